package io.bask.schedule;

import io.bask.memory.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one job is to be run.
 *
 * @param threads how many tasks at once, at most; 0 leaves it to the scheduler
 * @param listeners told of what happens; without any, nothing is measured
 * @param memory bytes that the run's results may take at once; 0 for as much as the budget has
 * @param budget which budget that is; null for {@link MemoryBudget#shared}
 */
public record RunOptions(
        int threads,
        List<TaskListener> listeners,
        long memory,
        @Nullable MemoryBudget budget) {
    private static final RunOptions DEFAULTS = new RunOptions(0, List.of(), 0, null);

    public RunOptions {
        if (threads < 0) {
            throw new IllegalArgumentException(
                    "threads is %d; use 1 or more, or 0 for the scheduler's own number".formatted(threads));
        }
        if (memory < 0) {
            throw new IllegalArgumentException(
                    "memory is %d bytes; use 1 or more, or 0 for as much as there is".formatted(memory));
        }
        listeners = List.copyOf(listeners);
    }

    /** Options without a word on memory. */
    public RunOptions(int threads, List<TaskListener> listeners) {
        this(threads, listeners, 0, null);
    }

    /** The scheduler's own number of threads, no listeners, as much memory as there is. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** These options with at most {@code threads} tasks at once. */
    public RunOptions withThreads(int threads) {
        return new RunOptions(threads, listeners, memory, budget);
    }

    /** These options with one more listener. */
    public RunOptions withListener(TaskListener listener) {
        List<TaskListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new RunOptions(threads, more, memory, budget);
    }

    /** These options with results that take at most {@code bytes} of memory at once; the others wait on disk. */
    public RunOptions withMemory(long bytes) {
        return new RunOptions(threads, listeners, bytes, budget);
    }

    /** These options with results that count against {@code budget} instead of the one that all runs share. */
    public RunOptions withBudget(MemoryBudget budget) {
        return new RunOptions(threads, listeners, memory, budget);
    }
}
