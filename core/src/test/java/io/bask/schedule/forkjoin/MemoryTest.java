package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.memory.Keep;
import io.bask.memory.Kept;
import io.bask.memory.MemoryBudget;
import io.bask.memory.MemoryBudgetException;
import io.bask.memory.MemoryUse;
import io.bask.memory.SpillException;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs keep within their budget, and nothing but time depends on it. */
@Timeout(600)
class MemoryTest {
    private static final int LENGTH = 1_000;
    private static final long BYTES = 8 * LENGTH + 16;

    /** A dozen results are enough for these in their order; whether threads run ahead of it is chance. */
    private static final List<String> MAY_FIT = List.of("chain", "tree", "sum");

    @TempDir
    private Path folder;

    static List<Mode> modes() {
        return Mode.all();
    }

    /** Adds up what it reads, and its own number, into a block of its own. */
    private static Kernel sum(int task) {
        return inputs -> {
            double[] result = new double[LENGTH];
            Arrays.fill(result, task);
            for (Object input : inputs) {
                double[] block = (double[]) input;
                for (int i = 0; i < LENGTH; i++) {
                    result[i] += block[i] * (1 + i % 3) / 7;
                }
            }
            return result;
        };
    }

    /** Waits for a result that was being written when nobody needed it any more; the timeout says if there is another. */
    private static void awaitEmptyDisk(MemoryBudget budget) {
        while (budget.use().onDisk() != 0) {
            Thread.onSpinWait();
        }
    }

