package io.bask.memory;

import org.jspecify.annotations.Nullable;

/**
 * A result could not be written to disk or read back: the disk is full, the folder cannot be written to, or what lies there
 * is not what was written. The message says which, and what to change.
 *
 * <p>Where writing fails, the result stays in memory and nothing is lost; the run that needed the room ends.
 */
public final class SpillException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SpillException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
