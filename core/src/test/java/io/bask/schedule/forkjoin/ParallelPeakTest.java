package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.memory.MemoryBudget;
import io.bask.memory.Sized;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskListener;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight threads keep at most twice as many results as one does, or one a thread more where that is more, on every family
 * of graphs.
 *
 * <p>Tasks of equal length let others run while they pass the time, so that a few processors look like eight. Where the
 * system stops one of them, the others wait for it as long as it takes; where it stops a thread between two tasks, which
 * is chance, the next try counts.
 */
@Timeout(600)
class ParallelPeakTest {
    private static final int THREADS = 8;
    private static final int TRIES = 100;
    private static final long TASK_NANOS = 20_000;
    private static final long HEAVY_BYTES = 1 << 22;

    static Set<String> families() {
        return OrderFamilies.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("families")
    void eightThreadsKeepAboutTwiceAsMuchAsOne(String family) {
        Job job = OrderFamilies.job(family);
        long sequential = TaskOrder.best(Demand.of(job)).peak();
        long allowed = Math.max(2 * sequential, sequential + THREADS);
        long peak = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && peak > allowed; i++) {
            peak = Math.min(peak, peak(job));
        }
        assertThat(peak).isLessThanOrEqualTo(allowed);
    }

    private static long peak(Job job) {
        Living living = new Living(job);
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(THREADS, Long.MAX_VALUE);
                MemoryBudget plenty = MemoryBudget.of(1L << 50)) {
            scheduler.run(
                    Families.with(job, HEAVY_BYTES, task -> inputs -> pass()),
                    RunOptions.defaults().withBudget(plenty).withListener(living));
        }
        return living.peak.get();
    }

    private static Object pass() {
        long end = System.nanoTime() + TASK_NANOS;
        while (System.nanoTime() < end) {
            Thread.yield();
        }
        return new Heavy();
    }

    /** Something that says it is large, as threads wait for one another only over what is. */
    private static final class Heavy implements Sized {
        @Override
        public long bytes() {
            return HEAVY_BYTES;
        }
    }

    /** Counts results that somebody still has to read; those that only the caller wants are not counted. */
    private static final class Living implements TaskListener {
        private final Graph graph;
        private final AtomicIntegerArray readers;
        private final AtomicLong living = new AtomicLong();
        private final AtomicLong peak = new AtomicLong();

        Living(Job job) {
            this.graph = job.graph();
            this.readers = new AtomicIntegerArray(Demand.of(job).readers());
        }

        @Override
        public void taskFinished(Run run, int task, int worker, long start, long end, @Nullable Object result) {
            if (readers.get(task) != Demand.OUTPUT) {
                peak.accumulateAndGet(living.incrementAndGet(), Math::max);
            }
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                if (readers.decrementAndGet(graph.dependency(task, i)) == 0) {
                    living.decrementAndGet();
                }
            }
        }
    }
}
