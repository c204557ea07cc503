package io.bask.array.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StridedCopyTest {
    /** Elements one by one, by index: what a copy must equal. */
    private static void assertSameElements(NDArray actual, NDArray expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        for (long number = 0; number < expected.size(); number++) {
            int from = Strides.position(expected.shape(), expected.offset(), expected.strides(), number);
            int at = Strides.position(actual.shape(), actual.offset(), actual.strides(), number);
            assertThat(Storage.boxed(actual.dtype(), actual.storage, at))
                    .isEqualTo(Storage.boxed(expected.dtype(), expected.storage, from));
        }
    }

    private static NDArray random(Random random, DType dtype, Shape shape) {
        int[] values = random.ints(shape.size(), 0, 200).toArray();
        return NDArray.of(values).reshape(shape).astype(dtype);
    }

    private static NDArray randomView(Random random, NDArray array) {
        List<Integer> axes = new ArrayList<>();
        Index[] index = new Index[array.ndim()];
        for (int axis = 0; axis < index.length; axis++) {
            axes.add(axis);
            long step = random.nextInt(2) + 1;
            index[axis] = random.nextInt(3) == 0
                    ? new Index.Range(null, null, random.nextBoolean() ? step : -step)
                    : Index.all();
        }
        Collections.shuffle(axes, random);
        NDArray view = array.slice(Slice.of(index))
                .transpose(axes.stream().mapToInt(Integer::intValue).toArray());
        if (random.nextInt(4) == 0) {
            view = view.expandDims(random.nextInt(view.ndim() + 1));
            long[] lengths = view.shape().lengths();
            for (int axis = 0; axis < lengths.length; axis++) {
                lengths[axis] = lengths[axis] == 1 ? 5 : lengths[axis];
            }
            view = view.broadcastTo(Shape.of(lengths));
        }
        return view;
    }

    @Test
    void copiesEveryViewElementByElement() {
        Random random = Seeds.random();
        for (int round = 0; round < 600; round++) {
            long[] lengths = random.longs(random.nextInt(4) + 1, 1, 9).toArray();
            lengths[random.nextInt(lengths.length)] *= random.nextInt(12);
            DType dtype = DType.values()[round % DType.values().length];
            NDArray view = randomView(random, random(random, dtype, Shape.of(lengths)));
            NDArray copy = view.copy();
            assertThat(copy.isDense()).isTrue();
            assertSameElements(copy, view);
            assertThat(copy.contentEquals(view)).isTrue();
        }
    }

    @Test
    void transposesLargerThanATile() {
        NDArray array = random(Seeds.random(), DType.FLOAT64, Shape.of(70, 3, 131));
        assertSameElements(array.transpose(2, 1, 0).copy(), array.transpose(2, 1, 0));
        assertSameElements(array.transpose(1, 2, 0).copy(), array.transpose(1, 2, 0));
        assertSameElements(array.transpose(0, 2, 1).copy(), array.transpose(0, 2, 1));
    }

    @Test
    void copyIntoLeavesTheRestAlone() {
        double[] target = new double[8];
        Arrays.fill(target, -1);
        NDArray.of(1.0, 2.0, 3.0, 4.0).slice("::-2").copyInto(target, 3);
        assertThat(target).containsExactly(-1, -1, -1, 4, 2, -1, -1, -1);
    }

    @Test
    void assemblesWhatWasCutApart() {
        Random random = Seeds.random();
        for (int round = 0; round < 100; round++) {
            DType dtype = DType.values()[round % DType.values().length];
            long[][] chunks = new long[random.nextInt(3) + 1][];
            for (int axis = 0; axis < chunks.length; axis++) {
                chunks[axis] = random.longs(random.nextInt(4) + 1, 0, 6).toArray();
            }
            ChunkGrid grid = ChunkGrid.of(chunks);
            NDArray whole = random(random, dtype, grid.shape());
            List<NDArray> blocks = new ArrayList<>();
            for (long number = 0; number < grid.numBlocks(); number++) {
                NDArray block = whole.slice(sliceOf(grid, grid.blockIndex(number)));
                blocks.add(random.nextBoolean() ? block : block.copy());
            }
            assertThat(NDArray.assemble(grid, blocks).contentEquals(whole)).isTrue();
        }
    }

    private static Slice sliceOf(ChunkGrid grid, int[] index) {
        long[] start = grid.blockStart(index);
        Index[] ranges = new Index[start.length];
        for (int axis = 0; axis < start.length; axis++) {
            ranges[axis] = Index.range(
                    start[axis], start[axis] + grid.blockShape(index).length(axis));
        }
        return Slice.of(ranges);
    }
}
