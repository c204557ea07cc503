package io.bask.parquet;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.parquet.PageData.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The ways to read numbers a page at a time, by what they become. */
final class NumberReading {
    private NumberReading() {}

    private static int[] plainInts(Slice stored, int count) throws IOException {
        int[] out = new int[count];
        stored.numbers(4L * count).asIntBuffer().get(out);
        return out;
    }

    /** Whole numbers of up to 32 bits. */
    static final class Ints extends PageReading {
        private final int[] out;
        private int[] known = {};

        Ints(FileColumn column, int most) {
            super(column, most);
            out = new int[most];
        }

        @Override
        void entries(Slice stored, int size) throws IOException {
            known = plainInts(stored, size);
        }

        @Override
        void coded(int[] codes, int at, int present, int count) {
            for (int i = 0; i < present; i++) {
                out[at + i] = known[codes[i]];
            }
            spread(at, present, count);
        }

        @Override
        void plain(Slice stored, int at, int present, int count) throws IOException {
            stored.numbers(4L * present).asIntBuffer().get(out, at, present);
            spread(at, present, count);
        }

        private void spread(int at, int present, int count) {
            for (int i = present < count ? count - 1 : -1, from = present; i >= 0; i--) {
                out[at + i] = isThere(at + i) ? out[at + --from] : 0;
            }
        }

        @Override
        void finish(int from, int rows) {
            for (int row = from; dtype != DType.INT32 && row < from + rows; row++) {
                out[row] = (int) dtype.wrapped(out[row]);
            }
        }

        @Override
        Column build(int rows, @Nullable Bitmap validity) {
            return IntColumn.adopt(dtype, rows == out.length ? out : Arrays.copyOf(out, rows), validity);
        }
    }

    /** Whole numbers of 64 bits, and what is held as such: moments, spans of time, decimals of few digits. */
    static final class Longs extends PageReading {
        private final long[] out;
        private final boolean isMoment;
        private long[] known = {};

        Longs(FileColumn column, int most) {
            super(column, most);
            out = new long[most];
            isMoment = switch (decode) {
                case DAYS, MILLIS, MICROS, NANOS -> true;
                default -> false;
            };
        }

        @Override
        void entries(Slice stored, int size) throws IOException {
            known = new long[size];
            copy(stored, known, 0, size);
        }

        @Override
        void coded(int[] codes, int at, int present, int count) {
            for (int i = 0; i < present; i++) {
                out[at + i] = known[codes[i]];
            }
            spread(at, present, count);
        }

        @Override
        void plain(Slice stored, int at, int present, int count) throws IOException {
            copy(stored, out, at, present);
            spread(at, present, count);
        }

        private void copy(Slice stored, long[] target, int at, int count) throws IOException {
            if (!decode.isInt()) {
                stored.numbers(8L * count).asLongBuffer().get(target, at, count);
                return;
            }
            int[] narrow = plainInts(stored, count);
            for (int i = 0; i < count; i++) {
                target[at + i] = decode == Decode.UNSIGNED_INT ? Integer.toUnsignedLong(narrow[i]) : narrow[i];
            }
        }

        private void spread(int at, int present, int count) {
            for (int i = present < count ? count - 1 : -1, from = present; i >= 0; i--) {
                out[at + i] = isThere(at + i) ? out[at + --from] : 0;
            }
        }

        @Override
        void finish(int from, int rows) {
            for (int row = 0; isMoment && row < rows; row++) {
                out[from + row] = isThere(from + row) ? Moments.nanoseconds(out[from + row], decode, row) : 0;
            }
        }

        @Override
        Column build(int rows, @Nullable Bitmap validity) {
            long[] exact = rows == out.length ? out : Arrays.copyOf(out, rows);
            return isMoment ? DateTimeColumn.adopt(dtype, exact, validity) : LongColumn.adopt(dtype, exact, validity);
        }
    }

    /** Floats. */
    static final class Doubles extends PageReading {
        private final double[] out;
        private double[] known = {};

        Doubles(FileColumn column, int most) {
            super(column, most);
            out = new double[most];
        }

        @Override
        void entries(Slice stored, int size) throws IOException {
            known = new double[size];
            copy(stored, known, 0, size);
        }

        @Override
        void coded(int[] codes, int at, int present, int count) {
            for (int i = 0; i < present; i++) {
                out[at + i] = known[codes[i]];
            }
            spread(at, present, count);
        }

        @Override
        void plain(Slice stored, int at, int present, int count) throws IOException {
            copy(stored, out, at, present);
            spread(at, present, count);
        }

        private void copy(Slice stored, double[] target, int at, int count) throws IOException {
            if (decode == Decode.DOUBLE) {
                stored.numbers(8L * count).asDoubleBuffer().get(target, at, count);
                return;
            }
            ByteBuffer floats = stored.numbers(4L * count);
            for (int i = 0; i < count; i++) {
                target[at + i] = floats.getFloat();
            }
        }

        private void spread(int at, int present, int count) {
            for (int i = present < count ? count - 1 : -1, from = present; i >= 0; i--) {
                out[at + i] = isThere(at + i) ? out[at + --from] : Double.NaN;
            }
        }

        @Override
        Column build(int rows, @Nullable Bitmap validity) {
            return DoubleColumn.adopt(dtype, rows == out.length ? out : Arrays.copyOf(out, rows));
        }
    }
}
