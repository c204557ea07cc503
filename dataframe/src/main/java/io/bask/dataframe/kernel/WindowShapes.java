package io.bask.dataframe.kernel;

/** Skewness and kurtosis of the values of one window, without bias. */
final class WindowShapes {
    /** Variances below it count as none, as in pandas. */
    private static final double NOTHING = 1e-14;

    private WindowShapes() {}

    static double of(double[] window, boolean kurtosis) {
        int n = 0;
        double sum = 0;
        boolean isConstant = true;
        double first = Double.NaN;
        for (double value : window) {
            if (!Double.isNaN(value)) {
                first = n == 0 ? value : first;
                isConstant &= value == first;
                sum += value;
                n++;
            }
        }
        if (n < (kurtosis ? 4 : 3)) {
            return Double.NaN;
        }
        if (isConstant) {
            return kurtosis ? -3 : 0;
        }
        double mean = sum / n;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : window) {
            if (!Double.isNaN(value)) {
                double distance = value - mean;
                double square = distance * distance;
                second += square;
                third += square * distance;
                fourth += square * square;
            }
        }
        double variance = second / n;
        if (variance <= NOTHING) {
            return Double.NaN;
        }
        double count = n;
        if (kurtosis) {
            double ratio = fourth / n / (variance * variance);
            return ((count * count - 1) * ratio - 3 * (count - 1) * (count - 1)) / ((count - 2) * (count - 3));
        }
        return Math.sqrt(count * (count - 1)) / (count - 2) * (third / n) / Math.pow(variance, 1.5);
    }
}
