package io.bask.array.kernel.linalg;

import io.bask.array.block.NDArray;
import java.util.Arrays;

/**
 * How to find the elements of a matrix in an array of doubles.
 *
 * @param offset where the first element lies
 * @param rowStride how far the next row is
 * @param columnStride how far the next column is
 */
record Matrix(double[] data, int offset, int rows, int columns, int rowStride, int columnStride) {
    /** A matrix of a block of three axes, the first of which counts matrices; {@code slots} is 2 for complex elements. */
    static Matrix of(NDArray stack, int number, int slots, int part) {
        return new Matrix(
                (double[]) stack.storageShared(),
                slots * (stack.offset() + number * stack.stride(0)) + part,
                (int) stack.shape().length(1),
                (int) stack.shape().length(2),
                slots * stack.stride(1),
                slots * stack.stride(2));
    }

    /** Rows one after the other in an array of their own. */
    static Matrix dense(double[] data, int rows, int columns) {
        return new Matrix(data, 0, rows, columns, columns, 1);
    }

    Matrix transpose() {
        return new Matrix(data, offset, columns, rows, columnStride, rowStride);
    }

    /** The same, further on in its array. */
    Matrix at(int newOffset) {
        return new Matrix(data, newOffset, rows, columns, rowStride, columnStride);
    }

    /** A part of it. */
    Matrix part(int row, int column, int height, int width) {
        return new Matrix(
                data, offset + row * rowStride + column * columnStride, height, width, rowStride, columnStride);
    }

    /** Copies part of a row to the beginning of an array. */
    void copyRow(int row, int column, double[] target, int count) {
        int at = offset + row * rowStride + column * columnStride;
        if (columnStride == 1) {
            System.arraycopy(data, at, target, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[i] = data[at + i * columnStride];
        }
    }

    /**
     * Copies all to panels of so many columns, one behind the other, each row by row; the last one is filled up with zeros.
     *
     * @param target has room for as many columns as fill panels
     */
    void copyPanels(int width, double[] target) {
        int at = 0;
        for (int column = 0; column < columns; column += width) {
            int count = Math.min(width, columns - column);
            if (count < width) {
                Arrays.fill(target, at, at + width * rows, 0);
            }
            int from = offset + column * columnStride;
            if (columnStride == 1) {
                for (int row = 0; row < rows; row++) {
                    System.arraycopy(data, from + row * rowStride, target, at + row * width, count);
                }
            } else {
                copyColumns(from, count, width, target, at);
            }
            at += width * rows;
        }
    }

    private void copyColumns(int from, int count, int width, double[] target, int at) {
        for (int j = 0; j < count; j++) {
            int source = from + j * columnStride;
            for (int row = 0; row < rows; row++) {
                target[at + row * width + j] = data[source + row * rowStride];
            }
        }
    }
}
