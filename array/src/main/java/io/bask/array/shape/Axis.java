package io.bask.array.shape;

/**
 * Axis numbers: which dimension of an array is meant.
 *
 * <p>Axes count from 0; a negative axis counts from the end, so -1 is the last.
 */
public final class Axis {
    private Axis() {}

    /**
     * The axis as a number in [0, ndim).
     *
     * @throws IllegalArgumentException if there is no such axis
     */
    public static int normalize(int axis, int ndim) {
        if (axis < -ndim || axis >= ndim) {
            throw new IllegalArgumentException(outOfRange(axis, ndim));
        }
        return axis < 0 ? axis + ndim : axis;
    }

    /**
     * Several axes as numbers in [0, ndim), in the order given.
     *
     * @throws IllegalArgumentException if one does not exist or is named twice
     */
    public static int[] normalizeAll(int[] axes, int ndim) {
        int[] result = new int[axes.length];
        boolean[] seen = new boolean[ndim];
        for (int i = 0; i < axes.length; i++) {
            result[i] = normalize(axes[i], ndim);
            if (seen[result[i]]) {
                throw new IllegalArgumentException(
                        "axis %d is named twice in %s; name each axis once".formatted(axes[i], text(axes)));
            }
            seen[result[i]] = true;
        }
        return result;
    }

    /**
     * A permutation of all axes, each in [0, ndim): result axis {@code i} is source axis {@code permutation[i]}.
     *
     * @throws IllegalArgumentException if an axis is missing, unknown or named twice
     */
    public static int[] normalizePermutation(int[] permutation, int ndim) {
        if (permutation.length != ndim) {
            throw new IllegalArgumentException(
                    "axes %s name %d axes but the array has %d; name every axis once, or none to reverse them"
                            .formatted(text(permutation), permutation.length, ndim));
        }
        return normalizeAll(permutation, ndim);
    }

    /** The permutation that reverses all axes. */
    public static int[] reversed(int ndim) {
        int[] result = new int[ndim];
        for (int i = 0; i < ndim; i++) {
            result[i] = ndim - 1 - i;
        }
        return result;
    }

    private static String outOfRange(int axis, int ndim) {
        if (ndim == 0) {
            return "axis %d is out of range for an array of 0 dimensions; it has no axes: name none, or give it one with reshape(1)"
                    .formatted(axis);
        }
        return "axis %d is out of range for an array of %d dimensions; use a value in [%d, %d]"
                .formatted(axis, ndim, -ndim, ndim - 1);
    }

    private static String text(int[] axes) {
        return PythonText.tuple(axes.length, i -> Integer.toString(axes[i]));
    }
}
