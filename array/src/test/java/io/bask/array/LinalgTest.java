package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.LinalgException;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear algebra of matrices cut in all ways, against NumPy; what it refuses; how it goes block by block. */
class LinalgTest {
    private final Array tall =
            Array.random(5).normal(Shape.of(2_000, 7), Chunks.of(130, 3)).persist();

    @ParameterizedTest
    @ValueSource(strings = {"direct", "factors", "norms"})
    void answersAreNumPysHoweverTheMatricesAreCut(String theme) {
        new Oracle(LinalgTest.class, "linalg.tsv.gz").check(theme, 3, LinalgTest::run);
    }

    private static Array run(String[] words, Array[] x) {
        return switch (words[0]) {
            case "det" -> Linalg.det(x[0]);
            case "slogdet" ->
                words[1].equals("0")
                        ? Linalg.slogdet(x[0]).sign()
                        : Linalg.slogdet(x[0]).logabsdet();
            case "inv" -> Linalg.inv(x[0]);
            case "matrix_power" -> Linalg.matrixPower(x[0], Integer.parseInt(words[1]));
            case "cholesky" -> Linalg.cholesky(x[0]);
            case "solve" -> Linalg.solve(x[0], x[1]);
            case "solve_triangular" -> Linalg.solveTriangular(x[0], x[1], Boolean.parseBoolean(words[1]));
            case "pinv" -> Linalg.pinv(x[0]);
            case "svdvals" -> Linalg.svdvals(x[0]);
            case "matrix_rank" ->
                words.length == 1 ? Linalg.matrixRank(x[0]) : Linalg.matrixRank(x[0], Double.parseDouble(words[1]));
            case "eigvalsh" -> Linalg.eigvalsh(x[0]);
            case "multi_dot" -> Linalg.multiDot(x);
            case "qr", "svd", "lu", "eigh", "lstsq" -> factors(words, x);
            default -> norms(words, x[0]);
        };
    }

    private static Array factors(String[] words, Array[] x) {
        return switch (words[0] + " " + words[1]) {
            case "qr product" -> Linalg.qr(x[0]).q().matmul(Linalg.qr(x[0]).r());
            case "qr orthogonal" ->
                adjoint(Linalg.qr(x[0]).q()).matmul(Linalg.qr(x[0]).q());
            case "qr abs_r" -> Linalg.qr(x[0]).r().abs();
            case "svd product" -> product(Linalg.svd(x[0]));
            case "svd full_product" -> product(cutToFit(Linalg.svd(x[0], true)));
            case "svd full_left" ->
                adjoint(Linalg.svd(x[0], true).u())
                        .matmul(Linalg.svd(x[0], true).u());
            case "svd full_right" ->
                Linalg.svd(x[0], true)
                        .vh()
                        .matmul(adjoint(Linalg.svd(x[0], true).vh()));
            case "svd vh" -> Linalg.svd(x[0]).vh();
            case "svd u" -> Linalg.svd(x[0]).u();
            case "lu 0" -> Linalg.lu(x[0]).p();
            case "lu 1" -> Linalg.lu(x[0]).l();
            case "lu 2" -> Linalg.lu(x[0]).u();
            case "lu product" -> product(Linalg.lu(x[0]));
            case "eigh values" -> Linalg.eigh(x[0]).w();
            case "eigh product" -> product(Linalg.eigh(x[0]));
            case "lstsq x" -> Linalg.lstsq(x[0], x[1]).x();
            case "lstsq rank" -> Linalg.lstsq(x[0], x[1]).rank();
            case "lstsq s" -> Linalg.lstsq(x[0], x[1]).s();
            case "lstsq residuals" -> Linalg.lstsq(x[0], x[1]).residuals();
            default -> throw new AssertionError(Arrays.toString(words));
        };
    }

    private static Array product(Svd parts) {
        return parts.u().mul(parts.s().expandDims(-2)).matmul(parts.vh());
    }

