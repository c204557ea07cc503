package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Functions of blocks by letters, and of core axes, of arrays cut in random ways, against what products give. */
class BlockwiseTest {
    private static NDArray multiply(List<NDArray> blocks) {
        return Array.of(blocks.get(0)).matmul(Array.of(blocks.get(1))).compute();
    }

    private static Array random(Random random, long... lengths) {
        Shape shape = Shape.of(lengths);
        Array whole = Array.random(random.nextLong()).integers(-9, 9, shape, Chunks.whole());
        return whole.rechunk(Chunks.of(Recorded.cut(shape, random))).persist();
    }

    private static void same(Array got, Array expected) {
        assertThat(got.compute().contentEquals(expected.compute()))
                .as("%s and %s", got.compute(), expected.compute())
                .isTrue();
        assertThat(got.shape()).isEqualTo(got.compute().shape());
    }

    @Test
    void lettersSayWhichBlocksMeet() {
        Random random = Seeds.random();
        for (int trial = 0; trial < 30; trial++) {
            Array x = random(random, 6, 5);
            Array y = random(random, 5, 4);
            Array z = random(random, 4, 6);
            same(
                    Blockwise.of("ik", (blocks, info) -> multiply(blocks), DType.INT64)
                            .with(x, "ij")
                            .with(y, "jk")
                            .array(),
                    x.matmul(y));
            same(
                    Blockwise.of("ji", (blocks, info) -> blocks.get(0).transpose(), DType.INT64)
                            .with(x, "ij")
                            .array(),
                    x.transpose());
            same(
                    Blockwise.of("ij", BlockwiseTest::sumTurned, DType.INT64)
                            .with(y, "ij")
                            .with(z.get(":, :5"), "ji")
                            .array(),
                    y.add(z.get(":, :5").transpose()));
        }
    }

    private static NDArray sumTurned(List<NDArray> blocks, io.bask.array.block.BlockInfo info) {
        assertThat(info.inputs()).hasSize(2);
        return Array.of(blocks.get(0)).add(Array.of(blocks.get(1)).transpose()).compute();
    }

    @Test
    void axesMayBeNewOrHaveOtherChunks() {
        Array x = Array.arange(6L, Chunks.of(4));
        Array wide = Blockwise.of(
                        "ai",
                        (blocks, info) ->
                                blocks.get(0).broadcastTo(info.output().shape()).copy(),
                        DType.INT64)
                .with(x, "i")
                .newAxis('a', 2, 1)
                .array();
        same(wide, x.broadcastTo(Shape.of(3, 6)));
        assertThat(wide.chunks()).hasToString("((2, 1), (4, 2))");
        Array twice = Blockwise.of(
                        "i", (blocks, info) -> Array.of(blocks.get(0)).repeat(2).compute(), DType.INT64)
                .with(x, "i")
                .adjustChunks('i', length -> 2 * length)
                .array();
        same(twice, x.repeat(2));
        Array sums = Blockwise.of(
                        "", (blocks, info) -> Array.of(blocks.get(0)).sum().compute(), DType.INT64)
                .with(x, "i")
                .array();
        same(sums, x.sum());
    }

    @Test
    void coreAxesAreWholeAndLoopAxesStretch() {
        Random random = Seeds.random();
        Gufunc product = Gufunc.of("(i,j),(j,k)->(i,k)", BlockwiseTest::multiply, DType.INT64);
        for (int trial = 0; trial < 30; trial++) {
            Array x = random(random, 3, 1, 4, 5);
            Array y = random(random, 2, 5, 3);
            same(product.apply(x, y), x.matmul(y));
            same(product.vectorize().apply(x, y), x.matmul(y));
            Gufunc elsewhere = product.axes(new int[] {0, -1}, new int[] {2, 0}, new int[] {0, 1});
            same(
                    elsewhere.apply(x.moveaxis(-2, 0), y.transpose(2, 0, 1)),
                    x.matmul(y).moveaxis(new int[] {-2, -1}, new int[] {0, 1}));
        }
    }

