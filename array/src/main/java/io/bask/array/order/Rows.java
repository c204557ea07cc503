package io.bask.array.order;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;

/**
 * A block with one axis moved behind the others and packed, so that each of its lines lies in one piece.
 *
 * @param data the elements; the last axis is the one that was moved
 * @param axis where that axis was
 */
record Rows(NDArray data, int axis) {
    static Rows of(NDArray block, int axis) {
        int[] order = new int[block.ndim()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i < axis ? i : i == order.length - 1 ? axis : i + 1;
        }
        return new Rows(block.transpose(order).dense(), axis);
    }

    /** Elements of a line. */
    int length() {
        return (int) data.shape().length(-1);
    }

    /** Number of lines. */
    int count() {
        return length() == 0 ? 0 : (int) (data.size() / length());
    }

    /** The shape of as many lines of another length. */
    Shape shape(long newLength) {
        return data.shape().with(-1, newLength);
    }

    /** A block of such lines, with the axis where it was. */
    NDArray back(NDArray lines) {
        int[] order = new int[lines.ndim()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i < axis ? i : i == axis ? order.length - 1 : i - 1;
        }
        return lines.transpose(order);
    }

    /** Elements of each line, by their positions on it; {@code positions} holds {@code width} a line. */
    NDArray take(int[] positions, int width) {
        NDArray result = NDArray.zeros(data.dtype(), shape(width));
        Object from = data.storageShared();
        Object to = result.storageShared();
        int slots = data.dtype().isComplex() ? 2 : 1;
        for (int row = 0, at = 0; row < count(); row++) {
            int start = row * length();
            for (int i = 0; i < width; i++, at++) {
                copy(from, (start + positions[at]) * slots, to, at * slots, slots);
            }
        }
        return result;
    }

    private static void copy(Object from, int source, Object to, int target, int slots) {
        if (from instanceof double[] values && slots == 1) {
            ((double[]) to)[target] = values[source];
        } else if (from instanceof long[] values) {
            ((long[]) to)[target] = values[source];
        } else {
            System.arraycopy(from, source, to, target, slots);
        }
    }

    /** The positions of each line in the order of its elements, ties in the order of positions; one array for all lines. */
    int[] sorted() {
        int[] result = new int[(int) data.size()];
        long[][] keys = keys();
        int length = length();
        for (int row = 0; row < count(); row++) {
            int[] line = RadixSort.positions(Arrays.copyOfRange(keys[0], row * length, (row + 1) * length));
            for (int level = 1; level < keys.length; level++) {
                line = sorted(Arrays.copyOfRange(keys[level], row * length, (row + 1) * length), line);
            }
            System.arraycopy(line, 0, result, row * length, length);
        }
        return result;
    }

    private static int[] sorted(long[] keys, int[] before) {
        long[] ordered = new long[keys.length];
        Arrays.setAll(ordered, i -> keys[before[i]]);
        int[] after = RadixSort.positions(ordered);
        for (int i = 0; i < after.length; i++) {
            after[i] = before[after[i]];
        }
        return after;
    }

    /**
     * What to sort by, the least important first. Complex numbers go by real part, then by imaginary part; those of which
     * the imaginary part is NaN behind all others, then those of which the real part is, then those of which both are.
     */
    private long[][] keys() {
        if (!data.dtype().isComplex()) {
            return new long[][] {Keys.withOneZero(data.dtype(), Keys.of(data))};
        }
        double[] parts = (double[]) data.astype(DType.COMPLEX128).dense().storageShared();
        long[][] keys = new long[3][parts.length / 2];
        for (int i = 0; i < keys[0].length; i++) {
            double re = parts[2 * i];
            double im = parts[2 * i + 1];
            keys[0][i] = Keys.of(im + 0.0);
            keys[1][i] = Keys.of(re + 0.0);
            keys[2][i] = (Double.isNaN(re) ? 2 : 0) + (Double.isNaN(im) ? 1 : 0);
        }
        return keys;
    }

    /** The positions of a line in the order of the first line's elements, then of the second one's, and so on. */
    int[] sortedByAll() {
        int length = length();
        int[] line = new int[length];
        Arrays.setAll(line, i -> i);
        long[][] keys = keys();
        for (int row = count() - 1; row >= 0; row--) {
            for (long[] level : keys) {
                line = sorted(Arrays.copyOfRange(level, row * length, (row + 1) * length), line);
            }
        }
        return line;
    }
}
