package io.bask.array.lower;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.AssignSlice;
import io.bask.array.expr.Concatenate;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Fourier;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Full;
import io.bask.array.expr.Ramp;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.Reduce;
import io.bask.array.expr.ReduceSpec;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.RechunkLimits;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import io.bask.array.ufunc.FourierKind;
import io.bask.array.ufunc.Reduction;
import io.bask.array.ufunc.Ufunc;
import io.bask.expr.Walk;
import io.bask.graph.Forward;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.pass.Cull;
import io.bask.schedule.RunOptions;
import io.bask.schedule.serial.SerialScheduler;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayLoweringTest {
    private final FromNDArray x = new FromNDArray(
            NDArray.of(0.0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).reshape(4, 3), ChunkGrid.regular(Shape.of(4, 3), 2, 2));

    private static SliceBasic slice(ArrayExpr input, String index) {
        return new SliceBasic(input, Slice.parse(index).resolve(input.shape()));
    }

    private static Job job(ArrayExpr... roots) {
        GraphBuilder graph = Graph.builder();
        int[] outputs = ArrayLowering.lower(List.of(roots), graph).stream()
                .flatMapToInt(Arrays::stream)
                .toArray();
        return new Job(graph.build(), outputs);
    }

    private static NDArray[] blocks(Job job) {
        Object[] results = new SerialScheduler().run(job, RunOptions.defaults());
        return Arrays.stream(results).map(NDArray.class::cast).toArray(NDArray[]::new);
    }

    @Test
    void blocksOfDataInMemoryAreViewsOfIt() {
        for (NDArray block : blocks(job(x))) {
            assertThat(block.storageShared()).isSameAs(x.data().storageShared());
        }
    }

    @Test
    void constantBlocksTakeOneElementOfMemory() {
        Full full = new Full(ChunkGrid.single(Shape.of(1_000_000, 1_000_000)), DType.FLOAT64, 1.0);
        NDArray block = blocks(job(full))[0];
        assertThat(block.size()).isEqualTo(1_000_000_000_000L);
        assertThat((double[]) block.storageShared()).hasSize(1);
    }

    @Test
    void concatenationAddsNoTask() {
        ArrayExpr both = Concatenate.of(List.of(x, slice(x, "::-1")), 0);
        Job job = job(both);
        assertThat(job.graph().size()).isEqualTo(4 + 4);
        assertThat(job.outputs()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void slicesReadOnlyTheBlocksThatTheyTake() {
        Job culled = new Cull().apply(job(slice(x, ":2, 0")));
        assertThat(culled.graph().size()).isEqualTo(2);
    }

    @Test
    void slicesAndRechunksWithinABlockAreViews() {
        ArrayExpr finer = new Rechunk(x, ChunkGrid.regular(Shape.of(4, 3), 1, 1));
        for (ArrayExpr expr : List.of(slice(x, "::2, ::-1"), finer)) {
            for (NDArray block : blocks(job(expr))) {
                assertThat(block.storageShared()).isSameAs(x.data().storageShared());
            }
        }
    }

    @Test
    void aDroppedAxisIsFoundBehindAnEmptyChunk() {
        ArrayExpr column = new Rechunk(slice(x, ":, 1:2"), ChunkGrid.of(new long[] {4}, new long[] {0, 1, 0}));
        assertThat(blocks(job(slice(column, "1:, 0")))[0]).hasToString("[ 4.  7. 10.]");
        assertThat(blocks(job(AssignSlice.of(slice(column, "3, 0"), Full.scalar(DType.FLOAT64, -1.0))))[1])
                .hasToString("[[ 1.]\n [ 4.]\n [ 7.]\n [-1.]]");
    }

    @Test
    void assignmentHandsOnTheBlocksThatItDoesNotTouch() {
        ArrayExpr assigned = AssignSlice.of(slice(x, "0, :2"), Full.scalar(DType.FLOAT64, -1.0));
        Job job = job(assigned);
        long forwarded = Arrays.stream(job.outputs())
                .filter(task -> job.graph().kernel(task) == Forward.INSTANCE)
                .count();
        assertThat(forwarded).isEqualTo(3);
        assertThat(blocks(job)[0]).hasToString("[[-1. -1.]\n [ 3.  4.]]");
        assertThat(x.data()).hasToString("[[ 0.  1.  2.]\n [ 3.  4.  5.]\n [ 6.  7.  8.]\n [ 9. 10. 11.]]");
    }

    @Test
    void whatSeveralExpressionsShareBecomesTasksOnce() {
        ArrayExpr shared = Elementwise.of(Ufunc.EXP, List.of(x));
        Job job = job(
                Elementwise.of(Ufunc.NEGATIVE, List.of(shared)),
                Elementwise.of(Ufunc.SQRT, List.of(Elementwise.of(Ufunc.EXP, List.of(x)))));
        assertThat(job.graph().size()).isEqualTo(4 * 4);
    }

    @Test
    void aTransformThatIsOnlyPassedThroughHasNoTasks() {
        ArrayExpr lines = new Rechunk(x, ChunkGrid.regular(Shape.of(4, 3), 2, 3), RechunkLimits.STANDARD);
        Fourier transform = new Fourier(FourierKind.FORWARD, lines, 1, 3, 1);
        ArrayExpr sizes = Elementwise.of(Ufunc.ABSOLUTE, List.of(transform));
        assertThat(job(sizes).graph().size()).isEqualTo(4 + 2 + 2);
        assertThat(job(sizes, transform).graph().size()).isEqualTo(4 + 2 + 2 + 2);
    }

    @Test
    void aLayerThatIsInTheGraphAlreadyIsShared() {
        GraphBuilder graph = Graph.builder();
        ArrayExpr sum = new Reduce(x, new ReduceSpec(Reduction.SUM, new int[] {0}, false, 0, 2));
        List<int[]> first = ArrayLowering.lower(List.of(sum, x), graph);
        int size = graph.size();
        List<int[]> second = ArrayLowering.lower(List.of(sum, x), graph);
        assertThat(graph.size()).isEqualTo(size);
        assertThat(second.get(0)).isEqualTo(first.get(0));
        assertThat(second.get(1)).isEqualTo(first.get(1));
    }

    @Test
    void expressionsKnowHowManyTasksTheyBecome() {
        ChunkGrid grid = ChunkGrid.regular(Shape.of(23), 2);
        Ramp ramp = Ramp.arange(0, 1, grid, DType.INT64);
        for (int splitEvery : new int[] {2, 3, 4, 100}) {
            ArrayExpr total = new Reduce(ramp, new ReduceSpec(Reduction.SUM, new int[] {0}, true, 0, splitEvery));
            ArrayExpr program = Elementwise.of(Ufunc.SUBTRACT, List.of(ramp, total));
            long counted = Walk.postOrder(List.of(program)).stream()
                    .mapToLong(ArrayExpr::taskCount)
                    .sum();
            assertThat((long) job(program).graph().size()).isEqualTo(counted);
        }
    }
}
