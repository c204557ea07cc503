package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class BlockMappingTest {
    private final Array x = Array.arange(24L).reshape(4, 6).rechunk(Chunks.of(2, 4));

    /** Sums as NumPy's do, by the library's own arrays of one block. */
    private static NDArray sum(NDArray block, int axis) {
        return Array.of(block).sum(axis).compute();
    }

    @Test
    void aDroppedAxisIsWholeInEachCall() {
        Array sums = x.mapBlocks(
                (blocks, info) -> sum(blocks.get(0), 1),
                DType.INT64,
                BlockMapping.same().dropAxis(-1));
        assertThat(sums.chunks().toString()).isEqualTo(x.chunks().removeAxis(1).toString());
        assertThat(sums.compute().toLongArray()).isEqualTo(x.sum(1).compute().toLongArray());
    }

    @Test
    void newAxesHaveOneBlockOfLengthOneOrTheDeclaredOnes() {
        Array one = x.mapBlocks(
                (blocks, info) -> blocks.get(0).expandDims(1),
                DType.INT64,
                BlockMapping.same().newAxis(1));
        assertThat(one.shape()).isEqualTo(Shape.of(4, 1, 6));
        assertThat(one.squeeze(1).compute().contentEquals(x.compute(), true)).isTrue();
        BlockFunction twice = (blocks, info) -> Array.stack(
                        0, Array.of(blocks.get(0)), Array.of(blocks.get(0)).mul(10))
                .compute();
        Array two = x.mapBlocks(
                twice,
                DType.INT64,
                BlockMapping.same().newAxis(0).chunks(new long[] {2}, new long[] {2}, new long[] {4, 2}));
        assertThat(two.shape()).isEqualTo(Shape.of(2, 4, 6));
        assertThat(two.get("1").compute().contentEquals(x.mul(10).compute(), true))
                .isTrue();
    }

    @Test
    void declaredLengthsAreThoseOfTheResultAndCheckedWhenComputed() {
        BlockMapping halves = BlockMapping.same().chunks(new long[] {1}, new long[] {4, 2});
        Array first = x.mapBlocks((blocks, info) -> blocks.get(0).slice("0:1"), DType.INT64, halves);
        assertThat(first.shape()).isEqualTo(Shape.of(2, 6));
        assertThat(first.compute().contentEquals(x.get("::2").compute(), true)).isTrue();
        Array lies = x.mapBlocks((blocks, info) -> blocks.get(0), DType.INT64, halves);
        assertThatThrownBy(lies::compute).rootCause().hasMessageContaining("declare what it answers");
    }

    @Test
    void droppedAndNewAxesMeetOthersThatAreStretched() {
        Array weights = Array.of(1L, 0, 2, 0, 3, 0).rechunk(Chunks.of(3));
        Array dots = x.mapBlocks(
                (blocks, info) -> {
                    Array product =
                            Array.of(blocks.get(0)).mul(Array.of(blocks.get(1))).sum(1);
                    return product.expandDims(0).compute();
                },
                DType.INT64,
                BlockMapping.same().dropAxis(1).newAxis(0),
                weights);
        assertThat(dots.shape()).isEqualTo(Shape.of(1, 4));
        assertThat(dots.compute().toLongArray())
                .isEqualTo(x.mul(weights).sum(1).compute().toLongArray());
    }

    @Test
    void anAxisOfLengthOneMayHaveBlocksOfNothing() {
        Array column = Array.ones(Shape.of(3, 1), Chunks.lengths(new long[] {3}, new long[] {0, 1, 0}));
        assertThat(column.mapBlocks(NDArray::copy, DType.FLOAT64).compute().toDoubleArray())
                .containsExactly(1, 1, 1);
    }

    @Test
    void placesOfBlocksAreKnown() {
        Array starts = x.mapBlocks(
                (blocks, info) -> NDArray.of(
                                info.inputs().get(0).start()[1] + info.output().position()[0])
                        .reshape(1, 1),
                DType.INT64,
                BlockMapping.same().blocks(1, 1));
        assertThat(starts.compute().toLongArray()).containsExactly(0, 4, 1, 5);
    }

    @Test
    void wrongDeclarationsAreRefusedAtTheCall() {
        BlockFunction any = (blocks, info) -> blocks.get(0);
        for (BlockMapping how : List.of(
                BlockMapping.same().dropAxis(2),
                BlockMapping.same().dropAxis(0, -2),
                BlockMapping.same().newAxis(4),
                BlockMapping.same().blocks(1),
                BlockMapping.same().chunks(new long[] {1, 2, 3}, new long[] {1}),
                BlockMapping.same().chunks(new long[] {-1}, new long[] {1}))) {
            assertThatThrownBy(() -> x.mapBlocks(any, DType.INT64, how)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
