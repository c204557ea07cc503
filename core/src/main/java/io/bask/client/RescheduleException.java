package io.bask.client;

/**
 * Thrown by a task that wants to be run again later, behind everything that waits for a worker now.
 *
 * <p>It does not count as a failure, nor as one of the retries.
 */
public final class RescheduleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A wish to be run again later. */
    public RescheduleException() {
        super("this task asks to be run again later", null, false, false);
    }
}
