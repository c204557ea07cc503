package io.bask.array.kernel.linalg;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;

/**
 * A matrix of doubles as LAPACK has them: column after column in an array of its own.
 *
 * @param data its elements
 */
record Columns(double[] data, int rows, int columns) {
    static Columns zeros(int rows, int columns) {
        return new Columns(new double[Math.multiplyExact(rows, columns)], rows, columns);
    }

    /** A copy of a block of two axes. */
    static Columns copy(NDArray matrix) {
        NDArray turned = matrix.astype(DType.FLOAT64).transpose().copy();
        return new Columns(
                (double[]) turned.storageShared(), (int) matrix.shape().length(0), (int)
                        matrix.shape().length(1));
    }

    /** How far columns are apart; LAPACK wants at least 1. */
    int leading() {
        return Math.max(1, rows);
    }

    double at(int row, int column) {
        return data[column * rows + row];
    }

    void set(int row, int column, double value) {
        data[column * rows + row] = value;
    }

    /** The first rows and columns. */
    Columns first(int height, int width) {
        Columns result = zeros(height, width);
        for (int column = 0; column < Math.min(width, columns); column++) {
            System.arraycopy(data, column * rows, result.data, column * height, Math.min(rows, height));
        }
        return result;
    }

    /** The upper triangle of the first rows; zeros below. */
    Columns upper(int height) {
        Columns result = zeros(height, columns);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < Math.min(Math.min(rows, height), column + 1); row++) {
                result.set(row, column, at(row, column));
            }
        }
        return result;
    }

    /** A block, row-major, with these elements. */
    NDArray block() {
        return NDArray.wrap(DType.FLOAT64, Shape.of(columns, rows), data).transpose();
    }
}
