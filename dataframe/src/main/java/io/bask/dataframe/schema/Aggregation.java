package io.bask.dataframe.schema;

import java.util.Arrays;

/**
 * How many values become one, for a whole column or for each group, and the dtype it gives.
 *
 * <p>Missing values are left out, as in pandas. Every aggregation can be computed from partial results of partitions.
 */
public enum Aggregation {
    /** Sum; of whole numbers and booleans exact in int64, without sign in uint64; of no values 0. */
    SUM("sum"),
    /** Mean, as float64, of float32, dates and timedeltas in their dtype; of no values missing. */
    MEAN("mean"),
    /** Least value; of no values missing. */
    MIN("min"),
    /** Greatest value; of no values missing. */
    MAX("max"),
    /** Number of values that are not missing. */
    COUNT("count"),
    /** Number of rows, missing values included. */
    SIZE("size"),
    /** Sample standard deviation (divides by n - 1); of fewer than two values missing. */
    STD("std"),
    /** Sample variance (divides by n - 1); of fewer than two values missing. */
    VAR("var"),
    /** First value that is not missing, in row order. */
    FIRST("first"),
    /** Last value that is not missing, in row order. */
    LAST("last"),
    /** Number of distinct values, not counting missing ones. */
    NUNIQUE("nunique"),
    /** Product; of whole numbers and booleans in int64, which wraps, of decimals in float64; of no values 1. */
    PROD("prod"),
    /** Standard error of the mean; of fewer than two values missing. */
    SEM("sem"),
    /** Exact median, in the dtype of the mean; of no values missing. */
    MEDIAN("median"),
    /** Exact quantile at {@link AggregateOptions#fraction()}, between two values in proportion; of no values missing. */
    QUANTILE("quantile"),
    /** True where a value is neither false, zero nor an empty text; of no values false. */
    ANY("any"),
    /** True where every value is neither false, zero nor an empty text; of no values true. */
    ALL("all"),
    /** Label of the row of the first least value; of no values missing. */
    IDXMIN("idxmin"),
    /** Label of the row of the first greatest value; of no values missing. */
    IDXMAX("idxmax"),
    /** Skewness without bias; of fewer than three values missing. */
    SKEW("skew"),
    /** Excess kurtosis without bias; of fewer than four values missing. */
    KURT("kurt"),
    /** Sample covariance with {@link AggregateOptions#other()}, of the rows that have both values. */
    COV("cov"),
    /** Pearson's correlation with {@link AggregateOptions#other()}, of the rows that have both values. */
    CORR("corr"),
    /** Made by {@link AggregateOptions#custom()}. */
    CUSTOM("custom");

    private final String verb;

    Aggregation(String verb) {
        this.verb = verb;
    }

    /** The aggregation of that name, as methods are called. */
    public static Aggregation of(String name) {
        for (Aggregation aggregation : values()) {
            if (aggregation.verb.equals(name)) {
                return aggregation;
            }
        }
        throw new IllegalArgumentException(
                "no aggregation is called '%s'; use one of %s".formatted(name, Arrays.toString(values())));
    }

    /** True when it is defined for columns of that dtype. */
    public boolean accepts(DType operand) {
        return switch (this) {
            case MEAN, MEDIAN, QUANTILE, STD -> operand.hasSum() || operand.isTime();
            case SUM -> operand.hasSum() || operand == DType.TIMEDELTA;
            case ANY, ALL, MIN, MAX, IDXMIN, IDXMAX -> operand.kind() != DType.Kind.LIST;
            case VAR, PROD, SEM, SKEW, KURT, COV, CORR -> operand.hasSum();
            default -> true;
        };
    }

    /** The dtype of the result; a column it is not defined for is an error that names it. */
    public DType result(String column, DType operand) {
        if (!accepts(operand)) {
            throw new IllegalArgumentException(
                    "%s is not defined for column '%s' of dtype %s; select numeric columns or cast it with astype"
                            .formatted(verb, column, operand));
        }
        return switch (this) {
            case SUM -> total(operand);
            case PROD -> operand.isDecimal() ? DType.FLOAT64 : total(operand);
            case MEAN, MEDIAN -> operand.isTime() || operand == DType.FLOAT32 ? operand : DType.FLOAT64;
            case VAR -> operand == DType.FLOAT32 ? operand : DType.FLOAT64;
            case STD -> operand.isTime() ? DType.TIMEDELTA : DType.FLOAT64;
            case QUANTILE -> operand.isTime() ? operand : DType.FLOAT64;
            case SEM, SKEW, KURT, COV, CORR -> DType.FLOAT64;
            case COUNT, SIZE, NUNIQUE, IDXMIN, IDXMAX -> DType.INT64;
            case ANY, ALL -> DType.BOOL;
            case MIN, MAX, FIRST, LAST, CUSTOM -> operand;
        };
    }

    /** The dtype in which values of that dtype add up: 64 bits for whole numbers, floats and timedeltas their own. */
    static DType total(DType operand) {
        if (operand.isFloat() || operand == DType.TIMEDELTA) {
            return operand;
        }
        if (operand.isDecimal()) {
            return DType.decimal(DType.MOST_DIGITS, operand.scale());
        }
        return operand.isUnsigned() ? DType.UINT64 : DType.INT64;
    }

    /** True when it answers with the label of a row. */
    public boolean isLabel() {
        return this == IDXMIN || this == IDXMAX;
    }

    /** The aggregation as a word, as methods are called. */
    @Override
    public String toString() {
        return verb;
    }
}
