package io.bask.array.kernel.linalg;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Factorization;
import java.util.Arrays;
import java.util.List;

/** Factorisations of complex matrices into triangles, in plain loops: libraries in Java have none. Others are left to
 * {@link ComplexReflections}. */
final class ComplexFactors {
    private final double[] a;
    private final int rows;
    private final int columns;

    private ComplexFactors(NDArray matrix) {
        NDArray copy = matrix.astype(DType.COMPLEX128).copy();
        a = (double[]) copy.storageShared();
        rows = (int) matrix.shape().length(0);
        columns = (int) matrix.shape().length(1);
    }

    static List<NDArray> of(Factorization kind, List<NDArray> matrices) {
        ComplexFactors work = new ComplexFactors(matrices.get(0));
        return switch (kind) {
            case LU -> work.lu();
            case CHOLESKY -> work.cholesky();
            case SOLVE -> work.solve(new ComplexFactors(matrices.get(1)), kind);
            case INVERSE -> work.solve(identity(work.rows), kind);
            case SOLVE_LOWER -> work.substituted(new ComplexFactors(matrices.get(1)), true);
            case SOLVE_UPPER -> work.substituted(new ComplexFactors(matrices.get(1)), false);
            case DETERMINANT -> work.determinant();
            case QR -> ComplexReflections.qr(matrices.get(0), false);
            case QR_PANEL -> ComplexReflections.qr(matrices.get(0), true);
            case SVD -> ComplexReflections.svd(matrices.get(0), true);
            case SVD_FULL -> Orthogonal.completed(ComplexReflections.svd(matrices.get(0), true));
            case SINGULAR_VALUES -> ComplexReflections.svd(matrices.get(0), false);
            case EIGH -> ComplexReflections.eigh(matrices.get(0), true);
            case EIGENVALUES -> ComplexReflections.eigh(matrices.get(0), false);
            default -> throw new IllegalArgumentException(kind + " is none of one matrix");
        };
    }

    private static ComplexFactors identity(int n) {
        ComplexFactors result = new ComplexFactors(NDArray.zeros(DType.COMPLEX128, Shape.of(n, n)));
        for (int i = 0; i < n; i++) {
            result.a[2 * (i * n + i)] = 1;
        }
        return result;
    }

    private NDArray block() {
        return NDArray.wrap(DType.COMPLEX128, Shape.of(rows, columns), a);
    }

    private int at(int row, int column) {
        return 2 * (row * columns + column);
    }

    /** {@code this[row] -= factor * from[source]}, from a column on. */
    private void subtract(int row, int column, double[] factor, int source) {
        int to = at(row, column);
        int from = at(source, column);
        for (int i = 0; i < 2 * (columns - column); i += 2) {
            a[to + i] -= factor[0] * a[from + i] - factor[1] * a[from + i + 1];
            a[to + i + 1] -= factor[0] * a[from + i + 1] + factor[1] * a[from + i];
        }
    }

    private double[] element(int row, int column) {
        return new double[] {a[at(row, column)], a[at(row, column) + 1]};
    }

    private void set(int row, int column, double[] value) {
        a[at(row, column)] = value[0];
        a[at(row, column) + 1] = value[1];
    }

    private static double[] divided(double[] x, double[] y) {
        boolean isWide = Math.abs(y[0]) >= Math.abs(y[1]);
        double ratio = isWide ? y[1] / y[0] : y[0] / y[1];
        double size = isWide ? y[0] + y[1] * ratio : y[0] * ratio + y[1];
        return isWide
                ? new double[] {(x[0] + x[1] * ratio) / size, (x[1] - x[0] * ratio) / size}
                : new double[] {(x[0] * ratio + x[1]) / size, (x[1] * ratio - x[0]) / size};
    }

    private void swap(int one, int other) {
        for (int i = 0; i < 2 * columns; i++) {
            double kept = a[at(one, 0) + i];
            a[at(one, 0) + i] = a[at(other, 0) + i];
            a[at(other, 0) + i] = kept;
        }
    }

    /** Factorises in place; LAPACK's pivots: the row with the largest |re| + |im|. */
    private int[] factorize() {
        int[] pivots = new int[Math.min(rows, columns)];
        for (int k = 0; k < pivots.length; k++) {
            int best = k;
            for (int row = k + 1; row < rows; row++) {
                if (size(row, k) > size(best, k)) {
                    best = row;
                }
            }
            pivots[k] = best + 1;
            if (best != k) {
                swap(k, best);
            }
            double[] pivot = element(k, k);
            if (pivot[0] == 0 && pivot[1] == 0) {
                continue;
            }
            for (int row = k + 1; row < rows; row++) {
                double[] factor = divided(element(row, k), pivot);
                set(row, k, factor);
                if (k + 1 < columns) {
                    subtract(row, k + 1, factor, k);
                }
            }
        }
        return pivots;
    }

    private double size(int row, int column) {
        return Math.abs(a[at(row, column)]) + Math.abs(a[at(row, column) + 1]);
    }

