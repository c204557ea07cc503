package io.bask.client;

/** How long {@link Client#await} waits. */
public enum ReturnWhen {
    /** Until all futures are done. */
    ALL_COMPLETED,
    /** Until one future is done, in whatever way. */
    FIRST_COMPLETED,
    /** Until one future has failed or was cancelled, or all are done. */
    FIRST_EXCEPTION
}
