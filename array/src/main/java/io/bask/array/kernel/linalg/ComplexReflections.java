package io.bask.array.kernel.linalg;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.LinalgException;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Factorisations of complex matrices into orthonormal columns and what is left: QR, singular values, eigenvectors.
 *
 * <p>Reflections, chosen so that what they leave is real, make a matrix a triangle, two diagonals or three; singular
 * values and eigenvectors of real diagonals are then those of {@link Orthogonal}, and the reflections bring them back.
 * Libraries in Java have none of this for complex numbers; these are plain loops along rows, two numbers an element.
 */
final class ComplexReflections {
    private final double[] a;
    private final int rows;
    private final int columns;
    private final List<Reflection> fromLeft = new ArrayList<>();
    private final List<Reflection> fromRight = new ArrayList<>();

    private ComplexReflections(NDArray matrix) {
        NDArray copy = matrix.astype(DType.COMPLEX128).copy();
        a = (double[]) copy.storageShared();
        rows = (int) matrix.shape().length(0);
        columns = (int) matrix.shape().length(1);
    }

    /**
     * {@code I - tau v v*}, which leaves the first coordinates alone.
     *
     * @param first how many it leaves alone
     * @param v the others; two numbers each
     * @param beta what becomes of the vector that it was made for
     */
    private record Reflection(int first, double[] v, double re, double im, double beta) {}

    /** The reflection whose conjugate makes a vector real and zero but for its first element. */
    private static Reflection of(int first, double[] x) {
        double norm = 0;
        for (double part : x) {
            norm = Math.hypot(norm, part);
        }
        double rest = 0;
        for (int i = 2; i < x.length; i++) {
            rest = Math.max(rest, Math.abs(x[i]));
        }
        if (norm == 0 || rest == 0 && x[1] == 0) {
            return new Reflection(first, x, 0, 0, x[0]);
        }
        double beta = x[0] < 0 ? norm : -norm;
        double re = x[0] - beta;
        double im = x[1];
        double size = re * re + im * im;
        double[] v = new double[x.length];
        v[0] = 1;
        for (int i = 2; i < x.length; i += 2) {
            v[i] = (x[i] * re + x[i + 1] * im) / size;
            v[i + 1] = (x[i + 1] * re - x[i] * im) / size;
        }
        return new Reflection(first, v, (beta - x[0]) / beta, -im / beta, beta);
    }

    private int at(int row, int column) {
        return 2 * (row * columns + column);
    }

    /** {@code x -= tau v (v* x)} for rows of {@code x} from the first that the reflection changes; columns from one on. */
    private void applyLeft(Reflection h, double im, int column) {
        int width = 2 * (columns - column);
        double[] sums = new double[width];
        for (int i = 0; i < h.v.length; i += 2) {
            int from = at(h.first + i / 2, column);
            double x = h.v[i];
            double y = h.v[i + 1];
            for (int j = 0; j < width; j += 2) {
                sums[j] += x * a[from + j] + y * a[from + j + 1];
                sums[j + 1] += x * a[from + j + 1] - y * a[from + j];
            }
        }
        for (int i = 0; i < h.v.length; i += 2) {
            int to = at(h.first + i / 2, column);
            double x = h.re * h.v[i] - im * h.v[i + 1];
            double y = h.re * h.v[i + 1] + im * h.v[i];
            for (int j = 0; j < width; j += 2) {
                a[to + j] -= x * sums[j] - y * sums[j + 1];
                a[to + j + 1] -= x * sums[j + 1] + y * sums[j];
            }
        }
    }

    /** {@code x -= tau (x v) v*} for columns of {@code x} from the first that the reflection changes; rows from one on. */
    private void applyRight(Reflection h, int row) {
        for (int i = row; i < rows; i++) {
            int start = at(i, h.first);
            double re = 0;
            double im = 0;
            for (int j = 0; j < h.v.length; j += 2) {
                re += a[start + j] * h.v[j] - a[start + j + 1] * h.v[j + 1];
                im += a[start + j] * h.v[j + 1] + a[start + j + 1] * h.v[j];
            }
            double x = h.re * re - h.im * im;
            double y = h.re * im + h.im * re;
            for (int j = 0; j < h.v.length; j += 2) {
                a[start + j] -= x * h.v[j] + y * h.v[j + 1];
                a[start + j + 1] -= y * h.v[j] - x * h.v[j + 1];
            }
        }
    }

    /** Makes a column zero below a row, and notes how. */
    private double leftOf(int row, int column) {
        double[] x = new double[2 * (rows - row)];
        for (int i = row; i < rows; i++) {
            x[2 * (i - row)] = a[at(i, column)];
            x[2 * (i - row) + 1] = a[at(i, column) + 1];
        }
        Reflection h = of(row, x);
        fromLeft.add(h);
        applyLeft(h, -h.im, column);
        return h.beta;
    }

    /** Makes a row zero behind a column, and notes how. */
    private double rightOf(int row, int column) {
        double[] x = new double[2 * (columns - column)];
        for (int i = 0; i < x.length; i += 2) {
            x[i] = a[at(row, column) + i];
            x[i + 1] = -a[at(row, column) + i + 1];
        }
        Reflection h = of(column, x);
        fromRight.add(h);
        applyRight(h, row);
        return h.beta;
    }

    /** What all reflections of a list, in order, make of a matrix. */
    private static NDArray applied(List<Reflection> reflections, NDArray matrix) {
        ComplexReflections work = new ComplexReflections(matrix);
        for (int i = reflections.size() - 1; i >= 0; i--) {
            work.applyLeft(reflections.get(i), reflections.get(i).im, 0);
        }
        return NDArray.wrap(DType.COMPLEX128, matrix.shape(), work.a);
    }

