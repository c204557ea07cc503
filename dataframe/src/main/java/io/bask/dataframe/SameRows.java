package io.bask.dataframe;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnRef;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.Windows;
import io.bask.expr.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Tables whose rows are those of one table, of which they compute, select and rename columns: their rows go together as they lie,
 * without a look at labels.
 */
final class SameRows {
    private SameRows() {}

    /** The table, and those below it that have the same rows. */
    private static Set<FrameExpr> chain(FrameExpr table) {
        Set<FrameExpr> chain = new LinkedHashSet<>();
        FrameExpr node = table;
        chain.add(node);
        while (node instanceof Project || node instanceof Assign || node instanceof Rename) {
            node = node.inputs().get(0);
            chain.add(node);
        }
        return chain;
    }

    /** The lowest table that has the rows of this one. */
    static FrameExpr lowest(FrameExpr table) {
        FrameExpr last = table;
        for (FrameExpr node : chain(table)) {
            last = node;
        }
        return last;
    }

    /** The nearest table below both, or one of them, whose rows both have. */
    static Optional<FrameExpr> origin(FrameExpr left, FrameExpr right) {
        Set<FrameExpr> own = chain(left);
        return chain(right).stream().filter(own::contains).findFirst();
    }

    /** The columns of a table as expressions over an origin of it. */
    static Map<String, ColumnExpr> columns(FrameExpr table, FrameExpr origin) {
        List<FrameExpr> path = new ArrayList<>();
        for (FrameExpr node : chain(table)) {
            if (node.equals(origin)) {
                break;
            }
            path.add(0, node);
        }
        Map<String, ColumnExpr> columns = new LinkedHashMap<>();
        origin.schema().names().forEach(name -> columns.put(name, ColumnExpr.column(name)));
        for (FrameExpr node : path) {
            if (node instanceof Assign assign) {
                Map<String, ColumnExpr> before = new HashMap<>(columns);
                for (int i = 0; i < assign.names().size(); i++) {
                    columns.put(assign.names().get(i), over(assign.values().get(i), before));
                }
            } else if (node instanceof Rename rename) {
                Map<String, ColumnExpr> before = new LinkedHashMap<>(columns);
                columns.clear();
                before.forEach((name, value) -> columns.put(rename.newNames().getOrDefault(name, name), value));
            }
            columns.keySet().retainAll(node.schema().names());
        }
        return columns;
    }

    /** The values of a series over an origin of its table; none where they look at other rows of a table above the origin. */
    static Optional<ColumnExpr> value(Series series, FrameExpr origin) {
        if (series.frame().equals(origin)) {
            return Optional.of(series.value());
        }
        return Windows.areIn(List.of(series.value()))
                ? Optional.empty()
                : Optional.of(over(series.value(), columns(series.frame(), origin)));
    }

    private static ColumnExpr over(ColumnExpr value, Map<String, ColumnExpr> columns) {
        return Walk.rebuild(
                        List.of(value),
                        (ColumnExpr node) ->
                                node instanceof ColumnRef ref ? Objects.requireNonNull(columns.get(ref.name())) : node)
                .get(0);
    }

    /** The values of a series over a table that has its rows, or is below the series' own; none of other tables. */
    static Optional<ColumnExpr> valueOver(Series series, FrameExpr table) {
        return chain(series.frame()).contains(table) ? value(series, table) : Optional.empty();
    }
}
