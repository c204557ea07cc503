package io.bask.bag.io;

import java.io.IOException;

/** A text file holds bytes that are not UTF-8; the message has the file, the line and the text. */
public final class UndecodableTextException extends IOException {
    private static final long serialVersionUID = 1L;

    UndecodableTextException(String message) {
        super(message);
    }
}