    @Test
    void anAxisMayLieAnywhereAndBeKept() {
        Random random = Seeds.random();
        Gufunc total =
                Gufunc.of("(i)->()", blocks -> Array.of(blocks.get(0)).sum(-1).compute(), DType.INT64);
        Gufunc each = Gufunc.of(
                        "(i)->()", blocks -> Array.of(blocks.get(0)).sum().compute(), DType.INT64)
                .vectorize();
        Gufunc running = Gufunc.of(
                "(i)->(i)", blocks -> Array.of(blocks.get(0)).cumsum(-1).compute(), DType.INT64);
        for (int trial = 0; trial < 30; trial++) {
            Array x = random(random, 3, 4, 5);
            for (int axis = -3; axis < 3; axis++) {
                same(total.axis(axis).apply(x), x.sum(axis));
                same(each.axis(axis).apply(x), x.sum(axis));
                same(
                        total.axis(axis).keepdims().apply(x),
                        x.sum(Reduce.axis(axis).keepdims()));
                same(running.axis(axis).apply(x), x.cumsum(axis));
            }
        }
    }

    @Test
    void severalAnswersAndLengthsOfTheirOwn() {
        Array x = Array.arange(12L, Chunks.of(5)).reshape(4, 3).rechunk(Chunks.of(2));
        Gufunc ends = Gufunc.ofMany(
                        "(i)->(),(two)",
                        blocks -> {
                            Array block = Array.of(blocks.get(0));
                            return List.of(
                                    block.max(-1).compute(),
                                    block.get("..., ::2").astype(DType.FLOAT64).compute());
                        },
                        DType.INT64,
                        DType.FLOAT64)
                .size("two", 2);
        List<Array> answers = ends.applyAll(x);
        same(answers.get(0), x.max(-1));
        same(answers.get(1), x.get(":, ::2").astype(DType.FLOAT64));
    }

    @Test
    void wrongArgumentsAreRefusedAtTheCall() {
        Array x = Array.ones(Shape.of(3, 4));
        assertThatThrownBy(() -> Gufunc.of("(i,j->i)", blocks -> blocks.get(0), DType.FLOAT64))
                .hasMessageContaining("'(i,j->i)' is no signature");
        Gufunc product = Gufunc.of("(i,j),(j,k)->(i,k)", BlockwiseTest::multiply, DType.FLOAT64);
        assertThatThrownBy(() -> product.apply(x, x)).hasMessageContaining("core axis 'j' has length 3 in array 1");
        assertThatThrownBy(() -> product.apply(x)).hasMessageContaining("takes 2 arrays but got 1");
        assertThatThrownBy(() -> product.axis(0)).hasMessageContaining("not one core axis");
        assertThatThrownBy(() -> Gufunc.of("(i)->(k)", blocks -> blocks.get(0), DType.FLOAT64)
                        .apply(x))
                .hasMessageContaining("size(\"k\", ...)");
        Blockwise same = Blockwise.of("ij", (blocks, info) -> blocks.get(0), DType.FLOAT64);
        assertThatThrownBy(() -> same.with(x, "i")).hasMessageContaining("names 1 axes of shape (3, 4)");
        assertThatThrownBy(() -> same.with(x, "ii")).hasMessageContaining("a letter twice");
        assertThatThrownBy(same::array).hasMessageContaining("blockwise of no arrays");
        assertThatThrownBy(() -> same.with(x, "ik").array()).hasMessageContaining("'j' of the result is in no array");
        assertThatThrownBy(() -> same.with(null, "ik")).hasMessageContaining("the array is null");
        Array wrong = same.with(x, "ji").array();
        assertThatThrownBy(wrong::compute).isInstanceOf(TaskFailedException.class);
    }

    @Test
    void lettersThatTheResultDoesNotHaveAreRefused() {
        Blockwise same = Blockwise.of("ij", (blocks, info) -> blocks.get(0), DType.INT64)
                .with(Array.arange(6).reshape(2, 3), "ij");
        assertThatThrownBy(() -> same.adjustChunks('z', length -> 2 * length).array())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "blockwise: adjustChunks names 'z', which is no axis of the result 'ij'; name one of these");
        assertThatThrownBy(() -> same.newAxis('k', 2).array())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("newAxis names 'k', which is no axis of the result 'ij'");
        assertThatThrownBy(() -> same.newAxis('i', 5).array())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("blockwise: newAxis names 'i', which an array has with chunks (2,); use another letter, or"
                        + " adjustChunks");
    }
}