    private static Array product(Lu parts) {
        return parts.p().matmul(parts.l()).matmul(parts.u());
    }

    private static Array product(Eigh parts) {
        return parts.v().mul(parts.w().expandDims(-2)).matmul(adjoint(parts.v()));
    }

    private static Array adjoint(Array x) {
        return x.swapaxes(-1, -2).conj();
    }

    private static Svd cutToFit(Svd full) {
        long rank = full.s().shape().length(full.s().ndim() - 1);
        return new Svd(full.u().get("..., :" + rank), full.s(), full.vh().get("..., :" + rank + ", :"));
    }

    private static Array norms(String[] words, Array x) {
        boolean isName = words.length > 1 && (words[1].equals("fro") || words[1].equals("nuc"));
        double order = words.length > 1 && !isName && !words[0].equals("norm_along") ? Recorded.number(words[1]) : 0;
        return switch (words[0]) {
            case "norm" -> Linalg.norm(x);
            case "norm_order" -> isName ? Linalg.norm(x, words[1]) : Linalg.norm(x, order);
            case "norm_along" -> Linalg.norm(x, ints(words[1]), Boolean.parseBoolean(words[2]));
            case "norm_axes" ->
                isName
                        ? Linalg.norm(x, words[1], ints(words[2]), Boolean.parseBoolean(words[3]))
                        : Linalg.norm(x, order, ints(words[2]), Boolean.parseBoolean(words[3]));
            case "cond" -> isName ? Linalg.cond(x, words[1]) : Linalg.cond(x, order);
            default -> throw new AssertionError(words[0]);
        };
    }

