package io.bask.schedule;

import java.time.Duration;

/** A run took longer than {@link RunOptions#withTimeout} allows, and was stopped. */
public final class RunTimedOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration timeout;

    /** A run that was given {@code timeout} and had finished some of its tasks by then. */
    public RunTimedOutException(Duration timeout, int finished, int size) {
        super("the run took longer than %s and was stopped after %d of %d tasks; give it more time, or less to do"
                .formatted(timeout, finished, size));
        this.timeout = timeout;
    }

    /** How long the run was allowed to take. */
    public Duration timeout() {
        return timeout;
    }
}
