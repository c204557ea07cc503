package io.bask.diagnostics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One run as it went.
 *
 * @param number counts from 0
 * @param tasks how many there were to run
 * @param startNanos when it began, as {@link System#nanoTime} has it
 * @param endNanos when it ended, or when it was looked at
 * @param failure why it failed, in words; null where it did not
 */
public record RunProfile(
        int number,
        int tasks,
        long startNanos,
        long endNanos,
        @Nullable String failure) {
    /** How long it took. */
    public Duration duration() {
        return Duration.ofNanos(endNanos - startNanos);
    }
}
