package io.bask.array;

import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Factorization;
import io.bask.function.Given;
import java.util.List;
import java.util.Objects;

/**
 * Linear algebra: NumPy's {@code linalg}, and {@code lu} and {@code solve_triangular} of SciPy's.
 *
 * <p>Matrices may be cut in any way, and axes before the last two number matrices. {@link #qr} and {@link #svd} of a matrix
 * with many more rows than columns, or the other way round, work block by block. {@link #lu}, {@link #cholesky}, {@link
 * #solve}, {@link #solveTriangular}, {@link #inv}, {@link #det} and {@link #slogdet} of one matrix of more than a thousand rows
 * and columns work in panels of columns, side by side. The others put each matrix into one block. Whole numbers and bools
 * become float64. Wrong shapes and dtypes are refused by the call, a matrix that is singular, or not positive definite, when
 * it is computed: the cause of the failure is a {@link io.bask.array.shape.LinalgException}.
 */
public final class Linalg {
    private Linalg() {}

    /**
     * Orthonormal columns and a triangle, NumPy's mode "reduced"; computed block by block where rows are cut.
     *
     * <p>The triangle is unique but for the signs of its rows.
     */
    public static Qr qr(Array x) {
        return Decomposition.qr(x);
    }

    /**
     * Singular vectors and values, as many as the shorter side has.
     *
     * <p>Signs are such that no right vector of real numbers has a negative sum, as Dask has it.
     */
    public static Svd svd(Array x) {
        return Decomposition.svd(x);
    }

    /**
     * Singular vectors and values; with {@code fullMatrices} as many left vectors as rows and right vectors as columns.
     *
     * <p>Those beyond the shorter side are any that are at right angles to the others. Each matrix lies in one block then.
     */
    public static Svd svd(Array x, boolean fullMatrices) {
        return fullMatrices ? Decomposition.full(x) : Decomposition.svd(x);
    }

    /** Singular values, falling. */
    public static Array svdvals(Array x) {
        return Decomposition.singularValues("svdvals", x);
    }

    /** {@link #svdCompressed(Array, int, int, int, long)} with 10 vectors more than asked for, no rounds, and seed 0. */
    public static Svd svdCompressed(Array x, int k) {
        return svdCompressed(x, k, 0, 10, 0);
    }

    /**
     * The largest singular values and their vectors, nearly: of the image of random vectors.
     *
     * @param k how many
     * @param rounds how often the image is multiplied by the matrix once more; more are more exact
     * @param oversamples how many more random vectors there are
     * @param seed of the random vectors
     * @throws IllegalArgumentException if there are not as many values
     */
    public static Svd svdCompressed(Array x, int k, int rounds, int oversamples, long seed) {
        return Decomposition.compressed(x, k, new int[] {rounds, oversamples}, seed);
    }

    /** A permutation and two triangles; each column's pivot is the largest of all rows. */
    public static Lu lu(Array x) {
        Array floating = Matrices.of("lu", x);
        if (Substitution.isLarge(floating)) {
            long rank = Math.min(Matrices.rows(floating), Matrices.columns(floating));
            return PanelLu.of(floating, rank, Substitution.width(floating)).factors();
        }
        Array matrices = Matrices.whole(floating);
        long rows = Matrices.rows(matrices);
        long columns = Matrices.columns(matrices);
        long rank = Math.min(rows, columns);
        return new Lu(
                Matrices.answer(Factorization.LU, 0, matrices, matrices.dtype().realPart(), rows, rows),
                Matrices.answer(Factorization.LU, 1, matrices, rows, rank),
                Matrices.answer(Factorization.LU, 2, matrices, rank, columns));
    }

    /** The lower triangle that times its own conjugate transpose is the matrix, the lower triangle of which is read. */
    public static Array cholesky(Array x) {
        Array floating = Matrices.square("cholesky", x);
        if (Substitution.isLarge(floating)) {
            return Substitution.cholesky(floating, Substitution.width(floating));
        }
        Array matrices = Matrices.whole(floating);
        long n = Matrices.rows(matrices);
        return Matrices.answer(Factorization.CHOLESKY, 0, matrices, n, n);
    }

    /**
     * What times {@code a} is {@code b}: a vector, if {@code b} has one axis less than {@code a}, else a matrix.
     *
     * @throws IllegalArgumentException if {@code a} is not square, or {@code b} has another number of rows
     */
    public static Array solve(Array a, Array b) {
        Given.notNull(a, "a");
        Given.notNull(b, "b");
        return Decomposition.solve(Factorization.SOLVE, Matrices.square("solve", a), b);
    }

    /** What times the lower or upper triangle of {@code a} is {@code b}; the other triangle is not read. */
    public static Array solveTriangular(Array a, Array b, boolean lower) {
        Given.notNull(a, "a");
        Given.notNull(b, "b");
        Factorization kind = lower ? Factorization.SOLVE_LOWER : Factorization.SOLVE_UPPER;
        return Decomposition.solve(kind, Matrices.square("solve_triangular", a), b);
    }

