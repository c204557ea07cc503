package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Estimate;
import io.bask.dataframe.expr.Estimates;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Brings a small left table to every partition of the right one, which then does not move.
 *
 * <pre>
 *   count(join(exchange(small, k), exchange(large, k)))
 *     becomes   count(join(large, small to every partition))
 * </pre>
 *
 * <p>Rows then come in the order of the right table, so only where nobody sees it, see {@link LiveOrder}; only inner joins that the
 * user did not plan.
 * Right tables that are small go to every partition as soon as the join is written.
 */
public final class BroadcastSmallSide implements GlobalRule<FrameExpr> {
    /** A table that is nearly as large as the other is exchanged: that takes all threads, one table of keys only one. */
    private static final double TIMES_SMALLER = 4;

    @Override
    public List<FrameExpr> apply(List<FrameExpr> roots) {
        List<FrameExpr> order = Walk.postOrder(roots);
        if (order.stream().noneMatch(node -> node instanceof Join join && !join.isBroadcast())) {
            return roots;
        }
        LiveOrder seen = LiveOrder.of(roots, order);
        Map<FrameExpr, Estimate> sizes = Estimates.of(roots);
        Map<FrameExpr, FrameExpr> rebuilt = new HashMap<>();
        for (FrameExpr node : order) {
            FrameExpr same = Walk.inPlaceOf(node, Walk.withRebuiltInputs(node, rebuilt));
            boolean isFree =
                    node instanceof Join join && join.spec().isMovable() && !join.isBroadcast() && !seen.isSeen(join);
            rebuilt.put(node, isFree ? Walk.inPlaceOf(node, chosen((Join) node, (Join) same, sizes)) : same);
        }
        return roots.stream()
                .map(root -> Objects.requireNonNull(rebuilt.get(root)))
                .toList();
    }

    /** The join, or one whose sides changed places. */
    private static FrameExpr chosen(Join before, Join join, Map<FrameExpr, Estimate> sizes) {
        if (!(join.inputs().get(0) instanceof Exchange left) || !(join.inputs().get(1) instanceof Exchange right)) {
            return join;
        }
        Estimate leftSize = Objects.requireNonNull(sizes.get(before.inputs().get(0)));
        Estimate rightSize = Objects.requireNonNull(sizes.get(before.inputs().get(1)));
        boolean isSmall = Estimates.fitsEverywhere(left.input(), leftSize)
                && leftSize.bytes() * TIMES_SMALLER <= rightSize.bytes();
        if (!isSmall) {
            return join;
        }
        JoinSpec spec = new JoinSpec(
                JoinKind.INNER,
                join.spec().rightKeys(),
                join.spec().leftKeys(),
                "",
                Uniqueness.MANY_TO_MANY,
                false,
                true);
        return new Project(
                new Join(right.input(), left.input(), spec, true), join.schema().names());
    }
}
