package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Described;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.RowWise;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.expr.Stack;
import io.bask.dataframe.schema.Aggregation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which tables' rows somebody sees in their order, or where they lie: results show both, sorted groups and counts forget them.
 *
 * <p>What is not seen may come in another order, in other partitions and in another number of them.
 */
final class LiveOrder {
    private final Set<FrameExpr> live;

    private LiveOrder(Set<FrameExpr> live) {
        this.live = live;
    }

    /**
     * Looks from the results down.
     *
     * @param order every table behind its inputs
     */
    static LiveOrder of(Collection<FrameExpr> roots, List<FrameExpr> order) {
        Set<FrameExpr> live = new HashSet<>(roots);
        for (int i = order.size() - 1; i >= 0; i--) {
            FrameExpr node = order.get(i);
            boolean own = live.contains(node);
            for (FrameExpr input : node.inputs()) {
                if (isRead(node, input, own)) {
                    live.add(input);
                }
            }
        }
        return new LiveOrder(live);
    }

    /** True when somebody sees the order of the table's rows, or in which partition one lies. */
    boolean isSeen(FrameExpr table) {
        return live.contains(table);
    }

    private static boolean isRead(FrameExpr node, FrameExpr input, boolean own) {
        if (node instanceof Length || node instanceof Described) {
            return false;
        }
        if (node instanceof Aggregated groups) {
            return !forgets(groups);
        }
        if (node instanceof Join join) {
            return own || !join.isBroadcast() && !(input instanceof Exchange);
        }
        if (node instanceof Sort sort) {
            return own || sort.limit() != Sort.ALL;
        }
        if (node instanceof Relabel relabel) {
            return own || relabel.mode() == Relabel.Mode.TO_COLUMNS || relabel.mode() == Relabel.Mode.COPY;
        }
        boolean handsOn = node instanceof RowWise && !(node instanceof MapPartitions);
        return own || !handsOn && !(node instanceof Exchange) && !(node instanceof Stack);
    }

    /** Groups in the order of their keys, of values to which each row contributes alike. */
    private static boolean forgets(Aggregated groups) {
        boolean isOrdered = groups.keys().isEmpty() || groups.options().sort();
        return isOrdered && groups.aggregates().stream().allMatch(aggregate -> forgets(aggregate.aggregation()));
    }

    private static boolean forgets(Aggregation aggregation) {
        return switch (aggregation) {
            case FIRST, LAST, IDXMIN, IDXMAX, CUSTOM -> false;
            default -> true;
        };
    }
}
