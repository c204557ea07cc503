package io.bask.bag.io;

import java.io.IOException;

/** A server or the way to it failed: what it sent says nothing of whether the file is whole. */
final class ServedException extends IOException {
    private static final long serialVersionUID = 1L;

    ServedException(String message, Throwable cause) {
        super(message, cause);
    }

    ServedException(String message) {
        super(message);
    }
}
