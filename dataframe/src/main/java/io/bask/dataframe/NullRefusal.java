package io.bask.dataframe;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.RowsFunction;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Makes values of whole columns missing where a column has a missing value: pandas' {@code skipna=False}. */
final class NullRefusal {
    private static final String ROWS = "\u0000rows";
    private static final String COUNT = "\u0000count ";

    private NullRefusal() {}

    /** The same values, in one row or in one a group; truths take a missing value for true, as pandas does. */
    static FrameExpr of(FrameExpr expr) {
        if (!(expr instanceof Aggregated values)) {
            throw new IllegalArgumentException(
                    "%s is not aggregated from one table; skipNull is for sums, means, extremes and so on"
                            .formatted(expr.describe()));
        }
        values.aggregates().forEach(NullRefusal::check);
        List<Aggregate> all = new ArrayList<>(values.aggregates());
        for (Aggregate one : values.aggregates()) {
            if (one.readsColumn()) {
                all.add(new Aggregate(one.column(), Aggregation.COUNT, COUNT + one.name()));
            }
        }
        all.add(Aggregate.rows().as(ROWS));
        List<String> names = new ArrayList<>();
        List<ColumnExpr> changed = new ArrayList<>();
        for (Aggregate one : values.aggregates()) {
            if (isChanged(one.aggregation())) {
                ColumnExpr isWhole = ColumnExpr.column(COUNT + one.name()).eq(ColumnExpr.column(ROWS));
                names.add(one.name());
                changed.add(ColumnExpr.where(
                        isWhole,
                        ColumnExpr.column(one.name()),
                        one.aggregation() == Aggregation.ANY ? Boolean.TRUE : null));
            }
        }
        FrameExpr counted =
                new Aggregated(values.input(), values.keys(), all, values.options()).into(values.partitions());
        FrameExpr whole = names.isEmpty() ? counted : new Assign(counted, names, changed);
        return new Project(whole, expr.schema().names());
    }

    /** An aggregation of each row's group, given how what rows get from it is made. */
    static ColumnExpr of(
            Aggregation aggregation, ColumnExpr value, BiFunction<RowsFunction, ColumnExpr, ColumnExpr> grouped) {
        check(new Aggregate("value", aggregation, "value"));
        ColumnExpr result = grouped.apply(new RowsFunction.Whole(aggregation, AggregateOptions.DEFAULT), value);
        if (!isChanged(aggregation)) {
            return result;
        }
        ColumnExpr values = grouped.apply(new RowsFunction.Whole(Aggregation.COUNT, AggregateOptions.DEFAULT), value);
        ColumnExpr rows = grouped.apply(new RowsFunction.Whole(Aggregation.SIZE, AggregateOptions.DEFAULT), value);
        return ColumnExpr.where(values.eq(rows), result, aggregation == Aggregation.ANY ? Boolean.TRUE : null);
    }

    private static void check(Aggregate one) {
        switch (one.aggregation()) {
            case FIRST, LAST ->
                throw new IllegalArgumentException(
                        "%s leaves missing values out; use nth(0) or nth(-1) for the rows themselves".formatted(one));
            case CORR, COV, CUSTOM ->
                throw new IllegalArgumentException(
                        "%s cannot be told to mind missing values; compute it without skipNull(false)".formatted(one));
            default -> {}
        }
    }

    private static boolean isChanged(Aggregation aggregation) {
        return switch (aggregation) {
            case COUNT, SIZE, NUNIQUE, ALL -> false;
            default -> true;
        };
    }
}
