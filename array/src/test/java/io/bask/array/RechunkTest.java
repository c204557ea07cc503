package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.Bask;
import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.RechunkLimits;
import io.bask.array.shape.RechunkPlan;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskListener;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rechunking in several steps, reshaping within limits, balanced chunks; chunk structures as Dask has them (rechunk_fixture.py). */
@Timeout(600)
class RechunkTest {
    private static long[][] chunks(String text) {
        return Arrays.stream(text.split(";"))
                .map(axis -> Arrays.stream(axis.split(","))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toArray(long[][]::new);
    }

    @Test
    void reshapedArraysAreCutAsDaskCutsThem() {
        int checked = 0;
        for (String[] row : Fixture.rows(RechunkTest.class, "rechunk.tsv")) {
            if (row[0].equals("reshape")) {
                Chunks cut = Chunks.lengths(chunks(row[1]));
                long[] shape = Arrays.stream(row[2].split(","))
                        .mapToLong(Long::parseLong)
                        .toArray();
                Shape old = Shape.of(Arrays.stream(chunks(row[1]))
                        .mapToLong(axis -> Arrays.stream(axis).sum())
                        .toArray());
                Array x = Array.arange(old.size()).reshape(old.lengths()).rechunk(cut);
                Array reshaped = x.reshape(shape);
                assertThat(reshaped.chunks()).as(String.join(" ", row)).isEqualTo(ChunkGrid.of(chunks(row[3])));
                assertThat(reshaped.ravel().compute().toLongArray())
                        .isEqualTo(Array.arange(old.size()).compute().toLongArray());
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(50);
    }

    @Test
    void balancedChunksAreThoseOfDask() {
        for (String[] row : Fixture.rows(RechunkTest.class, "rechunk.tsv")) {
            if (row[0].equals("balance")) {
                assertThat(RechunkPlan.balanced(ChunkLengths.of(chunks(row[1])[0])))
                        .as(String.join(" ", row))
                        .isEqualTo(ChunkLengths.of(chunks(row[3])[0]));
            }
        }
        Array x = Array.arange(10).rechunk(Chunks.of(4), Rechunking.standard().balanced());
        assertThat(x.chunks().toString()).isEqualTo("((5, 5),)");
        assertThat(x.sum().compute().longAt()).isEqualTo(45);
    }

    @Test
    void reshapingKeepsEveryElementAtEveryChunking() {
        Random random = Seeds.random();
        List<long[]> shapes = List.of(
                new long[] {60},
                new long[] {4, 15},
                new long[] {15, 4},
                new long[] {2, 3, 10},
                new long[] {10, 1, 6},
                new long[] {5, 12},
                new long[] {1, 60},
                new long[] {2, 2, 3, 5},
                new long[] {6, 10},
                new long[] {3, 5, 4});
        for (int round = 0; round < 1500; round++) {
            long[] old = shapes.get(random.nextInt(shapes.size()));
            long[] wanted = shapes.get(random.nextInt(shapes.size()));
            NDArray data = NDArray.wrap(
                            DType.INT64,
                            Shape.of(60),
                            Array.arange(60).compute().toLongArray())
                    .reshape(old);
            Array x = Array.of(data, Chunks.of(Recorded.cut(data.shape(), random)));
            Rechunking how =
                    Rechunking.standard().limit(1L << random.nextInt(10)).threshold(1 + 3 * random.nextDouble());
            boolean optimize = random.nextBoolean();
            try (Config.Scope scope = Config.with("optimize", optimize)) {
                assertThat(scope).isNotNull();
                Array y = x.reshape(how, wanted);
                assertThat(y.compute().contentEquals(data.reshape(wanted)))
                        .as("%s to %s, optimize %s", x.chunks(), Arrays.toString(wanted), optimize)
                        .isTrue();
            }
        }
    }

    @Test
    void noReshapeMakesOneGiantBlock() {
        Array x = Array.zeros(Shape.of(2, 1_000_000_000), Chunks.of(1, 1_000_000), DType.FLOAT64);
        for (Array y : List.of(
                x.reshape(1_000_000_000, 2),
                x.reshape(-1),
                x.reshape(8, 250_000_000),
                x.reshape(125, 16_000_000),
                x.reshape(50_000, 40_000))) {
            assertThat(y.chunks().maxBlockBytes(DType.FLOAT64))
                    .as("%s", y.shape())
                    .isLessThanOrEqualTo(16_000_000);
        }
        Array odd = Array.zeros(Shape.of(3, 700_000_001), Chunks.of(1, 1_000_000), DType.FLOAT64);
        Array turned = odd.reshape(Rechunking.standard().limit("16 MB"), 700_000_001, 3);
        assertThat(turned.chunks().maxBlockBytes(DType.FLOAT64)).isLessThanOrEqualTo(24_000_000);
    }

    @Test
    void fewPiecesAreExchangedInOneStep() {
        ChunkGrid rows = ChunkGrid.regular(Shape.of(1000, 1000), 100, 1000);
        ChunkGrid some = ChunkGrid.regular(Shape.of(1000, 1000), 300, 500);
        assertThat(RechunkPlan.of(rows, some, DType.FLOAT64, RechunkLimits.STANDARD))
                .containsExactly(some);
    }

    @Test
    void manyPiecesAreExchangedInStepsWithinTheLimit() {
        Shape shape = Shape.of(40_000, 40_000);
        ChunkGrid rows = ChunkGrid.regular(shape, 20, 40_000);
        ChunkGrid columns = ChunkGrid.regular(shape, 40_000, 20);
        double direct = RechunkPlan.pieces(rows, columns);
        for (long limit : new long[] {6_400_000, 64_000_000, 1_000_000_000}) {
            List<ChunkGrid> steps = RechunkPlan.of(rows, columns, DType.FLOAT64, new RechunkLimits(limit, 4));
            assertThat(steps).hasSizeGreaterThan(1).endsWith(columns);
            double pieces = 0;
            ChunkGrid last = rows;
            for (ChunkGrid step : steps) {
                pieces += RechunkPlan.pieces(last, step);
                assertThat(step.shape()).isEqualTo(shape);
                assertThat(step.maxBlockBytes(DType.FLOAT64)).isLessThanOrEqualTo(Math.max(limit, 6_400_000));
                last = step;
            }
            assertThat(pieces).as("%s", limit).isLessThan(direct / 10);
        }
    }

    @Test
    void noGridBetweenIsLargerThanTheLimit() {
        Random random = Seeds.random();
        for (int round = 0; round < 300; round++) {
            Shape shape = Shape.of(1 + random.nextInt(200), 1 + random.nextInt(200), 1 + random.nextInt(20));
            ChunkGrid from = grid(shape, random);
            ChunkGrid to = grid(shape, random);
            long bytes = 8L * (1 + random.nextInt(2000));
            List<ChunkGrid> steps = RechunkPlan.of(from, to, DType.FLOAT64, new RechunkLimits(bytes, 1));
            long most = Math.max(bytes, Math.max(from.maxBlockBytes(DType.FLOAT64), to.maxBlockBytes(DType.FLOAT64)));
            assertThat(steps).endsWith(to);
            for (ChunkGrid step : steps) {
                assertThat(step.shape()).isEqualTo(shape);
                assertThat(step.maxBlockBytes(DType.FLOAT64)).isLessThanOrEqualTo(most);
            }
        }
    }

    private static ChunkGrid grid(Shape shape, Random random) {
        List<ChunkLengths> axes = new ArrayList<>();
        for (long length : shape.lengths()) {
            axes.add(ChunkLengths.regular(length, 1 + random.nextInt((int) length)));
        }
        return ChunkGrid.of(axes);
    }

    @Test
    void everyElementIsKeptHoweverManyStepsThereAre() {
        Random random = Seeds.random();
        int staged = 0;
        for (int round = 0; round < 400; round++) {
            Shape shape = Shape.of(1 + random.nextInt(40), 1 + random.nextInt(40));
            Array x =
                    Array.arange(shape.size()).add(0).reshape(shape.lengths()).rechunk(Chunks.of(grid(shape, random)));
            Array kept = x.add(1);
            ChunkGrid wanted = random.nextBoolean()
                    ? grid(shape, random)
                    : ChunkGrid.of(List.of(
                            ChunkLengths.of(Recorded.cut(shape, random).axis(0).lengths()),
                            ChunkLengths.of(Recorded.cut(shape, random).axis(1).lengths())));
            Rechunking how =
                    Rechunking.standard().limit(64L << random.nextInt(8)).threshold(1);
            Array y = kept.rechunk(Chunks.of(wanted), how);
            staged += RechunkPlan.of(kept.chunks(), wanted, DType.INT64, new RechunkLimits(1 << 12, 1))
                                    .size()
                            > 1
                    ? 1
                    : 0;
            try (Config.Scope scope = Config.with("optimize", random.nextBoolean())) {
                assertThat(scope).isNotNull();
                assertThat(y.chunks()).isEqualTo(wanted);
                assertThat(y.compute().contentEquals(kept.compute()))
                        .as("%s to %s", kept.chunks(), wanted)
                        .isTrue();
            }
        }
        assertThat(staged).isGreaterThan(10);
    }

    @Test
    void smallGroupsShareAChunk() {
        Array x = Array.arange(12, Chunks.of(4));
        Array y = x.shuffleGroups(
                List.of(new long[] {11, 0}, new long[] {5}, new long[] {1, 2}, new long[] {3, 4, 6, 7, 8, 9}), 0);
        assertThat(y.compute().toLongArray()).containsExactly(11, 0, 5, 1, 2, 3, 4, 6, 7, 8, 9);
        assertThat(y.chunks().toString()).isEqualTo("((5, 6),)");
    }

    @Test
    void wrongLimitsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rechunking.standard().limit(0))
                .withMessageContaining("blocks of 0 bytes hold nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rechunking.standard().threshold(0.5))
                .withMessageContaining("a threshold of 0.5 is below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.with("array.rechunk.threshold", "no"))
                .withMessageContaining("array.rechunk.threshold is \"no\"");
    }

    /** The largest result of a task, and the most bytes of results at any moment. */
    private static final class Sizes implements TaskListener {
        private final AtomicLong largest = new AtomicLong();
        private final AtomicLong peak = new AtomicLong();

        @Override
        public void taskFinished(
                Run run, int task, int worker, long startNanos, long endNanos, @Nullable Object result) {
            if (result instanceof NDArray block) {
                largest.accumulateAndGet(block.nbytes(), Math::max);
            }
        }

        @Override
        public void runFinished(Run run, @Nullable Throwable failure) {
            peak.set(run.memory().peak());
        }
    }

    @Test
    void noTaskMakesMoreThanTheLimitAndTheBudgetHolds() {
        // 2 MB in blocks of 16 kB, from rows to columns; nothing before the last row is read can be finished.
        Array x = Array.fromFunction(i -> i[0] * 512.0 + i[1], Shape.of(512, 512), Chunks.of(4, 512))
                .add(1);
        Array y = x.rechunk(
                Chunks.of(512, 4), Rechunking.standard().limit(1 << 17).threshold(1));
        int steps = RechunkPlan.of(x.chunks(), y.chunks(), DType.FLOAT64, new RechunkLimits(1 << 17, 1))
                .size();
        assertThat(steps).isGreaterThan(1);
        Sizes sizes = new Sizes();
        NDArray sums = Bask.compute(
                y.add(1).max(0), RunOptions.defaults().withListener(sizes).withMemory(600_000));
        assertThat(sums.doubleAt(5)).isEqualTo(511 * 512 + 5 + 2);
        assertThat(sizes.largest.get()).isBetween(1L, 1L << 17);
        assertThat(sizes.peak.get()).isBetween(1L, 600_000L + 8 * (1 << 17));
    }
}
