package io.bask.dataframe;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import java.util.ArrayList;
import java.util.List;

/** Makes values of whole columns missing where a column has a missing value: pandas' {@code skipna=False}. */
final class NullRefusal {
    private static final String ROWS = "\u0000rows";
    private static final String COUNT = "\u0000count ";

    private NullRefusal() {}

    /** The same values in one row; truths take a missing value for true, as pandas does. */
    static FrameExpr of(FrameExpr expr) {
        if (!(expr instanceof Aggregated values) || !values.keys().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is not aggregated from one table; skipNull is for sums, means, extremes and so on"
                            .formatted(expr.describe()));
        }
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
        FrameExpr counted = new Aggregated(values.input(), List.of(), all);
        FrameExpr whole = names.isEmpty() ? counted : new Assign(counted, names, changed);
        return new Project(whole, expr.schema().names());
    }

    private static boolean isChanged(Aggregation aggregation) {
        return switch (aggregation) {
            case COUNT, SIZE, NUNIQUE, ALL -> false;
            default -> true;
        };
    }
}
