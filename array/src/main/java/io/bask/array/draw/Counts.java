package io.bask.array.draw;

import io.bask.array.kernel.math.RandomMath;

/**
 * Whole numbers of distributions, each a function of 64 random bits and of parameters, as {@link Draws} are.
 *
 * <p>Where few are expected, chances are added up (inversion); else a hat of rational form is thrown over the histogram
 * (H&ouml;rmann 1993, "transformed rejection"), at a cost that does not grow with the parameters.
 */
public final class Counts {
    /** Where fewer are expected, chances are added up. */
    private static final double FEW = 10;

    private Counts() {}

    /**
     * Any whole number in {@code [low, high)}, all equally likely.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static long integer(long bits, long low, long high) {
        if (low >= high) {
            throw new IllegalArgumentException(
                    "random integers need low < high; got low %d and high %d".formatted(low, high));
        }
        return RandomMath.whole(bits, low, high - low);
    }

    /** The Poisson distribution. */
    public static long poisson(long bits, double mean) {
        return mean < FEW ? fewEvents(bits, mean) : manyEvents(bits, mean);
    }

    private static long fewEvents(long bits, double mean) {
        double least = Math.exp(-mean);
        double product = 1;
        long state = bits;
        for (long count = 0; ; count++) {
            state = Draws.next(state);
            product *= Draws.open(state);
            if (product <= least) {
                return count;
            }
        }
    }

