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
    QUANTILES,
    /** Product. */
    PRODUCT,
    /** Whether any value is true. */
    ANY,
    /** Whether all values are true. */
    ALL,
    /** The first least value and the label of its row. */
    LEAST_ROW,
    /** The first greatest value and the label of its row. */
    GREATEST_ROW,
    /** Sums of powers of distances from the mean. */
    SHAPES,
    /** Sums of products of distances from two means. */
    COMOMENTS,
    /** All numbers of each group. */
    MEMBERS,
    /** Where a group appears first. */
    PLACE,
    /** What a user's aggregation keeps: no columns. */
    CUSTOM;

    /** What an aggregation of a column of that dtype is computed from. */
    static List<Measure> of(Aggregation aggregation, DType dtype) {
        return switch (aggregation) {
            case SUM -> List.of(SUM);
            case MEAN -> List.of(dtype.isFloat() || dtype.isDecimal() ? SUM : TOTAL, COUNT);
            case MIN -> List.of(MIN);
            case MAX -> List.of(MAX);
            case COUNT -> List.of(COUNT);
            case SIZE -> List.of(SIZE);
            case STD, VAR -> List.of(MOMENTS);
            case FIRST -> List.of(FIRST);
            case LAST -> List.of(LAST);
            case NUNIQUE -> List.of(DISTINCT);
            case PROD -> List.of(PRODUCT);
            case SEM -> List.of(MOMENTS);
            case MEDIAN, QUANTILE -> List.of(MEMBERS);
            case ANY -> List.of(ANY);
            case ALL -> List.of(ALL);
            case IDXMIN -> List.of(LEAST_ROW);
            case IDXMAX -> List.of(GREATEST_ROW);
            case SKEW, KURT -> List.of(SHAPES);
            case COV, CORR -> List.of(COMOMENTS);
            case CUSTOM -> List.of(CUSTOM);
        };
    }

    /** True when a state has one row a value, with the value's group in front; else it has one row a group. */
    boolean hasOwners() {
        return this == DISTINCT || this == MEMBERS;
    }

    /** True when decimals are measured by the doubles nearest to them. */
    private boolean isOfFloats() {
        return switch (this) {
            case PRODUCT, ANY, ALL, SHAPES, COMOMENTS, MEMBERS, MOMENTS, TOTAL, QUANTILES -> true;
            default -> false;
        };
    }

    /** The state of one partition, of what needs no second column. */
    List<Column> chunk(Column values, Grouping grouping) {
        return chunk(values, values, grouping);
    }

    /** The state of one partition; {@code other} are the labels, or the second column. */
    List<Column> chunk(Column values, Column other, Grouping grouping) {
        if (values.dtype().isDecimal() && isOfFloats()) {
            return chunk(CastKernel.cast(values, DType.FLOAT64), other, grouping);
        }
        return switch (this) {
            case PRODUCT -> List.of(Products.of(values, grouping));
            case ANY -> List.of(Truths.of(values, grouping, false));
            case ALL -> List.of(Truths.of(values, grouping, true));
            case LEAST_ROW -> ExtremeRows.labelled(values, other, grouping, false);
            case GREATEST_ROW -> ExtremeRows.labelled(values, other, grouping, true);
            case SHAPES -> Shapes.of(values, grouping);
            case COMOMENTS -> CoMoments.of(values, other, grouping);
            case MEMBERS -> Members.of(values, grouping);
            case PLACE -> List.of(Extremes.of(other, grouping, false));
            case CUSTOM -> List.of();
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
            case SUM, TOTAL, COUNT, SIZE -> List.of(Sums.merged(joined(parts, 0), merged));
            case PRODUCT -> List.of(Products.merged(joined(parts, 0), merged));
            case ANY -> List.of(Truths.of(joined(parts, 0), merged, false));
            case ALL -> List.of(Truths.of(joined(parts, 0), merged, true));
            case LEAST_ROW -> ExtremeRows.labelled(joined(parts, 0), joined(parts, 1), merged, false);
            case GREATEST_ROW -> ExtremeRows.labelled(joined(parts, 0), joined(parts, 1), merged, true);
            case SHAPES -> Shapes.merge(parts, merged);
            case COMOMENTS -> CoMoments.merge(parts, merged);
            case MEMBERS -> Members.merge(parts, groups);
            case CUSTOM -> List.of();
            case MIN, PLACE -> List.of(Extremes.of(joined(parts, 0), merged, false));
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
