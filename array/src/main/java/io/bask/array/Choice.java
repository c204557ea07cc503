package io.bask.array;

import io.bask.array.shape.Chunks;
import io.bask.function.Given;
import org.jspecify.annotations.Nullable;

/**
 * How to choose at random: {@code Choice.distinct().weights(0.5, 0.3, 0.2)}.
 *
 * <p>Immutable; every method answers a changed copy.
 */
public final class Choice {
    private final boolean replace;
    private final @Nullable Array weights;
    private final int axis;
    private final Chunks chunks;

    private Choice(boolean replace, @Nullable Array weights, int axis, Chunks chunks) {
        this.replace = replace;
        this.weights = weights;
        this.axis = axis;
        this.chunks = chunks;
    }

    /** Each time from all: what NumPy calls {@code replace=True}. */
    public static Choice repeated() {
        return new Choice(true, null, 0, Chunks.auto());
    }

    /** Nothing more than once: what NumPy calls {@code replace=False}. */
    public static Choice distinct() {
        return new Choice(false, null, 0, Chunks.auto());
    }

    /**
     * Not all equally likely: the chance of each is its weight, divided by their sum.
     *
     * @throws IllegalArgumentException if one is negative or NaN, or all are 0
     */
    public Choice weights(double... chances) {
        Given.notNull(chances, "chances");
        double sum = 0;
        for (double chance : chances) {
            if (!(chance >= 0) || Double.isInfinite(chance)) {
                throw new IllegalArgumentException(
                        "choice: a weight is %s; weights must be 0 or more, and finite".formatted(chance));
            }
            sum += chance;
        }
        if (chances.length > 0 && !(sum > 0)) {
            throw new IllegalArgumentException("choice: all weights are 0; one must be above 0");
        }
        return weights(Array.of(chances.clone()));
    }

    /** {@link #weights(double...)} that are looked at when they are computed. */
    public Choice weights(Array chances) {
        Given.notNull(chances, "chances");
        if (chances.ndim() != 1 || chances.dtype().isComplex()) {
            throw new IllegalArgumentException("choice: weights have shape %s and dtype %s; give one real axis of them"
                    .formatted(chances.shape(), chances.dtype()));
        }
        return new Choice(replace, chances, axis, chunks);
    }

    /** Whole slices at positions along this axis; the first one where nobody says otherwise. */
    public Choice axis(int along) {
        return new Choice(replace, weights, along, chunks);
    }

    /** How the chosen positions are cut. */
    public Choice chunks(Chunks cut) {
        return new Choice(replace, weights, axis, Given.notNull(cut, "cut"));
    }

    boolean replaces() {
        return replace;
    }

    @Nullable
    Array weights() {
        return weights;
    }

    int axis() {
        return axis;
    }

    Chunks chunks() {
        return chunks;
    }
}
