package io.bask.dataframe.schema;

/** What a quantile between two values is. */
public enum Interpolation {
    /** In proportion to the distance, as usual. */
    LINEAR,
    /** The lower of both. */
    LOWER,
    /** The higher of both. */
    HIGHER,
    /** Half way between both. */
    MIDPOINT,
    /** The nearer of both, of equally near ones the one at an even place. */
    NEAREST;

    /**
     * The value between two others.
     *
     * @param low the lower one
     * @param high the higher one
     * @param place where it is, counted from 0 for the least value of all; {@code low} is at the whole number below
     */
    public double between(double low, double high, double place) {
        double share = place - Math.floor(place);
        double spread = high - low;
        if (share == 0) {
            // As NumPy adds nothing to it: a negative zero becomes a positive one.
            return this == LINEAR ? low + 0.0 : low;
        }
        return switch (this) {
            case LINEAR -> share < 0.5 ? low + spread * share : high - spread * (1 - share);
            case LOWER -> low;
            case HIGHER -> high;
            case MIDPOINT -> low + spread / 2;
            case NEAREST -> Math.rint(place) == Math.floor(place) ? low : high;
        };
    }
}
