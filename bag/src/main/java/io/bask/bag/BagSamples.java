package io.bask.bag;

import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Reduction;
import io.bask.bag.expr.Stage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Elements drawn at random.
 *
 * <p>A seed gives the same elements in every run on equal partitions; without one, it is drawn when the call is written,
 * so computing twice still gives the same.
 *
 * @param <T> type of the elements
 */
public sealed interface BagSamples<T> permits Bag {
    /** Each element with the given probability, independently of the others, in their order. */
    default Bag<T> randomSample(double probability) {
        return randomSample(probability, drawnSeed());
    }

    /**
     * Each element with the given probability, independently of the others, in their order.
     *
     * @throws IllegalArgumentException where {@code probability} is not between 0 and 1
     */
    default Bag<T> randomSample(double probability, long seed) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability %s; use one from 0 (none) to 1 (all)".formatted(probability));
        }
        return itself().stage(new Stage.Chance(probability, seed));
    }

    /** {@code count} elements without replacement, in random order; see {@link #sample(int, long)}. */
    default Bag<T> sample(int count) {
        return sample(count, drawnSeed());
    }

    /**
     * {@code count} elements without replacement, in random order, in one partition.
     *
     * <p>Every set of that many elements is equally likely, however they lie in partitions. Computing fails where there
     * are fewer elements.
     *
     * @throws IllegalArgumentException where {@code count} is negative
     */
    default Bag<T> sample(int count, long seed) {
        return draw(new Reduction.Draw(Required.count(count, "drawn"), seed, false));
    }

    /** {@code count} elements with replacement; see {@link #choices(int, long)}. */
    default Bag<T> choices(int count) {
        return choices(count, drawnSeed());
    }

    /**
     * {@code count} elements with replacement, in one partition: each draw may be any element, whatever the others are.
     *
     * <p>Computing fails where there are no elements to draw from.
     *
     * @throws IllegalArgumentException where {@code count} is negative
     */
    default Bag<T> choices(int count, long seed) {
        return draw(new Reduction.Draw(Required.count(count, "drawn"), seed, true));
    }

    private Bag<T> draw(Reduction reduction) {
        return new Bag<>(new Reduce(itself().expr(), List.of(), reduction));
    }

    private static long drawnSeed() {
        return new SplittableRandom().nextLong();
    }

    private Bag<T> itself() {
        return (Bag<T>) this;
    }
}
