package io.bask.array.kernel;

import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.util.Arrays;

/** The number that a reduction starts with: joining it to another gives the other. */
final class Identity {
    private Identity() {}

    /** Sets the first elements of an array to the identity of a function of two numbers. */
    static void fill(Ufunc ufunc, DType dtype, Object array, int count) {
        double value = of(ufunc, dtype);
        switch (dtype) {
            case BOOL -> Arrays.fill((byte[]) array, 0, count, (byte) (value > 0 ? 1 : 0));
            case INT8, UINT8 -> Arrays.fill((byte[]) array, 0, count, (byte) whole(value, dtype));
            case INT16 -> Arrays.fill((short[]) array, 0, count, (short) whole(value, dtype));
            case INT32 -> Arrays.fill((int[]) array, 0, count, (int) whole(value, dtype));
            case INT64 -> Arrays.fill((long[]) array, 0, count, whole(value, dtype));
            case FLOAT32 -> Arrays.fill((float[]) array, 0, count, (float) value);
            case FLOAT64 -> Arrays.fill((double[]) array, 0, count, value);
            case COMPLEX64 -> fillPairs((float[]) array, count, (float) value, imaginary(value));
            case COMPLEX128 -> fillPairs((double[]) array, count, value, imaginary(value));
        }
    }

    private static double of(Ufunc ufunc, DType dtype) {
        return switch (ufunc) {
            case FMIN -> dtype.isInexact() ? Double.NaN : Double.POSITIVE_INFINITY;
            case FMAX -> dtype.isInexact() ? Double.NaN : Double.NEGATIVE_INFINITY;
            case ADD, LOGICAL_OR -> 0;
            case MULTIPLY, LOGICAL_AND -> 1;
            case MINIMUM -> Double.POSITIVE_INFINITY;
            case MAXIMUM -> Double.NEGATIVE_INFINITY;
            default ->
                throw new IllegalArgumentException(
                        "%s does not reduce; use add, multiply, minimum, maximum, logical_or or logical_and"
                                .formatted(ufunc));
        };
    }

    private static long whole(double value, DType dtype) {
        return Double.isInfinite(value) ? value > 0 ? dtype.maxValue() : dtype.minValue() : (long) value;
    }

    /** Complex numbers are ordered by both parts, so an extreme one is extreme in both. */
    private static double imaginary(double value) {
        return Double.isInfinite(value) || Double.isNaN(value) ? value : 0;
    }

    private static void fillPairs(float[] array, int count, float re, double im) {
        for (int i = 0; i < 2 * count; i += 2) {
            array[i] = re;
            array[i + 1] = (float) im;
        }
    }

    private static void fillPairs(double[] array, int count, double re, double im) {
        for (int i = 0; i < 2 * count; i += 2) {
            array[i] = re;
            array[i + 1] = im;
        }
    }
}
