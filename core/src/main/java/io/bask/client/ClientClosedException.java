package io.bask.client;

/** A call on a client that is closed; a task that ends with it was cancelled by the closing, it did not fail. */
final class ClientClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    ClientClosedException() {
        super("the client is closed; make a new one by Client.local()");
    }

    static boolean isBehind(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause() == at ? null : at.getCause()) {
            if (at instanceof ClientClosedException) {
                return true;
            }
        }
        return false;
    }
}
