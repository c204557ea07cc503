package io.bask.array.order;

import io.bask.array.ufunc.QuantileMethod;
import java.io.Serializable;

/**
 * Where a quantile lies among sorted elements.
 *
 * @param previous the element before it
 * @param next the element behind it
 * @param weight how far it is from the first to the second
 */
record Rank(long previous, long next, double weight) implements Serializable {
    /** The place of a quantile among {@code n} elements, at least one. */
    static Rank of(QuantileMethod method, long n, double q) {
        return switch (method) {
            case LOWER -> at(Math.floor((n - 1) * q));
            case HIGHER -> at(Math.ceil((n - 1) * q));
            case NEAREST -> at(Math.rint((n - 1) * q));
            case INVERTED_CDF -> step(n * q - 1, false);
            case CLOSEST_OBSERVATION -> step(n * q - 1 - 0.5, true);
            case LINEAR -> between((n - 1) * q, n);
            case MIDPOINT -> {
                double place = 0.5 * (Math.floor((n - 1) * q) + Math.ceil((n - 1) * q));
                Rank rank = between(place, n);
                yield new Rank(rank.previous, rank.next, place % 1 == 0 ? 0 : 0.5);
            }
            case AVERAGED_INVERTED_CDF -> {
                Rank rank = between(n * q - 1, n);
                yield new Rank(rank.previous, rank.next, rank.weight == 0 ? 0.5 : 1);
            }
            case INTERPOLATED_INVERTED_CDF -> between(place(n, q, 0, 1), n);
            case HAZEN -> between(place(n, q, 0.5, 0.5), n);
            case WEIBULL -> between(place(n, q, 0, 0), n);
            case MEDIAN_UNBIASED -> between(place(n, q, 1 / 3.0, 1 / 3.0), n);
            case NORMAL_UNBIASED -> between(place(n, q, 3 / 8.0, 3 / 8.0), n);
        };
    }

    /** The one or two elements in the middle. */
    static Rank middle(long n) {
        return new Rank((n - 1) / 2, n / 2, 0.5);
    }

    private static double place(long n, double q, double alpha, double beta) {
        return n * q + (alpha + q * (1 - alpha - beta)) - 1;
    }

    private static Rank at(double place) {
        return new Rank((long) place, (long) place, 0);
    }

    private static Rank step(double place, boolean onlyEven) {
        double before = Math.floor(place);
        boolean stays = place == before && (!onlyEven || before % 2 == 0);
        return at(Math.max(0, stays ? before : before + 1));
    }

    private static Rank between(double place, long n) {
        if (place >= n - 1) {
            return new Rank(n - 1, n - 1, place + 1);
        }
        if (place < 0) {
            return new Rank(0, 0, place);
        }
        double before = Math.floor(place);
        return new Rank((long) before, (long) before + 1, place - before);
    }
}
