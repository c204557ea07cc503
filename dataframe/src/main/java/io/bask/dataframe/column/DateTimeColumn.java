package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Moments in nanoseconds since 1970-01-01, with a time zone, then in UTC, or without one.
 *
 * <p>Values in one primitive array, missing rows by a validity bitmap that is absent when there are none. The array's value
 * at a missing row is 0.
 */
public final class DateTimeColumn implements Column {
    private static final long serialVersionUID = 1L;

    private final DType dtype;
    private final long[] values;
    private final int offset;
    private final int length;
    private final @Nullable Bitmap validity;

    private DateTimeColumn(DType dtype, long[] values, int offset, int length, @Nullable Bitmap validity) {
        this.dtype = dtype;
        this.values = values;
        this.offset = offset;
        this.length = length;
        this.validity = validity == null || validity.isAllSet() ? null : validity;
    }

    /** A column without a time zone over this array, which it adopts: the caller must not write to it again. */
    public static DateTimeColumn adopt(long[] values, @Nullable Bitmap validity) {
        return adopt(DType.DATETIME, values, validity);
    }

    /** A column of that dtype of moments over this array, which it adopts. */
    public static DateTimeColumn adopt(DType dtype, long[] values, @Nullable Bitmap validity) {
        return new DateTimeColumn(moment(dtype), values, 0, Lengths.checked(values.length, validity), validity);
    }

    private static DType moment(DType dtype) {
        if (!dtype.isMoment()) {
            throw new IllegalArgumentException(dtype + " has no moments; use datetime64[ns], or one with a time zone");
        }
        return dtype;
    }

    /** A column of these values without a time zone, none missing. */
    public static DateTimeColumn of(long... values) {
        return new DateTimeColumn(DType.DATETIME, values.clone(), 0, values.length, null);
    }

    /** The array itself, not a copy: row {@code r} stands at {@code offset() + r}. For reading only. */
    public long[] sharedValues() {
        return values;
    }

    /** Position of row 0 in {@link #sharedValues()}. */
    public int offset() {
        return offset;
    }

    /** The value of a row; 0 when missing. */
    public long at(int row) {
        return values[offset + Objects.checkIndex(row, length)];
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public @Nullable Bitmap validity() {
        return validity;
    }

    @Override
    public @Nullable Temporal valueAt(int row) {
        return isNull(row) ? null : Boxed.toMoment(dtype, at(row));
    }

    @Override
    public DateTimeColumn slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new DateTimeColumn(
                dtype, values, offset + from, to - from, validity == null ? null : validity.slice(from, to));
    }

    @Override
    public DateTimeColumn take(int[] rows) {
        long[] taken = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[offset + rows[i]];
        }
        return new DateTimeColumn(dtype, taken, 0, taken.length, validity == null ? null : validity.take(rows));
    }

    @Override
    public long nbytes() {
        return 8L * length + Lengths.bytesOf(validity);
    }

    /** The dtype and the first values. */
    @Override
    public String toString() {
        return Lengths.describe(this);
    }

    /** Grows a {@link DateTimeColumn}; spent after {@link #build()}. */
    public static final class Builder implements ColumnBuilder {
        private final DType dtype;
        private long[] values;
        private int length;
        private final ValidityBuilder validity = new ValidityBuilder();

        /** A builder with room for that many rows before it has to grow. */
        public Builder(int capacity) {
            this(DType.DATETIME, capacity);
        }

        /** A builder of that dtype of moments. */
        public Builder(DType dtype, int capacity) {
            this.dtype = moment(dtype);
            values = new long[Math.max(8, capacity)];
        }

        /** Adds a value. */
        public void append(long value) {
            if (length == values.length) {
                values = Arrays.copyOf(values, Growth.next(length, length + 1));
            }
            values[length++] = value;
        }

        @Override
        public void appendNull() {
            validity.markNull(length);
            append(0L);
        }

        @Override
        public void appendValue(@Nullable Object value) {
            if (value == null) {
                appendNull();
            } else {
                append(Boxed.toNanoseconds(dtype, value));
            }
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public DateTimeColumn build() {
            long[] exact = values.length == length ? values : Arrays.copyOf(values, length);
            return adopt(dtype, exact, validity.build(length));
        }
    }
}
