package io.bask.array.kernel.linalg;

import io.bask.array.block.NDArray;
import io.bask.array.shape.LinalgException;
import io.bask.array.ufunc.Factorization;
import java.util.List;
import org.netlib.util.intW;

/** Factorisations of real matrices into triangles, and what is solved with them. */
final class Triangular {
    private Triangular() {}

    /** Factorises in place, rows exchanged so that the largest is the pivot; answers the number of the first zero pivot. */
    static int factorize(Columns a, int[] pivots) {
        if (Lapack.blas().isEmpty()) {
            return Recursive.lu(a, pivots);
        }
        intW info = new intW(0);
        if (pivots.length > 0) {
            Lapack.instance().dgetrf(a.rows(), a.columns(), a.data(), a.leading(), pivots, info);
        }
        return info.val;
    }

    static List<NDArray> lu(NDArray matrix) {
        Columns a = Columns.copy(matrix);
        int rank = Math.min(a.rows(), a.columns());
        int[] pivots = new int[rank];
        factorize(a, pivots);
        int[] order = Pivots.order(pivots, a.rows());
        Columns permutation = Columns.zeros(a.rows(), a.rows());
        for (int row = 0; row < order.length; row++) {
            permutation.set(order[row], row, 1);
        }
        return List.of(
                permutation.block(), unitLower(a, rank).block(), a.upper(rank).block());
    }

    /** The lower triangle of the first columns, with ones on its diagonal. */
    static Columns unitLower(Columns a, int width) {
        Columns lower = Columns.zeros(a.rows(), width);
        for (int column = 0; column < width; column++) {
            lower.set(column, column, 1);
            for (int row = column + 1; row < a.rows(); row++) {
                lower.set(row, column, a.at(row, column));
            }
        }
        return lower;
    }

    static List<NDArray> cholesky(NDArray matrix) {
        Columns a = Columns.copy(matrix);
        boolean isPositive = triangle(a);
        for (int i = 0; i < a.rows(); i++) {
            if (!isPositive || Double.isNaN(a.at(i, i))) {
                throw notPositive(a.rows());
            }
        }
        Columns lower = Columns.zeros(a.rows(), a.rows());
        for (int column = 0; column < a.rows(); column++) {
            for (int row = column; row < a.rows(); row++) {
                lower.set(row, column, a.at(row, column));
            }
        }
        return List.of(lower.block());
    }

    /** In place; answers whether the matrix is positive definite, as far as that shows. */
    private static boolean triangle(Columns a) {
        if (Lapack.blas().isEmpty()) {
            return Recursive.cholesky(a.data(), 0, a.leading(), a.rows());
        }
        intW info = new intW(0);
        if (a.rows() > 0) {
            Lapack.instance().dpotrf("L", a.rows(), a.data(), a.leading(), info);
        }
        return info.val == 0;
    }

    static LinalgException notPositive(int n) {
        return new LinalgException(
                "cholesky of a matrix of shape (%d, %d) that is not positive definite; use lu or eigh".formatted(n, n));
    }

    static LinalgException singular(Factorization kind, int n) {
        return new LinalgException(
                "%s with a singular matrix of shape (%d, %d); use lstsq or pinv".formatted(kind.numpyName(), n, n));
    }

    static List<NDArray> solve(NDArray matrix, NDArray right, Factorization kind) {
        Columns a = Columns.copy(matrix);
        Columns x = Columns.copy(right);
        int[] pivots = new int[a.rows()];
        if (factorize(a, pivots) != 0) {
            throw singular(kind, a.rows());
        }
        if (Lapack.blas().isEmpty()) {
            int n = a.rows();
            Recursive.exchange(x.data(), 0, n, x.columns(), pivots, 0, n);
            Recursive.forward(a.data(), 0, n, true, x.data(), 0, n, n, x.columns());
            Recursive.backward(a.data(), 0, n, x.data(), 0, n, n, x.columns());
        } else if (x.data().length > 0) {
            intW info = new intW(0);
            Lapack.instance()
                    .dgetrs("N", a.rows(), x.columns(), a.data(), a.leading(), pivots, x.data(), x.leading(), info);
        }
        return List.of(x.block());
    }

    static List<NDArray> inverse(NDArray matrix) {
        int n = (int) matrix.shape().length(0);
        Columns identity = Columns.zeros(n, n);
        for (int i = 0; i < n; i++) {
            identity.set(i, i, 1);
        }
        return solve(matrix, identity.block(), Factorization.INVERSE);
    }

    static List<NDArray> substitute(NDArray matrix, NDArray right, Factorization kind) {
        Columns a = Columns.copy(matrix);
        Columns x = Columns.copy(right);
        for (int i = 0; i < a.rows(); i++) {
            if (a.at(i, i) == 0) {
                throw singular(kind, a.rows());
            }
        }
        if (Lapack.blas().isEmpty()) {
            int n = a.rows();
            if (kind == Factorization.SOLVE_LOWER) {
                Recursive.forward(a.data(), 0, n, false, x.data(), 0, n, n, x.columns());
            } else {
                Recursive.backward(a.data(), 0, n, x.data(), 0, n, n, x.columns());
            }
        } else if (x.data().length > 0) {
            intW info = new intW(0);
            String triangle = kind == Factorization.SOLVE_LOWER ? "L" : "U";
            Lapack.instance()
                    .dtrtrs(
                            triangle,
                            "N",
                            "N",
                            a.rows(),
                            x.columns(),
                            a.data(),
                            a.leading(),
                            x.data(),
                            x.leading(),
                            info);
        }
        return List.of(x.block());
    }

    static List<NDArray> determinant(NDArray matrix) {
        Columns a = Columns.copy(matrix);
        int[] pivots = new int[a.rows()];
        factorize(a, pivots);
        double sign = Pivots.sign(pivots);
        double logarithm = 0;
        for (int i = 0; i < a.rows(); i++) {
            double pivot = a.at(i, i);
            sign = pivot == 0 ? 0 : pivot < 0 ? -sign : sign;
            logarithm += Math.log(Math.abs(pivot));
            sign = Double.isNaN(pivot) ? Double.NaN : sign;
        }
        return List.of(NDArray.scalar(sign), NDArray.scalar(sign == 0 ? Double.NEGATIVE_INFINITY : logarithm));
    }
}
