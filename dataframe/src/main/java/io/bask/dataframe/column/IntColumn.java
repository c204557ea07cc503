package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers of 32 bits, or of fewer with or without a sign.
 *
 * <p>Values in one primitive array, missing rows by a validity bitmap that is absent when there are none. The array's value
 * at a missing row is 0.
 */
public final class IntColumn implements Column {
    private static final long serialVersionUID = 1L;

    private final DType dtype;
    private final int[] values;
    private final int offset;
    private final int length;
    private final @Nullable Bitmap validity;

    private IntColumn(DType dtype, int[] values, int offset, int length, @Nullable Bitmap validity) {
        this.dtype = dtype;
        this.values = values;
        this.offset = offset;
        this.length = length;
        this.validity = validity == null || validity.isAllSet() ? null : validity;
    }

    /** A column over this array, which it adopts: the caller must not write to it again. */
    public static IntColumn adopt(int[] values, @Nullable Bitmap validity) {
        return adopt(DType.INT32, values, validity);
    }

    /** A column of int8, int16, int32, uint8 or uint16 over this array, which it adopts; each value is one of the dtype. */
    public static IntColumn adopt(DType dtype, int[] values, @Nullable Bitmap validity) {
        return new IntColumn(narrow(dtype), values, 0, Lengths.checked(values.length, validity), validity);
    }

    private static DType narrow(DType dtype) {
        return switch (dtype.kind()) {
            case INT8, INT16, INT32, UINT8, UINT16 -> dtype;
            default ->
                throw new IllegalArgumentException(
                        dtype + " is not held in ints; use int8, int16, int32, uint8 or uint16");
        };
    }

    /** A column of these values, none missing. */
    public static IntColumn of(int... values) {
        return new IntColumn(DType.INT32, values.clone(), 0, values.length, null);
    }

    /** The array itself, not a copy: row {@code r} stands at {@code offset() + r}. For reading only. */
    public int[] sharedValues() {
        return values;
    }

    /** Position of row 0 in {@link #sharedValues()}. */
    public int offset() {
        return offset;
    }

    /** The value of a row; 0 when missing. */
    public int at(int row) {
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
    public @Nullable Integer valueAt(int row) {
        return isNull(row) ? null : at(row);
    }

    @Override
    public IntColumn slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new IntColumn(
                dtype, values, offset + from, to - from, validity == null ? null : validity.slice(from, to));
    }

    @Override
    public IntColumn take(int[] rows) {
        int[] taken = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[offset + rows[i]];
        }
        return new IntColumn(dtype, taken, 0, taken.length, validity == null ? null : validity.take(rows));
    }

    @Override
    public long nbytes() {
        return 4L * length + Lengths.bytesOf(validity);
    }

    /** The dtype and the first values. */
    @Override
    public String toString() {
        return Lengths.describe(this);
    }

    /** Grows a {@link IntColumn}; spent after {@link #build()}. */
    public static final class Builder implements ColumnBuilder {
        private final DType dtype;
        private int[] values;
        private int length;
        private final ValidityBuilder validity = new ValidityBuilder();

        /** A builder for int32 with room for that many rows before it has to grow. */
        public Builder(int capacity) {
            this(DType.INT32, capacity);
        }

        /** A builder for int8, int16, int32, uint8 or uint16 with room for that many rows before it has to grow. */
        public Builder(DType dtype, int capacity) {
            this.dtype = narrow(dtype);
            values = new int[Math.max(8, capacity)];
        }

        /** Adds a value, which must be one of the dtype. */
        public void append(int value) {
            if (length == values.length) {
                values = Arrays.copyOf(values, Growth.next(length, length + 1));
            }
            values[length++] = value;
        }

        @Override
        public void appendNull() {
            validity.markNull(length);
            append(0);
        }

        @Override
        public void appendValue(@Nullable Object value) {
            if (value == null) {
                appendNull();
            } else {
                append((int) Boxed.toWhole(value, dtype));
            }
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public IntColumn build() {
            int[] exact = values.length == length ? values : Arrays.copyOf(values, length);
            return adopt(dtype, exact, validity.build(length));
        }
    }
}
