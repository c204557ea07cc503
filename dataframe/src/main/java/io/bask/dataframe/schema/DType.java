package io.bask.dataframe.schema;

/**
 * The element type of a column; every dtype can hold missing values.
 *
 * <p>Integers stay integers when values are missing. This differs from pandas' default, which turns such a column into
 * float64. A float column's missing value is NaN, as in pandas, so that NaN made by a computation counts as missing.
 */
public enum DType {
    /** True or false. */
    BOOL("bool", 1),
    /** Whole numbers of 32 bits. */
    INT32("int32", 4),
    /** Whole numbers of 64 bits. */
    INT64("int64", 8),
    /** IEEE double precision; NaN is the missing value. */
    FLOAT64("float64", 8),
    /** Text of any length, stored as UTF-8; printed as {@code object} as pandas 1.5 does. */
    STRING("object", 8),
    /** A moment without a time zone, in nanoseconds since 1970-01-01. */
    DATETIME("datetime64[ns]", 8),
    /** Text out of a small set of categories. */
    CATEGORICAL("category", 1);

    private final String label;
    private final int width;

    DType(String label, int width) {
        this.label = label;
        this.width = width;
    }

    /** The name pandas prints for this dtype, for example {@code int64} or {@code object}. */
    public String label() {
        return label;
    }

    /** Bytes pandas counts for one element: the value, or the reference for text. */
    public int width() {
        return width;
    }

    /** True for the whole-number dtypes. */
    public boolean isInteger() {
        return this == INT32 || this == INT64;
    }

    /** True for integers and floats; booleans are not numbers here. */
    public boolean isNumeric() {
        return isInteger() || this == FLOAT64;
    }

    /** True for booleans and numbers: what sums and means accept, counting true as one. */
    public boolean isSummable() {
        return isNumeric() || this == BOOL;
    }

    /** True for text, whether plain or out of categories. */
    public boolean isText() {
        return this == STRING || this == CATEGORICAL;
    }

    /**
     * The narrowest dtype that holds the values of both, as {@code pandas.read_csv} infers it for the two texts together.
     *
     * <p>Numbers widen to numbers (int32, int64, float64); any other two different dtypes meet at {@link #STRING}.
     * The operation is commutative, associative and idempotent, so partitions may widen in any order.
     */
    public static DType widen(DType a, DType b) {
        if (a == b) {
            return a;
        }
        if (a.isNumeric() && b.isNumeric()) {
            return a == FLOAT64 || b == FLOAT64 ? FLOAT64 : INT64;
        }
        return STRING;
    }

    /**
     * The dtype with that printed name, or an error that lists all names.
     *
     * @param name a pandas name such as {@code int64}, {@code float64}, {@code object}, {@code category}; {@code str},
     *     {@code string}, {@code int}, {@code float} and {@code datetime64} are understood too
     */
    public static DType of(String name) {
        for (DType dtype : values()) {
            if (dtype.label.equals(name)) {
                return dtype;
            }
        }
        return switch (name) {
            case "str", "string" -> STRING;
            case "int", "long" -> INT64;
            case "float", "double" -> FLOAT64;
            case "datetime", "datetime64" -> DATETIME;
            case "boolean" -> BOOL;
            default ->
                throw new IllegalArgumentException(
                        "no dtype is called '%s'; use one of bool, int32, int64, float64, string, datetime64[ns], category"
                                .formatted(name));
        };
    }

    /** The printed name, see {@link #label()}. */
    @Override
    public String toString() {
        return label;
    }
}
