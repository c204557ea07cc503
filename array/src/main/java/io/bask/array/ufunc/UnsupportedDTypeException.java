package io.bask.array.ufunc;

/** A function was asked for dtypes for which it is not defined, as {@code subtract} for two bool arrays. */
public final class UnsupportedDTypeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With a message that names the function, the dtypes and a way out. */
    public UnsupportedDTypeException(String message) {
        super(message);
    }
}
