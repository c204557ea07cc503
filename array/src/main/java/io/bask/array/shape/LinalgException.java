package io.bask.array.shape;

/** A matrix cannot be factorised as asked: it is singular, not positive definite, or holds NaN or infinity. */
public final class LinalgException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With what was asked, what is wrong with the matrix, and a way out. */
    public LinalgException(String message) {
        super(message);
    }
}
