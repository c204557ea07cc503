package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers of 64 bits, unsigned ones of 32 bits, spans of time, or the digits of decimals of up to 18.
 *
 * <p>Values in one primitive array, missing rows by a validity bitmap that is absent when there are none. The array's value
 * at a missing row is 0.
 */
public final class LongColumn implements Column {
    private static final long serialVersionUID = 1L;

    private final DType dtype;
    private final long[] values;
    private final int offset;
    private final int length;
    private final @Nullable Bitmap validity;

    private LongColumn(DType dtype, long[] values, int offset, int length, @Nullable Bitmap validity) {
        this.dtype = dtype;
        this.values = values;
        this.offset = offset;
        this.length = length;
        this.validity = validity == null || validity.isAllSet() ? null : validity;
    }

    /** A column over this array, which it adopts: the caller must not write to it again. */
    public static LongColumn adopt(long[] values, @Nullable Bitmap validity) {
        return adopt(DType.INT64, values, validity);
    }

    /**
     * A column of int64, uint32, uint64 or timedelta over this array, which it adopts: uint64 as the same 64 bits, timedeltas in
     * nanoseconds.
     */
    public static LongColumn adopt(DType dtype, long[] values, @Nullable Bitmap validity) {
        return new LongColumn(wide(dtype), values, 0, Lengths.checked(values.length, validity), validity);
    }

    private static DType wide(DType dtype) {
        return switch (dtype.kind()) {
            case INT64, UINT32, UINT64, TIMEDELTA -> dtype;
            case DECIMAL -> narrow(dtype);
            default ->
                throw new IllegalArgumentException(
                        dtype + " is not held in longs; use int64, uint32, uint64 or timedelta64[ns]");
        };
    }

    private static DType narrow(DType dtype) {
        if (dtype.isWideDecimal()) {
            throw new IllegalArgumentException(dtype + " is not held in longs but in bytes");
        }
        return dtype;
    }

    /** A column of these values, none missing. */
    public static LongColumn of(long... values) {
        return new LongColumn(DType.INT64, values.clone(), 0, values.length, null);
    }

    /** The array itself, not a copy: row {@code r} stands at {@code offset() + r}. For reading only. */
    public long[] sharedValues() {
        return values;
    }

    /** Position of row 0 in {@link #sharedValues()}. */
    public int offset() {
        return offset;
    }

    /** The value of a row, of uint64 its 64 bits; 0 when missing. */
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
    public @Nullable Object valueAt(int row) {
        return isNull(row) ? null : Boxed.ofLong(dtype, at(row));
    }

    @Override
    public LongColumn slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new LongColumn(
                dtype, values, offset + from, to - from, validity == null ? null : validity.slice(from, to));
    }

    @Override
    public LongColumn take(int[] rows) {
        long[] taken = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[offset + rows[i]];
        }
        return new LongColumn(dtype, taken, 0, taken.length, validity == null ? null : validity.take(rows));
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

    /** Grows a {@link LongColumn}; spent after {@link #build()}. */
    public static final class Builder implements ColumnBuilder {
        private final DType dtype;
        private long[] values;
        private int length;
        private final ValidityBuilder validity = new ValidityBuilder();

        /** A builder for int64 with room for that many rows before it has to grow. */
        public Builder(int capacity) {
            this(DType.INT64, capacity);
        }

        /** A builder for int64, uint32, uint64 or timedelta with room for that many rows before it has to grow. */
        public Builder(DType dtype, int capacity) {
            this.dtype = wide(dtype);
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
                append(number(value));
            }
        }

        private long number(Object value) {
            return switch (dtype.kind()) {
                case TIMEDELTA -> Boxed.toSpan(value);
                case DECIMAL -> Boxed.toUnscaled(value, dtype).longValue();
                default -> Boxed.toWhole(value, dtype);
            };
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public LongColumn build() {
            long[] exact = values.length == length ? values : Arrays.copyOf(values, length);
            return adopt(dtype, exact, validity.build(length));
        }
    }
}
