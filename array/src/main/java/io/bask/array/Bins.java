package io.bask.array;

import io.bask.array.ufunc.BinRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Into which bins a histogram sorts elements: {@code Bins.count(20).range(0, 1).density()}.
 *
 * <p>Bins include their left edge; the last one includes both. Immutable; methods answer a changed copy.
 */
public final class Bins {
    /** More edges would not fit into a Java array. */
    private static final long MOST = Integer.MAX_VALUE - 16;

    private final long count;
    private final @Nullable Array edges;
    private final @Nullable BinRule rule;
    private final double @Nullable [] range;
    private final @Nullable Array weights;
    private final boolean density;

    private Bins(
            long count,
            @Nullable Array edges,
            @Nullable BinRule rule,
            double @Nullable [] range,
            @Nullable Array weights,
            boolean density) {
        this.count = count;
        this.edges = edges;
        this.rule = rule;
        this.range = range;
        this.weights = weights;
        this.density = density;
    }

    /**
     * So many bins of one width, from the smallest element to the largest unless a range is given.
     *
     * @throws IllegalArgumentException if there is none, or more than a Java array holds
     */
    public static Bins count(long count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "a histogram of %d bins is not possible; use from 1 to %d".formatted(count, MOST));
        }
        return new Bins(count, null, null, null, null, false);
    }

    /**
     * Bins between these edges.
     *
     * @throws IllegalArgumentException if there are fewer than two, or they do not rise
     */
    public static Bins edges(double... edges) {
        Objects.requireNonNull(edges, "the edges are null; give at least two numbers");
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i - 1] <= edges[i])) {
                throw new IllegalArgumentException(
                        "edges of bins must rise, but edge %d is %s and edge %d is %s; sort them"
                                .formatted(i - 1, edges[i - 1], i, edges[i]));
            }
        }
        return edges(Array.of(edges.clone()));
    }

    /**
     * Bins between lazy edges, which must rise.
     *
     * @throws IllegalArgumentException if they have not one axis, or there are known to be fewer than two
     */
    public static Bins edges(Array edges) {
        Objects.requireNonNull(edges, "the edges are null; give an array of one axis");
        if (edges.ndim() != 1 || edges.dtype().isComplex() || edges.shape().isKnown() && edges.size() < 2) {
            throw new IllegalArgumentException(
                    "edges of shape %s and dtype %s make no bins; give two real numbers or more"
                            .formatted(edges.shape(), edges.dtype()));
        }
        return new Bins(0, edges, null, null, null, false);
    }

    /** Bins of one width that follows from the elements; how many there are is known when computed. */
    public static Bins rule(BinRule rule) {
        return new Bins(0, null, Objects.requireNonNull(rule, "the rule is null; use BinRule.AUTO"), null, null, false);
    }

    /**
     * Bins over this range only; elements outside are not counted.
     *
     * @throws IllegalArgumentException if a bound is not finite, or they are the wrong way round, or edges are given
     */
    public Bins range(double low, double high) {
        if (edges != null) {
            throw new IllegalArgumentException(
                    "bins with edges have a range of their own; give a number of bins instead");
        }
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException(
                    "bins cannot cover the range from %s to %s; use finite bounds, the lower one first, and not so far apart that their distance is infinite"
                            .formatted(low, high));
        }
        return new Bins(count, edges, rule, new double[] {low, high}, weights, density);
    }

    /**
     * Adds up weights instead of counting.
     *
     * @param weights of the shape of the elements
     * @throws IllegalArgumentException if a rule is given
     */
    public Bins weights(Array weights) {
        if (rule != null) {
            throw new IllegalArgumentException("rules for bins know no weights; give a number of bins or edges");
        }
        return new Bins(
                count,
                edges,
                rule,
                range,
                Objects.requireNonNull(weights, "the weights are null; give an array"),
                density);
    }

    /** Answers a density, whose integral over the bins is 1, instead of counts. */
    public Bins density() {
        return new Bins(count, edges, rule, range, weights, true);
    }

    long count() {
        return count;
    }

    /** How many bins there are at least; 1 where that is only known when computed. */
    long atLeast() {
        if (edges == null) {
            return Math.max(1, count);
        }
        return edges.shape().isKnown() ? edges.size() - 1 : 1;
    }

    @Nullable
    Array edges() {
        return edges;
    }

    @Nullable
    BinRule rule() {
        return rule;
    }

    double @Nullable [] range() {
        return range;
    }

    @Nullable
    Array weights() {
        return weights;
    }

    boolean isDensity() {
        return density;
    }
}
