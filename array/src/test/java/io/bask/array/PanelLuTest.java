package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.LinalgException;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Factorization;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Factorisations in panels, of small matrices with panels smaller still, against those of whole matrices; and of large ones. */
@Timeout(300)
class PanelLuTest {
    private static final DType[] DTYPES = {DType.FLOAT64, DType.FLOAT32, DType.COMPLEX128, DType.COMPLEX64};

    private final Random random = Seeds.random();

    private Array matrix(long rows, long columns, DType dtype) {
        Array real = numbers(rows, columns);
        Array all =
                dtype.isComplex() ? real.add(numbers(rows, columns).mul(new io.bask.array.shape.Complex(0, 1))) : real;
        long high = 1 + random.nextInt((int) Math.max(1, rows));
        long wide = 1 + random.nextInt((int) Math.max(1, columns));
        return Array.of(all.astype(dtype).compute(), Chunks.of(high, wide));
    }

    private Array numbers(long rows, long columns) {
        double[] values = random.doubles(rows * columns, -1, 1).toArray();
        return Array.of(NDArray.of(values).reshape((int) rows, (int) columns));
    }

    private static void assertClose(Array actual, Array expected, String what) {
        double tolerance = actual.dtype().realPart() == DType.FLOAT32 ? 2e-3 : 1e-8;
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
        assertThat(actual.allclose(expected, tolerance, tolerance, false)
                        .compute()
                        .booleanAt())
                .as(() -> what + "\n" + actual.compute() + "\n" + expected.compute())
                .isTrue();
    }

    @Test
    void panelsGiveTheFactorsOfTheWholeMatrix() {
        for (int trial = 0; trial < 60; trial++) {
            DType dtype = DTYPES[trial % 4];
            long rows = 1 + random.nextInt(12);
            long columns = 1 + random.nextInt(12);
            long width = 1 + random.nextInt(5);
            Array x = matrix(rows, columns, dtype);
            String what = "%d x %d in panels of %d, %s".formatted(rows, columns, width, dtype);
            Lu whole = Linalg.lu(x);
            Lu panels = PanelLu.of(x, Math.min(rows, columns), width).factors();
            assertClose(panels.p(), whole.p(), "p of " + what);
            assertClose(panels.l(), whole.l(), "l of " + what);
            assertClose(panels.u(), whole.u(), "u of " + what);
        }
    }

    @Test
    void equationsAndInversesAndDeterminantsInPanelsAreThoseOfTheWholeMatrix() {
        for (int trial = 0; trial < 40; trial++) {
            DType dtype = DTYPES[trial % 4];
            long n = 1 + random.nextInt(12);
            long width = 1 + random.nextInt(5);
            Array a = matrix(n, n, dtype).add(Array.eye(n).mul(4).astype(dtype));
            Array b = matrix(n, random.nextInt(4), dtype);
            String what = "%d in panels of %d, %s".formatted(n, width, dtype);
            Array solved = Decomposition.solve(Factorization.SOLVE, a, b, width);
            assertClose(solved, Linalg.solve(a, b), "solve " + what);
            assertClose(Decomposition.inverse(a, width), Linalg.inv(a), "inv " + what);
            SlogDet parts = PanelLu.of(a, n, width).determinant();
            assertClose(parts.sign(), Linalg.slogdet(a).sign(), "sign " + what);
            assertClose(parts.logabsdet(), Linalg.slogdet(a).logabsdet(), "logarithm " + what);
            for (boolean lower : new boolean[] {true, false}) {
                assertClose(
                        Substitution.solve(a, b, lower, width),
                        Linalg.solveTriangular(a, b, lower),
                        (lower ? "lower " : "upper ") + what);
            }
        }
    }

    @Test
    void choleskyInBlocksIsThatOfTheWholeMatrixAndReadsTheLowerTriangleOnly() {
        for (int trial = 0; trial < 40; trial++) {
            DType dtype = DTYPES[trial % 4];
            long n = 1 + random.nextInt(12);
            long width = 1 + random.nextInt(5);
            Array half = matrix(n, n, dtype);
            Array positive =
                    half.matmul(Matrices.adjoint(half)).add(Array.eye(n).mul(2).astype(dtype));
            Array shown = Array.tril(Array.ones(Shape.of(n, n))).ne(0);
            Array lower = Array.where(shown, positive, Double.NaN);
            assertClose(
                    Substitution.cholesky(lower.astype(dtype), width),
                    Linalg.cholesky(positive),
                    "%d in blocks of %d, %s".formatted(n, width, dtype));
        }
    }

    @Test
    void aMatrixOfMoreThanAThousandRowsIsSolvedInPanels() {
        long n = 1_100;
        Array a = Array.random(3).uniform(Shape.of(n, n), Chunks.of(300, 500)).persist();
        Array x = Array.arange(n).div(n);
        assertThat(Linalg.solve(a, a.matmul(x))
                        .allclose(x, 1e-6, 1e-6, false)
                        .compute()
                        .booleanAt())
                .isTrue();
        Lu factors = Linalg.lu(a);
        assertThat(factors.l().chunks().numBlocks()).isGreaterThan(1);
        assertThat(factors.p()
                        .matmul(factors.l())
                        .matmul(factors.u())
                        .allclose(a)
                        .compute()
                        .booleanAt())
                .isTrue();
        Array positive = a.matmul(a.transpose()).add(Array.eye(n)).persist();
        Array triangle = Linalg.cholesky(positive);
        assertThat(triangle.matmul(triangle.transpose())
                        .allclose(positive)
                        .compute()
                        .booleanAt())
                .isTrue();
        assertThat(Linalg.slogdet(positive)
                        .logabsdet()
                        .isclose(triangle.diagonal().log().sum().mul(2))
                        .compute()
                        .booleanAt())
                .isTrue();
    }

    @Test
    void zeroPivotsNameTheOperation() {
        Array singular = Array.ones(Shape.of(6, 6), Chunks.of(2));
        Array right = Array.ones(Shape.of(6, 1));
        assertThatThrownBy(() -> Decomposition.solve(Factorization.SOLVE, singular, right, 2)
                        .compute())
                .cause()
                .isInstanceOf(LinalgException.class)
                .hasMessageStartingWith("solve with a singular matrix, in a block of shape (2, 2)");
        assertThatThrownBy(() -> Decomposition.inverse(singular, 2).compute())
                .cause()
                .hasMessageStartingWith("inv with a singular matrix");
        assertThatThrownBy(() -> Substitution.cholesky(singular.sub(2), 2).compute())
                .cause()
                .hasMessageContaining("cholesky of a matrix that is not positive definite, as a block of shape (2, 2)");
        assertThat(PanelLu.of(singular, 6, 2).determinant().sign().compute().doubleAt())
                .isZero();
        assertThat(List.of(PanelLu.of(singular, 6, 4)
                        .determinant()
                        .logabsdet()
                        .compute()
                        .doubleAt()))
                .containsExactly(Double.NEGATIVE_INFINITY);
    }
}
