package io.bask.array.block;

import java.util.Objects;

/**
 * How arrays are printed, by the names of NumPy's {@code set_printoptions}: {@code
 * PrintOptions.standard().precision(3).suppressed().str(block)}.
 *
 * <p>Immutable: each method answers a changed copy. {@link NDArray#toString()} and {@link NDArray#repr()} print by the
 * standard ones.
 *
 * @param precision the most digits behind the point
 * @param threshold arrays of more elements show the first and last ones only
 * @param edgeItems how many elements at either end of an axis are shown then
 * @param lineWidth how many columns a line has
 * @param suppress whether small and widely spread numbers are written without exponents, even if digits are lost
 */
public record PrintOptions(int precision, long threshold, int edgeItems, int lineWidth, boolean suppress) {
    private static final PrintOptions STANDARD = new PrintOptions(8, 1000, 3, 75, false);

    /** Checks the numbers. */
    public PrintOptions {
        if (precision < 0 || threshold < 0 || edgeItems < 1 || lineWidth < 1) {
            throw new IllegalArgumentException(
                    "precision %d and threshold %d must be 0 or more, edge items %d and line width %d at least 1"
                            .formatted(precision, threshold, edgeItems, lineWidth));
        }
    }

    /** NumPy's: 8 digits, 3 elements at either end of more than 1000, lines of 75 columns. */
    public static PrintOptions standard() {
        return STANDARD;
    }

    /** With at most so many digits behind the point. */
    public PrintOptions precision(int digits) {
        return new PrintOptions(digits, threshold, edgeItems, lineWidth, suppress);
    }

    /** With arrays of more elements shortened to their ends. */
    public PrintOptions threshold(long elements) {
        return new PrintOptions(precision, elements, edgeItems, lineWidth, suppress);
    }

    /** With so many elements shown at either end of the axes of shortened arrays. */
    public PrintOptions edgeItems(int elements) {
        return new PrintOptions(precision, threshold, elements, lineWidth, suppress);
    }

    /** With lines of so many columns. */
    public PrintOptions lineWidth(int columns) {
        return new PrintOptions(precision, threshold, edgeItems, columns, suppress);
    }

    /** Without exponents, but where numbers are as large as 1e8. */
    public PrintOptions suppressed() {
        return new PrintOptions(precision, threshold, edgeItems, lineWidth, true);
    }

    /** What Python's {@code str} shows by these options. */
    public String str(NDArray array) {
        return ArrayText.str(Objects.requireNonNull(array, "array is null; give a value"), this);
    }

    /** What Python's {@code repr} shows by these options. */
    public String repr(NDArray array) {
        return ArrayText.repr(Objects.requireNonNull(array, "array is null; give a value"), this);
    }
}
