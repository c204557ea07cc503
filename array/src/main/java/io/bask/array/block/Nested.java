package io.bask.array.block;

import io.bask.array.shape.Shape;
import java.util.function.IntUnaryOperator;

/** Java's arrays of arrays, to and from packed elements. */
final class Nested {
    private Nested() {}

    /** The shape of rows that all have one length. */
    static Shape shape(int rows, IntUnaryOperator lengthOfRow) {
        int length = rows == 0 ? 0 : lengthOfRow.applyAsInt(0);
        for (int row = 1; row < rows; row++) {
            if (lengthOfRow.applyAsInt(row) != length) {
                throw new IllegalArgumentException("row %d has %d elements but row 0 has %d; give rows of one length"
                        .formatted(row, lengthOfRow.applyAsInt(row), length));
            }
        }
        return Shape.of(rows, length);
    }

    static double[] flatten(double[][] rows, Shape shape) {
        int length = (int) shape.length(1);
        double[] result = new double[rows.length * length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, result, row * length, length);
        }
        return result;
    }

    static long[] flatten(long[][] rows, Shape shape) {
        int length = (int) shape.length(1);
        long[] result = new long[rows.length * length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, result, row * length, length);
        }
        return result;
    }

    static double[][] rows(double[] values, Shape shape) {
        if (shape.ndim() != 2) {
            throw new IllegalArgumentException("shape %s has %d axes, not the 2 of rows and columns; reshape it first"
                    .formatted(shape, shape.ndim()));
        }
        int length = (int) shape.length(1);
        double[][] result = new double[(int) shape.length(0)][length];
        for (int row = 0; row < result.length; row++) {
            System.arraycopy(values, row * length, result[row], 0, length);
        }
        return result;
    }
}
