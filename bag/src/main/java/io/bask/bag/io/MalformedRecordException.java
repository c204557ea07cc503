package io.bask.bag.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A record of a file is not what was asked for; the message has the file, the line, the reason and the text. */
public final class MalformedRecordException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedRecordException(String message) {
        super(message);
    }

    MalformedRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
