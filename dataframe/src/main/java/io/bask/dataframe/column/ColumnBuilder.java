package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import org.jspecify.annotations.Nullable;

/**
 * Grows a column row by row; each column class has its own, with a typed {@code append}.
 *
 * <p>Not for sharing between threads, and spent after {@link #build()}, which hands the arrays over without copying where
 * they fit exactly.
 */
public sealed interface ColumnBuilder
        permits BoolColumn.Builder,
                IntColumn.Builder,
                LongColumn.Builder,
                DoubleColumn.Builder,
                DateTimeColumn.Builder,
                StringColumn.Builder,
                TextBuilder {
    /** A builder for that dtype with room for that many rows before it has to grow. */
    static ColumnBuilder of(DType dtype, int capacity) {
        return switch (dtype.kind()) {
            case BOOL -> new BoolColumn.Builder(capacity);
            case INT8, INT16, INT32, UINT8, UINT16 -> new IntColumn.Builder(dtype, capacity);
            case INT64, UINT32, UINT64, TIMEDELTA -> new LongColumn.Builder(dtype, capacity);
            case FLOAT32, FLOAT64 -> new DoubleColumn.Builder(dtype, capacity);
            case DATETIME, ZONED -> new DateTimeColumn.Builder(dtype, capacity);
            case DECIMAL ->
                dtype.isWideDecimal()
                        ? new StringColumn.Builder(dtype, capacity)
                        : new LongColumn.Builder(dtype, capacity);
            case BINARY, LIST -> new StringColumn.Builder(dtype, capacity);
            case STRING, CATEGORICAL -> new TextBuilder(dtype, capacity);
        };
    }

    /** Adds a missing value. */
    void appendNull();

    /** Adds a boxed value, or a missing one for null; an error shows a value that does not fit the dtype. */
    void appendValue(@Nullable Object value);

    /** Rows so far. */
    int length();

    /** The finished column. */
    Column build();
}
