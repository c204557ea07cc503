package io.bask.schedule.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.memory.Keep;
import io.bask.memory.Kept;
import io.bask.memory.MemoryBudget;
import io.bask.memory.MemoryBudgetException;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskFailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The serial scheduler keeps to a budget as the others do. */
@Timeout(600)
class SerialMemoryTest {
    private static final int LENGTH = 1_000;
    private static final long BYTES = 8 * LENGTH + 16;
    private static final int BLOCKS = 100;

    @TempDir
    private Path folder;

    private static double[] numbers(double value) {
        double[] numbers = new double[LENGTH];
        Arrays.fill(numbers, value);
        return numbers;
    }

    /** Makes blocks, adds up all, and compares each with the sum. */
    private static Job twice() {
        GraphBuilder graph = Graph.builder();
        int blocks = graph.layer("block", new int[] {BLOCKS}, 0);
        int[] made = new int[BLOCKS];
        for (int i = 0; i < BLOCKS; i++) {
            int number = i;
            made[i] = graph.add(blocks, i, inputs -> numbers(number));
        }
        int total = graph.lone(
                "total",
                inputs -> Arrays.stream(inputs)
                        .mapToDouble(block -> ((double[]) block)[0])
                        .sum(),
                made);
        int shares = graph.layer("share", new int[] {BLOCKS}, 0);
        int[] last = new int[BLOCKS];
        for (int i = 0; i < BLOCKS; i++) {
            last[i] = graph.add(
                    shares, i, inputs -> ((double[]) inputs[0])[LENGTH - 1] / (double) inputs[1], made[i], total);
        }
        return new Job(graph.build(), last);
    }

    @Test
    void resultsBeyondTheBudgetWaitOnDisk() {
        // The task that adds up reads all blocks at once, so it needs them in memory; before and after they may wait.
        try (MemoryBudget budget = MemoryBudget.of(20 * BYTES, folder)) {
            Run run =
                    new SerialScheduler().submit(twice(), RunOptions.defaults().withBudget(budget));
            Object[] shares = run.join();
            for (int i = 0; i < BLOCKS; i++) {
                assertThat(shares[i]).isEqualTo(i / 4950.0);
            }
            assertThat(run.memory().spilled()).isGreaterThan(60 * BYTES);
            assertThat(run.memory().reloaded()).isGreaterThan(60 * BYTES);
            assertThat(run.memory().used()).isZero();
            assertThat(budget.use().used()).isZero();
            while (budget.use().onDisk() != 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void theLimitHolds() {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("block", new int[] {BLOCKS}, 0);
        int[] made = new int[BLOCKS];
        for (int i = 0; i < BLOCKS; i++) {
            int number = i;
            made[i] = graph.add(layer, i, inputs -> numbers(number));
        }
        int[] pairs = new int[BLOCKS];
        int sums = graph.layer("pair", new int[] {BLOCKS}, 0);
        for (int i = 0; i < BLOCKS; i++) {
            pairs[i] = graph.add(
                    sums,
                    i,
                    inputs -> ((double[]) inputs[0])[0] + ((double[]) inputs[1])[5],
                    made[i],
                    made[BLOCKS - 1 - i]);
        }
        try (MemoryBudget budget = MemoryBudget.of(1L << 30, folder)) {
            Run run = new SerialScheduler()
                    .submit(
                            new Job(graph.build(), pairs),
                            RunOptions.defaults().withBudget(budget).withMemory(10 * BYTES));
            assertThat(run.join()).containsOnly(99.0);
            assertThat(run.memory().limit()).isEqualTo(10 * BYTES);
            assertThat(run.memory().peak()).isLessThanOrEqualTo(12 * BYTES);
            assertThat(run.memory().overruns()).isZero();
        }
    }

    @Test
    void resultsLargerThanTheBudgetAreAClearError() {
        try (MemoryBudget budget = MemoryBudget.of(BYTES / 2, folder)) {
            assertThatThrownBy(() -> new SerialScheduler()
                            .run(twice(), RunOptions.defaults().withBudget(budget)))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("block")
                    .hasCauseInstanceOf(MemoryBudgetException.class);
            assertThat(budget.use().used()).isZero();
        }
    }

    @Test
    void readersOfKeptDataSeeTheData() {
        try (MemoryBudget budget = MemoryBudget.of(50 * BYTES, folder)) {
            Kept<double[]> kept = budget.persisted().keep(numbers(3));
            GraphBuilder graph = Graph.builder();
            int data = graph.data("data", kept);
            int read = graph.lone("read", inputs -> ((double[]) inputs[0])[1], data);
            Job job = new Job(graph.build(), new int[] {read, data});
            Object[] results =
                    new SerialScheduler().run(job, RunOptions.defaults().withBudget(budget));
            assertThat(results[0]).isEqualTo(3.0);
            assertThat((double[]) results[1]).isEqualTo(numbers(3));
            assertThat(budget.use().used()).isEqualTo(BYTES);
        }
    }

    @Test
    void whatIsKeptMayGoToDiskAfterATaskThatReadItFailed() {
        try (MemoryBudget budget = MemoryBudget.of(50 * BYTES, folder)) {
            Keep keep = budget.openKeep(2 * BYTES);
            Kept<double[]> kept = keep.keep(new double[LENGTH]);
            GraphBuilder graph = Graph.builder();
            int data = graph.data("data", kept);
            int fails = graph.lone("fails", inputs -> Integer.parseInt("three"), data);
            int large = graph.lone("large", inputs -> new double[100 * LENGTH], data);
            for (int task : new int[] {fails, large}) {
                Job job = new Job(graph.build(), new int[] {task});
                assertThatThrownBy(() -> new SerialScheduler()
                                .run(job, RunOptions.defaults().withBudget(budget)))
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
}
