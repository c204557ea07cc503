package io.bask.client;

import java.util.concurrent.CancellationException;

/** A call on a client that is closed; a task that ends with it was cancelled by the closing, it did not fail. */
final class ClientClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    ClientClosedException() {
        super("the client is closed; make a new one by Client.local()");
    }

    /** Whether a call of a closed client ended by the closing: it found the client closed, or its wait cancelled. */
    static boolean isBehind(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause() == at ? null : at.getCause()) {
            if (at instanceof ClientClosedException || at instanceof CancellationException) {
                return true;
            }
        }
        return false;
    }
}
