package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.schedule.TaskFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chunks of results that users see, as Dask 2022.12 cuts them; and what functions of users may not do. */
class OperationChunksTest {
    private final Array line = Array.arange(10L, Chunks.of(4)).rechunk(Chunks.lengths(new long[] {4, 3, 3}));
    private final Array y = Array.ones(Shape.of(6, 5), Chunks.lengths(new long[] {2, 4}, new long[] {3, 2}));

    private static void cut(Array array, String chunks) {
        assertThat(array.chunks()).hasToString(chunks);
    }

    @Test
    void diagonalsAreCutWhereTheyCrossBlocks() {
        cut(Array.diag(line), "((4, 3, 3), (4, 3, 3))");
        cut(Array.diag(line, 2), "((4, 3, 3, 2), (2, 4, 3, 3))");
        cut(Array.diag(line, -3), "((3, 4, 3, 3), (4, 3, 3, 3))");
        cut(Array.diag(y), "((2, 1, 2),)");
        cut(Array.diag(y, 1), "((2, 2),)");
    }

    @Test
    void movementKeepsBlocks() {
        cut(y.roll(1, 0), "((1, 2, 3), (3, 2))");
        cut(y.flip(0), "((4, 2), (3, 2))");
        cut(y.rot90(1), "((2, 3), (2, 4))");
        cut(y.tile(2, 1), "((2, 4, 2, 4), (3, 2))");
        cut(y.repeat(2, 0), "((4, 8), (3, 2))");
        cut(y.pad(new long[][] {{1, 2}, {0, 3}}, Pad.edge()), "((1, 2, 4, 2), (3, 2, 3))");
        cut(Array.vstack(y, y), "((2, 4, 2, 4), (3, 2))");
        cut(y.shuffle(List.of(new long[] {5, 0}, new long[] {1, 2, 3, 4}), 0), "((2, 4), (3, 2))");
    }

    @Test
    void scansAndDifferencesKeepBlocks() {
        cut(y.cumsum(0), "((2, 4), (3, 2))");
        cut(y.diff(1, 0), "((1, 1, 3), (3, 2))");
        cut(y.gradient(0), "((2, 4), (3, 2))");
    }

    @Test
    void rimsWidenBlocks() {
        cut(y.overlap(Overlap.depth(1, 1)), "((3, 5), (4, 3))");
        cut(y.overlap(Overlap.depth(1, 1).boundary(Overlap.reflect())), "((4, 6), (5, 4))");
        cut(y.slidingWindowView(new long[] {2}, new int[] {0}), "((2, 3), (3, 2), (2,))");
    }

    @Test
    void aScanInParallelNeedsNoLongChain() {
        Array many = Array.arange(64L, Chunks.of(1));
        assertThat(many.cumsum(0, ScanMethod.BLELLOCH).compute().toLongArray())
                .isEqualTo(many.cumsum(0).compute().toLongArray())
                .endsWith(2016L);
    }

    @Test
    void anAnswerOtherThanDeclaredNamesBoth() {
        Array wrong = y.mapBlocks(block -> NDArray.zeros(DType.INT8, Shape.of(1)), DType.FLOAT64);
        assertThatThrownBy(wrong::compute)
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .hasMessageContaining("int8 (1,)")
                .hasMessageContaining("float64 (");
    }

    @Test
    void whatAUsersFunctionThrowsIsTheCause() {
        Array failing = y.applyAlongAxis(
                line -> {
                    throw new IllegalStateException("no line suits me");
                },
                0,
                Shape.SCALAR,
                DType.FLOAT64);
        assertThatThrownBy(failing::compute)
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .hasMessage("no line suits me");
    }

    @Test
    void wrongArgumentsAreRefusedAtTheCall() {
        assertThatThrownBy(() -> y.overlap(Overlap.depth(1))).hasMessageContaining("one depth an axis");
        assertThatThrownBy(() -> y.pad(new long[][] {{1, -1}, {0, 0}}, Pad.edge()))
                .hasMessageContaining("widths[0] of pad is [1, -1]; give a pair of numbers of 0 or more");
        assertThatThrownBy(() -> y.pad(-1, Pad.edge())).hasMessageContaining("width of pad is -1");
        assertThatThrownBy(() -> y.slidingWindowView(7, 1)).hasMessageContaining("axis 0 of length 6");
        assertThatThrownBy(() -> y.sum(Reduce.all().where(y))).hasMessageContaining("bool");
        assertThatThrownBy(() -> y.max(Reduce.all().where(y.gt(2)))).hasMessageContaining("initial(...)");
        assertThatThrownBy(() -> y.mean(Reduce.all().initial(2))).hasMessageContaining("mean takes no initial number");
        assertThatThrownBy(() -> y.cumsum(2)).hasMessageContaining("axis 2 is out of range");
        assertThatThrownBy(() -> Array.diag(Array.ones(Shape.of(2, 2, 2)))).hasMessageContaining("(2, 2, 2)");
        assertThatThrownBy(() -> Array.geomspace(-1, 1, 3)).hasMessageContaining("-1.0 to 1.0");
        assertThatThrownBy(() -> Array.asarray("text")).hasMessageContaining("String");
    }
}