    /** Columns of the identity. */
    private static NDArray identity(int rows, int columns) {
        return with(Columns.zeros(0, 0), rows, columns, 1);
    }

    /** A real matrix in the corner of one of zeros; behind it the diagonal goes on with some value. */
    private static NDArray with(Columns corner, int rows, int columns, double diagonal) {
        Columns all = Columns.zeros(rows, columns);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < Math.min(rows, corner.rows()) && column < corner.columns(); row++) {
                all.set(row, column, corner.at(row, column));
            }
            if (column >= corner.columns() && column < rows) {
                all.set(column, column, diagonal);
            }
        }
        return all.block();
    }

    /** {@code q} and {@code r}; with {@code padded}, zeros are added until both have as many columns as the matrix. */
    static List<NDArray> qr(NDArray matrix, boolean padded) {
        ComplexReflections work = new ComplexReflections(matrix);
        int rank = Math.min(work.rows, work.columns);
        for (int k = 0; k < rank; k++) {
            work.leftOf(k, k);
        }
        int height = padded ? work.columns : rank;
        double[] triangle = new double[2 * height * work.columns];
        for (int row = 0; row < rank; row++) {
            int from = 2 * (row * work.columns + row);
            System.arraycopy(work.a, from, triangle, from, 2 * (work.columns - row));
        }
        NDArray q = applied(work.fromLeft, identity(work.rows, rank));
        NDArray wide = NDArray.zeros(DType.COMPLEX128, Shape.of(work.rows, height));
        q.copyInto(wide.slice(":, :" + rank));
        return List.of(wide, NDArray.wrap(DType.COMPLEX128, Shape.of(height, work.columns), triangle));
    }

    /** Left vectors, values, conjugated right vectors; values alone without {@code vectors}. */
    static List<NDArray> svd(NDArray matrix, boolean vectors) {
        requireFinite("svd", matrix);
        if (matrix.shape().length(0) < matrix.shape().length(1)) {
            List<NDArray> parts = svd(matrix.transpose(), vectors);
            return vectors
                    ? List.of(
                            parts.get(2).transpose(), parts.get(1), parts.get(0).transpose())
                    : parts;
        }
        ComplexReflections work = new ComplexReflections(matrix);
        int n = work.columns;
        Columns diagonals = Columns.zeros(n, n);
        for (int k = 0; k < n; k++) {
            diagonals.set(k, k, work.leftOf(k, k));
            if (k + 1 < n) {
                diagonals.set(k, k + 1, work.rightOf(k, k + 1));
            }
        }
        List<NDArray> parts = Orthogonal.svd(diagonals.block(), vectors);
        if (!vectors) {
            return parts;
        }
        NDArray left = applied(work.fromLeft, with(Columns.copy(parts.get(0)), work.rows, n, 0));
        NDArray right = applied(work.fromRight, parts.get(2).transpose());
        return List.of(left, parts.get(1), conjugate(right).transpose());
    }

    /** The same with as many columns as rows; the new ones are orthonormal too. */
    static NDArray completed(NDArray columns) {
        ComplexReflections work = new ComplexReflections(columns);
        for (int k = 0; k < work.columns; k++) {
            work.leftOf(k, k);
        }
        NDArray all = applied(work.fromLeft, identity(work.rows, work.rows));
        columns.astype(DType.COMPLEX128).copyInto(all.slice(":, :" + work.columns));
        return all;
    }

    /** Values and vectors of the Hermitian matrix that the lower triangle shows; values alone without {@code vectors}. */
    static List<NDArray> eigh(NDArray matrix, boolean vectors) {
        requireFinite("eigh", matrix);
        ComplexReflections work = new ComplexReflections(matrix);
        work.mirror();
        int n = work.columns;
        Columns diagonals = Columns.zeros(n, n);
        for (int k = 0; k + 1 < n; k++) {
            double beside = work.leftOf(k + 1, k);
            work.applyRight(work.fromLeft.get(k), k);
            diagonals.set(k + 1, k, beside);
            diagonals.set(k, k + 1, beside);
        }
        for (int k = 0; k < n; k++) {
            diagonals.set(k, k, work.a[work.at(k, k)]);
        }
        List<NDArray> parts = Orthogonal.eigh(diagonals.block(), vectors);
        return vectors ? List.of(parts.get(0), applied(work.fromLeft, parts.get(1))) : parts;
    }

    /** Makes the upper triangle what the lower one says. */
    private void mirror() {
        for (int row = 0; row < rows; row++) {
            a[at(row, row) + 1] = 0;
            for (int column = row + 1; column < columns; column++) {
                a[at(row, column)] = a[at(column, row)];
                a[at(row, column) + 1] = -a[at(column, row) + 1];
            }
        }
    }

    private static NDArray conjugate(NDArray matrix) {
        NDArray copy = matrix.copy();
        double[] parts = (double[]) copy.storageShared();
        for (int i = 1; i < parts.length; i += 2) {
            parts[i] = -parts[i];
        }
        return copy;
    }

    private static void requireFinite(String operation, NDArray matrix) {
        double[] parts = (double[]) matrix.astype(DType.COMPLEX128).copy().storageShared();
        for (double part : parts) {
            if (!Double.isFinite(part)) {
                throw new LinalgException("%s of a matrix of shape %s that holds %s; replace what is not finite first"
                        .formatted(operation, matrix.shape(), part));
            }
        }
    }
}