    private List<NDArray> lu() {
        int[] order = Pivots.order(factorize(), rows);
        Columns permutation = Columns.zeros(rows, rows);
        for (int row = 0; row < rows; row++) {
            permutation.set(order[row], row, 1);
        }
        List<NDArray> both = triangles();
        return List.of(permutation.block(), both.get(0), both.get(1));
    }

    static List<NDArray> panel(NDArray matrix) {
        ComplexFactors work = new ComplexFactors(matrix);
        int[] pivots = work.factorize();
        List<NDArray> both = work.triangles();
        return List.of(both.get(0), both.get(1), PanelFactors.whole(pivots));
    }

    /** Columns to the right of a panel that was factorised: rows exchanged, its own rows solved, the others brought up to date. */
    static NDArray updated(NDArray lower, int[] pivots, NDArray columns) {
        ComplexFactors l = new ComplexFactors(lower);
        ComplexFactors x = new ComplexFactors(columns);
        for (int i = 0; i < pivots.length && x.columns > 0; i++) {
            if (pivots[i] != i + 1) {
                x.swap(i, pivots[i] - 1);
            }
        }
        for (int row = 0; row < l.columns && x.columns > 0; row++) {
            for (int other = row + 1; other < l.rows; other++) {
                x.subtract(other, 0, l.element(other, row), row);
            }
        }
        return x.block();
    }

    private List<NDArray> triangles() {
        int rank = Math.min(rows, columns);
        ComplexFactors lower = new ComplexFactors(NDArray.zeros(DType.COMPLEX128, Shape.of(rows, rank)));
        ComplexFactors upper = new ComplexFactors(NDArray.zeros(DType.COMPLEX128, Shape.of(rank, columns)));
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (row <= column && row < rank) {
                    upper.set(row, column, element(row, column));
                } else if (column < rank) {
                    lower.set(row, column, element(row, column));
                }
            }
            if (row < rank) {
                lower.set(row, row, new double[] {1, 0});
            }
        }
        return List.of(lower.block(), upper.block());
    }

    private List<NDArray> cholesky() {
        for (int column = 0; column < columns; column++) {
            for (int row = column; row < rows; row++) {
                double[] sum = element(row, column);
                for (int k = 0; k < column; k++) {
                    double[] x = element(row, k);
                    double[] y = element(column, k);
                    sum[0] -= x[0] * y[0] + x[1] * y[1];
                    sum[1] -= x[1] * y[0] - x[0] * y[1];
                }
                if (row == column) {
                    if (!(sum[0] > 0)) {
                        throw Triangular.notPositive(rows);
                    }
                    set(row, column, new double[] {Math.sqrt(sum[0]), 0});
                } else {
                    double pivot = a[at(column, column)];
                    set(row, column, new double[] {sum[0] / pivot, sum[1] / pivot});
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            Arrays.fill(a, at(row, 0) + 2 * (row + 1), at(row, 0) + 2 * columns, 0);
        }
        return List.of(block());
    }

    private List<NDArray> solve(ComplexFactors right, Factorization kind) {
        int[] pivots = factorize();
        for (int i = 0; i < rows; i++) {
            if (a[at(i, i)] == 0 && a[at(i, i) + 1] == 0) {
                throw Triangular.singular(kind, rows);
            }
            if (pivots[i] != i + 1) {
                right.swap(i, pivots[i] - 1);
            }
        }
        substitute(right, true, true);
        substitute(right, false, false);
        return List.of(right.block());
    }

    private List<NDArray> substituted(ComplexFactors right, boolean isLower) {
        for (int i = 0; i < rows; i++) {
            if (a[at(i, i)] == 0 && a[at(i, i) + 1] == 0) {
                throw Triangular.singular(isLower ? Factorization.SOLVE_LOWER : Factorization.SOLVE_UPPER, rows);
            }
        }
        substitute(right, isLower, false);
        return List.of(right.block());
    }

    private void substitute(ComplexFactors right, boolean isLower, boolean hasOnes) {
        for (int step = 0; step < rows && right.columns > 0; step++) {
            int row = isLower ? step : rows - 1 - step;
            if (!hasOnes) {
                for (int column = 0; column < right.columns; column++) {
                    right.set(row, column, divided(right.element(row, column), element(row, row)));
                }
            }
            for (int other = isLower ? row + 1 : 0; other < (isLower ? rows : row); other++) {
                right.subtract(other, 0, element(other, row), row);
            }
        }
    }

    private List<NDArray> determinant() {
        double[] sign = {Pivots.sign(factorize()), 0};
        double logarithm = 0;
        for (int i = 0; i < rows; i++) {
            double[] pivot = element(i, i);
            double size = Math.hypot(pivot[0], pivot[1]);
            logarithm += Math.log(size);
            sign = size == 0
                    ? new double[2]
                    : new double[] {
                        (sign[0] * pivot[0] - sign[1] * pivot[1]) / size,
                        (sign[0] * pivot[1] + sign[1] * pivot[0]) / size
                    };
        }
        boolean isZero = sign[0] == 0 && sign[1] == 0;
        return List.of(
                NDArray.wrap(DType.COMPLEX128, Shape.SCALAR, sign),
                NDArray.scalar(isZero ? Double.NEGATIVE_INFINITY : logarithm));
    }
}
