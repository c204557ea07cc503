package io.bask.diagnostics;

import io.bask.graph.Key;
import java.time.Duration;

/**
 * One task as it ran.
 *
 * @param key name of its result
 * @param operation what it did, e.g. {@code "add"}
 * @param run number of the run, as in {@link Profiler#runs}
 * @param worker number that the scheduler gave the thread; 0 is the one that asked for the computation
 * @param thread name of the thread
 * @param startNanos when its kernel began, as {@link System#nanoTime} has it
 * @param endNanos when its kernel ended
 * @param resultBytes estimated size of its result; 0 where nobody knows
 */
public record TaskProfile(
        Key key,
        String operation,
        int run,
        int worker,
        String thread,
        long startNanos,
        long endNanos,
        long resultBytes) {
    /** How long its kernel took, runs nested in it included. */
    public Duration duration() {
        return Duration.ofNanos(endNanos - startNanos);
    }
}
