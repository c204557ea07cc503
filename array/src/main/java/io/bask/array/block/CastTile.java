package io.bask.array.block;

import io.bask.array.shape.DType;

/**
 * A run of elements on its way from one dtype to another: read as {@code long} or {@code double}, whichever holds them
 * exactly, then written in the new dtype.
 *
 * <p>Two steps over a run that stays in the first-level cache take 2 x 10 loops instead of 100. Numbers that do not fit
 * are cast as the x86 hardware, and so NumPy, casts them: integers wrap around, and floating-point numbers are
 * truncated, those out of range and NaN giving the smallest integer.
 */
final class CastTile {
    static final int LENGTH = 1024;

    private final long[] longs = new long[LENGTH];
    private final double[] doubles = new double[LENGTH];
    private final double[] imaginary = new double[LENGTH];

    /** Truncates towards zero; NaN and values out of range give the smallest {@code long}. */
    static long toLong(double value) {
        return value >= -0x1p63 && value < 0x1p63 ? (long) value : Long.MIN_VALUE;
    }

    /** Truncates towards zero; NaN and values out of range give the smallest {@code int}. */
    static int toInt(double value) {
        return value > -0x1.00000002p31 && value < 0x1p31 ? (int) value : Integer.MIN_VALUE;
    }

    /** Reads adjacent elements. */
    void read(DType dtype, Object storage, int start, int count) {
        switch (dtype) {
            case BOOL, INT8 -> {
                byte[] from = (byte[]) storage;
                for (int i = 0; i < count; i++) {
                    longs[i] = from[start + i];
                }
            }
            case UINT8 -> {
                byte[] from = (byte[]) storage;
                for (int i = 0; i < count; i++) {
                    longs[i] = from[start + i] & 0xFF;
                }
            }
            case INT16 -> {
                short[] from = (short[]) storage;
                for (int i = 0; i < count; i++) {
                    longs[i] = from[start + i];
                }
            }
            case INT32 -> {
                int[] from = (int[]) storage;
                for (int i = 0; i < count; i++) {
                    longs[i] = from[start + i];
                }
            }
            case INT64 -> System.arraycopy((long[]) storage, start, longs, 0, count);
            case FLOAT32 -> {
                float[] from = (float[]) storage;
                for (int i = 0; i < count; i++) {
                    doubles[i] = from[start + i];
                }
            }
            case FLOAT64 -> System.arraycopy((double[]) storage, start, doubles, 0, count);
            case COMPLEX64, COMPLEX128 -> readComplex(dtype, storage, start, count);
        }
    }

    private void readComplex(DType dtype, Object storage, int start, int count) {
        if (dtype == DType.COMPLEX64) {
            float[] from = (float[]) storage;
            for (int i = 0; i < count; i++) {
                doubles[i] = from[2 * (start + i)];
                imaginary[i] = from[2 * (start + i) + 1];
            }
            return;
        }
        double[] from = (double[]) storage;
        for (int i = 0; i < count; i++) {
            doubles[i] = from[2 * (start + i)];
            imaginary[i] = from[2 * (start + i) + 1];
        }
    }

    /** Writes what was read from a bool or integer dtype. */
    void writeLongs(DType dtype, Object storage, int start, int count) {
        switch (dtype) {
            case BOOL -> {
                byte[] to = (byte[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = (byte) (longs[i] != 0 ? 1 : 0);
                }
            }
            case INT8, UINT8 -> {
                byte[] to = (byte[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = (byte) longs[i];
                }
            }
            case INT16 -> {
                short[] to = (short[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = (short) longs[i];
                }
            }
            case INT32 -> {
                int[] to = (int[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = (int) longs[i];
                }
            }
            case INT64 -> System.arraycopy(longs, 0, (long[]) storage, start, count);
            case FLOAT32 -> {
                float[] to = (float[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = longs[i];
                }
            }
            case FLOAT64 -> {
                double[] to = (double[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = longs[i];
                }
            }
            case COMPLEX64 -> {
                float[] to = (float[]) storage;
                for (int i = 0; i < count; i++) {
                    to[2 * (start + i)] = longs[i];
                }
            }
            case COMPLEX128 -> {
                double[] to = (double[]) storage;
                for (int i = 0; i < count; i++) {
                    to[2 * (start + i)] = longs[i];
                }
            }
        }
    }

    /** Writes what was read from a floating-point or complex dtype to a dtype of whole numbers. */
    void writeTruncated(DType dtype, Object storage, int start, int count, boolean complex) {
        switch (dtype) {
            case BOOL -> {
                byte[] to = (byte[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = (byte) (doubles[i] != 0 || (complex && imaginary[i] != 0) ? 1 : 0);
                }
            }
            case INT8, UINT8 -> {
                byte[] to = (byte[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = (byte) toInt(doubles[i]);
                }
            }
            case INT16 -> {
                short[] to = (short[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = (short) toInt(doubles[i]);
                }
            }
            case INT32 -> {
                int[] to = (int[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = toInt(doubles[i]);
                }
            }
            case INT64 -> {
                long[] to = (long[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = toLong(doubles[i]);
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "%s holds no whole numbers; write it as floating point".formatted(dtype));
        }
    }

    /** Writes what was read from a floating-point or complex dtype to another such dtype. */
    void writeDoubles(DType dtype, Object storage, int start, int count, boolean complex) {
        switch (dtype) {
            case FLOAT32 -> {
                float[] to = (float[]) storage;
                for (int i = 0; i < count; i++) {
                    to[start + i] = (float) doubles[i];
                }
            }
            case FLOAT64 -> System.arraycopy(doubles, 0, (double[]) storage, start, count);
            case COMPLEX64 -> {
                float[] to = (float[]) storage;
                for (int i = 0; i < count; i++) {
                    to[2 * (start + i)] = (float) doubles[i];
                    to[2 * (start + i) + 1] = complex ? (float) imaginary[i] : 0;
                }
            }
            case COMPLEX128 -> {
                double[] to = (double[]) storage;
                for (int i = 0; i < count; i++) {
                    to[2 * (start + i)] = doubles[i];
                    to[2 * (start + i) + 1] = complex ? imaginary[i] : 0;
                }
            }
            default ->
                throw new IllegalArgumentException("%s holds whole numbers only; write it truncated".formatted(dtype));
        }
    }
}
