package io.bask.array.draw;

/**
 * Logarithms of the chances of whole numbers, right to about 1e-12 of the number however large the parameters are.
 *
 * <p>Written out, they are small differences of logarithms of factorials, of which nothing is left once these are beyond
 * 1e15. So the large parts are taken out of the formula first, as Loader has it ("Fast and accurate computation of binomial
 * probabilities", 2000): what remains are Stirling's small corrections and how far a number is from its mean.
 */
final class LogChance {
    /** From here on Stirling's series is exact. */
    private static final double LARGE = 16;

    private static final double NEAR = 0.1;
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private LogChance() {}

    /** Of a Poisson distribution. */
    static double poisson(double k, double mean) {
        return k == 0 ? -mean : -correction(k) - distance(k, mean) - HALF_LOG_TWO_PI - 0.5 * Math.log(k);
    }

    /** Of a binomial distribution with {@code 0 < p < 1}. */
    static double binomial(double k, double trials, double p) {
        if (k == 0) {
            return trials * Math.log1p(-p);
        }
        if (k == trials) {
            return trials * Math.log(p);
        }
        double others = trials - k;
        double corrections = correction(trials) - correction(k) - correction(others);
        double distances = distance(k, trials * p) + distance(others, trials * (1 - p));
        return corrections - distances - HALF_LOG_TWO_PI + 0.5 * Math.log(trials / k / others);
    }

    /** Of {@code k} rare ones among those taken, fewer than there are of all. */
    static double hypergeometric(double k, double rare, double common, double taken) {
        double share = taken / (rare + common);
        return binomial(k, rare, share) + binomial(taken - k, common, share) - binomial(taken, rare + common, share);
    }

    /** What Stirling's formula lacks: {@code ln(k!) - (k + 1/2) ln k + k - ln(2 pi) / 2}, for {@code k >= 1}. */
    private static double correction(double k) {
        if (k < LARGE) {
            return Draws.lnGamma(k + 1) - (k + 0.5) * Math.log(k) + k - HALF_LOG_TWO_PI;
        }
        double r = 1 / (k * k);
        return ((((1.0 / 1188 * r - 1.0 / 1680) * r + 1.0 / 1260) * r - 1.0 / 360) * r + 1.0 / 12) / k;
    }

    /** {@code k ln(k / mean) + mean - k}, by a series where {@code k} is near. */
    private static double distance(double k, double mean) {
        double apart = k - mean;
        if (Math.abs(apart) >= NEAR * (k + mean)) {
            return k * Math.log(k / mean) - apart;
        }
        double v = apart / (k + mean);
        double sum = apart * v;
        double term = 2 * k * v;
        double square = v * v;
        for (int odd = 3; ; odd += 2) {
            term *= square;
            double next = sum + term / odd;
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
    }
}
