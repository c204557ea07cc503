package io.bask.dataframe.schema;

/** What can be done with one column, row by row, and the dtype it gives. */
public enum UnaryOp {
    /** The number with its sign turned round. */
    NEG("neg"),
    /** The number without its sign. */
    ABS("abs"),
    /** True where false and false where true; missing where missing. */
    NOT("not"),
    /** True where the value is missing. */
    ISNULL("isnull"),
    /** True where there is a value. */
    NOTNULL("notnull"),
    /** A whole number in 64 bits with a sign; what is none as it is. */
    WIDEN("widen"),
    /** Square root, as float64, of float32 as float32. */
    SQRT("sqrt"),
    /** Exponential, as float64, of float32 as float32. */
    EXP("exp"),
    /** Natural logarithm, as float64, of float32 as float32. */
    LOG("log"),
    /** The text in lower case. */
    LOWER("lower"),
    /** The text in upper case. */
    UPPER("upper"),
    /** Number of characters (code points) of the text. */
    LENGTH("len"),
    /** The text without blanks at both ends. */
    STRIP("strip"),
    /** Year of the date. */
    YEAR("year"),
    /** Month of the date, from 1. */
    MONTH("month"),
    /** Day of the month, from 1. */
    DAY("day"),
    /** Hour of the day, from 0. */
    HOUR("hour"),
    /** Day of the week, Monday is 0. */
    WEEKDAY("weekday");

    private final String verb;

    UnaryOp(String verb) {
        this.verb = verb;
    }

    /** The dtype of the result; an operand it is not defined for is an error that names it. */
    public DType result(DType operand) {
        return switch (this) {
            case NEG, ABS ->
                require(
                        operand.isNumeric() || operand == DType.TIMEDELTA || operand.isDecimal(),
                        operand,
                        "a number or a timedelta",
                        operand);
            case WIDEN -> operand.isInteger() ? DType.INT64 : operand;
            case NOT -> require(operand == DType.BOOL, operand, "bool", DType.BOOL);
            case ISNULL, NOTNULL -> DType.BOOL;
            case SQRT, EXP, LOG -> require(operand.isSummable(), operand, "a number", floatOf(operand));
            case LOWER, UPPER, STRIP -> require(operand.isText(), operand, "text", DType.STRING);
            case LENGTH -> require(operand.isText() || operand == DType.BINARY, operand, "text or bytes", DType.INT64);
            case YEAR, MONTH, DAY, HOUR, WEEKDAY -> require(operand.isMoment(), operand, "a date", DType.INT64);
        };
    }

    private static DType floatOf(DType operand) {
        return operand == DType.FLOAT32 ? operand : DType.FLOAT64;
    }

    private DType require(boolean fits, DType operand, String wanted, DType result) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "%s is not defined for %s, it needs %s; cast with astype".formatted(verb, operand, wanted));
        }
        return result;
    }

    /** The operation as a word, as methods are called. */
    @Override
    public String toString() {
        return verb;
    }
}
