package io.bask.array.shape;

import java.io.Serial;

/** Thrown when shapes cannot be stretched to one another; the message names them and the axis at fault. */
public final class BroadcastException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** An exception with a message that names both shapes. */
    public BroadcastException(String message) {
        super(message);
    }
}
