package io.bask.array.kernel.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netlib.util.intW;

/** Beside LAPACK: the same triangle, reflections and columns. */
class TallReflectionsTest {
    private static final LAPACK LIBRARY = JavaLAPACK.getInstance();

    private static Columns random(int rows, int columns, double scale) {
        Random random = new Random(rows * 31L + columns);
        double[] data = new double[rows * columns];
        Arrays.setAll(data, i -> random.nextGaussian() * scale);
        return new Columns(data, rows, columns);
    }

    private static Columns copy(Columns matrix) {
        return new Columns(matrix.data().clone(), matrix.rows(), matrix.columns());
    }

    private static void check(Columns matrix, double scale) {
        Columns own = copy(matrix);
        Columns theirs = copy(matrix);
        int n = matrix.columns();
        double[] ownScales = new double[n];
        double[] theirScales = new double[n];
        double[] work = new double[64 * n];
        TallReflections.factor(own, ownScales);
        LIBRARY.dgeqrf(matrix.rows(), n, theirs.data(), matrix.rows(), theirScales, work, work.length, new intW(0));
        same(ownScales, theirScales, 1);
        for (int column = 0; column < n; column++) {
            for (int row = 0; row < matrix.rows(); row++) {
                assertThat(own.at(row, column))
                        .as("(%d, %d)", row, column)
                        .isCloseTo(theirs.at(row, column), within(1e-11 * (row <= column ? scale : 1)));
            }
        }
        TallReflections.form(own, ownScales);
        LIBRARY.dorgqr(matrix.rows(), n, n, theirs.data(), matrix.rows(), theirScales, work, work.length, new intW(0));
        same(own.data(), theirs.data(), 1);
    }

    private static void same(double[] own, double[] theirs, double scale) {
        for (int i = 0; i < own.length; i++) {
            assertThat(own[i]).as("number %d", i).isCloseTo(theirs[i], within(1e-11 * scale));
        }
    }

    @ParameterizedTest
    @CsvSource({"2048, 1", "2048, 64", "2049, 7", "2559, 33", "2560, 50", "5000, 20", "2100, 2"})
    void reflectionsAreThoseOfLapack(int rows, int columns) {
        assertThat(TallReflections.suits(rows, columns)).isTrue();
        check(random(rows, columns, 1), Math.sqrt(rows) * 10);
    }

    @ParameterizedTest
    @CsvSource({"1e-300", "1e-160", "1e-140", "1e140", "1e160", "1e300"})
    void squaresNeitherOverflowNorVanish(double scale) {
        check(random(3000, 9, scale), scale * 1000);
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "8"})
    void columnsOfZerosAreNotReflected(int zero) {
        Columns matrix = random(2500, 9, 1);
        Arrays.fill(matrix.data(), zero * 2500, (zero + 1) * 2500, 0);
        check(matrix, 1000);
        Arrays.fill(matrix.data(), 0);
        check(matrix, 1000);
    }

    @ParameterizedTest
    @CsvSource({"0.0", "-1", "1"})
    void onlyTheDiagonalIsLeft(double diagonal) {
        Columns matrix = random(2500, 4, 1);
        Arrays.fill(matrix.data(), 0, 2500, 0);
        matrix.set(0, 0, diagonal);
        check(matrix, 1000);
        matrix.set(2499, 0, 1e-3);
        check(matrix, 1000);
    }

    /** As NumPy's LAPACK has it; the translation to Java takes zeros of either sign for positive ones. */
    @Test
    void aNegativeZeroIsNegative() {
        Columns matrix = Columns.zeros(2500, 1);
        matrix.set(0, 0, -0.0);
        matrix.set(2499, 0, 1e-3);
        TallReflections.factor(matrix, new double[1]);
        assertThat(matrix.at(0, 0)).isEqualTo(1e-3);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity"})
    void whatIsNotFiniteMakesTheTriangleNaN(double odd) {
        Columns matrix = random(2500, 4, 1);
        matrix.set(1234, 1, odd);
        double[] scales = new double[4];
        TallReflections.factor(matrix, scales);
        assertThat(matrix.at(0, 0)).isFinite();
        assertThat(matrix.at(1, 1)).isNaN();
        assertThat(matrix.at(3, 3)).isNaN();
    }
}
