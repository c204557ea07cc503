package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnVerbs;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.WindowRows;
import io.bask.dataframe.schema.Field;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * What is done with one column done with all that are numbers or truth values.
 *
 * @param table the table
 * @param kept columns that stay as they are
 */
record NumberColumns(DataFrame table, List<String> kept) implements ColumnVerbs<DataFrame>, WindowRows<DataFrame> {
    @Override
    public DataFrame then(UnaryOperator<ColumnExpr> change) {
        Given.notNull(change, "change");
        List<String> numbers = numbers();
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        numbers.forEach(name -> values.put(name, change.apply(ColumnExpr.column(name))));
        List<String> names = table.columns().stream()
                .filter(name -> kept.contains(name) || numbers.contains(name))
                .toList();
        return table.assign(values).select(names);
    }

    private List<String> numbers() {
        List<String> numbers = table.schema().fields().stream()
                .filter(field -> !kept.contains(field.name()) && field.dtype().hasSum())
                .map(Field::name)
                .toList();
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("windows need a numeric column; the columns are " + table.schema());
        }
        return numbers;
    }

    @Override
    public WindowRows<DataFrame> windowRows() {
        return this;
    }

    @Override
    public DataFrame every(DataFrame results, int step) {
        return results.filter(WindowRows.isEvery(step));
    }

    @Override
    public DataFrame beside(List<Result> results) {
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        boolean isOfEach = results.get(0).column().isEmpty();
        for (String column : isOfEach ? numbers() : List.of("")) {
            for (Result result : results) {
                String from = isOfEach ? column : result.column();
                table.schema().indexOf(from);
                values.put(from + "_" + result.name(), result.change().apply(ColumnExpr.column(from)));
            }
        }
        List<String> names =
                new ArrayList<>(table.columns().stream().filter(kept::contains).toList());
        values.keySet().forEach(name -> {
            if (names.contains(name)) {
                throw new IllegalArgumentException(
                        "column '%s' stays beside the windows, and one of them is called so; rename the column"
                                .formatted(name));
            }
            names.add(name);
        });
        return table.assign(values).select(names);
    }

    @Override
    public DataFrame pairs(BinaryOperator<ColumnExpr> function, List<String> keys) {
        List<String> numbers = numbers();
        List<String> shown = Labels.names(table);
        List<String> levels = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            levels.add(Hidden.VALUE + i);
        }
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            for (int j = i; j < numbers.size(); j++) {
                String row = numbers.get(i);
                String column = numbers.get(j);
                ColumnExpr value = function.apply(ColumnExpr.column(row), ColumnExpr.column(column));
                values.put(PairTables.name(row, column), value);
                values.put(PairTables.name(column, row), value);
            }
        }
        List<String> labels = new ArrayList<>(keys);
        labels.addAll(levels);
        List<String> names = new ArrayList<>(labels);
        names.addAll(values.keySet());
        DataFrame flat = new DataFrame(Relabel.toColumns(table.expr(), levels))
                .assign(values)
                .select(names);
        List<String> called = new ArrayList<>(keys);
        called.addAll(shown);
        called.add("");
        return Labels.named(PairTables.stacked(flat, labels, numbers), called);
    }
}
