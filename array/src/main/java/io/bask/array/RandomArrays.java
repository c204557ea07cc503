package io.bask.array;

import io.bask.array.expr.Distribution;
import io.bask.array.expr.RandomFill;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.function.Given;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes arrays of random numbers: {@code Array.random(42).uniform(Shape.of(10_000, 10_000), Chunks.of(1_000, 1_000))}.
 *
 * <p>Each array follows from the seed and from how many were made before it by this object. Its elements follow from
 * their position alone: neither threads nor chunks change them. They are not NumPy's numbers. Safe from any thread.
 */
public final class RandomArrays {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final AtomicLong made = new AtomicLong();

    RandomArrays(long seed) {
        this.seed = seed;
    }

    /** Numbers spread evenly in [0, 1), in chunks of a good size. */
    public Array uniform(Shape shape) {
        Given.notNull(shape, "shape");
        return uniform(shape, Chunks.auto());
    }

    /** Numbers spread evenly in [0, 1). */
    public Array uniform(Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        return uniform(0, 1, shape, chunks);
    }

    /**
     * Numbers spread evenly in [low, high).
     *
     * @throws IllegalArgumentException if {@code low > high} or one is not finite
     */
    public Array uniform(double low, double high, Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        return fill(new Distribution.Uniform(low, high), shape, chunks);
    }

    /** Numbers spread evenly in [0, 1): NumPy's {@code random}. */
    public Array random(Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        return uniform(shape, chunks);
    }

    /** Numbers of the normal distribution with mean 0 and standard deviation 1, in chunks of a good size. */
    public Array normal(Shape shape) {
        Given.notNull(shape, "shape");
        return normal(shape, Chunks.auto());
    }

    /** Numbers of the normal distribution with mean 0 and standard deviation 1. */
    public Array normal(Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        return normal(0, 1, shape, chunks);
    }

    /**
     * Numbers of a normal distribution.
     *
     * @throws IllegalArgumentException if the deviation is negative
     */
    public Array normal(double mean, double deviation, Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        return fill(new Distribution.Normal(mean, deviation), shape, chunks);
    }

    /** Whole numbers in [low, high), all equally likely, in chunks of a good size. */
    public Array integers(long low, long high, Shape shape) {
        Given.notNull(shape, "shape");
        return integers(low, high, shape, Chunks.auto());
    }

    /**
     * Whole numbers in [low, high), all equally likely.
     *
     * @throws IllegalArgumentException if there is no such number
     */
    public Array integers(long low, long high, Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        Given.notNull(chunks, "chunks");
        return fill(new Distribution.Integers(low, high), shape, chunks);
    }

    private Array fill(Distribution distribution, Shape shape, Chunks chunks) {
        long own = seed + GOLDEN * made.getAndIncrement();
        return new Array(new RandomFill(distribution, own, ArrayCreation.grid(shape, chunks, distribution.dtype())));
    }
}
