package io.bask.dataframe.schema;

/** What can be computed for a row from rows before and after it. */
public enum WindowOp {
    /** Sum of all values so far. */
    CUMSUM("cumsum"),
    /** Product of all values so far. */
    CUMPROD("cumprod"),
    /** Least value so far. */
    CUMMIN("cummin"),
    /** Greatest value so far. */
    CUMMAX("cummax"),
    /** Number of rows before. */
    CUMCOUNT("cumcount"),
    /** The value some rows before, or after for a negative number. */
    SHIFT("shift"),
    /** The last value that is not missing. */
    FFILL("ffill"),
    /** The next value that is not missing. */
    BFILL("bfill"),
    /** Mean with weights that fall from row to row. */
    EWM_MEAN("ewm mean"),
    /** Variance with weights that fall from row to row. */
    EWM_VAR("ewm var"),
    /** Standard deviation with weights that fall from row to row. */
    EWM_STD("ewm std"),
    /** Sum with weights that fall from row to row. */
    EWM_SUM("ewm sum"),
    /** Number of values in a window of rows. */
    ROLLING_COUNT("rolling count"),
    /** Sum of the values in a window of rows. */
    ROLLING_SUM("rolling sum"),
    /** Mean of the values in a window of rows. */
    ROLLING_MEAN("rolling mean"),
    /** Least value in a window of rows. */
    ROLLING_MIN("rolling min"),
    /** Greatest value in a window of rows. */
    ROLLING_MAX("rolling max"),
    /** Sample standard deviation of the values in a window of rows. */
    ROLLING_STD("rolling std"),
    /** Sample variance of the values in a window of rows. */
    ROLLING_VAR("rolling var"),
    /** Median of the values in a window of rows. */
    ROLLING_MEDIAN("rolling median"),
    /** Quantile of the values in a window of rows. */
    ROLLING_QUANTILE("rolling quantile"),
    /** Skewness of the values in a window of rows. */
    ROLLING_SKEW("rolling skew"),
    /** Excess kurtosis of the values in a window of rows. */
    ROLLING_KURT("rolling kurt"),
    /** What a user's function makes of the values in a window of rows. */
    ROLLING_APPLY("rolling apply"),
    /** Rank of the last value of a window of rows in it. */
    ROLLING_RANK("rolling rank"),
    /** Sum of the values in a window of rows, weighted by their place. */
    ROLLING_SHAPED_SUM("rolling weighted sum"),
    /** Mean of the values in a window of rows, weighted by their place. */
    ROLLING_SHAPED_MEAN("rolling weighted mean"),
    /** Variance of the values in a window of rows, weighted by their place. */
    ROLLING_SHAPED_VAR("rolling weighted var"),
    /** Standard deviation of the values in a window of rows, weighted by their place. */
    ROLLING_SHAPED_STD("rolling weighted std");

    private final String verb;

    WindowOp(String verb) {
        this.verb = verb;
    }

    /** True where each row looks at a window of a fixed number of rows. */
    public boolean isRolling() {
        return ordinal() >= ROLLING_COUNT.ordinal();
    }

    /** True where rows before weigh less and less. */
    public boolean isWeighted() {
        return this == EWM_MEAN || this == EWM_VAR || this == EWM_STD || this == EWM_SUM;
    }

    /** True where a row looks at everything before it. */
    public boolean isCumulative() {
        return ordinal() <= CUMCOUNT.ordinal();
    }

    /** The dtype of the result; an operand it is not defined for is an error. */
    public DType result(DType operand) {
        boolean isOrdered = operand.isNumeric() || operand.isTime();
        boolean fits = switch (this) {
            case CUMCOUNT, SHIFT, FFILL, BFILL, ROLLING_COUNT -> true;
            case CUMMIN, CUMMAX -> isOrdered || operand.isDecimal();
            case CUMSUM -> operand.hasSum() || operand == DType.TIMEDELTA;
            default -> operand.hasSum();
        };
        if (!fits) {
            throw new IllegalArgumentException("%s is not defined for %s; cast with astype".formatted(verb, operand));
        }
        if (isRolling() || isWeighted()) {
            return DType.FLOAT64;
        }
        return switch (this) {
            case CUMSUM -> Aggregation.total(operand);
            case CUMPROD -> operand.isDecimal() ? DType.FLOAT64 : Aggregation.total(operand);
            case CUMCOUNT -> DType.INT64;
            default -> operand;
        };
    }

    /** The operation as pandas calls it. */
    @Override
    public String toString() {
        return verb;
    }
}
