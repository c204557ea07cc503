package io.bask.parquet;

import io.bask.dataframe.schema.DType;

/** How the stored values of a column become those of a table. */
enum Decode {
    /** Truth values. */
    BOOL(DType.BOOL),
    /** Whole numbers of 8 bits. */
    INT8(DType.INT8),
    /** Whole numbers of 16 bits. */
    INT16(DType.INT16),
    /** Whole numbers of 32 bits. */
    INT(DType.INT32),
    /** Whole numbers of 8 bits without a sign. */
    UNSIGNED_8(DType.UINT8),
    /** Whole numbers of 16 bits without a sign. */
    UNSIGNED_16(DType.UINT16),
    /** Whole numbers of 32 bits without a sign. */
    UNSIGNED_INT(DType.UINT32),
    /** Whole numbers of 64 bits without a sign. */
    UNSIGNED_LONG(DType.UINT64),
    /** Whole numbers of 64 bits. */
    LONG(DType.INT64),
    /** Floats of 32 bits. */
    FLOAT(DType.FLOAT32),
    /** Floats of 64 bits. */
    DOUBLE(DType.FLOAT64),
    /** UTF-8. */
    TEXT(DType.STRING),
    /** UTF-8 that pandas or Bask wrote as categories. */
    CATEGORY(DType.CATEGORICAL),
    /** Days since 1970. */
    DAYS(DType.DATETIME),
    /** Milliseconds since 1970. */
    MILLIS(DType.DATETIME),
    /** Microseconds since 1970. */
    MICROS(DType.DATETIME),
    /** Nanoseconds since 1970. */
    NANOS(DType.DATETIME),
    /** Nanoseconds of a day and its Julian number, in twelve bytes. */
    JULIAN(DType.DATETIME),
    /** Nanoseconds that pandas or Bask wrote as spans of time. */
    SPAN(DType.TIMEDELTA),
    /** Bytes. */
    BYTES(DType.BINARY),
    /** Decimals in an int, as the column says, or as floats on request. */
    DECIMAL_INT(DType.FLOAT64),
    /** Decimals in a long. */
    DECIMAL_LONG(DType.FLOAT64),
    /** Decimals in bytes, the highest first. */
    DECIMAL_BYTES(DType.FLOAT64);

    private static final long DAY = 86_400_000_000_000L;
    private final DType dtype;

    Decode(DType dtype) {
        this.dtype = dtype;
    }

    /** What they become, unless the column says more: decimals their digits, moments their time zone. */
    DType dtype() {
        return dtype;
    }

    /** Nanoseconds in the unit of a moment. */
    long unit() {
        return switch (this) {
            case DAYS -> DAY;
            case MILLIS -> 1_000_000;
            case MICROS -> 1_000;
            default -> 1;
        };
    }

    /** True where values are stored in 32 bits that are no float. */
    boolean isInt() {
        return switch (this) {
            case INT8, INT16, INT, UNSIGNED_8, UNSIGNED_16, UNSIGNED_INT, DAYS, DECIMAL_INT -> true;
            default -> false;
        };
    }

    boolean isText() {
        return this == TEXT || this == CATEGORY;
    }
}
