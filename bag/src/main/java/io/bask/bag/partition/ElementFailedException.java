package io.bask.bag.partition;

/** A function of the user failed on an element: says which function and which element. The cause is what it threw. */
public final class ElementFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure described by {@code message}. */
    public ElementFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
