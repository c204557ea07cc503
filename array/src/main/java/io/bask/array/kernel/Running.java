package io.bask.array.kernel;

import io.bask.array.shape.DType;
import io.bask.array.ufunc.Accumulation;

/**
 * What some lanes side by side have accumulated to, to which rows are joined one after the other.
 *
 * <p>A row is copied to position 0, joined there, and copied to where it belongs: the JIT compiler vectorises loops only
 * over arrays that share one index. Nothing is read twice, and nothing but the answer is written to memory.
 */
abstract class Running {
    /** Lanes in a strip: both of its arrays stay in the first-level cache. */
    static final int LANES = 1024;

    /** From one storage to another, of a dtype that {@link #suits}. */
    static Running of(Accumulation kind, Object from, Object to) {
        if (from instanceof double[] source) {
            return new OfDoubles(kind, source, (double[]) to);
        }
        if (from instanceof float[] source) {
            return new OfFloats(kind, source, (float[]) to);
        }
        return new OfLongs(kind, (long[]) from, (long[]) to);
    }

    /** Whether there is code for elements of a dtype. */
    static boolean suits(Accumulation kind, DType dtype) {
        return switch (dtype) {
            case FLOAT64, FLOAT32, INT64 -> true;
            case COMPLEX64, COMPLEX128 -> kind == Accumulation.CUMSUM;
            default -> false;
        };
    }

    /** Begins with numbers from elsewhere. */
    abstract void begin(Object start, int at, int lanes);

    /** Begins with the first row, which is written as it is. */
    abstract void first(int at, int lanes);

    /** Joins a row, and writes what all lanes have accumulated to. */
    abstract void next(int at, int lanes);

    private static final class OfDoubles extends Running {
        private final Accumulation kind;
        private final double[] source;
        private final double[] target;
        private final double[] sums = new double[LANES];
        private final double[] row = new double[LANES];

        OfDoubles(Accumulation kind, double[] source, double[] target) {
            this.kind = kind;
            this.source = source;
            this.target = target;
        }

        @Override
        void begin(Object start, int at, int lanes) {
            System.arraycopy(start, at, sums, 0, lanes);
        }

        @Override
        void first(int at, int lanes) {
            System.arraycopy(source, at, sums, 0, lanes);
            System.arraycopy(sums, 0, target, at, lanes);
        }

        @Override
        void next(int at, int lanes) {
            System.arraycopy(source, at, row, 0, lanes);
            switch (kind) {
                case CUMSUM -> add(sums, row, lanes);
                case CUMPROD -> multiply(sums, row, lanes);
                case CUMMAX -> max(sums, row, lanes);
                case PUSH -> push(sums, row, lanes);
            }
            System.arraycopy(sums, 0, target, at, lanes);
        }

        private static void add(double[] sums, double[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] += row[i];
            }
        }

        private static void multiply(double[] sums, double[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] *= row[i];
            }
        }

        private static void max(double[] sums, double[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] = Math.max(sums[i], row[i]);
            }
        }

        private static void push(double[] sums, double[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] = Double.isNaN(row[i]) ? sums[i] : row[i];
            }
        }
    }

    private static final class OfFloats extends Running {
        private final Accumulation kind;
        private final float[] source;
        private final float[] target;
        private final float[] sums = new float[LANES];
        private final float[] row = new float[LANES];

        OfFloats(Accumulation kind, float[] source, float[] target) {
            this.kind = kind;
            this.source = source;
            this.target = target;
        }

        @Override
        void begin(Object start, int at, int lanes) {
            System.arraycopy(start, at, sums, 0, lanes);
        }

        @Override
        void first(int at, int lanes) {
            System.arraycopy(source, at, sums, 0, lanes);
            System.arraycopy(sums, 0, target, at, lanes);
        }

        @Override
        void next(int at, int lanes) {
            System.arraycopy(source, at, row, 0, lanes);
            switch (kind) {
                case CUMSUM -> add(sums, row, lanes);
                case CUMPROD -> multiply(sums, row, lanes);
                case CUMMAX -> max(sums, row, lanes);
                case PUSH -> push(sums, row, lanes);
            }
            System.arraycopy(sums, 0, target, at, lanes);
        }

        private static void add(float[] sums, float[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] += row[i];
            }
        }

        private static void multiply(float[] sums, float[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] *= row[i];
            }
        }

        private static void max(float[] sums, float[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] = Math.max(sums[i], row[i]);
            }
        }

        private static void push(float[] sums, float[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] = Float.isNaN(row[i]) ? sums[i] : row[i];
            }
        }
    }

    private static final class OfLongs extends Running {
        private final Accumulation kind;
        private final long[] source;
        private final long[] target;
        private final long[] sums = new long[LANES];
        private final long[] row = new long[LANES];

        OfLongs(Accumulation kind, long[] source, long[] target) {
            this.kind = kind;
            this.source = source;
            this.target = target;
        }

        @Override
        void begin(Object start, int at, int lanes) {
            System.arraycopy(start, at, sums, 0, lanes);
        }

        @Override
        void first(int at, int lanes) {
            System.arraycopy(source, at, sums, 0, lanes);
            System.arraycopy(sums, 0, target, at, lanes);
        }

        @Override
        void next(int at, int lanes) {
            System.arraycopy(source, at, row, 0, lanes);
            switch (kind) {
                case CUMSUM -> add(sums, row, lanes);
                case CUMPROD -> multiply(sums, row, lanes);
                case CUMMAX -> max(sums, row, lanes);
                case PUSH -> System.arraycopy(row, 0, sums, 0, lanes);
            }
            System.arraycopy(sums, 0, target, at, lanes);
        }

        private static void add(long[] sums, long[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] += row[i];
            }
        }

        private static void multiply(long[] sums, long[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] *= row[i];
            }
        }

        private static void max(long[] sums, long[] row, int lanes) {
            for (int i = 0; i < lanes; i++) {
                sums[i] = Math.max(sums[i], row[i]);
            }
        }
    }
}
