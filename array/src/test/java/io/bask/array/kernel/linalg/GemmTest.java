package io.bask.array.kernel.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.simd.ProductTile;
import io.bask.array.ufunc.Factorization;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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
            double[] sums = c.clone();
            Gemm.add(a, b, sums, 3);
            for (int i = 0; i < c.length; i++) {
                assertThat(Math.abs(sums[i] - expected[i]))
                        .as("%d x %d x %d, element %d", rows, depth, columns, i)
                        .isLessThanOrEqualTo(1e-11);
            }
            assertThat(product(c, rows, columns, to -> new RowGemm(false).add(a, b, to)))
                    .as("three rows by two, %d x %d x %d", rows, depth, columns)
                    .isEqualTo(expected);
            assertThat(product(c, rows, columns, to -> new RowGemm(true).add(a, b, to)))
                    .as("four rows by four, %d x %d x %d", rows, depth, columns)
                    .isEqualTo(expected);
            if (ProductTile.instance().isPresent()) {
                ProductTile tile = ProductTile.instance().get();
                assertThat(product(c, rows, columns, to -> new TileGemm(tile).add(a, b, to)))
                        .as("tiles, %d x %d x %d", rows, depth, columns)
                        .isEqualTo(expected);
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

    private static double[] product(double[] c, int rows, int columns, Consumer<Matrix> product) {
        double[] sums = c.clone();
        product.accept(Matrix.dense(sums, rows, columns).at(3));
        return sums;
    }

    @Test
    void nothingAddsNothing() {
        double[] c = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};
        double[] before = c.clone();
        Gemm.add(Matrix.dense(new double[0], 9, 0), Matrix.dense(new double[0], 0, 2), c, 0);
        new RowGemm(true)
                .add(Matrix.dense(new double[0], 9, 0), Matrix.dense(new double[0], 0, 2), Matrix.dense(c, 9, 2));
        assertThat(c).isEqualTo(before);
    }

    @Test
    void manyThreadsMayMultiplyAndFactoriseAtOnce() {
        NDArray matrix = NDArray.of(Seeds.random().doubles(300 * 300).toArray()).reshape(300, 300);
        NDArray product = Product.sum(List.of(matrix), List.of(matrix), 0, 1);
        List<Factors> all = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> {
                    Product.sum(List.of(matrix), List.of(matrix), 0, 1);
                    return Factors.of(Factorization.LU, List.of(matrix));
                })
                .toList();
        for (Factors factors : all) {
            NDArray lower = Product.sum(
                    List.of(factors.parts().get(0)), List.of(factors.parts().get(1)), 0, 1);
            NDArray again = Product.sum(List.of(lower), List.of(factors.parts().get(2)), 0, 1);
            assertThat(again.doubleAt(17, 5)).isCloseTo(matrix.doubleAt(17, 5), within(1e-10));
        }
        assertThat(product.shape()).isEqualTo(matrix.shape());
    }
}
