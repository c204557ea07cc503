package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.array.block.NDArray;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Integer arrays and masks: sizes of blocks, numbers of tasks, errors, and what NumPy has no word for. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class IndexingTest {
    private final Array x = Array.arange(24, Chunks.of(5)).reshape(2, 3, 4).rechunk(Chunks.of(1, 2, 3));
    private final Array line = Array.arange(1000, Chunks.of(10)).mul(3).persist();

    private static int tasks(Array array) {
        return Bask.job(List.of(array)).graph().size();
    }

    @Test
    void blocksStayAsLargeAsTheyWere() {
        long[] random = Seeds.random().longs(1000, 0, 1000).toArray();
        assertThat(line.get(Index.of(random)).chunks().axis(0).lengths()).containsOnly(10);
        assertThat(line.get(NDArray.of(random).reshape(10, 100)).chunks()).hasToString(grid(10, 10));
        long[] reversed = LongStream.range(0, 1000).map(i -> 999 - i).toArray();
        assertThat(line.get(Index.of(reversed)).chunks().axis(0).lengths()).containsOnly(10);
        long[] same = new long[1000];
        assertThat(line.get(Index.of(same)).chunks().axis(0).max()).isLessThanOrEqualTo(20);
        long[] every = LongStream.range(0, 100).map(i -> 10 * i).toArray();
        assertThat(line.get(Index.of(every)).chunks().axis(0).count()).isBetween(8, 12);
    }

    private static String grid(int rows, int cuts) {
        String row = "1, ".repeat(rows - 1) + "1";
        return "((" + row + "), (" + "10, ".repeat(cuts - 1) + "10))";
    }

    @Test
    void tasksAreAsManyAsBlocksAndNotTheirPairs() {
        long[] random = Seeds.random().longs(1000, 0, 1000).toArray();
        assertThat(tasks(line.get(Index.of(random)))).isLessThanOrEqualTo(300);
        assertThat(tasks(line.get(Array.of(NDArray.of(random), Chunks.of(10))))).isLessThanOrEqualTo(500);
        long[] reversed = LongStream.range(0, 1000).map(i -> 999 - i).toArray();
        assertThat(tasks(line.get(Index.of(reversed)))).isLessThanOrEqualTo(200);
        assertThat(tasks(line.with(Index.of(3, 4, 995), 0))).isLessThanOrEqualTo(201);
    }

    @Test
    void aMillionRandomPositionsAreTakenFromAHundredBlocks() {
        long[] random = Seeds.random().longs(1_000_000, 0, 1_000_000).toArray();
        Array million = Array.arange(1_000_000, Chunks.of(10_000)).mul(2);
        long[] expected = Arrays.stream(random).map(i -> 2 * i).toArray();
        assertThat(million.get(Index.of(random)).compute().toLongArray()).isEqualTo(expected);
        Array lazy = Array.of(NDArray.of(random), Chunks.of(10_000));
        assertThat(million.get(lazy).compute().toLongArray()).isEqualTo(expected);
    }

    @Test
    void theLastValueOfAPositionNamedTwiceStays() {
        Array zeros = Array.zeros(Shape.of(4), Chunks.of(2));
        assertThat(zeros.with(Index.of(1, 3, 1), Array.of(5.0, 6, 7)).compute()).hasToString("[0. 7. 0. 6.]");
        Array lazy = Array.of(NDArray.of(1L, 3, 1), Chunks.of(1));
        assertThat(zeros.with(lazy, Array.of(5.0, 6, 7)).compute()).hasToString("[0. 7. 0. 6.]");
    }

    @Test
    void valuesAreCastAsNumPyCastsThem() {
        Array whole = Array.of(1L, 2, 3);
        assertThat(whole.with(Index.of(0, 2), Array.of(2.75, -2.75)).compute()).hasToString("[ 2  2 -2]");
        assertThat(whole.with(NDArray.of(true, false, false), Array.of(2.75)).dtype())
                .isEqualTo(whole.dtype());
    }

    @Test
    void blocksAreChosenByNumber() {
        assertThat(x.blocks("1, ..., -1").compute().shape()).isEqualTo(Shape.of(1, 3, 1));
        assertThat(x.blocks(Index.of(1, 0)).compute().longAt(0, 0, 0)).isEqualTo(12L);
        assertThat(x.blocks("0, ::-1, 0").compute().toLongArray()).containsExactly(8, 9, 10, 0, 1, 2, 4, 5, 6);
        assertThat(tasks(line.blocks("3:5"))).isEqualTo(2);
        Array chosen = x.get(x.get(":, 0, 0").gt(3));
        assertThat(chosen.blocks("1").compute().shape()).isEqualTo(Shape.of(1, 3, 4));
        assertThatThrownBy(() -> x.blocks("2"))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("block 2 does not exist along axis 0 with 2 blocks");
        assertThatThrownBy(() -> x.blocks("1:1")).hasMessageContaining("name at least one");
        assertThatThrownBy(() -> x.blocks("None")).hasMessageContaining("new axis");
    }

    @Test
    void pointsGoToTheFrontInVindex() {
        assertThat(x.vindex(Index.all(), Index.of(0, 2), Index.of(1, 3)).shape())
                .isEqualTo(Shape.of(2, 2));
        assertThat(x.get(Index.all(), Index.all(), Index.of(1, 3, 0)).shape()).isEqualTo(Shape.of(2, 3, 3));
        assertThat(x.vindex(Index.all(), Index.all(), Index.of(1, 3, 0)).shape())
                .isEqualTo(Shape.of(3, 2, 3));
    }

    @Test
    void positionsInMemoryAreCheckedByTheCall() {
        assertThatThrownBy(() -> x.get(Index.all(), Index.of(0, 3)))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("index 3 is out of bounds for axis 1 with size 3; use values in [-3, 2]");
        assertThatThrownBy(() -> x.with(Index.of(-3), 0)).hasMessageContaining("index -3 is out of bounds for axis 0");
        assertThatThrownBy(() -> x.take(NDArray.of(24L))).hasMessageContaining("size 24");
        assertThatThrownBy(() -> x.delete(4, 2)).hasMessageContaining("index 4 is out of bounds for axis 2");
        assertThatThrownBy(() -> x.insert(5, Array.scalar(1), 2)).hasMessageContaining("use a value in [-4, 4]");
    }

    @Test
    void lazyPositionsAreCheckedWhenTheyAreComputed() {
        Array far = x.get(Index.all(), Array.of(0L, 3));
        assertThatThrownBy(far::compute)
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("index 3 is out of bounds for axis 1 with size 3");
        assertThatThrownBy(() -> Array.choose(Array.of(0L, 2), Array.scalar(1), Array.scalar(2))
                        .compute())
                .hasMessageContaining("choice 2");
        assertThatThrownBy(() ->
                        Array.unravelIndex(Array.of(24L), x.shape()).get(0).compute())
                .hasMessageContaining("index 24 is out of range");
    }

    @Test
    void takeLooksAtPositionsWhereIndicesDoNot() {
        Array empty = Array.zeros(Shape.of(3, 0));
        assertThat(empty.get(Index.of(9)).compute().shape()).isEqualTo(Shape.of(1, 0));
        assertThatThrownBy(() -> empty.take(Index.of(9), 0))
                .hasMessageContaining("index 9 is out of bounds for axis 0");
        assertThatThrownBy(() -> empty.take(Array.of(9L), 0).compute())
                .hasMessageContaining("axis 0 has size 3; index 9 is out of range");
        assertThatThrownBy(() -> empty.take(Index.of(0), 1)).hasMessageContaining("has none there");
        assertThat(Array.of(5L, 6, 7).take(Array.of(true, false)).compute()).hasToString("[6 5]");
    }

    @Test
    void arraysThatDoNotGoTogetherAreNamed() {
        assertThatThrownBy(() -> x.get(Index.of(0, 1), Index.of(0, 1, 2)))
                .isInstanceOf(BroadcastException.class)
                .hasMessageContaining("arrays of shapes [(2,), (3,)] cannot index together");
        assertThatThrownBy(() -> x.get(NDArray.of(true, false, true)))
                .hasMessage(
                        "a mask of shape (3,) does not suit an array of shape (2, 3, 4): its axis 0 must be as long as"
                                + " axis 0");
        assertThatThrownBy(() -> x.get(NDArray.of(0.0))).hasMessageContaining("has dtype float64");
        assertThatThrownBy(() -> x.get(x.gt(0), Index.of(0))).hasMessageContaining("too many indices");
        assertThatThrownBy(() -> NDArray.of(1L, 2).slice(Slice.of(Index.of(0))))
                .hasMessageContaining("has arrays in it");
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> x.with(Index.of(0, 1), Array.ones(Shape.of(3))))
                .isInstanceOf(BroadcastException.class)
                .hasMessageContaining("(3,)")
                .hasMessageContaining("(2, 3, 4)");
        assertThatThrownBy(() -> x.with(x.gt(20), Array.of(1, 2)).compute())
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("true 3 times was used with 2 values");
        assertThatThrownBy(() -> x.fillDiagonal(0)).hasMessageContaining("must be equally long");
        assertThatThrownBy(() -> Array.select(List.of(x.gt(0)), List.of(), x)).hasMessageContaining("1 conditions");
        assertThatThrownBy(() -> Array.choose(x)).hasMessageContaining("at least one array");
        assertThatThrownBy(() -> x.takeAlongAxis(Array.of(0L), 0)).hasMessageContaining("give them 3 axes");
    }

    @Test
    void arraysWithoutAxesAreIndexedToo() {
        Array one = Array.scalar(5L);
        assertThat(one.get(NDArray.scalar(DType.BOOL, true)).compute()).hasToString("[5]");
        assertThat(one.get(one.gt(9)).compute().shape()).isEqualTo(Shape.of(0));
        assertThat(one.with(one.gt(3), 7).compute()).hasToString("7");
        assertThat(one.flatnonzero().compute()).hasToString("[0]");
        assertThatThrownBy(one::nonzero).hasMessageContaining("expandDims");
        assertThat(x.get(NDArray.scalar(DType.INT64, 1)).shape()).isEqualTo(Shape.of(3, 4));
    }

    @Test
    void positionsAreNotLookedAtWhereNothingIsTaken() {
        Index far = NDArray.of(9L);
        Index none = NDArray.of(new long[0]);
        for (boolean lazy : new boolean[] {false, true}) {
            Index some = lazy ? Array.of(9L) : far;
            Index empty = lazy ? Array.of(new long[0]) : none;
            assertThat(x.get(some, empty).compute().shape()).isEqualTo(Shape.of(0, 4));
            assertThat(x.get(empty, some).compute().shape()).isEqualTo(Shape.of(0, 4));
            assertThat(x.vindex(some, Index.all(), empty).compute().shape()).isEqualTo(Shape.of(0, 3));
            assertThat(x.with(Slice.of(some, empty), Array.scalar(1L)).compute())
                    .hasToString(x.compute().toString());
            Array nothing = Array.zeros(Shape.of(0, 3));
            assertThat(nothing.get(Index.all(), some).compute().shape()).isEqualTo(Shape.of(0, 1));
            assertThatThrownBy(() -> nothing.get(some).compute())
                    .hasStackTraceContaining("index 9 is out of bounds for axis 0 with size 0");
        }
        assertThatThrownBy(() -> x.get(far, Index.of(0))).hasMessageContaining("index 9 is out of bounds for axis 0");
    }
}
