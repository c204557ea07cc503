package io.bask.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * How one job is to be run.
 *
 * @param threads how many tasks at once, at most; 0 leaves it to the scheduler
 * @param listeners told of what happens; without any, nothing is measured
 */
public record RunOptions(int threads, List<TaskListener> listeners) {
    private static final RunOptions DEFAULTS = new RunOptions(0, List.of());

    public RunOptions {
        if (threads < 0) {
            throw new IllegalArgumentException(
                    "threads is %d; use 1 or more, or 0 for the scheduler's own number".formatted(threads));
        }
        listeners = List.copyOf(listeners);
    }

    /** The scheduler's own number of threads, no listeners. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** These options with at most {@code threads} tasks at once. */
    public RunOptions withThreads(int threads) {
        return new RunOptions(threads, listeners);
    }

    /** These options with one more listener. */
    public RunOptions withListener(TaskListener listener) {
        List<TaskListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new RunOptions(threads, more);
    }
}
