package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Estimate;
import io.bask.dataframe.expr.Estimates;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Joins three or more tables in the order that is expected to make the fewest rows on the way.
 *
 * <pre>
 *   count(join(join(large, medium), filter(small, p)))
 *     becomes   count(join(large, join(medium, filter(small, p))))    where medium has the key of small
 * </pre>
 *
 * <p>Of all pairs with a key in common the one with the fewest expected rows is joined first, until one table is left; keys that
 * equal a third one equal each other. The smaller side of each join stands at the right, and comes to every partition of the other
 * where it is small enough. Only inner joins that the user did not plan, only where nobody sees the order of the rows, see
 * {@link LiveOrder}, and only where a tenth of the rows is saved.
 */
public final class JoinOrder implements GlobalRule<FrameExpr> {
    private static final double WORTH_IT = 0.9;

    @Override
    public List<FrameExpr> apply(List<FrameExpr> roots) {
        List<FrameExpr> order = Walk.postOrder(roots);
        long joins = order.stream().filter(Join.class::isInstance).count();
        if (joins < 2) {
            return roots;
        }
        LiveOrder seen = LiveOrder.of(roots, order);
        Map<FrameExpr, Integer> readers = Walk.readers(roots);
        Map<FrameExpr, Estimate> sizes = Estimates.of(roots);
        Map<FrameExpr, JoinTree> trees = new HashMap<>();
        Set<FrameExpr> inside = new HashSet<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            boolean isRoot = order.get(i) instanceof Join any
                    && any.spec().isMovable()
                    && !inside.contains(any)
                    && !seen.isSeen(any);
            if (isRoot) {
                Join join = (Join) order.get(i);
                JoinTree tree = JoinTree.below(join, order, readers);
                inside.addAll(tree.joins());
                if (tree.leaves().size() > 2 && tree.isFree()) {
                    trees.put(join, tree);
                }
            }
        }
        Map<FrameExpr, FrameExpr> rebuilt = new HashMap<>();
        for (FrameExpr node : order) {
            JoinTree tree = trees.get(node);
            rebuilt.put(node, tree == null ? same(node, rebuilt) : reordered(node, tree, sizes, rebuilt));
        }
        return roots.stream()
                .map(root -> Objects.requireNonNull(rebuilt.get(root)))
                .toList();
    }

    private static FrameExpr same(FrameExpr node, Map<FrameExpr, FrameExpr> rebuilt) {
        return Walk.inPlaceOf(node, Walk.withRebuiltInputs(node, rebuilt));
    }

    private static FrameExpr reordered(
            FrameExpr node, JoinTree tree, Map<FrameExpr, Estimate> sizes, Map<FrameExpr, FrameExpr> rebuilt) {
        double before = 0;
        for (FrameExpr join : tree.joins()) {
            before += Objects.requireNonNull(sizes.get(join)).rows();
        }
        JoinPlan plan = JoinPlan.of(tree, sizes, rebuilt);
        return plan.rows() < WORTH_IT * before ? Walk.inPlaceOf(node, plan.table()) : same(node, rebuilt);
    }
}
