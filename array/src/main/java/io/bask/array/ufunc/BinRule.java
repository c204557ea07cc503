package io.bask.array.ufunc;

/** How wide the bins of a histogram are made to suit the elements: NumPy's rules, by NumPy's names. */
public enum BinRule {
    /** The narrower of Freedman and Diaconis' bins and Sturges'. */
    AUTO,
    /** Freedman and Diaconis: by the distance of the quartiles; stands outliers. */
    FD,
    /** Doane: Sturges', improved for skewed elements. */
    DOANE,
    /** Scott: by the standard deviation. */
    SCOTT,
    /** Rice: by the number of elements. */
    RICE,
    /** Sturges: by the logarithm of the number of elements. */
    STURGES,
    /** As many bins as the square root of the number of elements. */
    SQRT;

    /**
     * The width of a bin; 0 where the rule finds none.
     *
     * @param n number of elements
     * @param range from the smallest to the largest
     * @param std their standard deviation
     * @param quartiles from the first quartile to the third
     * @param skew the mean third power of the standardised elements
     */
    public double width(double n, double range, double std, double quartiles, double skew) {
        return switch (this) {
            case SQRT -> range / Math.sqrt(n);
            case STURGES -> range / (Math.log(n) / Math.log(2) + 1);
            case RICE -> range / (2 * Math.cbrt(n));
            case SCOTT -> Math.cbrt(24 * Math.sqrt(Math.PI) / n) * std;
            case FD -> 2 * quartiles / Math.cbrt(n);
            case DOANE -> {
                double spread = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
                double steps = Math.log(1 + Math.abs(skew) / spread) / Math.log(2);
                yield n > 2 && std > 0 ? range / (1 + Math.log(n) / Math.log(2) + steps) : 0;
            }
            case AUTO -> {
                double fd = FD.width(n, range, std, quartiles, skew);
                double sturges = STURGES.width(n, range, std, quartiles, skew);
                yield fd > 0 ? Math.min(fd, sturges) : sturges;
            }
        };
    }
}
