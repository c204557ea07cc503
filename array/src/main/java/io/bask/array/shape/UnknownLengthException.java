package io.bask.array.shape;

/**
 * Something needs the length of an axis that is only known once the array is computed, as after {@code x[mask]}.
 *
 * <p>{@code computeChunkSizes()} answers the same array with its lengths known.
 */
public final class UnknownLengthException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With a message that names the array and the way out. */
    public UnknownLengthException(String message) {
        super(message);
    }

    /**
     * The end of a message about lengths that do not suit one another.
     *
     * @param isUnsure whether they might once they are computed
     * @param otherwise the way out if they never do
     */
    public static String wayOut(boolean isUnsure, String otherwise) {
        return isUnsure
                ? "lengths shown as ? are only known when computed, so call computeChunkSizes() first"
                : otherwise;
    }
}
