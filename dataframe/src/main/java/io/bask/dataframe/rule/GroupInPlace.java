package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.Regroup;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.schema.JoinKind;
import io.bask.optimize.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings no groups together whose rows lie in one partition.
 *
 * <pre>
 *   groupby(join(exchange(x, k), exchange(y, k)), [k, s])
 *     becomes   groupby(join(exchange(x, k), exchange(y, k)), [k, s], in place)
 * </pre>
 *
 * <p>The same for columns that need whole groups, such as ranks and what tells duplicates. Behind an exchange or a join by some of the
 * group's keys, rows that are equal in all of them are equal in those, so they lie together; see {@link KeepPartitioning} for what
 * leaves rows where they are. Runs last: nothing below may change any more.
 */
public final class GroupInPlace implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (node instanceof Aggregated groups) {
            boolean fits = !groups.isInPlace()
                    && groups.partitions() == 1
                    && groups.options().observed()
                    && lieTogether(groups.input(), groups.keys());
            return fits ? Optional.of(groups.inPlace()) : Optional.empty();
        }
        if (node instanceof Regroup regroup) {
            boolean fits = !regroup.isInPlace() && lieTogether(regroup.input(), regroup.keys());
            return fits ? Optional.of(regroup.inPlace()) : Optional.empty();
        }
        return Optional.empty();
    }

    /** True when rows that are equal in all these columns lie in one of several partitions. */
    private static boolean lieTogether(FrameExpr table, List<String> columns) {
        List<String> keys = columns;
        FrameExpr node = table;
        while (node.partitions() > 1 && !keys.isEmpty()) {
            if (node instanceof Exchange exchange) {
                return keys.containsAll(exchange.keys());
            }
            if (node instanceof Join join && !join.isBroadcast()) {
                return !join.isSpread()
                        && join.spec().kind() != JoinKind.OUTER
                        && KeepPartitioning.ofLeft(join, keys)
                                .containsAll(join.spec().leftKeys());
            }
            if (!KeepPartitioning.isFollowed(node)) {
                return false;
            }
            keys = before(node, keys);
            node = node.inputs().get(0);
        }
        return false;
    }

    /** Those of the columns that were there before a step, as they were called. */
    private static List<String> before(FrameExpr node, List<String> columns) {
        List<String> kept = new ArrayList<>(columns);
        if (node instanceof Assign assign) {
            kept.removeAll(assign.names());
        }
        if (node instanceof Rename rename) {
            kept = new ArrayList<>(KeepPartitioning.oldNames(rename, kept));
        }
        kept.retainAll(node.inputs().get(0).schema().names());
        return kept;
    }
}
