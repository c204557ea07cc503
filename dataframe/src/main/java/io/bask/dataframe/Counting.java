package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.CountOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.SortKey;
import java.util.List;

/** Orders tables of counts, in a column {@code count}, and makes shares of them. */
final class Counting {
    private static final String COUNT = "count";

    private Counting() {}

    /** Counts as shares of all that were counted. */
    static DataFrame shares(DataFrame counts) {
        ColumnExpr count = ColumnExpr.column(COUNT);
        return counts.assign(COUNT, count.cast(DType.FLOAT64).div(count.transform(Aggregation.SUM)));
    }

    /** Counts in their order, as shares where that is asked for. */
    static DataFrame ordered(DataFrame counts, CountOptions options) {
        SortKey order = options.ascending() ? SortKey.ascending(COUNT) : SortKey.descending(COUNT);
        DataFrame sorted = options.sort() ? counts.sortValues(List.of(order)) : counts;
        return options.normalize() ? shares(sorted) : sorted;
    }
}
