package io.bask.schedule;

import io.bask.function.Given;
import io.bask.memory.MemoryBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one job is to be run.
 *
 * @param threads how many tasks at once, at most; 0 leaves it to the scheduler
 * @param listeners told of what happens; without any, nothing is measured
 * @param memory bytes that the run's results may take at once; 0 for as much as the budget has
 * @param budget which budget that is; null for {@link MemoryBudget#shared}
 * @param retries how often a task that threw an exception is tried again
 * @param timeout how long the run may take; zero for as long as it takes
 * @param resources how much there is of each resource that tasks may need
 * @param patience after how long in which no task has finished the run's state is logged; zero for never
 */
public record RunOptions(
        int threads,
        List<TaskListener> listeners,
        long memory,
        @Nullable MemoryBudget budget,
        int retries,
        Duration timeout,
        Map<String, Integer> resources,
        Duration patience) {
    private static final RunOptions DEFAULTS = new RunOptions(0, List.of());

    public RunOptions {
        Given.noneNull(listeners, "listeners");
        Given.notNull(timeout, "timeout");
        Given.notNull(resources, "resources");
        Given.notNull(patience, "patience");
        if (threads < 0) {
            throw new IllegalArgumentException(
                    "threads is %d; use 1 or more, or 0 for the scheduler's own number".formatted(threads));
        }
        if (memory < 0) {
            throw new IllegalArgumentException(
                    "memory is %d bytes; use 1 or more, or 0 for as much as there is".formatted(memory));
        }
        if (retries < 0) {
            throw new IllegalArgumentException("retries is %d; use 1 or more, or 0 for none".formatted(retries));
        }
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "timeout is %s; use a positive time, or zero for none".formatted(timeout));
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException(
                    "patience is %s; use a positive time, or zero for no report".formatted(patience));
        }
        listeners = List.copyOf(listeners);
        resources = Map.copyOf(resources);
    }

    /** Options without a word on anything else. */
    public RunOptions(int threads, List<TaskListener> listeners) {
        this(threads, listeners, 0, null, 0, Duration.ZERO, Map.of(), Duration.ZERO);
    }

    /** The scheduler's own number of threads, no listeners, as much memory as there is. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** These options with at most {@code threads} tasks at once. */
    public RunOptions withThreads(int threads) {
        return new RunOptions(threads, listeners, memory, budget, retries, timeout, resources, patience);
    }

    /** These options with one more listener. */
    public RunOptions withListener(TaskListener listener) {
        Given.notNull(listener, "listener");
        List<TaskListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new RunOptions(threads, more, memory, budget, retries, timeout, resources, patience);
    }

    /** These options with results that take at most {@code bytes} of memory at once; the others wait on disk. */
    public RunOptions withMemory(long bytes) {
        return new RunOptions(threads, listeners, bytes, budget, retries, timeout, resources, patience);
    }

    /** These options with results that count against {@code budget} instead of the one that all runs share. */
    public RunOptions withBudget(MemoryBudget budget) {
        Given.notNull(budget, "budget");
        return new RunOptions(threads, listeners, memory, budget, retries, timeout, resources, patience);
    }

    /** These options with tasks tried again up to {@code retries} times where they throw an exception. */
    public RunOptions withRetries(int retries) {
        return new RunOptions(threads, listeners, memory, budget, retries, timeout, resources, patience);
    }

    /**
     * These options with {@code timeout} for the whole run. A run that takes longer starts no further task; kernels that
     * are executing finish first, then {@link Run#join} throws {@link RunTimedOutException}.
     */
    public RunOptions withTimeout(Duration timeout) {
        Given.notNull(timeout, "timeout");
        return new RunOptions(threads, listeners, memory, budget, retries, timeout, resources, patience);
    }

    /**
     * These options with so much of each named resource; what is in use counts for all runs together.
     *
     * <p>Which tasks need any, {@linkplain io.bask.annotation.Annotations#resource annotations} say.
     */
    public RunOptions withResources(Map<String, Integer> resources) {
        return new RunOptions(threads, listeners, memory, budget, retries, timeout, resources, patience);
    }

    /**
     * These options with a report to the log where no task has finished for {@code patience}: {@link Run#dump}, once. Of
     * runs started by {@code Bask} the setting {@code watchdog} says it where this is zero.
     */
    public RunOptions withPatience(Duration patience) {
        Given.notNull(patience, "patience");
        return new RunOptions(threads, listeners, memory, budget, retries, timeout, resources, patience);
    }
}
