package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.memory.MemoryBudget;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When memory is short, threads do not run ahead of one that is held up. */
@Timeout(600)
class HoldingBackTest {
    private static final int STEPS = 300;
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int BUDGET_BLOCKS = 128;
    private static final Duration HELD_UP = Duration.ofMillis(300);
    private static final AtomicInteger LOADED = new AtomicInteger();
    private static final AtomicInteger LOADED_MEANWHILE = new AtomicInteger();

    /** A running total over blocks: each step needs the step before, but all blocks could be loaded at once. */
    private static Job scan() {
        GraphBuilder graph = Graph.builder();
        int loads = graph.layer("load", new int[] {STEPS}, BLOCK_BYTES);
        int totals = graph.layer("total", new int[] {STEPS}, 8);
        int total = -1;
        for (int i = 0; i < STEPS; i++) {
            int load = graph.add(loads, i, inputs -> load());
            boolean first = i == 0;
            total = first
                    ? graph.add(totals, i, inputs -> heldUp(inputs[0]), load)
                    : graph.add(totals, i, inputs -> (double) inputs[0] + first(inputs[1]), total, load);
        }
        return new Job(graph.build(), new int[] {total});
    }

    private static double[] load() {
        LOADED.incrementAndGet();
        double[] block = new double[BLOCK_BYTES / 8];
        block[0] = 1;
        return block;
    }

    private static double first(Object block) {
        return ((double[]) block)[0];
    }

    /** Computes, as far as anybody can tell from outside, for some time. */
    private static double heldUp(Object block) {
        long end = System.nanoTime() + HELD_UP.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        LOADED_MEANWHILE.set(LOADED.get());
        return first(block);
    }

    @Test
    void blocksAreNotLoadedFarAheadOfAStepThatTakesLong(@TempDir Path folder) {
        LOADED.set(0);
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(4);
                MemoryBudget budget = MemoryBudget.of((long) BUDGET_BLOCKS * BLOCK_BYTES, folder)) {
            Run run = scheduler.submit(scan(), RunOptions.defaults().withBudget(budget));
            assertThat(run.join()).containsExactly((double) STEPS);
            assertThat(LOADED_MEANWHILE.get()).isBetween(2, BUDGET_BLOCKS * 70 / 100);
            assertThat(run.memory().spilled()).isZero();
        }
    }

    @Test
    void nobodyIsHeldBackWhileMemoryIsPlenty(@TempDir Path folder) {
        LOADED.set(0);
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(4);
                MemoryBudget budget = MemoryBudget.of(4L * STEPS * BLOCK_BYTES, folder)) {
            Run run = scheduler.submit(scan(), RunOptions.defaults().withBudget(budget));
            assertThat(run.join()).containsExactly((double) STEPS);
            assertThat(run.memory().spilled()).isZero();
        }
    }
}
