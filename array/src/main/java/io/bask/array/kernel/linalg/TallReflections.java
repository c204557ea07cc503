package io.bask.array.kernel.linalg;

import java.util.Arrays;
import org.netlib.util.doubleW;

/**
 * Householder's QR of a matrix with many more rows than columns, as LAPACK's {@code geqrf} and {@code orgqr} give it: the same
 * reflections, with the same signs, up to rounding.
 *
 * <p>The translation of LAPACK to Java adds products one after the other, and each addition waits for the one before. Here every
 * column is cut into tiles that all begin at 0, so that products are added lane by lane in loops that vectorise. Columns are short
 * enough to stay in the second-level cache between being multiplied and being changed.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations, 5.2.1 (factorisation) and 5.1.6 (accumulation of the reflections).
 */
final class TallReflections {
    /** Rows of a tile; sums have as many lanes. */
    static final int TILE = 512;

    /** Tiles that are multiplied at once. */
    private static final int TOGETHER = 4;

    /** How many times as many rows as columns are many. */
    private static final int TALL = 8;

    /** Squares of lengths outside are far from neither overflow nor underflow: these are left to LAPACK. */
    private static final double SMALLEST = 1e-280;

    private static final double LARGEST = 1e280;

    private final Columns matrix;
    private final int rank;
    private final double[][][] tiles;
    private final double[] lanes = new double[TILE];

    private TallReflections(Columns matrix) {
        this.matrix = matrix;
        this.rank = matrix.columns();
        int count = (matrix.rows() + TILE - 1) / TILE;
        tiles = new double[matrix.columns()][count][];
        for (int column = 0; column < matrix.columns(); column++) {
            for (int tile = 0; tile < count; tile++) {
                int start = column * matrix.rows() + tile * TILE;
                int length = Math.min(TILE, matrix.rows() - tile * TILE);
                tiles[column][tile] = Arrays.copyOfRange(matrix.data(), start, start + length);
            }
        }
    }

    /** Whether this is the way for a matrix: the diagonal lies in the first tile of each column. */
    static boolean suits(int rows, int columns) {
        return columns > 0 && columns <= TILE / TALL && rows >= TALL * TILE / 2;
    }

    /** Replaces a matrix by its triangle and, below, reflections; writes their scales. */
    static void factor(Columns matrix, double[] scales) {
        TallReflections reflections = new TallReflections(matrix);
        for (int column = 0; column < reflections.rank; column++) {
            scales[column] = reflections.reflector(column);
            double diagonal = reflections.tiles[column][0][column];
            reflections.tiles[column][0][column] = 1;
            for (int other = column + 1; other < reflections.rank; other++) {
                reflections.reflect(column, other, scales[column]);
            }
            reflections.tiles[column][0][column] = diagonal;
        }
        reflections.write();
    }

    /** Replaces reflections by the orthonormal columns that they make. */
    static void form(Columns matrix, double[] scales) {
        TallReflections reflections = new TallReflections(matrix);
        for (int column = reflections.rank - 1; column >= 0; column--) {
            double[][] own = reflections.tiles[column];
            own[0][column] = 1;
            for (int other = column + 1; other < reflections.rank; other++) {
                reflections.reflect(column, other, scales[column]);
            }
            Arrays.fill(own[0], 0, column, 0);
            reflections.scale(column, -scales[column]);
            own[0][column] = 1 - scales[column];
        }
        reflections.write();
    }

    /** Makes the reflection that clears a column below the diagonal, and says its scale. */
    private double reflector(int column) {
        double[] first = tiles[column][0];
        double diagonal = first[column];
        double squares = product(column, column, column + 1);
        if (!(squares >= SMALLEST && squares <= LARGEST) || Math.abs(diagonal) > LARGEST) {
            return reflectorOfLapack(column);
        }
        double length = Math.sqrt(diagonal * diagonal + squares);
        double reflected = diagonal >= 0 && 1 / diagonal > 0 ? -length : length;
        scale(column, 1 / (diagonal - reflected));
        first[column] = reflected;
        return (reflected - diagonal) / reflected;
    }

    private double reflectorOfLapack(int column) {
        double[] below = new double[matrix.rows() - column - 1];
        doubleW diagonal = new doubleW(tiles[column][0][column]);
        doubleW scale = new doubleW(0);
        move(column, below, true);
        Lapack.instance().dlarfg(below.length + 1, diagonal, below, 1, scale);
        move(column, below, false);
        tiles[column][0][column] = diagonal.val;
        return scale.val;
    }

    /** Copies what is below the diagonal of a column to an array, or back. */
    private void move(int column, double[] below, boolean away) {
        int at = 0;
        for (int tile = 0; tile < tiles[column].length; tile++) {
            double[] own = tiles[column][tile];
            int from = tile == 0 ? column + 1 : 0;
            System.arraycopy(
                    away ? own : below, away ? from : at, away ? below : own, away ? at : from, own.length - from);
            at += own.length - from;
        }
    }

    /** Multiplies what is below the diagonal of a column. */
    private void scale(int column, double factor) {
        for (int tile = 0; tile < tiles[column].length; tile++) {
            double[] own = tiles[column][tile];
            for (int i = tile == 0 ? column + 1 : 0; i < own.length; i++) {
                own[i] *= factor;
            }
        }
    }

    /** Reflects a column by that of another, from whose diagonal on. */
    private void reflect(int by, int column, double scale) {
        if (scale != 0) {
            double factor = scale * product(by, column, by);
            for (int tile = 0; tile < tiles[column].length; tile++) {
                subtract(tiles[by][tile], tiles[column][tile], factor, tile == 0 ? by : 0);
            }
        }
    }

    private static void subtract(double[] by, double[] column, double factor, int from) {
        for (int i = from; i < by.length; i++) {
            column[i] -= factor * by[i];
        }
    }

    /** The inner product of two columns, from a row of the first tile on. */
    private double product(int left, int right, int from) {
        Arrays.fill(lanes, 0);
        double[][] first = tiles[left];
        double[][] second = tiles[right];
        addProducts(first[0], second[0], lanes, from);
        int tile = 1;
        for (; tile + TOGETHER < first.length; tile += TOGETHER) {
            addProducts(first, second, tile, lanes);
        }
        for (; tile < first.length; tile++) {
            addProducts(first[tile], second[tile], lanes, 0);
        }
        for (int half = TILE / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[half + i];
            }
        }
        return lanes[0];
    }

    private static void addProducts(double[] left, double[] right, double[] lanes, int from) {
        for (int i = from; i < left.length; i++) {
            lanes[i] += left[i] * right[i];
        }
    }

    /** Several whole tiles, so that lanes are read and written once for all of them. */
    private static void addProducts(double[][] left, double[][] right, int tile, double[] lanes) {
        double[] a = left[tile];
        double[] b = left[tile + 1];
        double[] c = left[tile + 2];
        double[] d = left[tile + 3];
        double[] e = right[tile];
        double[] f = right[tile + 1];
        double[] g = right[tile + 2];
        double[] h = right[tile + 3];
        for (int i = 0; i < TILE; i++) {
            lanes[i] += a[i] * e[i] + b[i] * f[i] + (c[i] * g[i] + d[i] * h[i]);
        }
    }

    private void write() {
        for (int column = 0; column < rank; column++) {
            for (int tile = 0; tile < tiles[column].length; tile++) {
                double[] own = tiles[column][tile];
                System.arraycopy(own, 0, matrix.data(), column * matrix.rows() + tile * TILE, own.length);
            }
        }
    }
}
