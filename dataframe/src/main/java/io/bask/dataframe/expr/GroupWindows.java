package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.GroupOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes columns of values for which whole groups must be known.
 *
 * <p>Aggregations of groups are looked up in the table of all groups; other values are computed where all rows of a group
 * have been brought together. Values of the same keys are computed at once.
 */
final class GroupWindows {
    private GroupWindows() {}

    /** Keys, and whether rows that miss one are in no group. */
    private record Keys(List<String> names, boolean dropNull) {}

    /** The table with these values as columns of these names. */
    static FrameExpr added(FrameExpr table, Map<Grouped, String> values) {
        List<String> names = new ArrayList<>();
        List<ColumnExpr> operands = new ArrayList<>();
        Map<Keys, List<Regroup.Step>> moved = new LinkedHashMap<>();
        Map<Keys, Map<String, RowsFunction.Whole>> wholes = new LinkedHashMap<>();
        Map<Keys, Map<String, RowsFunction.Number>> numbers = new LinkedHashMap<>();
        Map<String, String> operandOf = new LinkedHashMap<>();
        values.forEach((value, name) -> {
            value.function().result(value.inputs().get(0).dtype(table.schema()));
            List<String> read = new ArrayList<>();
            for (ColumnExpr operand : value.inputs()) {
                String column = operand instanceof ColumnRef ref
                        ? ref.name()
                        : "\u0000" + operand.token().hex();
                if (!names.contains(column) && !table.schema().contains(column)) {
                    names.add(column);
                    operands.add(operand);
                }
                read.add(column);
            }
            String column = read.get(0);
            String beside = read.size() > 1 ? read.get(1) : "";
            operandOf.put(name, column);
            Keys keys = new Keys(value.keys(), value.dropsNull());
            if (value.function() instanceof RowsFunction.Whole whole) {
                wholes.computeIfAbsent(keys, any -> new LinkedHashMap<>()).put(name, whole);
            } else if (value.function() instanceof RowsFunction.Number number) {
                numbers.computeIfAbsent(keys, any -> new LinkedHashMap<>()).put(name, number);
            } else {
                moved.computeIfAbsent(keys, any -> new ArrayList<>())
                        .add(new Regroup.Step(name, column, beside, value.function()));
            }
        });
        FrameExpr source = names.isEmpty() ? table : new Assign(table, names, operands);
        FrameExpr result = source;
        result = withWholes(result, source, wholes, operandOf);
        result = withNumbers(result, source, numbers);
        for (Map.Entry<Keys, List<Regroup.Step>> each : moved.entrySet()) {
            result = new Regroup(
                    result,
                    each.getValue(),
                    each.getKey().names(),
                    each.getKey().dropNull());
        }
        return result;
    }

    /** The table with aggregations of groups looked up. */
    private static FrameExpr withWholes(
            FrameExpr table,
            FrameExpr source,
            Map<Keys, Map<String, RowsFunction.Whole>> wholes,
            Map<String, String> operandOf) {
        FrameExpr result = table;
        for (Map.Entry<Keys, Map<String, RowsFunction.Whole>> each : wholes.entrySet()) {
            List<Aggregate> aggregates = new ArrayList<>();
            List<Lookup.Step> steps = new ArrayList<>();
            each.getValue().forEach((name, whole) -> {
                aggregates.add(
                        new Aggregate(operandOf.getOrDefault(name, ""), whole.aggregation(), name, whole.numbers()));
                steps.add(new Lookup.Step(name, name));
            });
            result = new Lookup(
                    result,
                    groups(source, each.getKey(), aggregates, true),
                    steps,
                    each.getKey().names());
        }
        return result;
    }

    /** The table with numbers of groups looked up. */
    private static FrameExpr withNumbers(
            FrameExpr table, FrameExpr source, Map<Keys, Map<String, RowsFunction.Number>> numbers) {
        FrameExpr result = table;
        for (Map.Entry<Keys, Map<String, RowsFunction.Number>> each : numbers.entrySet()) {
            for (Map.Entry<String, RowsFunction.Number> number : each.getValue().entrySet()) {
                FrameExpr groups = groups(
                        source,
                        each.getKey(),
                        List.of(Aggregate.rows()),
                        number.getValue().sorted());
                result = new Lookup(
                        result,
                        groups,
                        List.of(new Lookup.Step(number.getKey(), "")),
                        each.getKey().names());
            }
        }
        return result;
    }

    private static FrameExpr groups(FrameExpr source, Keys keys, List<Aggregate> aggregates, boolean sorted) {
        return new Aggregated(source, keys.names(), aggregates, new GroupOptions(keys.dropNull(), sorted, true));
    }
}