    /** The inverse. */
    public static Array inv(Array x) {
        Array floating = Matrices.square("inv", x);
        if (Substitution.isLarge(floating)) {
            return Decomposition.inverse(floating, Substitution.width(floating));
        }
        Array matrices = Matrices.whole(floating);
        long n = Matrices.rows(matrices);
        return Matrices.answer(Factorization.INVERSE, 0, matrices, n, n);
    }

    /** {@link #lstsq(Array, Array, double)} that takes for zero what is less than rounding makes of zero. */
    public static LeastSquares lstsq(Array a, Array b) {
        Given.notNull(a, "a");
        Given.notNull(b, "b");
        return Decomposition.leastSquares(a, b, Double.NaN);
    }

    /**
     * What times the matrix {@code a} comes closest to the vector or matrix {@code b}.
     *
     * @param rcond singular values less than this part of the largest one are taken for zero
     */
    public static LeastSquares lstsq(Array a, Array b, double rcond) {
        Given.notNull(a, "a");
        Given.notNull(b, "b");
        return Decomposition.leastSquares(a, b, rcond);
    }

    /** The determinant. */
    public static Array det(Array x) {
        SlogDet parts = slogdet("det", x);
        return parts.sign().mul(parts.logabsdet().exp());
    }

    /** Sign and logarithm of the determinant. */
    public static SlogDet slogdet(Array x) {
        return slogdet("slogdet", x);
    }

    private static SlogDet slogdet(String operation, Array x) {
        Array floating = Matrices.square(operation, x);
        if (Substitution.isLarge(floating)) {
            return PanelLu.of(floating, Matrices.rows(floating), Substitution.width(floating))
                    .determinant();
        }
        Array matrices = Matrices.whole(floating);
        return new SlogDet(
                Matrices.answer(Factorization.DETERMINANT, 0, matrices),
                Matrices.answer(
                        Factorization.DETERMINANT, 1, matrices, matrices.dtype().realPart()));
    }

    /** {@link #pinv(Array, double)} with {@code rcond} 1e-15. */
    public static Array pinv(Array x) {
        return pinv(x, 1e-15);
    }

    /** The pseudo-inverse; singular values up to {@code rcond} times the largest one are taken for zero. */
    public static Array pinv(Array x, double rcond) {
        return Decomposition.pseudoInverse(x, rcond);
    }

    /** Eigenvalues and eigenvectors of symmetric or Hermitian matrices, the lower triangles of which are read. */
    public static Eigh eigh(Array x) {
        Array matrices = symmetric("eigh", x);
        long n = Matrices.rows(matrices);
        return new Eigh(
                Matrices.answer(
                        Factorization.EIGH, 0, matrices, matrices.dtype().realPart(), n),
                Matrices.answer(Factorization.EIGH, 1, matrices, n, n));
    }

    /** Eigenvalues of symmetric or Hermitian matrices, rising. */
    public static Array eigvalsh(Array x) {
        Array matrices = symmetric("eigvalsh", x);
        return Matrices.answer(
                Factorization.EIGENVALUES, 0, matrices, matrices.dtype().realPart(), Matrices.rows(matrices));
    }

    private static Array symmetric(String operation, Array x) {
        return Matrices.whole(Matrices.square(operation, x));
    }

    /** Matrices multiplied {@code n} times; inverted first if {@code n} is negative. Whole numbers stay whole. */
    public static Array matrixPower(Array x, int n) {
        Matrices.square("matrix_power", x);
        Array base = n < 0 ? inv(x) : x;
        long left = Math.abs((long) n);
        if (left == 0) {
            long length = Matrices.rows(x);
            return Array.eye(length, length, 0, Chunks.whole(), x.dtype()).broadcastTo(x.shape());
        }
        Array result = null;
        while (left > 0) {
            if (left % 2 == 1) {
                result = result == null ? base : result.matmul(base);
            }
            left /= 2;
            base = left > 0 ? base.matmul(base) : base;
        }
        return Objects.requireNonNull(result);
    }

    /** How many singular values are greater than rounding errors can be; 0 or 1 of a vector. */
    public static Array matrixRank(Array x) {
        Objects.requireNonNull(x, "matrix_rank: the array is null");
        if (x.ndim() < 2) {
            return x.ne(0).any().astype(DType.INT64);
        }
        Array values = Decomposition.singularValues("matrix_rank", x);
        double rounding = Math.max(Matrices.rows(x), Matrices.columns(x)) * Decomposition.epsilon(values.dtype());
        Array least = values.max(Reduce.axis(-1).keepdims().initial(0.0)).mul(rounding);
        return values.gt(least).countNonzero(-1);
    }

