package io.bask.array.kernel.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tiled product at every kind of edge, with matrices that lie in memory in any direction, against three plain loops. */
class GemmTest {
    private static final int[] LENGTHS = {1, 3, 7, 8, 9, 16, 31, 193, 515};

    @Test
    void everyElementIsAChainOfMultiplyAddsOrAShortSum() {
        Random random = Seeds.random();
        for (int trial = 0; trial < 400; trial++) {
            int rows = LENGTHS[random.nextInt(LENGTHS.length)];
            int depth = LENGTHS[random.nextInt(LENGTHS.length)];
            int columns = LENGTHS[random.nextInt(LENGTHS.length)];
            if ((long) rows * depth * columns > 2_000_000) {
                continue;
            }
            Matrix a = random(rows, depth, random);
            Matrix b = random(depth, columns, random);
            double[] c = random.doubles((long) rows * columns + 3).toArray();
            double[] expected = c.clone();
            plain(a, b, expected);
            Gemm.add(a, b, c, 3);
            for (int i = 0; i < c.length; i++) {
                assertThat(Math.abs(c[i] - expected[i]))
                        .as("%d x %d x %d, element %d", rows, depth, columns, i)
                        .isLessThanOrEqualTo(rows < 8 || columns < 8 ? 1e-12 : 0);
            }
        }
    }

    private static void plain(Matrix a, Matrix b, double[] c) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.columns(); j++) {
                for (int k = 0; k < a.columns(); k++) {
                    double left = a.data()[a.offset() + i * a.rowStride() + k * a.columnStride()];
                    double right = b.data()[b.offset() + k * b.rowStride() + j * b.columnStride()];
                    int at = 3 + i * b.columns() + j;
                    c[at] = Math.fma(left, right, c[at]);
                }
            }
        }
    }

    private static Matrix random(int rows, int columns, Random random) {
        double[] data = random.doubles(2L * rows * columns + 5).toArray();
        int spread = 1 + random.nextInt(2);
        return random.nextBoolean()
                ? new Matrix(data, 5, rows, columns, spread * columns, spread)
                : new Matrix(data, 5, rows, columns, spread, spread * rows);
    }

    @Test
    void bothLoopsGiveTheSameBits() {
        Random random = Seeds.random();
        double[][] c = new double[4][37];
        double[][] b = random(8, random);
        double[][] a = new double[4][8];
        for (int row = 0; row < 4; row++) {
            a[row] = random.doubles(8).toArray();
        }
        double[][] other = new double[4][37];
        for (int row = 0; row < 4; row++) {
            RowKernels.eight(other[row], b, a[row], 0, 37);
        }
        RowKernels.four(c, new double[][] {b[0], b[1], b[2], b[3]}, a, 0, 37);
        RowKernels.four(c, new double[][] {b[4], b[5], b[6], b[7]}, a, 4, 37);
        assertThat(c).isDeepEqualTo(other);
    }

    private static double[][] random(int rows, Random random) {
        double[][] result = new double[rows][];
        for (int row = 0; row < rows; row++) {
            result[row] = random.doubles(37).toArray();
        }
        return result;
    }
}
