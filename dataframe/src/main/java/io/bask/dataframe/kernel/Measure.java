package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import java.util.List;

/**
 * A quantity that partitions compute each for themselves and that merges exactly: what aggregations are made of.
 *
 * <p>Its state is a list of columns with one row a group (for {@link #DISTINCT} and {@link #QUANTILES}: one row a value).
 * Several aggregations of a column share a measure.
 */
enum Measure {
    /** Sum in the result's dtype. */
    SUM,
    /** Sum as float64, for means of whole numbers that would overflow. */
    TOTAL,
    /** Values that are not missing. */
    COUNT,
    /** Rows. */
    SIZE,
    /** Least value. */
    MIN,
    /** Greatest value. */
    MAX,
    /** Count, mean and sum of squared distances from the mean. */
    MOMENTS,
    /** First value. */
    FIRST,
    /** Last value. */
    LAST,
    /** The distinct values of each group. */
    DISTINCT,
    /** Sorted values with how often each occurs, all rows in one group. */
    QUANTILES;

    /** What an aggregation of a column of that dtype is computed from. */
    static List<Measure> of(Aggregation aggregation, DType dtype) {
        return switch (aggregation) {
            case SUM -> List.of(SUM);
            case MEAN -> List.of(dtype == DType.FLOAT64 ? SUM : TOTAL, COUNT);
            case MIN -> List.of(MIN);
            case MAX -> List.of(MAX);
            case COUNT -> List.of(COUNT);
            case SIZE -> List.of(SIZE);
            case STD, VAR -> List.of(MOMENTS);
            case FIRST -> List.of(FIRST);
            case LAST -> List.of(LAST);
            case NUNIQUE -> List.of(DISTINCT);
        };
    }

    /** The state of one partition. */
    List<Column> chunk(Column values, Grouping grouping) {
        return switch (this) {
            case SUM -> List.of(Sums.of(values, grouping));
            case TOTAL -> List.of(Sums.doubles(values, grouping));
            case COUNT -> List.of(Counts.of(values, grouping));
            case SIZE -> List.of(Counts.rows(grouping));
            case MIN -> List.of(Extremes.of(values, grouping, false));
            case MAX -> List.of(Extremes.of(values, grouping, true));
            case MOMENTS -> Moments.of(values, grouping);
            case FIRST -> List.of(Ends.of(values, grouping, false));
            case LAST -> List.of(Ends.of(values, grouping, true));
            case DISTINCT -> Distinct.of(values, grouping);
            case QUANTILES -> Quantiles.of(values);
        };
    }

    /**
     * The states of several partitions as one, in partition order.
     *
     * @param parts each partition's state
     * @param groups for each partition, the merged group of each of its groups
     * @param merged the merged groups, one row for each group of each partition in order
     */
    List<Column> merge(List<List<Column>> parts, int[][] groups, Grouping merged) {
        return switch (this) {
            case SUM, TOTAL, COUNT, SIZE -> List.of(Sums.of(joined(parts, 0), merged));
            case MIN -> List.of(Extremes.of(joined(parts, 0), merged, false));
            case MAX -> List.of(Extremes.of(joined(parts, 0), merged, true));
            case MOMENTS -> Moments.merge(parts, merged);
            case FIRST -> List.of(Ends.of(joined(parts, 0), merged, false));
            case LAST -> List.of(Ends.of(joined(parts, 0), merged, true));
            case DISTINCT -> Distinct.merge(parts, groups, merged);
            case QUANTILES -> Quantiles.merge(parts);
        };
    }

    static Column joined(List<List<Column>> parts, int state) {
        return Column.concat(parts.stream().map(part -> part.get(state)).toList());
    }
}
