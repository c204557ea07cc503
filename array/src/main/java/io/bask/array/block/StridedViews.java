package io.bask.array.block;

import io.bask.array.shape.Shape;

/** Views of a block in which one step moves along several axes, or several axes move along one. */
public final class StridedViews {
    private StridedViews() {}

    /**
     * The elements at {@code (row + i, column + i)} of two axes, which are dropped; {@code i} becomes the last axis.
     *
     * @param length how many elements; all must exist
     */
    public static NDArray diagonal(NDArray block, int rowAxis, int columnAxis, long row, long column, long length) {
        int ndim = block.ndim();
        long[] lengths = new long[ndim - 1];
        int[] strides = new int[ndim - 1];
        int to = 0;
        for (int axis = 0; axis < ndim; axis++) {
            if (axis != rowAxis && axis != columnAxis) {
                lengths[to] = block.shape().length(axis);
                strides[to++] = block.strides[axis];
            }
        }
        lengths[to] = length;
        strides[to] = block.strides[rowAxis] + block.strides[columnAxis];
        long start = block.offset + row * block.strides[rowAxis] + column * block.strides[columnAxis];
        return view(block, Shape.of(lengths), start, strides);
    }

    /**
     * All runs of {@code window} neighbours along an axis, which gets as many positions as there are such runs; the
     * neighbours are the new last axis.
     *
     * @param window at least 1, and no more than the axis is long
     */
    public static NDArray windows(NDArray block, int axis, long window) {
        int ndim = block.ndim();
        long[] lengths = new long[ndim + 1];
        int[] strides = new int[ndim + 1];
        for (int i = 0; i < ndim; i++) {
            lengths[i] = block.shape().length(i) - (i == axis ? window - 1 : 0);
            strides[i] = block.strides[i];
        }
        lengths[ndim] = window;
        strides[ndim] = block.strides[axis];
        return view(block, Shape.of(lengths), block.offset, strides);
    }

    private static NDArray view(NDArray block, Shape shape, long start, int[] strides) {
        return new NDArray(block.dtype(), shape, block.storage, shape.isEmpty() ? 0 : (int) start, strides);
    }
}
