package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Described;
import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.Lookup;
import io.bask.dataframe.expr.Partitions;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Regroup;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.Scan;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.expr.Stack;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which tables' row labels somebody sees: results show them, joins and groups forget them. */
final class LiveLabels {
    private final Set<FrameExpr> live;

    private LiveLabels(Set<FrameExpr> live) {
        this.live = live;
    }

    /**
     * Looks from the results down.
     *
     * @param order every table behind its inputs
     */
    static LiveLabels of(Collection<FrameExpr> roots, List<FrameExpr> order) {
        Set<FrameExpr> live = new HashSet<>(roots);
        for (int i = order.size() - 1; i >= 0; i--) {
            FrameExpr node = order.get(i);
            boolean own = live.contains(node);
            for (int input = 0; input < node.inputs().size(); input++) {
                if (isRead(node, input, own)) {
                    live.add(node.inputs().get(input));
                }
            }
        }
        return new LiveLabels(live);
    }

    /** True when somebody sees how the table's rows are labelled. */
    boolean areSeen(FrameExpr table) {
        return live.contains(table);
    }

    private static boolean isRead(FrameExpr node, int input, boolean own) {
        if (node instanceof Join || node instanceof Length || node instanceof Described) {
            return false;
        }
        if (node instanceof Aggregated groups) {
            return groups.readsLabels();
        }
        if (node instanceof Relabel relabel) {
            return relabel.mode() == Relabel.Mode.TO_COLUMNS || relabel.mode() == Relabel.Mode.COPY;
        }
        return !passesOn(node) || own || node instanceof Lookup && input == 1;
    }

    /** Tables that only hand labels on, and do not look at them. */
    private static boolean passesOn(FrameExpr node) {
        return node instanceof Filter
                || node instanceof Project
                || node instanceof Assign
                || node instanceof Rename
                || node instanceof Ends
                || node instanceof Partitions
                || node instanceof Sort
                || node instanceof Stack
                || node instanceof Exchange
                || node instanceof Regroup
                || node instanceof Lookup
                || node instanceof Scan;
    }
}
