package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.Bask;
import io.bask.Results;
import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import io.bask.graph.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayTest {
    private static String text(Array array) {
        return array.compute().toString();
    }

    @Test
    void printsWhatIsKnownWithoutComputing() {
        Array x = Array.random(42).uniform(Shape.of(10_000, 10_000), Chunks.of(1_000, 1_000));
        assertThat(x)
                .hasToString("Array<uniform, shape=(10000, 10000), dtype=float64, chunks=(1000, 1000), 100 blocks,"
                        + " 762.94 MiB, 100 tasks>");
        assertThat(x.sum()).hasToString("Array<sum, shape=(), dtype=float64, chunks=(), 1 block, 8 B, 239 tasks>");
    }

    @Test
    void knowsItsMetadata() {
        Array x = Array.zeros(Shape.of(7, 3), Chunks.of(4, 3), DType.INT16);
        assertThat(x.shape()).isEqualTo(Shape.of(7, 3));
        assertThat(x.dtype()).isEqualTo(DType.INT16);
        assertThat(x.ndim()).isEqualTo(2);
        assertThat(x.size()).isEqualTo(21);
        assertThat(x.nbytes()).isEqualTo(42);
        assertThat(x.numBlocks()).isEqualTo(2);
        assertThat(x.chunks()).isEqualTo(ChunkGrid.of(new long[] {4, 3}, new long[] {3}));
    }

    @Test
    void plainNumbersBendToTheDType() {
        Array single = Array.ones(Shape.of(2), Chunks.auto(), DType.FLOAT32);
        Array bytes = Array.ones(Shape.of(2), Chunks.auto(), DType.INT8);
        assertThat(single.mul(0.1).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(single.add(1).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(bytes.add(1).dtype()).isEqualTo(DType.INT8);
        assertThat(bytes.add(0.5).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(bytes.mul(new Complex(0, 1)).dtype()).isEqualTo(DType.COMPLEX128);
        assertThat(bytes.div(2).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(bytes.add(Array.scalar(1)).dtype()).isEqualTo(DType.INT64);
    }

    @Test
    void comparisonsWithNumbersOutOfRangeHaveAnAnswer() {
        Array bytes = Array.full(Shape.of(2), 200, Chunks.auto(), DType.UINT8);
        assertThat(text(bytes.lt(300))).isEqualTo("[ True  True]");
        assertThat(text(bytes.eq(-1))).isEqualTo("[False False]");
    }

    @Test
    void operandsMayBeSwapped() {
        Array x = Array.of(1, 2, 4);
        assertThat(text(x.rsub(10))).isEqualTo("[9 8 6]");
        assertThat(text(x.rdiv(1.0))).isEqualTo("[1.   0.5  0.25]");
        assertThat(text(x.rpow(2))).isEqualTo("[ 2  4 16]");
    }

    @Test
    void functionsAreCalledAsInNumPy() {
        Array x = Array.of(1.5, -2.5, Double.NaN);
        assertThat(text(x.abs())).isEqualTo("[1.5 2.5 nan]");
        assertThat(text(x.round())).isEqualTo("[ 2. -2. nan]");
        assertThat(text(x.isnan().not())).isEqualTo("[ True  True False]");
        assertThat(text(x.clip(-1.0, 1.0))).isEqualTo("[ 1. -1. nan]");
        assertThat(text(Array.where(x.gt(0), x, 0.0))).isEqualTo("[1.5 0.  0. ]");
        assertThat(text(Array.where(x.gt(0), 1, 2))).isEqualTo("[1 2 2]");
        assertThat(text(Array.of(6, 3).and(Array.of(3, 5)))).isEqualTo("[2 1]");
        assertThat(text(Array.of(6, 3).leftShift(2))).isEqualTo("[24 12]");
        assertThat(text(Array.of(7, -7).floorDivide(2))).isEqualTo("[ 3 -4]");
        assertThat(text(Array.of(7, -7).mod(3))).isEqualTo("[1 2]");
        assertThat(text(Array.of(3.0).hypot(4.0))).isEqualTo("[5.]");
    }

    @Test
    void partsAreTakenByTextByIndexAndByPosition() {
        Array x = Array.arange(12, Chunks.of(5))
                .expandDims(0)
                .add(Array.of(0L, 100).expandDims(1));
        assertThat(text(x.get("1, ::4"))).isEqualTo("[100 104 108]");
        assertThat(text(x.slice(Index.at(-1), Index.range(2, 6, 2)))).isEqualTo("[102 104]");
        assertThat(text(x.at(1, 3))).isEqualTo("103");
        assertThat(text(x.block(0, 1))).isEqualTo("[[  5   6   7   8   9]\n [105 106 107 108 109]]");
        assertThat(x.get("...")).isSameAs(x);
    }

    @Test
    void assignmentLeavesTheOriginalAsItWas() {
        Array x = Array.arange(6, Chunks.of(4));
        Array changed = x.with("1:3", -1).with(x.gt(4), 9);
        assertThat(text(changed)).isEqualTo("[ 0 -1 -1  3  4  9]");
        assertThat(text(x)).isEqualTo("[0 1 2 3 4 5]");
        assertThat(text(x.with("::2", 2.9))).isEqualTo("[2 1 2 3 2 5]");
    }

    @Test
    void valuesToAssignMayHaveLeadingAxesOfLengthOne() {
        Array x = Array.zeros(Shape.of(2, 3), Chunks.of(1, 2));
        Array row = Array.of(1.0, 2, 3).expandDims(0).expandDims(0);
        assertThat(text(x.with("1", row))).isEqualTo("[[0. 0. 0.]\n [1. 2. 3.]]");
        assertThat(text(x.with(Array.of(true, false), row))).isEqualTo("[[1. 2. 3.]\n [0. 0. 0.]]");
        assertThat(text(Array.of(4.0).with("0", Array.of(5.0)))).isEqualTo("[5.]");
    }

    @Test
    void anAxisOfLengthOneMayBeCutIntoOneElementAndNothing() {
        for (long[] lengths : new long[][] {{0, 1}, {1, 0}, {0, 1, 0}}) {
            Array x = Array.of(NDArray.of(7.0), Chunks.lengths(lengths));
            assertThat(text(x.squeeze())).isEqualTo("7.0");
            assertThat(text(x.at(0).add(x))).isEqualTo("[14.]");
            assertThat(text(x.with("0", 8.0).add(Array.of(1.0, 2)))).isEqualTo("[ 9. 10.]");
        }
    }

    @Test
    void constantsAreRoundedBeforeTheyAreComputed() {
        assertThat(text(Array.full(Shape.of(2), 2.375).round(2))).isEqualTo("[2.38 2.38]");
        assertThat(text(Array.full(Shape.of(2), 25).round(-1))).isEqualTo("[20 20]");
    }

    @Test
    void rechunkTakesRequestsForSomeAxes() {
        Array x = Array.zeros(Shape.of(6, 4), Chunks.of(2, 2));
        assertThat(x.rechunk(Chunks.parse("{0: 3}")).chunks())
                .isEqualTo(ChunkGrid.of(new long[] {3, 3}, new long[] {2, 2}));
        assertThat(x.rechunk(Chunks.whole()).numBlocks()).isEqualTo(1);
    }

    @Test
    void chunksFollowTheSetting() {
        try (Config.Scope scope = Config.with("array.chunk-size", "80 B")) {
            assertThat(scope).isNotNull();
            assertThat(Array.arange(100).chunks().maxBlockShape()).isEqualTo(Shape.of(10));
        }
        assertThat(Array.arange(100).numBlocks()).isEqualTo(1);
    }

    @Test
    void likeTakesShapeChunksAndDType() {
        Array x = Array.zeros(Shape.of(5, 2), Chunks.of(2, 1), DType.INT8);
        for (Array like : List.of(Array.zerosLike(x), Array.onesLike(x), Array.emptyLike(x), Array.fullLike(x, 7))) {
            assertThat(like.chunks()).isEqualTo(x.chunks());
            assertThat(like.dtype()).isEqualTo(DType.INT8);
        }
        assertThat(text(Array.fullLike(x, 7).sum())).isEqualTo("70");
        assertThat(text(Array.full(Shape.of(2), true))).isEqualTo("[ True  True]");
        assertThat(Array.full(Shape.of(2), 1).dtype()).isEqualTo(DType.INT64);
        assertThat(Array.ones(Shape.of(2)).dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void functionsOfPositionsMakeArrays() {
        Array x = Array.fromFunction(index -> 10 * index[0] + index[1], Shape.of(3, 4), Chunks.of(2, 3), DType.INT32);
        assertThat(text(x)).isEqualTo("[[ 0  1  2  3]\n [10 11 12 13]\n [20 21 22 23]]");
        assertThat(x.dtype()).isEqualTo(DType.INT32);
    }

    @Test
    void reductionsTakeOptions() {
        Array x = Array.of(new double[][] {{1, 2}, {3, 4}});
        assertThat(x.sum(Reduce.axis(1).keepdims()).shape()).isEqualTo(Shape.of(2, 1));
        assertThat(text(x.var(Reduce.all().ddof(1)))).startsWith("1.66666666");
        assertThat(x.sum(Reduce.all().dtype(DType.INT8)).dtype()).isEqualTo(DType.INT8);
        assertThat(text(Array.of(100, 100).sum(Reduce.all().dtype(DType.INT8)))).isEqualTo("-56");
        assertThat(Reduce.axis(0, 1).keepdims())
                .hasToString("Reduce(axes=[0, 1], keepdims=true, ddof=0, dtype=default, splitEvery=4)");
    }

    @Test
    void splitEveryChangesTheTreeNotTheSum() {
        Array x = Array.arange(1000, Chunks.of(10));
        assertThat(text(x.sum(Reduce.all().splitEvery(2)))).isEqualTo("499500");
        assertThat(text(x.sum(Reduce.all().splitEvery(1000)))).isEqualTo("499500");
        assertThat(x.sum(Reduce.all().splitEvery(1000)).toString()).contains("201 tasks");
    }

    @Test
    void persistedArraysHoldTheirBlocks() {
        AtomicInteger calls = new AtomicInteger();
        Array x = Array.fromFunction(index -> calls.incrementAndGet() * 0.0 + index[0], Shape.of(10), Chunks.of(3))
                .add(1)
                .persist();
        assertThat(x.chunks()).isEqualTo(ChunkGrid.of(new long[] {3, 3, 3, 1}));
        assertThat(text(x.sum())).isEqualTo("55.0");
        assertThat(text(x.get("::4"))).isEqualTo("[1. 5. 9.]");
        assertThat(calls).hasValue(10);
        assertThat(x.toString()).contains("persisted");
    }

    @Test
    void workThatSeveralResultsShareRunsOnce() {
        AtomicInteger calls = new AtomicInteger();
        Array x = Array.fromFunction(index -> calls.incrementAndGet() * 0.0 + index[0], Shape.of(10), Chunks.of(3));
        Array mean = x.mean();
        Array std = x.std();
        Results results = Bask.compute(mean, std);
        assertThat(results.get(mean)).hasToString("4.5");
        assertThat(results.get(std).doubleAt()).isEqualTo(Math.sqrt(8.25));
        assertThat(calls).hasValue(10);
    }

    @Test
    void equalExpressionsBecomeOneLayer() {
        Array x = Array.random(1).uniform(Shape.of(8), Chunks.of(4));
        Job job = Bask.job(List.of(x.exp().sum(), x.exp().sum()));
        assertThat(job.outputs()[0]).isEqualTo(job.outputs()[1]);
    }

    @Test
    void randomNumbersFollowFromTheSeedAndThePosition() {
        Shape shape = Shape.of(20, 30);
        Array x = Array.random(5).normal(1, 2, shape, Chunks.of(7, 11));
        NDArray values = x.compute();
        assertThat(Array.random(5)
                        .normal(1, 2, shape, Chunks.of(20, 1))
                        .compute()
                        .contentEquals(values))
                .isTrue();
        assertThat(Array.random(6)
                        .normal(1, 2, shape, Chunks.of(7, 11))
                        .compute()
                        .contentEquals(values))
                .isFalse();
        RandomArrays twice = Array.random(5);
        assertThat(twice.uniform(shape)
                        .compute()
                        .contentEquals(twice.uniform(shape).compute()))
                .isFalse();
        assertThat(x.mean().compute().doubleAt()).isBetween(0.7, 1.3);
        assertThat(Array.random(5).integers(-2, 3, shape).min().compute().item())
                .isEqualTo(-2L);
        assertThat(Array.random(5).integers(-2, 3, shape).max().compute().item())
                .isEqualTo(2L);
        assertThat(Array.random()
                        .uniform(shape)
                        .compute()
                        .contentEquals(Array.random().uniform(shape).compute()))
                .isFalse();
    }

    @Test
    void explainShowsEveryPhase() {
        Array x = Array.ones(Shape.of(4, 4), Chunks.of(2, 2)).persist();
        Array y = x.rechunk(Chunks.of(4)).rechunk(Chunks.of(2, 2)).add(1).mul(2).sum();
        assertThat(y.explain("expression")).contains("rechunk");
        assertThat(y.explain("simplify")).doesNotContain("rechunk").contains("multiply");
        assertThat(y.explain("fuse"))
                .isEqualTo("fused-sum(axes [0, 1]; of add, multiply)  float64 (), chunks ()\n"
                        + "  persisted  float64 (4, 4), chunks (2, 2)\n");
    }

    @Test
    void emptyArraysAreArraysToo() {
        Array x = Array.zeros(Shape.of(0, 3), Chunks.of(2, 2));
        assertThat(x.compute().shape()).isEqualTo(Shape.of(0, 3));
        assertThat(text(x.sum())).isEqualTo("0.0");
        assertThat(text(x.add(1).sum(0))).isEqualTo("[0. 0. 0.]");
        assertThat(text(x.mean(1))).isEqualTo("[]");
    }

    @Test
    void anglesOfBoolsAreFloat64() {
        NDArray angles = Array.of(new boolean[] {true, false}).angle().compute();
        assertThat(angles.dtype()).isEqualTo(DType.FLOAT64);
        assertThat(angles.toDoubleArray()).containsExactly(0, 0);
    }

    @Test
    void matricesOfZerosHaveAnInfiniteCondition() {
        Array zeros = Array.zeros(Shape.of(2, 2, 2), Chunks.of(1, 2, 2));
        assertThat(text(Linalg.cond(zeros))).isEqualTo("[inf inf]");
        assertThat(text(Linalg.cond(zeros, -2))).isEqualTo("[inf inf]");
    }

    @Test
    void trianglesOfMoreElementsThanCanBeNumberedAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.trilIndices(1L << 32, 0, 1L << 32))
                .withMessageContaining("4294967296 columns has more elements than can be numbered");
        assertThat(Array.triuIndices(3, Long.MIN_VALUE, 2).first().shape()).isEqualTo(Shape.of(6));
        assertThat(Array.trilIndices(3, Long.MAX_VALUE, 2).first().shape()).isEqualTo(Shape.of(6));
    }

    @Test
    void fillsThatTheElementsCannotHoldAreRefused() {
        MaskedArray bytes = MaskedArray.of(Array.of(1, 2, 3).astype(DType.UINT8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bytes.withFillValue(-1))
                .withMessageContaining("-1 does not fit in uint8");
        assertThatIllegalArgumentException().isThrownBy(() -> bytes.filled(300L));
        assertThat(bytes.withFillValue(255).fillValue()).isEqualTo(255);
    }

    @Test
    void countsThatTheHeapCannotHoldAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.of(1L, 2L).bincount(2_000_000_000L))
                .withMessageContaining("more than the heap holds");
    }

    @Test
    void stacksThatLackTheirLastFileAreRefused(@TempDir Path folder) throws IOException {
        Path stack = folder.resolve("stack");
        Array x = Array.arange(10).rechunk(Chunks.of(4));
        x.toNpyStack(stack);
        assertThat(text(Array.fromNpyStack(stack).sum())).isEqualTo("45");
        Files.delete(stack.resolve("2.npy"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.fromNpyStack(stack))
                .withMessageContaining("has 2 files of a stack, and its file info tells of 3");
    }
}
