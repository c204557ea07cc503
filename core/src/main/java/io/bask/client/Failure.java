package io.bask.client;

import java.util.concurrent.CancellationException;

/** How a future ended that has no result; shared by all that depend on it. */
record Failure(Throwable cause) {
    boolean isCancellation() {
        return cause instanceof CancellationException;
    }
}