    private static int[] ints(String word) {
        return Arrays.stream(word.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void factorsOfManyBlocksGiveTheMatrixAgain() {
        Qr qr = Linalg.qr(tall);
        assertThat(qr.q().chunks().numBlocks(0)).isEqualTo(tall.chunks().numBlocks(0));
        assertThat(qr.q()
                        .matmul(qr.r())
                        .isclose(tall, 1e-10, 1e-12, false)
                        .all()
                        .compute()
                        .booleanAt())
                .isTrue();
        Svd svd = Linalg.svd(tall.transpose());
        assertThat(svd.u()
                        .mul(svd.s())
                        .matmul(svd.vh())
                        .isclose(tall.transpose(), 1e-10, 1e-12, false)
                        .all()
                        .compute()
                        .booleanAt())
                .isTrue();
        assertThat(svd.vh().sum(1).min().compute().doubleAt()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void answersComputedTogetherShareTheWork() {
        Qr qr = Linalg.qr(tall);
        var both = Bask.compute(qr.q(), qr.r());
        NDArray q = both.get(qr.q());
        assertThat(Array.of(q).matmul(Array.of(both.get(qr.r()))).compute().shape())
                .isEqualTo(tall.shape());
    }

    @Test
    void aCompressedSvdHasTheLargestValues() {
        Array scaled = tall.mul(Array.of(100.0, 10, 1, 0.1, 0.01, 0.001, 0.0001));
        NDArray exact = Linalg.svdvals(scaled).compute();
        Svd nearly = Linalg.svdCompressed(scaled, 3, 2, 2, 1);
        assertThat(nearly.u().shape()).isEqualTo(Shape.of(2_000, 3));
        double[] values = nearly.s().compute().toDoubleArray();
        for (int i = 0; i < 3; i++) {
            assertThat(values[i] / exact.doubleAt(i)).isBetween(0.999, 1.001);
        }
    }

    @Test
    void matricesWithoutAnAnswerNameTheOperation() {
        Array singular = Array.of(new double[][] {{1, 2}, {2, 4}});
        assertThatThrownBy(() -> Linalg.inv(singular).compute())
                .cause()
                .isInstanceOf(LinalgException.class)
                .hasMessage("inv with a singular matrix of shape (2, 2); use lstsq or pinv");
        assertThatThrownBy(() -> Linalg.cholesky(singular.neg()).compute())
                .cause()
                .isInstanceOf(LinalgException.class)
                .hasMessageContaining("cholesky of a matrix of shape (2, 2) that is not positive definite");
        assertThatThrownBy(() -> Linalg.svdvals(singular.div(0)).compute())
                .cause()
                .hasMessageContaining("svd of a matrix of shape (2, 2) that holds Infinity");
    }

    @Test
    void wrongArgumentsAreRefusedAtTheCall() {
        assertThatThrownBy(() -> Linalg.inv(tall)).hasMessageContaining("square matrices but got shape (2000, 7)");
        assertThatThrownBy(() -> Linalg.qr(Array.ones(Shape.of(3)))).hasMessageContaining("shape (3,)");
        assertThatThrownBy(() -> Linalg.qr(null)).hasMessageContaining("qr: the array is null");
        assertThatThrownBy(() -> Linalg.solve(Array.eye(3), Array.ones(Shape.of(4))))
                .hasMessageContaining("(3, 3) and right sides of shape (4,)");
        assertThatThrownBy(() -> Linalg.svdCompressed(tall, 8)).hasMessageContaining("1 to 7 values");
        assertThatThrownBy(() -> Linalg.norm(tall, "max")).hasMessageContaining("\"fro\" and \"nuc\"");
        assertThatThrownBy(() -> Linalg.multiDot(tall)).hasMessageContaining("two or more");
    }

    /** As NumPy has it, whatever the order. */
    @Test
    void theConditionOfASingularMatrixIsInfinite() {
        Array singular = Array.of(new double[][] {{1, 2}, {2, 4}}).rechunk(Chunks.of(1));
        for (double order : new double[] {1, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(Linalg.cond(singular, order).compute().doubleAt()).isEqualTo(Double.POSITIVE_INFINITY);
        }
        Array none = Array.zeros(Shape.of(0, 0));
        assertThatThrownBy(() -> Linalg.cond(none, "fro")).hasMessageContaining("matrices without elements");
        assertThatThrownBy(() -> Linalg.cond(none, 1)).hasMessageContaining("matrices without elements");
        assertThat(Linalg.cond(singular, "fro").compute().doubleAt()).isEqualTo(Double.POSITIVE_INFINITY);
        Array stack = Array.stack(0, singular, Array.eye(2).mul(4));
        assertThat(Linalg.cond(stack, 1).compute().toDoubleArray()).containsExactly(Double.POSITIVE_INFINITY, 1);
    }

    @Test
    void theNormOfAllElementsKeepsAsManyAxesAsThereAre() {
        Array ones = Array.ones(Shape.of(2, 3, 6));
        assertThat(Linalg.norm(ones, true).compute().shape()).isEqualTo(Shape.of(1, 1, 1));
        assertThat(Linalg.norm(ones, true).compute().doubleAt(0, 0, 0)).isEqualTo(6);
    }

    @Test
    void productsOfArraysWithoutAxesAreThoseOfTheirElements() {
        Array three = Array.scalar(3L);
        Array vector = Array.of(1L, 2).astype(DType.INT8);
        assertThat(three.kron(Array.scalar(2L)).compute().item()).isEqualTo(6L);
        assertThat(three.kron(vector).compute().toLongArray()).containsExactly(3, 6);
        assertThat(vector.kron(three).dtype()).isEqualTo(vector.mul(three).dtype());
        assertThat(Array.einsum(",i->i", three, vector).compute().toLongArray()).containsExactly(3, 6);
        assertThat(Array.einsum(",i->i", three, vector).dtype())
                .isEqualTo(vector.mul(three).dtype());
        assertThat(Array.einsum("->", three).compute().item()).isEqualTo(3L);
        assertThat(Array.einsum(",->", three, three).compute().item()).isEqualTo(9L);
    }
}
