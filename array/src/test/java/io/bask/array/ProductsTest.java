package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Products of arrays cut in all ways, against NumPy; what they refuse; how their results are cut. */
class ProductsTest {
    private final Array a = Array.ones(Shape.of(6, 8), Chunks.of(4, 3));
    private final Array b = Array.ones(Shape.of(8, 5), Chunks.of(5, 2));

    @Test
    void productsAreNumPysHoweverTheArraysAreCut() {
        new Oracle(ProductsTest.class, "products.tsv.gz").check("product", 3, ProductsTest::run);
    }

    private static Array run(String[] words, Array[] x) {
        return switch (words[0]) {
            case "matmul" -> x[0].matmul(x[1]);
            case "dot" -> x[0].dot(x[1]);
            case "inner" -> x[0].inner(x[1]);
            case "vdot" -> x[0].vdot(x[1]);
            case "outer" -> x[0].outer(x[1]);
            case "kron" -> x[0].kron(x[1]);
            case "tensordot" -> x[0].tensordot(x[1], Integer.parseInt(words[1]));
            case "tensordot_axes" -> x[0].tensordot(x[1], ints(words[1]), ints(words[2]));
            case "einsum" -> Array.einsum(words.length == 1 ? "" : words[1].replace('_', ' '), x);
            default -> throw new AssertionError(words[0]);
        };
    }

    private static int[] ints(String word) {
        return Arrays.stream(word.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void chunksOfTheAxesThatStayAreKept() {
        assertThat(a.matmul(b).chunks()).hasToString("((4, 2), (2, 2, 1))");
        assertThat(Array.einsum("ij,jk->ki", a, b).chunks()).hasToString("((2, 2, 1), (4, 2))");
        assertThat(a.matmul(b))
                .hasToString("Array<matmul, shape=(6, 5), dtype=float64, chunks=(4, 2), 6 blocks, 240 B, 38 tasks>");
    }

    @Test
    void longSumsAreAddedUpInATree() {
        Array row = Array.arange(200L, Chunks.of(1));
        assertThat(row.dot(row).compute().longAt()).isEqualTo(199L * 200 * 399 / 6);
        assertThat(row.astype(DType.FLOAT64).dot(row).compute().doubleAt()).isEqualTo(199.0 * 200 * 399 / 6);
    }

    @Test
    void lengthsThatAreOnlyKnownWhenComputedMayBeContracted() {
        Array x = Array.arange(10L, Chunks.of(3));
        Array some = x.get(x.gt(4));
        assertThat(some.dot(some).compute().longAt()).isEqualTo(25 + 36 + 49 + 64 + 81);
        assertThat(some.outer(some).compute().shape()).isEqualTo(Shape.of(5, 5));
    }

    @Test
    void wrongArgumentsAreRefusedAtTheCall() {
        assertThatThrownBy(() -> a.matmul(a))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(6, 8) and (6, 8)");
        assertThatThrownBy(() -> a.matmul(Array.scalar(1))).hasMessageContaining("multiply a scalar with mul");
        assertThatThrownBy(() -> a.matmul(null)).hasMessageContaining("matmul: the right array is null");
        assertThatThrownBy(() -> a.tensordot(b, 3)).hasMessageContaining("use 0 to 2");
        assertThatThrownBy(() -> a.tensordot(b, new int[] {0}, new int[] {0, 1}))
                .hasMessageContaining("name as many");
        assertThatThrownBy(() -> a.vdot(b)).hasMessageContaining("as many elements");
        assertThatThrownBy(() -> Array.einsum("ij,jk->iz", a, b)).hasMessageContaining("'z'");
        assertThatThrownBy(() -> Array.einsum("ij", a, b)).hasMessageContaining("1 arrays but got 2");
        assertThatThrownBy(() -> Array.einsum("i,jk", a, b)).hasMessageContaining("'i' names 1 axes");
        assertThatThrownBy(() -> Array.einsum("ij,jk", a, null)).hasMessageContaining("array 1 is null");
        assertThatThrownBy(() -> Array.einsum(null, a)).hasMessageContaining("subscripts are null");
    }

    @Test
    void manyArraysAreMultipliedInTheDtypeOfTheResult() {
        Array small = Array.of(NDArray.of(100L, 50)).astype(DType.INT8);
        Array wide = Array.of(1L, 1);
        Array truth = Array.of(true, true);
        assertThat(Array.einsum("i,i,i->i", small, small, wide).compute().toLongArray())
                .containsExactly(10_000, 2_500);
        assertThat(Array.einsum("i,i,i->", small, small, wide).compute().longAt())
                .isEqualTo(12_500);
        assertThat(Array.einsum("i,i,j->j", truth, truth, wide).compute().toLongArray())
                .containsExactly(2, 2);
    }
}
