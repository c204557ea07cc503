package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Floats of double precision, or of single precision held in doubles; NaN is the missing value, as in pandas.
 *
 * <p>So arithmetic needs no look at validity, and NaN that a computation makes counts as missing. {@link #validity()} is
 * derived from the values when it is first asked for.
 */
public final class DoubleColumn implements Column {
    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN = -1;

    private final DType dtype;
    private final double[] values;
    private final int offset;
    private final int length;
    /** Number of NaN, or UNKNOWN; threads that race to fill it in all write the same number. */
    private int nullCount;

    private transient @Nullable Bitmap validity;

    private DoubleColumn(DType dtype, double[] values, int offset, int length, int nullCount) {
        this.dtype = dtype;
        this.values = values;
        this.offset = offset;
        this.length = length;
        this.nullCount = nullCount;
    }

    /** A column over this array, which it adopts: the caller must not write to it again. NaN is missing. */
    public static DoubleColumn adopt(double[] values) {
        return new DoubleColumn(DType.FLOAT64, values, 0, values.length, UNKNOWN);
    }

    /** As {@link #adopt(double[])} for a caller that has counted the NaN, which saves a pass. */
    public static DoubleColumn adopt(double[] values, int nullCount) {
        return new DoubleColumn(DType.FLOAT64, values, 0, values.length, nullCount);
    }

    /** A column of float32 or float64 over this array, which it adopts and whose values it rounds to the dtype. */
    public static DoubleColumn adopt(DType dtype, double[] values) {
        if (!dtype.isFloat()) {
            throw new IllegalArgumentException(dtype + " is not held in doubles; use float32 or float64");
        }
        if (dtype == DType.FLOAT32) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) values[i];
            }
        }
        return new DoubleColumn(dtype, values, 0, values.length, UNKNOWN);
    }

    /** The same values as float64, in the same array. */
    public DoubleColumn widened() {
        return dtype == DType.FLOAT64 ? this : new DoubleColumn(DType.FLOAT64, values, offset, length, nullCount);
    }

    /** A column of these values; NaN is missing. */
    public static DoubleColumn of(double... values) {
        return adopt(values.clone());
    }

    /** The array itself, not a copy: row {@code r} stands at {@code offset() + r}. For reading only. */
    public double[] sharedValues() {
        return values;
    }

    /** Position of row 0 in {@link #sharedValues()}. */
    public int offset() {
        return offset;
    }

    /** The value of a row; NaN when missing. */
    public double at(int row) {
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
    public boolean isNull(int row) {
        return Double.isNaN(at(row));
    }

    @Override
    public int nullCount() {
        int known = nullCount;
        if (known == UNKNOWN) {
            known = 0;
            for (int i = offset; i < offset + length; i++) {
                known += Double.isNaN(values[i]) ? 1 : 0;
            }
            nullCount = known;
        }
        return known;
    }

    @Override
    public @Nullable Bitmap validity() {
        if (nullCount() == 0) {
            return null;
        }
        Bitmap known = validity;
        if (known == null) {
            long[] words = new long[Bitmap.wordsFor(length)];
            for (int i = 0; i < length; i++) {
                double value = values[offset + i];
                words[i >> 6] |= (Double.isNaN(value) ? 0L : 1L) << i;
            }
            known = Bitmap.adopt(words, length);
            validity = known;
        }
        return known;
    }

    @Override
    public @Nullable Number valueAt(int row) {
        double value = at(row);
        if (Double.isNaN(value)) {
            return null;
        }
        return dtype == DType.FLOAT32 ? (Number) (float) value : (Number) value;
    }

    @Override
    public DoubleColumn slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        int nulls = nullCount == 0 || (from == 0 && to == length) ? nullCount : UNKNOWN;
        return new DoubleColumn(dtype, values, offset + from, to - from, nulls);
    }

    @Override
    public DoubleColumn take(int[] rows) {
        double[] taken = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[offset + rows[i]];
        }
        return new DoubleColumn(dtype, taken, 0, taken.length, nullCount == 0 ? 0 : UNKNOWN);
    }

    @Override
    public long nbytes() {
        return 8L * length;
    }

    /** The dtype and the first values. */
    @Override
    public String toString() {
        return Lengths.describe(this);
    }

    /** Grows a {@link DoubleColumn}; spent after {@link #build()}. */
    public static final class Builder implements ColumnBuilder {
        private final DType dtype;
        private double[] values;
        private int length;
        private int nullCount;

        /** A builder for float64 with room for that many rows before it has to grow. */
        public Builder(int capacity) {
            this(DType.FLOAT64, capacity);
        }

        /** A builder for float32 or float64 with room for that many rows before it has to grow. */
        public Builder(DType dtype, int capacity) {
            this.dtype = dtype;
            values = new double[Math.max(8, capacity)];
        }

        /** Adds a value; NaN is missing. */
        public void append(double value) {
            if (length == values.length) {
                values = Arrays.copyOf(values, Growth.next(length, length + 1));
            }
            values[length++] = value;
            if (Double.isNaN(value)) {
                nullCount++;
            }
        }

        @Override
        public void appendNull() {
            append(Double.NaN);
        }

        @Override
        public void appendValue(@Nullable Object value) {
            append(value == null ? Double.NaN : Boxed.toDouble(value));
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public DoubleColumn build() {
            double[] exact = values.length == length ? values : Arrays.copyOf(values, length);
            return dtype == DType.FLOAT64 ? adopt(exact, nullCount) : adopt(dtype, exact);
        }
    }
}
