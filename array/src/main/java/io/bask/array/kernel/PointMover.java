package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;

/**
 * Moves elements between scattered positions of two strided arrays: for each of many points, a sub-array along the axes
 * that are not indexed.
 *
 * <p>Offsets count elements. Axes of the sub-arrays that both sides walk evenly are merged; sub-arrays with long
 * contiguous lines are copied line by line, others point by point at each of their positions.
 */
final class PointMover {
    private static final int LONG_LINE = 8;

    private final int slots;
    private final int[] lengths;
    private final int[] from;
    private final int[] to;
    private int ndim;

    /** A mover of sub-arrays of these lengths, with the strides that they have on both sides. */
    PointMover(DType dtype, int[] lengths, int[] from, int[] to) {
        this.slots = dtype.isComplex() ? 2 : 1;
        this.lengths = Arrays.copyOf(lengths, lengths.length + 1);
        this.from = Arrays.copyOf(from, lengths.length + 1);
        this.to = Arrays.copyOf(to, lengths.length + 1);
        this.ndim = lengths.length;
        for (int axis = 0; axis < ndim; axis++) {
            this.from[axis] *= slots;
            this.to[axis] *= slots;
        }
        if (slots == 2) {
            this.lengths[ndim] = 2;
            this.from[ndim] = 1;
            this.to[ndim] = 1;
            ndim++;
        }
        merge();
    }

    private void merge() {
        int last = -1;
        for (int axis = 0; axis < ndim; axis++) {
            if (lengths[axis] == 1) {
                continue;
            }
            boolean even =
                    last >= 0 && from[last] == from[axis] * lengths[axis] && to[last] == to[axis] * lengths[axis];
            int length = even ? lengths[last] * lengths[axis] : lengths[axis];
            last += even ? 0 : 1;
            lengths[last] = length;
            from[last] = from[axis];
            to[last] = to[axis];
        }
        ndim = last + 1;
    }

    /** Where the points of an array lie: the sum over axes of position times stride, in elements. */
    static int[] offsets(int[][] positions, int[] strides, int count) {
        int[] offsets = new int[count];
        for (int axis = 0; axis < positions.length; axis++) {
            int[] along = positions[axis];
            int stride = strides[axis];
            for (int point = 0; point < count; point++) {
                offsets[point] += along[point] * stride;
            }
        }
        return offsets;
    }

    /** Where elements lie that are numbered in row-major order of a box. */
    static int[] offsets(int[] numbers, Shape box, int[] strides) {
        int[] offsets = new int[numbers.length];
        long inner = 1;
        boolean even = true;
        for (int axis = box.ndim() - 1; axis >= 0; axis--) {
            even &= box.length(axis) == 1 || strides[axis] == inner * strides[box.ndim() - 1];
            inner *= box.length(axis);
        }
        int step = box.ndim() == 0 ? 0 : strides[box.ndim() - 1];
        for (int point = 0; point < numbers.length; point++) {
            if (even) {
                offsets[point] = numbers[point] * step;
                continue;
            }
            int rest = numbers[point];
            for (int axis = box.ndim() - 1; axis >= 0; axis--) {
                int length = (int) box.length(axis);
                offsets[point] += rest % length * strides[axis];
                rest /= length;
            }
        }
        return offsets;
    }

    /**
     * Moves all points.
     *
     * @param fromAt where each point lies in the source, counted from its first element
     * @param target where to, a view whose storage is written to
     */
    void move(NDArray source, int[] fromAt, NDArray target, int[] toAt) {
        int count = fromAt.length;
        if (count == 0 || Arrays.stream(lengths, 0, ndim).anyMatch(length -> length == 0)) {
            return;
        }
        if (slots == 2) {
            for (int point = 0; point < count; point++) {
                fromAt[point] *= 2;
                toAt[point] *= 2;
            }
        }
        Object in = source.storageShared();
        Object out = target.storageShared();
        int fromBase = source.offset() * slots;
        int toBase = target.offset() * slots;
        boolean lines = ndim > 0 && from[ndim - 1] == 1 && to[ndim - 1] == 1 && lengths[ndim - 1] >= LONG_LINE;
        int outer = lines ? ndim - 1 : ndim;
        int[] index = new int[outer];
        while (true) {
            if (lines) {
                int length = lengths[ndim - 1];
                for (int point = 0; point < count; point++) {
                    System.arraycopy(in, fromBase + fromAt[point], out, toBase + toAt[point], length);
                }
            } else {
                each(in, fromBase, fromAt, out, toBase, toAt);
            }
            int axis = outer - 1;
            while (axis >= 0 && index[axis] == lengths[axis] - 1) {
                fromBase -= index[axis] * from[axis];
                toBase -= index[axis] * to[axis];
                index[axis--] = 0;
            }
            if (axis < 0) {
                return;
            }
            index[axis]++;
            fromBase += from[axis];
            toBase += to[axis];
        }
    }

    private static void each(Object in, int from, int[] fromAt, Object out, int to, int[] toAt) {
        int count = fromAt.length;
        if (in instanceof double[] source && out instanceof double[] target) {
            for (int i = 0; i < count; i++) {
                target[to + toAt[i]] = source[from + fromAt[i]];
            }
        } else if (in instanceof long[] source && out instanceof long[] target) {
            for (int i = 0; i < count; i++) {
                target[to + toAt[i]] = source[from + fromAt[i]];
            }
        } else if (in instanceof float[] source && out instanceof float[] target) {
            for (int i = 0; i < count; i++) {
                target[to + toAt[i]] = source[from + fromAt[i]];
            }
        } else if (in instanceof int[] source && out instanceof int[] target) {
            for (int i = 0; i < count; i++) {
                target[to + toAt[i]] = source[from + fromAt[i]];
            }
        } else if (in instanceof short[] source && out instanceof short[] target) {
            for (int i = 0; i < count; i++) {
                target[to + toAt[i]] = source[from + fromAt[i]];
            }
        } else {
            byte[] source = (byte[]) in;
            byte[] target = (byte[]) out;
            for (int i = 0; i < count; i++) {
                target[to + toAt[i]] = source[from + fromAt[i]];
            }
        }
    }
}