    /** {@link #matrixRank(Array)}, where singular values up to {@code tolerance} are taken for zero. */
    public static Array matrixRank(Array x, double tolerance) {
        Objects.requireNonNull(x, "matrix_rank: the array is null");
        return x.ndim() < 2
                ? matrixRank(x)
                : Decomposition.singularValues("matrix_rank", x).gt(tolerance).countNonzero(-1);
    }

    /**
     * The product of several matrices, multiplied in the order that takes least; the first and the last may be vectors.
     *
     * @throws IllegalArgumentException if there are fewer than two, or shapes do not suit one another
     */
    public static Array multiDot(Array... arrays) {
        Given.noneNull(arrays, "arrays");
        return MatrixChain.product(List.of(arrays));
    }

    /** The length of a vector or of all elements as one: the square root of the sum of squares. */
    public static Array norm(Array x) {
        Objects.requireNonNull(x, "norm: the array is null");
        return Norms.euclidean(x, Reduce.all());
    }

    /** {@link #norm(Array)}; all axes stay, with length 1, if {@code keepdims}. */
    public static Array norm(Array x, boolean keepdims) {
        Objects.requireNonNull(x, "norm: the array is null");
        return Norms.euclidean(x, keepdims ? Reduce.all().keepdims() : Reduce.all());
    }

    /** {@link #norm(Array)} along one axis or two. */
    public static Array norm(Array x, int[] axes, boolean keepdims) {
        return Norms.along(x, axes, keepdims);
    }

    /**
     * A norm of a vector or a matrix.
     *
     * @param order of vectors: the power of the sum, or infinity, or 0 for the number of elements that are not 0; of matrices
     *     1, -1, 2, -2 or an infinity
     */
    public static Array norm(Array x, double order) {
        return norm(x, order, Norms.allAxes(x), false);
    }

    /** {@link #norm(Array, double)} of the vectors or matrices that one axis or two make. */
    public static Array norm(Array x, double order, int[] axes, boolean keepdims) {
        return Norms.of(x, order, axes, keepdims);
    }

    /** The norm {@code "fro"} or {@code "nuc"} of a matrix: that of all elements, or the sum of its singular values. */
    public static Array norm(Array x, String order) {
        return norm(x, order, Norms.allAxes(x), false);
    }

    /** {@link #norm(Array, String)} of the matrices that two axes make. */
    public static Array norm(Array x, String order, int[] axes, boolean keepdims) {
        return Norms.of(x, order, axes, keepdims);
    }

    /** How much errors can grow in solving: the largest singular value by the smallest. */
    public static Array cond(Array x) {
        return cond(x, 2);
    }

    /**
     * The norm of a matrix times that of its inverse, infinite if it has none; of orders 2 and -2 any matrix has one, also
     * infinite where all elements are 0.
     */
    public static Array cond(Array x, double order) {
        requireElements(x);
        if (Math.abs(order) == 2) {
            Array values = Decomposition.singularValues("cond", x);
            Array first = values.get("..., 0");
            Array last = values.get("..., -1");
            Array ratio = order > 0 ? first.div(last) : last.div(first);
            // Singular values of NaN do not come so far; those of zeros are 0 by 0.
            return Array.where(ratio.isnan(), Double.POSITIVE_INFINITY, ratio);
        }
        Array matrices = Matrices.square("cond", x);
        int[] axes = Matrices.lastTwo(matrices);
        Array singular = isSingular(matrices);
        Array inverse = norm(inverse(matrices, singular), order, axes, false);
        return Array.where(
                singular,
                Double.POSITIVE_INFINITY,
                norm(matrices, order, axes, false).mul(inverse));
    }

    private static Array isSingular(Array matrices) {
        return slogdet("cond", matrices).sign().eq(0);
    }

    /** The inverses of matrices that have one, the identity in place of the others. */
    private static Array inverse(Array matrices, Array singular) {
        Array identity = Array.eye(matrices.shape().length(-1)).astype(matrices.dtype());
        return inv(Array.where(singular.expandDims(-1, -2), identity, matrices));
    }

    /** {@link #cond(Array, double)} with the norm {@code "fro"} or {@code "nuc"}. */
    public static Array cond(Array x, String order) {
        Given.notNull(order, "order");
        requireElements(x);
        Array matrices = Matrices.square("cond", x);
        int[] axes = Matrices.lastTwo(matrices);
        Array singular = isSingular(matrices);
        Array inverse = norm(inverse(matrices, singular), order, axes, false);
        return Array.where(
                singular,
                Double.POSITIVE_INFINITY,
                norm(matrices, order, axes, false).mul(inverse));
    }

    private static void requireElements(Array x) {
        Shape shape = Given.notNull(x, "x").shape();
        for (int axis = Math.max(0, shape.ndim() - 2); axis < shape.ndim(); axis++) {
            if (shape.isKnown(axis) && shape.length(axis) == 0) {
                throw new IllegalArgumentException(
                        "cond of shape %s: matrices without elements have none; give matrices of one row and column at least"
                                .formatted(shape));
            }
        }
    }
}
