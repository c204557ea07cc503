package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregation;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Several aggregations of windows at once.
 *
 * @param rows what windows are over
 * @param what which windows, for messages
 * @param windows the windows over one column
 * @param known what they make of it, by aggregation
 * @param <T> what comes out
 * @param <W> windows over one column
 */
record WindowAggregates<T, W>(
        WindowRows<T> rows,
        String what,
        Function<ColumnExpr, W> windows,
        Map<Aggregation, Function<W, ColumnExpr>> known) {
    /** The aggregations of these names, of every column. */
    T named(String... names) {
        Given.noneNull(names, "names");
        return each(Arrays.stream(names).map(Aggregation::of).toArray(Aggregation[]::new));
    }

    /** These aggregations of every column. */
    T each(Aggregation... aggregations) {
        Given.noneNull(aggregations, "aggregations");
        return rows.beside(results("", Arrays.asList(aggregations)));
    }

    /** These aggregations of these columns. */
    T by(Map<String, List<Aggregation>> byColumn) {
        Given.notNull(byColumn, "byColumn");
        List<WindowRows.Result> results = new ArrayList<>();
        byColumn.forEach((column, aggregations) ->
                results.addAll(results(column, Given.noneNull(aggregations, "the aggregations of a column"))));
        if (results.isEmpty()) {
            throw new IllegalArgumentException("no column to aggregate; give at least one with its aggregations");
        }
        return rows.beside(results);
    }

    private List<WindowRows.Result> results(String column, List<Aggregation> aggregations) {
        String of = column.isEmpty() ? "" : " of column '%s'".formatted(column);
        if (aggregations.isEmpty() || new HashSet<>(aggregations).size() < aggregations.size()) {
            throw new IllegalArgumentException(
                    "aggregations %s%s were given; give at least one, and each once".formatted(aggregations, of));
        }
        List<WindowRows.Result> results = new ArrayList<>();
        for (Aggregation aggregation : aggregations) {
            Function<W, ColumnExpr> method = known.get(aggregation);
            if (method == null) {
                throw new IllegalArgumentException("'%s'%s is not defined for %s; use one of %s"
                        .formatted(aggregation, of, what, new TreeMap<>(known).keySet()));
            }
            results.add(new WindowRows.Result(column, aggregation.toString(), windows.andThen(method)::apply));
        }
        return results;
    }
}
