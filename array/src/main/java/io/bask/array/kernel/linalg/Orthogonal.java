package io.bask.array.kernel.linalg;

import dev.ludovic.netlib.lapack.LAPACK;
import io.bask.array.block.NDArray;
import io.bask.array.shape.LinalgException;
import java.util.List;
import org.netlib.util.intW;

/** Factorisations of real matrices into orthonormal columns and what is left: QR, singular values, eigenvectors. */
final class Orthogonal {
    private static final int BLOCK = 64;

    private Orthogonal() {}

    /** {@code q} and {@code r}; with {@code padded}, zeros are added until both have as many columns as the matrix. */
    static List<NDArray> qr(NDArray matrix, boolean padded) {
        List<NDArray> reflections = reflections(matrix);
        return List.of(columns(reflections.get(0), reflections.get(1), padded), triangle(reflections.get(0), padded));
    }

    /** The matrix with a triangle in its upper half and reflections below, and their scales. */
    static List<NDArray> reflections(NDArray matrix) {
        Columns a = Columns.copy(matrix);
        double[] scales = new double[Math.min(a.rows(), a.columns())];
        if (isTall(a)) {
            TallReflections.factor(a, scales);
        } else if (scales.length > 0) {
            double[] work = new double[BLOCK * a.columns()];
            intW info = new intW(0);
            Lapack.instance().dgeqrf(a.rows(), a.columns(), a.data(), a.leading(), scales, work, work.length, info);
        }
        return List.of(a.block(), NDArray.of(scales));
    }

    /** Whether Bask's own reflections are faster, as the machine has no LAPACK of its own. */
    private static boolean isTall(Columns a) {
        return Lapack.blas().isEmpty() && TallReflections.suits(a.rows(), a.columns());
    }

    /** The orthonormal columns that reflections make. */
    static NDArray columns(NDArray reflections, NDArray scales, boolean padded) {
        Columns a = Columns.copy(reflections);
        int rank = Math.min(a.rows(), a.columns());
        int shown = padded ? a.columns() : rank;
        if (rank == 0) {
            return Columns.zeros(a.rows(), shown).block();
        }
        Columns q = a.columns() > rank ? a.first(a.rows(), rank) : a;
        double[] factors = scales.toDoubleArray();
        if (isTall(a)) {
            TallReflections.form(q, factors);
            return q.block();
        }
        double[] work = new double[BLOCK * a.columns()];
        intW info = new intW(0);
        Lapack.instance().dorgqr(a.rows(), rank, rank, q.data(), q.leading(), factors, work, work.length, info);
        return (shown > rank ? q.first(a.rows(), shown) : q).block();
    }

    /** The triangle above reflections. */
    static NDArray triangle(NDArray reflections, boolean padded) {
        long rank = Math.min(reflections.shape().length(0), reflections.shape().length(1));
        Columns a = Columns.copy(reflections.slice(":" + rank));
        return a.upper(padded ? a.columns() : a.rows()).block();
    }

    /** Left vectors, values, right vectors; values alone without {@code vectors}. What is not square is made so by QR. */
    static List<NDArray> svd(NDArray matrix, boolean vectors) {
        long rows = matrix.shape().length(0);
        long columns = matrix.shape().length(1);
        if (rows > columns) {
            requireFinite("svd", Columns.copy(matrix));
            List<NDArray> factors = qr(matrix, false);
            List<NDArray> parts = square(Columns.copy(factors.get(1)), vectors);
            return vectors
                    ? List.of(
                            Product.sum(List.of(factors.get(0)), List.of(parts.get(0)), 0, 1),
                            parts.get(1),
                            parts.get(2))
                    : parts;
        }
        if (rows < columns) {
            List<NDArray> parts = svd(matrix.transpose(), vectors);
            return vectors
                    ? List.of(
                            parts.get(2).transpose(), parts.get(1), parts.get(0).transpose())
                    : parts;
        }
        return square(Columns.copy(matrix), vectors);
    }