    private RunOptions options(MemoryBudget budget) {
        return RunOptions.defaults().withBudget(budget);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void resultsAreTheSameWithLittleMemory(Mode mode) {
        Families.small().forEach((name, family) -> {
            Job job = mode.of(family.get(), MemoryTest::sum);
            try (ForkJoinScheduler scheduler = mode.scheduler();
                    MemoryBudget much = MemoryBudget.of(1L << 30, folder);
                    MemoryBudget little = MemoryBudget.of(12 * BYTES, folder)) {
                Run free = scheduler.submit(job, options(much));
                Object[] expected = free.join();
                Run narrow = scheduler.submit(job, options(little));
                assertThat(Arrays.deepEquals(narrow.join(), expected)).as(name).isTrue();
                MemoryUse use = narrow.memory();
                assertThat(free.memory().spilled()).as(name).isZero();
                assertThat(use.used()).as(name).isZero();
                assertThat(little.use().used()).as(name).isZero();
                awaitEmptyDisk(little);
                if (!MAY_FIT.contains(name)) {
                    assertThat(use.spilled()).as(name).isPositive();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theLimitHolds(Mode mode) {
        int blocks = 200;
        GraphBuilder graph = Graph.builder();
        int[] last = new int[blocks];
        int mean = 2 * blocks;
        int layer = graph.layer("x", new int[] {blocks}, 0);
        for (int i = 0; i < blocks; i++) {
            graph.add(layer, i, sum(i));
        }
        int total = graph.lone(
                "total",
                inputs -> 1.0 * inputs.length,
                Stream.iterate(0, i -> i + 1).limit(blocks).mapToInt(i -> i).toArray());
        assertThat(total).isLessThan(mean);
        int means = graph.layer("half", new int[] {blocks}, 0);
        for (int i = 0; i < blocks; i++) {
            int read = i;
            last[i] = graph.add(means, i, inputs -> ((double[]) inputs[0])[0] == read ? 1 : 0, i);
        }
        Job job = mode.of(new Job(graph.build(), last));
        try (ForkJoinScheduler scheduler = mode.scheduler();
                MemoryBudget budget = MemoryBudget.of(1L << 30, folder)) {
            Run run = scheduler.submit(job, options(budget).withMemory(30 * BYTES));
            assertThat(run.join()).containsOnly(1);
            assertThat(run.memory().limit()).isEqualTo(30 * BYTES);
            assertThat(run.memory().peak()).isLessThanOrEqualTo((30 + 2 * mode.threads() + 2) * BYTES);
        }
    }

    @Test
    void whatWasThereBeforeIsNotCounted() {
        GraphBuilder graph = Graph.builder();
        int data = graph.data("data", new double[100 * LENGTH]);
        int read = graph.lone("read", inputs -> ((double[]) inputs[0]).length, data);
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(1);
                MemoryBudget budget = MemoryBudget.of(10 * BYTES, folder)) {
            Run run = scheduler.submit(new Job(graph.build(), new int[] {read}), options(budget));
            assertThat(run.join()).containsExactly(100 * LENGTH);
            assertThat(run.memory().peak()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void resultsLargerThanTheBudgetAreAClearError(Mode mode) {
        Job job = mode.of(Families.tree(64), MemoryTest::sum);
        try (ForkJoinScheduler scheduler = mode.scheduler();
                MemoryBudget budget = MemoryBudget.of(1L << 30, folder)) {
            assertThatThrownBy(() -> scheduler.run(job, options(budget).withMemory(BYTES / 2)))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("leaf")
                    .hasMessageContaining("memory.budget")
                    .hasCauseInstanceOf(MemoryBudgetException.class);
            assertThat(scheduler.run(job, options(budget))[0]).isInstanceOf(double[].class);
            assertThat(budget.use().used()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void whatIsKeptMayGoToDiskAfterATaskThatReadItFailed(Mode mode) {
        try (ForkJoinScheduler scheduler = mode.scheduler();
                MemoryBudget budget = MemoryBudget.of(50 * BYTES, folder)) {
            Keep keep = budget.openKeep(2 * BYTES);
            Kept<double[]> kept = keep.keep(new double[LENGTH]);
            GraphBuilder graph = Graph.builder();
            int data = graph.data("data", kept);
            int fails = graph.lone("fails", inputs -> Integer.parseInt("three"), data);
            int large = graph.lone("large", inputs -> new double[100 * LENGTH], data);
            for (int task : new int[] {fails, large}) {
                Job job = mode.of(new Job(graph.build(), new int[] {task}));
                assertThatThrownBy(() -> scheduler.run(job, options(budget)))
                        .isInstanceOf(TaskFailedException.class)
                        .hasMessageContaining("(double[])");
            }
            // The thread in the background may be writing another one just now, so two more might not be enough.
            List<Kept<?>> later = new ArrayList<>();
            while (kept.isInMemory() && later.size() < 500) {
                later.add(keep.keep(new double[LENGTH]));
            }
            assertThat(kept.isInMemory()).isFalse();
        }
    }

    /** Noise, so that it does not get smaller on disk. */
    private static Kernel noise(int task) {
        return inputs -> new Random(task).doubles(LENGTH).toArray();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void fullDisksEndTheRunAndNothingElse(Mode mode) {
        Job job = mode.of(Families.wide(300), MemoryTest::noise);
        try (ForkJoinScheduler scheduler = mode.scheduler();
                MemoryBudget budget = MemoryBudget.of(30 * BYTES, folder, 20 * BYTES)) {
            assertThatThrownBy(() -> scheduler.run(job, options(budget)))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("No space left")
                    .hasCauseInstanceOf(SpillException.class);
            assertThat(budget.use().used()).isZero();
            awaitEmptyDisk(budget);
            Job small = mode.of(Families.wide(10), MemoryTest::noise);
            assertThat(scheduler.run(small, options(budget))).hasSize(10);
        }
    }

    @Test
    void cancelledRunsLeaveNothing() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Job job = Families.with(
                Families.wide(200),
                0,
                task -> task < 199
                        ? noise(task)
                        : inputs -> {
                            late.countDown();
                            go.await();
                            return null;
                        });
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2);
                MemoryBudget budget = MemoryBudget.of(20 * BYTES, folder)) {
            Run run = scheduler.submit(job, options(budget));
            late.await();
            assertThat(run.memory().used()).isPositive();
            run.cancel();
            go.countDown();
            assertThatThrownBy(run::join).isInstanceOf(java.util.concurrent.CancellationException.class);
            assertThat(run.memory().used()).isZero();
            assertThat(budget.use().used()).isZero();
            awaitEmptyDisk(budget);
        }
    }

    @Test
    void severalRunsShareABudget() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2);
                MemoryBudget budget = MemoryBudget.of(40 * BYTES, folder)) {
            Job job = Families.with(Families.shuffle(12), 0, MemoryTest::sum);
            Object[] expected = scheduler.run(job, options(MemoryBudget.of(1L << 30, folder)));
            List<Callable<Boolean>> runs = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                runs.add(() -> Arrays.deepEquals(scheduler.run(job, options(budget)), expected));
            }
            for (Future<Boolean> same : clients.invokeAll(runs)) {
                assertThat(same.get()).isTrue();
            }
            assertThat(budget.use().spilled()).isPositive();
            assertThat(budget.use().used()).isZero();
            awaitEmptyDisk(budget);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void kernelsMayRunJobsThatSpill() {
        Job inner = Families.with(Families.shuffle(8), 0, MemoryTest::sum);
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2);
                MemoryBudget budget = MemoryBudget.of(20 * BYTES, folder)) {
            Job outer = Families.with(
                    Families.wide(6), 0, task -> inputs -> scheduler.run(inner, options(budget))[0]);
            Object[] results = scheduler.run(outer, options(budget));
            for (Object result : results) {
                assertThat(Arrays.equals((double[]) result, (double[]) results[0]))
                        .isTrue();
            }
        }
    }

    /** Random graphs, sizes and budgets against a run that never spills. */
    @Test
    void randomJobsWithRandomBudgetsGiveTheSame() {
        for (int round = 0; round < 30; round++) {
            Random random = Seeds.random(round);
            GraphBuilder graph = Graph.builder();
            int size = 20 + random.nextInt(200);
            for (int task = 0; task < size; task++) {
                int length = 1 + random.nextInt(3_000);
                int[] reads = random.ints(task == 0 ? 0 : random.nextInt(4), 0, Math.max(1, task))
                        .toArray();
                int number = task;
                graph.lone("t" + task, inputs -> mix(number, length, inputs), reads);
            }
            int[] outputs = random.ints(1 + random.nextInt(10), 0, size).toArray();
            Job job = new Job(graph.build(), outputs);
            try (ForkJoinScheduler scheduler = new ForkJoinScheduler(1 + random.nextInt(4));
                    MemoryBudget much = MemoryBudget.of(1L << 30, folder);
                    MemoryBudget little = MemoryBudget.of(24_016 + random.nextInt(300_000), folder)) {
                Object[] expected = scheduler.run(job, options(much));
                assertThat(Arrays.deepEquals(scheduler.run(job, options(little)), expected))
                        .isTrue();
                assertThat(little.use().used()).isZero();
                awaitEmptyDisk(little);
            }
        }
    }

    private static double[] mix(int task, int length, Object[] inputs) {
        double[] result = new double[length];
        for (int i = 0; i < length; i++) {
            result[i] = task * 31 + i;
            for (Object input : inputs) {
                double[] read = (double[]) input;
                result[i] = result[i] * 0.37 + read[i % read.length];
            }
        }
        return result;
    }
}
