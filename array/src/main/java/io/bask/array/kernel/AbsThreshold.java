package io.bask.array.kernel;

/**
 * Turns a comparison of the size of a complex number with a constant into one of the square of its size, which needs no
 * square root and has exactly the same answer.
 *
 * <p>{@code absolute(z)} is {@code sqrt(s)} rounded, where {@code s = abs2(z)}, whenever {@code s} is far from overflow and
 * underflow, and rounding is monotonic: so {@code sqrt(s) > r} is true just for the {@code s} above the largest one whose
 * root rounds to {@code r} or less. For {@code s} near overflow or underflow, both comparisons have the answer that the
 * size itself leaves no doubt of, as long as {@code r} is {@linkplain #isSafe safe}. The one exception is an infinite part
 * beside a NaN part: its size is infinite, the square of its size NaN.
 */
public final class AbsThreshold {
    private static final double SMALLEST_SAFE = 1e-100;
    private static final double LARGEST_SAFE = 1e100;

    private AbsThreshold() {}

    /** Whether the replacement is exact for a constant. */
    public static boolean isSafe(double r) {
        return r >= SMALLEST_SAFE && r <= LARGEST_SAFE;
    }

    /** The largest {@code t} with {@code sqrt(t) <= r}: {@code abs(z) > r} is {@code abs2(z) > t}. */
    public static double largestAtMost(double r) {
        double t = r * r;
        while (Math.sqrt(t) > r) {
            t = Math.nextDown(t);
        }
        while (Math.sqrt(Math.nextUp(t)) <= r) {
            t = Math.nextUp(t);
        }
        return t;
    }

    /** The smallest {@code t} with {@code sqrt(t) >= r}: {@code abs(z) < r} is {@code abs2(z) < t}. */
    public static double smallestAtLeast(double r) {
        return Math.nextUp(largestAtMost(Math.nextDown(r)));
    }
}
