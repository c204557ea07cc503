package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.Lookup;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Regroup;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.Scan;
import io.bask.dataframe.schema.JoinKind;
import io.bask.optimize.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves no rows that lie where a join needs them.
 *
 * <pre>
 *   join(exchange(join(exchange(x, k), exchange(y, k)), k), exchange(z, k))
 *     becomes   join(join(exchange(x, k), exchange(y, k)), exchange(z, k))
 * </pre>
 *
 * <p>Equal keys lie in partitions of one number after an exchange, and stay there while rows are filtered, columns computed and
 * other columns renamed. An exchange by the same keys into as many partitions would leave every row where it is.
 */
public final class KeepPartitioning implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (!(node instanceof Join join) || join.isBroadcast()) {
            return Optional.empty();
        }
        List<FrameExpr> inputs = new ArrayList<>();
        for (FrameExpr input : join.inputs()) {
            boolean isIdle = input instanceof Exchange exchange && lies(exchange.input(), exchange);
            inputs.add(isIdle ? ((Exchange) input).input() : input);
        }
        return inputs.equals(join.inputs()) ? Optional.empty() : Optional.of(join.withInputs(inputs));
    }

    /** True when the table's rows lie where the exchange would bring them. */
    private static boolean lies(FrameExpr table, Exchange exchange) {
        List<String> keys = exchange.keys();
        FrameExpr node = table;
        while (node.partitions() == exchange.partitions()) {
            if (node instanceof Exchange earlier) {
                return earlier.keys().equals(keys);
            }
            if (node instanceof Join join && !join.isBroadcast()) {
                return !join.isSpread()
                        && join.spec().kind() != JoinKind.OUTER
                        && ofLeft(join, keys).equals(join.spec().leftKeys());
            }
            boolean isLost =
                    node instanceof Assign assign && !Collections.disjoint(assign.names(), keys) || !isFollowed(node);
            if (isLost) {
                return false;
            }
            if (node instanceof Rename rename) {
                keys = oldNames(rename, keys);
            }
            node = node.inputs().get(0);
            if (!node.schema().names().containsAll(keys)) {
                return false;
            }
        }
        return false;
    }

    /** Tables whose rows lie where those of their first input do. */
    static boolean isFollowed(FrameExpr node) {
        return node instanceof Filter
                || node instanceof Project
                || node instanceof Rename
                || node instanceof Assign
                || node instanceof Regroup
                || node instanceof Lookup
                || node instanceof Scan
                || node instanceof Join;
    }

    static List<String> oldNames(Rename rename, List<String> keys) {
        Map<String, String> old = new HashMap<>();
        rename.newNames().forEach((from, to) -> old.put(to, from));
        return keys.stream().map(key -> old.getOrDefault(key, key)).toList();
    }

    /** The keys by the names of the left table, which equal those of the right one in every row of an inner join. */
    static List<String> ofLeft(Join join, List<String> keys) {
        List<String> names = new ArrayList<>();
        for (String key : keys) {
            int at = join.spec().kind() == JoinKind.INNER
                    ? join.spec().rightKeys().indexOf(key)
                    : -1;
            names.add(at < 0 ? key : join.spec().leftKeys().get(at));
        }
        return names;
    }
}
