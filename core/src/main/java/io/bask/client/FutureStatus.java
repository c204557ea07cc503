package io.bask.client;

/** Where a {@link TaskFuture} stands. */
public enum FutureStatus {
    /** Waits for other futures, for a free worker, or for its turn. */
    PENDING,
    /** Runs. */
    RUNNING,
    /** Has a result. */
    FINISHED,
    /** Its call, or one that it depends on, failed. */
    ERROR,
    /** It, or one that it depends on, was cancelled. */
    CANCELLED
}
