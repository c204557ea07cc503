package io.bask.avro;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file is no Avro file, or is broken; the message has the file, the offset in bytes and the reason. */
public final class AvroFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    AvroFormatException(String message) {
        super(message);
    }

    AvroFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
