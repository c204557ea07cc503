package io.bask.client;

/** Something that was waited for did not come in time; the message says what, how long, and how it stood then. */
public final class WaitTimedOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WaitTimedOutException(String message) {
        super(message);
    }
}
