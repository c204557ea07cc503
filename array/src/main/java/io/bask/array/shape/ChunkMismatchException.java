package io.bask.array.shape;

import java.io.Serial;

/** Thrown when chunks do not fit a shape or one another; the message names both sides and the axis. */
public final class ChunkMismatchException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** An exception with a message that names both sides. */
    public ChunkMismatchException(String message) {
        super(message);
    }
}