    private static long manyEvents(long bits, double mean) {
        double root = Math.sqrt(mean);
        double b = 0.931 + 2.53 * root;
        double a = -0.059 + 0.02483 * b;
        double logInverse = Math.log(1.1239 + 1.1328 / (b - 3.4));
        double surely = 0.9277 - 3.6224 / (b - 2);
        long state = bits;
        while (true) {
            state = Draws.next(state);
            double u = Draws.open(state) - 0.5;
            state = Draws.next(state);
            double v = Draws.open(state);
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= surely) {
                return (long) k;
            }
            boolean isOutside = k < 0 || us < 0.013 && v > us;
            if (!isOutside && Math.log(v) + logInverse - Math.log(a / (us * us) + b) <= LogChance.poisson(k, mean)) {
                return (long) k;
            }
        }
    }

    /** The binomial distribution: how many of {@code trials} succeed with a chance {@code p} each. */
    public static long binomial(long bits, long trials, double p) {
        if (trials == 0 || p == 0) {
            return 0;
        }
        if (p > 0.5) {
            return trials - binomial(bits, trials, 1 - p);
        }
        return trials * p < FEW ? fewSuccesses(bits, trials, p) : manySuccesses(bits, trials, p);
    }

    private static long fewSuccesses(long bits, long trials, double p) {
        double q = 1 - p;
        double none = Math.exp(trials * Math.log1p(-p));
        double bound = Math.min(trials, trials * p + 10 * Math.sqrt(trials * p * q + 1));
        long state = bits;
        while (true) {
            state = Draws.next(state);
            double u = Draws.open(state);
            double chance = none;
            long count = 0;
            while (u > chance && count <= bound) {
                count++;
                u -= chance;
                chance = (trials - count + 1) * p * chance / (count * q);
            }
            if (count <= bound) {
                return count;
            }
        }
    }

    private static long manySuccesses(long bits, long trials, double p) {
        double deviation = Math.sqrt(trials * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double centre = trials * p + 0.5;
        double surely = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * deviation;
        double mode = Math.floor((trials + 1.0) * p);
        double highest = LogChance.binomial(mode, trials, p);
        long state = bits;
        while (true) {
            state = Draws.next(state);
            double u = Draws.open(state) - 0.5;
            state = Draws.next(state);
            double v = Draws.open(state);
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + centre);
            if (k < 0 || k > trials) {
                continue;
            }
            boolean accepted = us >= 0.07 && v <= surely
                    || Math.log(v * alpha / (a / (us * us) + b)) <= LogChance.binomial(k, trials, p) - highest;
            if (accepted) {
                return (long) k;
            }
        }
    }

    /** The geometric distribution: the number of the first trial that succeeds, 1 or more; by inversion. */
    public static long geometric(long bits, double p) {
        double trials = Math.ceil(Draws.exponential(bits) / -Math.log1p(-p));
        return trials < 1 ? 1 : (long) trials;
    }

    /**
     * Refuses parameters of {@link #negativeBinomial}.
     *
     * @throws IllegalArgumentException if more trials are likely to fail than a long can count
     */
    public static void requireFailures(double successes, double p) {
        if (!Domain.MEAN_COUNT.holds((successes + 10 * Math.sqrt(successes)) * ((1 - p) / p))) {
            throw new IllegalArgumentException(
                    "negative_binomial: %s successes with a chance of %s each leave more failures than int64 can count"
                            .formatted(successes, p));
        }
    }

    /** The negative binomial distribution: how many trials fail before {@code successes} of them succeed. */
    public static long negativeBinomial(long bits, double successes, double p) {
        requireFailures(successes, p);
        return poisson(Draws.other(bits), Draws.gamma(bits, successes) * ((1 - p) / p));
    }

    /** The zeta distribution: Devroye (1986), chapter X.6; numbers beyond a long are drawn again. */
    public static long zipf(long bits, double a) {
        double less = a - 1;
        double b = Math.pow(2, less);
        if (Double.isInfinite(b)) {
            return 1;
        }
        long state = bits;
        while (true) {
            state = Draws.next(state);
            double x = Math.floor(Math.pow(Draws.open(state), -1 / less));
            state = Draws.next(state);
            double v = Draws.open(state);
            if (x >= 1 && x < 0x1p63) {
                double t = Math.pow(1 + 1 / x, less);
                if (v * x * (t - 1) / (b - 1) <= t / b) {
                    return (long) x;
                }
            }
        }
    }

    /** The logarithmic series distribution: Kemp (1981). */
    public static long logSeries(long bits, double p) {
        double r = Math.log1p(-p);
        long state = bits;
        while (true) {
            state = Draws.next(state);
            double v = Draws.open(state);
            if (v >= p) {
                return 1;
            }
            state = Draws.next(state);
            double q = -Math.expm1(r * Draws.open(state));
            if (v > q * q) {
                return v >= q ? 1 : 2;
            }
            double result = Math.floor(1 + Math.log(v) / Math.log(q));
            if (result >= 1) {
                return (long) result;
            }
        }
    }

    /**
     * Refuses parameters of {@link #hypergeometric}, each of which is 0 or more.
     *
     * @throws IllegalArgumentException if more are taken than there are, or there are more than a long can count
     */
    public static void requireTaken(long good, long bad, long taken) {
        if (good > Long.MAX_VALUE - bad) {
            throw new IllegalArgumentException(
                    "hypergeometric: %d good and %d bad ones are more than int64 can count".formatted(good, bad));
        }
        if (taken > good + bad) {
            throw new IllegalArgumentException("hypergeometric takes %d of %d good and %d bad ones; take at most %d"
                    .formatted(taken, good, bad, good + bad));
        }
    }

    /**
     * The hypergeometric distribution: how many good ones are among {@code taken} of {@code good} and {@code bad} ones.
     *
     * @throws IllegalArgumentException if {@link #requireTaken} refuses them
     */
    public static long hypergeometric(long bits, long good, long bad, long taken) {
        requireTaken(good, bad, taken);
        if (good == 0 || taken == 0) {
            return 0;
        }
        if (bad == 0) {
            return taken;
        }
        long all = good + bad;
        long fewer = Math.min(taken, all - taken);
        if (fewer < FEW) {
            long found = oneByOne(bits, good, all, fewer);
            return fewer == taken ? found : good - found;
        }
        long least = Math.min(good, bad);
        long found = byRatio(bits, least, all - least, taken);
        return good <= bad ? found : taken - found;
    }

    private static long oneByOne(long bits, long good, long all, long taken) {
        long state = bits;
        long left = good;
        for (long i = 0; i < taken; i++) {
            state = Draws.next(state);
            if (Draws.open(state) * (all - i) < left) {
                left--;
            }
        }
        return good - left;
    }

    /** Ratio of uniform numbers, Stadlober (1990); of the rarer kind. */
    private static long byRatio(long bits, long rare, long common, long taken) {
        long all = rare + common;
        long fewer = Math.min(taken, all - taken);
        double share = (double) rare / all;
        double centre = fewer * share + 0.5;
        double deviation = Math.sqrt((all - fewer) * (double) fewer * share * (1 - share) / (all - 1) + 0.5);
        double width = 2 * Math.sqrt(2 / Math.E) * deviation + 3 - 2 * Math.sqrt(3 / Math.E);
        double mode = Math.floor((fewer + 1.0) * (rare + 1.0) / (all + 2.0));
        double highest = LogChance.hypergeometric(mode, rare, common, fewer);
        double bound = Math.min(Math.min(fewer, rare) + 1.0, Math.floor(centre + 16 * deviation));
        long state = bits;
        while (true) {
            state = Draws.next(state);
            double x = Draws.open(state);
            state = Draws.next(state);
            double w = centre + width * (Draws.open(state) - 0.5) / x;
            if (w < 0 || w >= bound) {
                continue;
            }
            double k = Math.floor(w);
            if (2 * Math.log(x) <= LogChance.hypergeometric(k, rare, common, fewer) - highest) {
                return fewer == taken ? (long) k : rare - (long) k;
            }
        }
    }
}