    /** The same with as many left vectors as rows and right ones as columns. */
    static List<NDArray> fullSvd(NDArray matrix) {
        return completed(svd(matrix, true));
    }

    /** Adds vectors at right angles to those of a factorisation until there are as many as each has elements. */
    static List<NDArray> completed(List<NDArray> parts) {
        return List.of(
                all(parts.get(0)), parts.get(1), all(parts.get(2).transpose()).transpose());
    }

    /** Columns, and such as are orthonormal to them. */
    private static NDArray all(NDArray columns) {
        if (columns.dtype().isComplex()) {
            return ComplexReflections.completed(columns);
        }
        List<NDArray> reflections = reflections(columns);
        int rows = (int) columns.shape().length(0);
        int width = (int) columns.shape().length(1);
        Columns q = Columns.copy(reflections.get(0)).first(rows, rows);
        if (width == 0) {
            for (int i = 0; i < rows; i++) {
                q.set(i, i, 1);
            }
        } else {
            double[] work = new double[BLOCK * rows];
            intW info = new intW(0);
            double[] factors = reflections.get(1).toDoubleArray();
            Lapack.instance().dorgqr(rows, rows, width, q.data(), q.leading(), factors, work, work.length, info);
        }
        System.arraycopy(Columns.copy(columns).data(), 0, q.data(), 0, rows * width);
        return q.block();
    }

    private static List<NDArray> square(Columns a, boolean vectors) {
        requireFinite("svd", a);
        int n = a.rows();
        double[] values = new double[n];
        Columns left = Columns.zeros(n, n);
        Columns right = Columns.zeros(n, n);
        if (n > 0) {
            LAPACK lapack = Lapack.instance();
            String job = vectors ? "S" : "N";
            int[] whole = new int[8 * n];
            intW info = new intW(0);
            double[] asked = new double[1];
            lapack.dgesdd(job, n, n, a.data(), n, values, left.data(), n, right.data(), n, asked, -1, whole, info);
            double[] work = new double[(int) asked[0] + 1];
            lapack.dgesdd(
                    job, n, n, a.data(), n, values, left.data(), n, right.data(), n, work, work.length, whole, info);
            requireConverged("svd", info.val, a);
        }
        return vectors ? List.of(left.block(), NDArray.of(values), right.block()) : List.of(NDArray.of(values));
    }

    /** Values and vectors of what the lower triangle shows; values alone without {@code vectors}. */
    static List<NDArray> eigh(NDArray matrix, boolean vectors) {
        Columns a = Columns.copy(matrix);
        requireFinite("eigh", a);
        int n = a.rows();
        double[] values = new double[n];
        if (n > 0) {
            intW info = new intW(0);
            double[] work = new double[1];
            int[] whole = new int[1];
            String job = vectors ? "V" : "N";
            Lapack.instance().dsyevd(job, "L", n, a.data(), n, values, work, -1, whole, -1, info);
            work = new double[(int) work[0] + 1];
            whole = new int[Math.max(1, whole[0])];
            Lapack.instance().dsyevd(job, "L", n, a.data(), n, values, work, work.length, whole, whole.length, info);
            requireConverged("eigh", info.val, a);
        }
        return vectors ? List.of(NDArray.of(values), a.block()) : List.of(NDArray.of(values));
    }

    private static void requireFinite(String operation, Columns a) {
        for (double value : a.data()) {
            if (!Double.isFinite(value)) {
                throw new LinalgException(
                        "%s of a matrix of shape (%d, %d) that holds %s; replace what is not finite first"
                                .formatted(operation, a.rows(), a.columns(), value));
            }
        }
    }

    private static void requireConverged(String operation, int info, Columns a) {
        if (info != 0) {
            throw new LinalgException("%s of a matrix of shape (%d, %d) did not converge; scale it first"
                    .formatted(operation, a.rows(), a.columns()));
        }
    }
}
