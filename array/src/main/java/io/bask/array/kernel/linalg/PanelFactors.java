package io.bask.array.kernel.linalg;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.LinalgException;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Factorization;
import java.util.List;

/**
 * Parts of factorisations of matrices that are cut into panels of columns: LU of one panel, and what it does to the panels
 * to the right of it.
 */
final class PanelFactors {
    private PanelFactors() {}

    static List<NDArray> of(Factorization kind, List<NDArray> blocks) {
        return switch (kind) {
            case LU_PANEL -> panel(blocks.get(0));
            case LU_UPDATE -> List.of(updated(blocks.get(0), blocks.get(1), blocks.get(2)));
            case EXCHANGE -> List.of(exchanged(blocks));
            default -> throw new IllegalArgumentException(kind + " is not done panel by panel; use Factors");
        };
    }

    /** Lower triangle with ones, as high as the panel; upper triangle; exchanged rows. */
    private static List<NDArray> panel(NDArray matrix) {
        if (matrix.dtype().isComplex()) {
            return ComplexFactors.panel(matrix);
        }
        Columns a = Columns.copy(matrix);
        int[] pivots = new int[Math.min(a.rows(), a.columns())];
        Triangular.factorize(a, pivots);
        return List.of(
                Triangular.unitLower(a, pivots.length).block(),
                a.upper(pivots.length).block(),
                whole(pivots));
    }

    static NDArray whole(int[] pivots) {
        long[] numbers = new long[pivots.length];
        for (int i = 0; i < pivots.length; i++) {
            numbers[i] = pivots[i];
        }
        return NDArray.wrap(DType.INT64, Shape.of(numbers.length), numbers);
    }

    private static int[] pivots(NDArray block) {
        int[] pivots = new int[(int) block.size()];
        for (int i = 0; i < pivots.length; i++) {
            pivots[i] = (int) block.longAt(i);
        }
        return pivots;
    }

    /** Columns to the right: rows exchanged, the first ones solved with the lower triangle, their product taken off the others. */
    private static NDArray updated(NDArray lower, NDArray pivots, NDArray columns) {
        if (lower.dtype().isComplex()) {
            return ComplexFactors.updated(lower, pivots(pivots), columns);
        }
        Columns l = Columns.copy(lower);
        Columns x = Columns.copy(columns);
        int width = l.columns();
        int rows = l.rows();
        Recursive.exchange(x.data(), 0, rows, x.columns(), pivots(pivots), 0, width);
        Recursive.forward(l.data(), 0, rows, true, x.data(), 0, rows, width, x.columns());
        int[] sizes = {rows - width, width, x.columns()};
        Recursive.subtract(l.data(), width, rows, x.data(), 0, rows, x.data(), width, rows, sizes);
        return x.block();
    }

    /** A matrix whose rows are exchanged by one list of pivots after the other, each for the rows behind those before. */
    private static NDArray exchanged(List<NDArray> blocks) {
        NDArray matrix = blocks.get(0);
        int rows = (int) matrix.shape().length(0);
        long[] order = new long[rows];
        for (int row = 0; row < rows; row++) {
            order[row] = row;
        }
        int first = 0;
        for (NDArray block : blocks.subList(1, blocks.size())) {
            int[] pivots = pivots(block);
            for (int i = 0; i < pivots.length; i++) {
                int other = first + pivots[i] - 1;
                long kept = order[first + i];
                order[first + i] = order[other];
                order[other] = kept;
            }
            first += pivots.length;
        }
        NDArray result = NDArray.zeros(matrix.dtype(), matrix.shape());
        for (int row = 0; row < rows; row++) {
            matrix.slice(order[row] + ":" + (order[row] + 1)).copyInto(result.slice(row + ":" + (row + 1)));
        }
        return result;
    }

    /** Solves with a triangle on the diagonal of a larger one. */
    static List<NDArray> substitute(NDArray matrix, NDArray right, Factorization kind) {
        Factorization triangle =
                kind == Factorization.DIAGONAL_LOWER ? Factorization.SOLVE_LOWER : Factorization.SOLVE_UPPER;
        try {
            return Factors.of(triangle, List.of(matrix, right)).parts();
        } catch (LinalgException e) {
            throw singular(kind, (int) matrix.shape().length(0), e);
        }
    }

    private static LinalgException singular(Factorization kind, int n, LinalgException cause) {
        LinalgException singular = new LinalgException(
                "%s with a singular matrix, in a block of shape (%d, %d) on the diagonal; use lstsq or pinv"
                        .formatted(kind.numpyName(), n, n));
        singular.initCause(cause);
        return singular;
    }

    /** The triangle of a matrix on the diagonal of a larger one. */
    static List<NDArray> cholesky(NDArray matrix) {
        try {
            return Factors.of(Factorization.CHOLESKY, List.of(matrix)).parts();
        } catch (LinalgException e) {
            LinalgException failed = new LinalgException(
                    "cholesky of a matrix that is not positive definite, as a block of shape %s on the diagonal shows; use lu or eigh"
                            .formatted(matrix.shape()));
            failed.initCause(e);
            throw failed;
        }
    }
}
