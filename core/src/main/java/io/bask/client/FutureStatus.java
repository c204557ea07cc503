package io.bask.client;

/** Where a {@link TaskFuture} stands. */
public enum FutureStatus {
    /** Waits for other futures or for a free worker. */
    PENDING,
    /** Runs. */
    RUNNING,
    /** Has a result. */
    FINISHED,
    /** Its task, or one that it depends on, failed. */
    ERROR,
    /** It, or one that it depends on, was cancelled. */
    CANCELLED
}
