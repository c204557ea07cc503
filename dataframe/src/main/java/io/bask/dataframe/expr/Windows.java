package io.bask.dataframe.expr;

import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.WindowOp;
import io.bask.expr.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Takes what looks at other rows out of column expressions.
 *
 * <pre>  x + cumsum(y)   over t   becomes   x + w   over scan(t, w = cumsum(y))  </pre>
 *
 * <p>Innermost first, so that windows may stand in windows. The columns in between have names that no user writes. What asks for the
 * categories of its operand is told them here too, since partitions have them and no expression.
 */
public final class Windows {
    /** In front of the number of a level of labels. */
    private static final String LABEL = "\u0000label";

    private Windows() {}

    /**
     * Expressions of values of one row each, and the table that has the columns they read.
     *
     * @param table the table, with more columns than before
     * @param values the expressions over it
     */
    public record Expanded(FrameExpr table, List<ColumnExpr> values) {}

    /** True when a value needs more than its own row. */
    public static boolean areIn(List<ColumnExpr> values) {
        return Walk.postOrder(values).stream().anyMatch(Windows::looksAround);
    }

    private static boolean looksAround(ColumnExpr node) {
        return node instanceof Window
                || node instanceof Grouped
                || node instanceof LabelRef
                || KnownCategories.isAsked(node);
    }

    /** The same values without windows. */
    public static Expanded expand(FrameExpr table, List<ColumnExpr> values) {
        values.forEach(value -> value.dtype(table.schema()));
        FrameExpr wider = table;
        List<ColumnExpr> rest = areIn(values) ? Walk.rebuild(values, Windows::bounded) : values;
        while (areIn(rest)) {
            Map<Window, String> found = new LinkedHashMap<>();
            Map<Grouped, String> grouped = new LinkedHashMap<>();
            Map<ColumnExpr, ColumnExpr> taken = new HashMap<>();
            for (ColumnExpr node : Walk.postOrder(rest)) {
                if (looksAround(node) && !areIn(node.inputs())) {
                    String name = "\u0000" + node.token().hex();
                    taken.put(node, ColumnExpr.column(name));
                    if (KnownCategories.isAsked(node)) {
                        taken.put(node, KnownCategories.told(wider, node));
                    } else if (node instanceof Window window) {
                        found.put(window, name);
                    } else if (node instanceof Grouped value) {
                        grouped.put(value, name);
                    } else {
                        wider = labelled(wider);
                        taken.put(node, ColumnExpr.column(LABEL + ((LabelRef) node).level()));
                    }
                }
            }
            wider = found.isEmpty() ? wider : scanned(wider, found);
            wider = grouped.isEmpty() ? wider : GroupWindows.added(wider, grouped);
            rest = Walk.rebuild(rest, (ColumnExpr node) -> taken.getOrDefault(node, node));
        }
        return new Expanded(wider, rest);
    }

    /** Ranks that are only compared with a number need not be known beyond it. */
    private static ColumnExpr bounded(ColumnExpr node) {
        if (!(node instanceof Binary compared) || compared.op() != BinaryOp.LE && compared.op() != BinaryOp.LT) {
            return node;
        }
        ColumnExpr value = node.inputs().get(0);
        if (value instanceof Grouped grouped
                && grouped.function() instanceof RowsFunction.Rank rank
                && rank.canBeBounded()
                && node.inputs().get(1) instanceof Literal literal
                && literal.value() instanceof Number number
                && number.doubleValue() <= Integer.MAX_VALUE) {
            long upTo = Math.max(1, (long) Math.ceil(number.doubleValue()));
            RowsFunction first = new RowsFunction.Rank(rank.options(), upTo);
            ColumnExpr operand = grouped.inputs().get(0);
            return node.withInputs(List.of(new Grouped(first, operand, grouped.keys(), grouped.dropsNull()), literal));
        }
        return node;
    }

    /** The table with its labels as columns. */
    private static FrameExpr labelled(FrameExpr table) {
        if (table.schema().contains(LABEL + 0)) {
            return table;
        }
        int levels = Math.max(1, table.labels().size());
        return Relabel.copied(
                table,
                IntStream.range(0, levels).mapToObj(level -> LABEL + level).toList());
    }

    /** Windows that are computed at once: of the same groups, and in the same way. */
    private record Rows(List<String> keys, boolean isWeighted) {}

    private static FrameExpr scanned(FrameExpr table, Map<Window, String> found) {
        Map<Rows, List<Scan.Step>> byKeys = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        List<ColumnExpr> operands = new ArrayList<>();
        found.forEach((window, name) -> {
            ColumnExpr operand = window.inputs().get(0);
            window.function().op().result(operand.dtype(table.schema()));
            String column = operand instanceof ColumnRef ref
                    ? ref.name()
                    : "\u0000" + operand.token().hex();
            if (window.function().op() == WindowOp.CUMCOUNT) {
                operand = ColumnExpr.of(1L);
                column = "\u0000one";
            }
            if (column.startsWith("\u0000")
                    && !names.contains(column)
                    && !table.schema().contains(column)) {
                names.add(column);
                operands.add(operand);
            }
            Rows rows = new Rows(window.keys(), window.function().op().isWeighted());
            byKeys.computeIfAbsent(rows, any -> new ArrayList<>()).add(new Scan.Step(name, column, window.function()));
        });
        FrameExpr result = names.isEmpty() ? table : new Assign(table, names, operands);
        for (Map.Entry<Rows, List<Scan.Step>> scan : byKeys.entrySet()) {
            result = new Scan(result, scan.getValue(), scan.getKey().keys());
        }
        return result;
    }
}
