package io.bask.array.block;

import io.bask.array.shape.DType;

/**
 * Copies the elements of one strided view into another of the same shape and dtype.
 *
 * <p>Axes of length 1 are dropped and axes that both sides walk evenly are merged, so that a contiguous copy is a single
 * {@code System.arraycopy}. What is left is walked in the target's order, the two innermost axes in tiles: a plain copy
 * has one tile as wide as a line; a transposing copy uses narrow tiles, so that each cache line read serves several
 * lines written before it is evicted; short innermost lines are swapped with their neighbour, so that the loops stay
 * long. Source and target must not overlap.
 */
final class StridedCopy {
    private static final int SHORT_LINE = 8;
    private static final int TILE_LINES = 16;
    private static final int TILE_LENGTH = 256;
    private static final int SWAPPED_LENGTH = 512;

    private final Mover mover;
    private int ndim;
    private final int[] lengths;
    private final int[] from;
    private final int[] to;

    private StridedCopy(Mover mover, int ndim) {
        this.mover = mover;
        this.lengths = new int[ndim];
        this.from = new int[ndim];
        this.to = new int[ndim];
    }

    /** Copies all elements of {@code source} to a view with the same shape. */
    static void copy(NDArray source, Object target, int targetOffset, int[] targetStrides) {
        if (source.shape().isEmpty()) {
            return;
        }
        StridedCopy copy = new StridedCopy(
                Mover.of(source.dtype(), source.storage, target), source.shape().ndim());
        int[] sourceStrides = source.strides;
        for (int axis = 0; axis < targetStrides.length; axis++) {
            copy.add((int) source.shape().length(axis), sourceStrides[axis], targetStrides[axis]);
        }
        copy.sort();
        copy.merge();
        copy.run(source.offset, targetOffset);
    }

    /** Copies all elements of {@code source}, in row-major order, to adjacent elements of a storage. */
    static void copyFlat(NDArray source, Object target, int targetOffset) {
        copy(source, target, targetOffset, Strides.rowMajor(source.shape()));
    }

    /** A new storage with all elements of {@code source} in row-major order. */
    static Object pack(NDArray source) {
        DType dtype = source.dtype();
        Object target = Storage.allocate(dtype, source.shape());
        copyFlat(source, target, 0);
        return target;
    }

    private void add(int length, int fromStride, int toStride) {
        if (length == 1) {
            return;
        }
        lengths[ndim] = length;
        from[ndim] = fromStride;
        to[ndim] = toStride;
        ndim++;
    }

    /** Orders the axes by falling target stride; they nearly always are. */
    private void sort() {
        for (int i = 1; i < ndim; i++) {
            for (int j = i; j > 0 && Math.abs(to[j]) > Math.abs(to[j - 1]); j--) {
                swap(j, j - 1);
            }
        }
    }

    private void swap(int i, int j) {
        swap(lengths, i, j);
        swap(from, i, j);
        swap(to, i, j);
    }

    private static void swap(int[] values, int i, int j) {
        int value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    /** Joins neighbouring axes that both sides walk as one. */
    private void merge() {
        int last = 0;
        for (int axis = 1; axis < ndim; axis++) {
            boolean even = from[last] == from[axis] * lengths[axis] && to[last] == to[axis] * lengths[axis];
            if (even) {
                lengths[last] *= lengths[axis];
            } else {
                last++;
                lengths[last] = lengths[axis];
            }
            from[last] = from[axis];
            to[last] = to[axis];
        }
        ndim = Math.min(ndim, last + 1);
    }

    private void run(int fromStart, int toStart) {
        if (ndim < 2) {
            int count = ndim == 0 ? 1 : lengths[0];
            mover.line(fromStart, ndim == 0 ? 1 : from[0], toStart, ndim == 0 ? 1 : to[0], count);
            return;
        }
        int inner = ndim - 1;
        int smallest = smallestSourceStride();
        int tileLines = Integer.MAX_VALUE;
        int tileLength = Integer.MAX_VALUE;
        if (lengths[inner] < SHORT_LINE && lengths[inner - 1] > lengths[inner]) {
            swap(inner, inner - 1);
            tileLength = SWAPPED_LENGTH;
        } else if (smallest != inner) {
            moveBeforeInner(smallest);
            tileLines = TILE_LINES;
            tileLength = TILE_LENGTH;
        }
        walk(fromStart, toStart, tileLines, tileLength);
    }

    private int smallestSourceStride() {
        int best = ndim - 1;
        for (int axis = ndim - 2; axis >= 0; axis--) {
            if (from[axis] != 0 && Math.abs(from[axis]) < Math.abs(from[best])) {
                best = axis;
            }
        }
        return best;
    }

    private void moveBeforeInner(int axis) {
        for (int i = axis; i < ndim - 2; i++) {
            swap(i, i + 1);
        }
    }

    /** Visits every combination of the outer axes, and copies the two innermost axes in tiles at each. */
    private void walk(int fromStart, int toStart, int tileLines, int tileLength) {
        int outer = ndim - 2;
        int[] index = new int[outer];
        int fromAt = fromStart;
        int toAt = toStart;
        while (true) {
            plane(fromAt, toAt, tileLines, tileLength);
            int axis = outer - 1;
            while (axis >= 0 && index[axis] == lengths[axis] - 1) {
                fromAt -= index[axis] * from[axis];
                toAt -= index[axis] * to[axis];
                index[axis] = 0;
                axis--;
            }
            if (axis < 0) {
                return;
            }
            index[axis]++;
            fromAt += from[axis];
            toAt += to[axis];
        }
    }

    private void plane(int fromAt, int toAt, int tileLines, int tileLength) {
        int lineAxis = ndim - 2;
        int inner = ndim - 1;
        int lines = lengths[lineAxis];
        int length = lengths[inner];
        for (int line = 0; line < lines; ) {
            int lineEnd = tileLines < lines - line ? line + tileLines : lines;
            for (int at = 0; at < length; ) {
                int count = Math.min(tileLength, length - at);
                int fromBase = fromAt + at * from[inner];
                int toBase = toAt + at * to[inner];
                for (int l = line; l < lineEnd; l++) {
                    mover.line(fromBase + l * from[lineAxis], from[inner], toBase + l * to[lineAxis], to[inner], count);
                }
                at += count;
            }
            line = lineEnd;
        }
    }
}
