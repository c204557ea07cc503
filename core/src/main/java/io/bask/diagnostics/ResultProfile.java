package io.bask.diagnostics;

import io.bask.graph.Key;
import java.time.Duration;

/**
 * How long one result was kept.
 *
 * @param key its name
 * @param operation what made it
 * @param bytes its estimated size; 0 where nobody knows
 * @param producedNanos when it was there, as {@link System#nanoTime} has it
 * @param releasedNanos when its last reader had ended; for what was asked for, when the run had
 */
public record ResultProfile(Key key, String operation, long bytes, long producedNanos, long releasedNanos) {
    /** How long it was kept. */
    public Duration kept() {
        return Duration.ofNanos(releasedNanos - producedNanos);
    }
}
