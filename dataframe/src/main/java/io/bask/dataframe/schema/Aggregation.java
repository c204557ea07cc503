package io.bask.dataframe.schema;

import java.util.Arrays;

/**
 * How many values become one, for a whole column or for each group, and the dtype it gives.
 *
 * <p>Missing values are left out, as in pandas. Every aggregation can be computed from partial results of partitions.
 */
public enum Aggregation {
    /** Sum; of whole numbers and booleans exact in int64, of no values 0. */
    SUM("sum"),
    /** Mean, as float64; of no values missing. */
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
    NUNIQUE("nunique");

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
            case SUM, MEAN, STD, VAR -> operand.isSummable();
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
            case SUM -> operand == DType.FLOAT64 ? DType.FLOAT64 : DType.INT64;
            case MEAN, STD, VAR -> DType.FLOAT64;
            case COUNT, SIZE, NUNIQUE -> DType.INT64;
            case MIN, MAX, FIRST, LAST -> operand;
        };
    }

    /** The aggregation as a word, as methods are called. */
    @Override
    public String toString() {
        return verb;
    }
}
