package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.Regroup;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Lets joins spread the rows of keys that very many rows have over several partitions.
 *
 * <pre>
 *   join(exchange(x, k), exchange(y, k))      becomes   join(x, y, hot keys spread)
 * </pre>
 *
 * <p>Which keys these are is found when the join runs; without any, rows lie where the exchange would bring them. Only joins that the
 * user did not plan, and only where nothing above rests on equal keys lying together: that is why it runs last.
 */
public final class SpreadHotKeys implements GlobalRule<FrameExpr> {
    /** With fewer partitions a key has too large a share of all rows before it is worth it. */
    private static final int FEWEST_PARTITIONS = 3;

    @Override
    public List<FrameExpr> apply(List<FrameExpr> roots) {
        List<FrameExpr> order = Walk.postOrder(roots);
        if (order.stream().noneMatch(SpreadHotKeys::isPossible)) {
            return roots;
        }
        Set<FrameExpr> needed = new HashSet<>();
        order.forEach(node -> addNeeded(node, needed));
        Map<FrameExpr, FrameExpr> rebuilt = new HashMap<>();
        for (FrameExpr node : order) {
            FrameExpr same = Walk.inPlaceOf(node, Walk.withRebuiltInputs(node, rebuilt));
            boolean isSpread = isPossible(node) && !needed.contains(node);
            rebuilt.put(node, isSpread ? Walk.inPlaceOf(node, spread((Join) same)) : same);
        }
        return roots.stream()
                .map(root -> Objects.requireNonNull(rebuilt.get(root)))
                .toList();
    }

    private static FrameExpr spread(Join join) {
        FrameExpr left = ((Exchange) join.inputs().get(0)).input();
        FrameExpr right = ((Exchange) join.inputs().get(1)).input();
        return Join.spread(left, right, join.spec(), join.partitions());
    }

    private static boolean isPossible(FrameExpr node) {
        return node instanceof Join join
                && !join.isBroadcast()
                && !join.isSpread()
                && join.spec().free()
                && !join.spec().uniqueness().isLeftUnique()
                && join.partitions() >= FEWEST_PARTITIONS
                && isExchange(join.inputs().get(0), join.spec().leftKeys())
                && isExchange(join.inputs().get(1), join.spec().rightKeys());
    }

    private static boolean isExchange(FrameExpr node, List<String> keys) {
        return node instanceof Exchange exchange && exchange.keys().equals(keys);
    }

    /** Adds the joins whose equal keys a table needs to lie together. */
    private static void addNeeded(FrameExpr node, Set<FrameExpr> needed) {
        boolean isInPlace = node instanceof Aggregated groups && groups.isInPlace()
                || node instanceof Regroup regroup && regroup.isInPlace();
        if (isInPlace) {
            addFrom(node.inputs().get(0), needed);
        }
        if (node instanceof Join join && !join.isBroadcast() && !join.isSpread()) {
            join.inputs().forEach(input -> addFrom(input, needed));
        }
    }

    private static void addFrom(FrameExpr table, Set<FrameExpr> needed) {
        FrameExpr node = table;
        while (KeepPartitioning.isFollowed(node)) {
            if (node instanceof Join join && !join.isBroadcast()) {
                needed.add(join);
            }
            node = node.inputs().get(0);
        }
    }
}
