package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.graph.Rereadable;
import io.bask.graph.pass.Reread;
import io.bask.memory.MemoryBudget;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cheap sources are read again instead of kept, where keeping them takes more memory than there is. */
@Timeout(600)
class RereadTest {
    private static final int CHUNKS = 1_000;

    @TempDir
    private Path folder;

    /** x - x.mean() of chunks that weigh 100 units; sums weigh 1. */
    private static Job demean(int chunks, int unit, Kernel source) {
        GraphBuilder graph = Graph.builder();
        int x = graph.layer("x", new int[] {chunks}, 100L * unit);
        for (int i = 0; i < chunks; i++) {
            graph.add(x, i, source);
        }
        int partial = graph.layer("partial", new int[] {chunks}, unit);
        int[] level = new int[chunks];
        for (int i = 0; i < chunks; i++) {
            level[i] = graph.add(partial, i, inputs -> sum(inputs), i);
        }
        for (int depth = 0; level.length > 1; depth++) {
            int[] above = new int[(level.length + 3) / 4];
            int layer = graph.layer("sum-" + depth, new int[] {above.length}, unit);
            for (int i = 0; i < above.length; i++) {
                above[i] = graph.add(
                        layer,
                        i,
                        inputs -> sum(inputs),
                        Arrays.copyOfRange(level, 4 * i, Math.min(level.length, 4 * i + 4)));
            }
            level = above;
        }
        int minus = graph.layer("minus", new int[] {chunks}, 100L * unit);
        int[] outputs = new int[chunks];
        for (int i = 0; i < chunks; i++) {
            outputs[i] = graph.add(minus, i, inputs -> sum(inputs[0]) - sum(inputs[1]) / chunks, i, level[0]);
        }
        return new Job(graph.build(), outputs);
    }

    private static double sum(Object... inputs) {
        double sum = 0;
        for (Object input : inputs) {
            sum += input instanceof double[] block ? Arrays.stream(block).sum() : (double) input;
        }
        return sum;
    }

    private static int[] order(CompiledGraph compiled) {
        int[] order = new int[compiled.size()];
        Arrays.setAll(order, compiled::task);
        return order;
    }

    private static long peak(CompiledGraph compiled) {
        return TaskOrder.peak(compiled.demand(), order(compiled));
    }

    private static final Rereadable CHEAP = inputs -> new double[] {1, 2};

    private static RunOptions within(long bytes) {
        return RunOptions.defaults().withMemory(bytes);
    }

    @Test
    void theSourceOfADifferenceFromItsMeanIsReadTwice() {
        Job job = demean(CHUNKS, 1, CHEAP);
        CompiledGraph kept = Frugality.compile(job, within(1_000_000));
        CompiledGraph reread = Frugality.compile(job, within(1_000));
        assertThat(peak(kept)).isEqualTo(100_101);
        assertThat(peak(reread)).isLessThanOrEqualTo(216);
        assertThat(reread.size()).isEqualTo(kept.size() + CHUNKS);
    }

    @Test
    void whatFitsIsKept() {
        Job job = demean(CHUNKS, 1, CHEAP);
        assertThat(Frugality.compile(job, within(101_000)).size())
                .isEqualTo(job.graph().size());
    }

    @Test
    void whatIsNotCheapIsKept() {
        Job job = demean(CHUNKS, 1, inputs -> new double[] {1, 2});
        assertThat(Frugality.compile(job, within(1_000)).job()).isSameAs(job);
    }

    /** Neighbours read a chunk one right after the other: to copy it would save nothing. */
    @Test
    void readersCloseToEachOtherShare() {
        GraphBuilder graph = Graph.builder();
        int x = graph.layer("x", new int[] {500}, 100);
        for (int i = 0; i < 500; i++) {
            graph.add(x, i, CHEAP);
        }
        int[] outputs = new int[499];
        int pairs = graph.layer("pairs", new int[] {499}, 100);
        for (int i = 0; i < 499; i++) {
            outputs[i] = graph.add(pairs, i, inputs -> sum(inputs), i, i + 1);
        }
        Job job = new Job(graph.build(), outputs);
        assertThat(Frugality.compile(job, within(1_000)).job().graph().size()).isEqualTo(999);
    }

    @Test
    void whatIsWantedItselfIsKept() {
        Job job = demean(10, 1, CHEAP);
        int[] outputs = Arrays.copyOf(job.outputs(), 20);
        Arrays.setAll(outputs, i -> i < 10 ? job.outputs()[i] : i - 10);
        Job both = new Job(job.graph(), outputs);
        Job same = new Reread(order(CompiledGraph.of(both)), 1).apply(both);
        assertThat(same).isSameAs(both);
    }

    @Test
    void valuesAreTheSameAndSoIsTheJobThatTheRunSpeaksOf() {
        AtomicInteger reads = new AtomicInteger();
        int chunks = 100;
        Rereadable source = inputs -> {
            double[] block = new double[1_000];
            Arrays.fill(block, 2);
            reads.incrementAndGet();
            return block;
        };
        Job job = demean(chunks, 80, source);
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2);
                MemoryBudget budget = MemoryBudget.of(20 * 8_016, folder)) {
            Object[] expected = scheduler.run(job, RunOptions.defaults());
            assertThat(reads.getAndSet(0)).isEqualTo(chunks);
            Run run = scheduler.submit(job, RunOptions.defaults().withBudget(budget));
            assertThat(run.join()).isEqualTo(expected);
            assertThat(reads.get()).isEqualTo(2 * chunks);
            assertThat(run.job()).isSameAs(job);
            assertThat(run.memory().spilled()).isZero();
        }
    }
}
