package io.bask.array;

import io.bask.array.expr.Distribution;
import io.bask.array.expr.RandomFill;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.function.Given;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Makes arrays of random numbers: {@code Array.random(42).uniform(Shape.of(10_000, 10_000), Chunks.of(1_000, 1_000))}.
 *
 * <p>Each array follows from the seed and from how many were made before it by this object. Its elements follow from
 * their position alone: neither threads nor chunks change them. They are not NumPy's numbers. Safe from any thread.
 */
public final class RandomArrays extends RandomChoices {
    private static final long BYTES = 256;
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

    /** So many random bytes, uint8. */
    public Array bytes(long count) {
        return bytes(count, Chunks.auto());
    }

    /**
     * So many random bytes, uint8.
     *
     * @throws IllegalArgumentException if their number is negative
     */
    public Array bytes(long count, Chunks chunks) {
        Given.notNull(chunks, "chunks");
        if (count < 0) {
            throw new IllegalArgumentException("%d random bytes cannot be; ask for 0 or more".formatted(count));
        }
        ChunkGrid grid = ArrayCreation.grid(Shape.of(count), chunks, DType.UINT8);
        return integers(0, BYTES, Shape.of(count), Chunks.of(grid)).astype(DType.UINT8);
    }

    /** {@link #uniform(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array uniform(double low, double high, Shape shape) {
        return uniform(low, high, shape, Chunks.auto());
    }

    /** {@link #normal(double, double, Shape, Chunks)} in chunks of a good size. */
    public Array normal(double mean, double deviation, Shape shape) {
        return normal(mean, deviation, shape, Chunks.auto());
    }

    /** {@link #random(Shape, Chunks)} in chunks of a good size. */
    public Array random(Shape shape) {
        return random(shape, Chunks.auto());
    }

    /** {@link #standardNormal(Shape, Chunks)} in chunks of a good size. */
    public Array standardNormal(Shape shape) {
        return normal(shape);
    }

    /** {@link #randint(long, long, Shape, Chunks)} in chunks of a good size. */
    public Array randint(long low, long high, Shape shape) {
        return integers(low, high, shape);
    }

    /** {@link #integers(long, long, Shape, Chunks)} between arrays of bounds, stretched to one shape; looked at when computed. */
    public Array integers(Array low, Array high) {
        return RandomFamily.INTEGERS.of(this, low, high);
    }

    /** {@link #integers(long, long, Shape, Chunks)}, by NumPy's older name. */
    public Array randint(long low, long high, Shape shape, Chunks chunks) {
        return integers(low, high, shape, chunks);
    }

    /** Whole numbers in [low, high], {@code high} included. */
    public Array randomIntegers(long low, long high, Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        Given.notNull(chunks, "chunks");
        if (low > high || high == Long.MAX_VALUE) {
            throw new IllegalArgumentException("random integers need low <= high < %d; got low %d and high %d"
                    .formatted(Long.MAX_VALUE, low, high));
        }
        return integers(low, high + 1, shape, chunks);
    }

    /** {@link #uniform(double, double, Shape, Chunks)} between arrays of bounds, stretched to one shape. */
    public Array uniform(Array low, Array high) {
        return RandomFamily.UNIFORM.of(this, low, high);
    }

    /** {@link #normal(double, double, Shape, Chunks)} of arrays of parameters, stretched to one shape. */
    public Array normal(Array loc, Array scale) {
        return RandomFamily.NORMAL.of(this, loc, scale);
    }

    /** {@link #normal(Shape, Chunks)}, by NumPy's other name. */
    public Array standardNormal(Shape shape, Chunks chunks) {
        return normal(shape, chunks);
    }

    /** {@link #random(Shape, Chunks)}, by NumPy's older name. */
    public Array randomSample(Shape shape, Chunks chunks) {
        return random(shape, chunks);
    }

    /**
     * Makers whose numbers have nothing to do with one another's, nor with this one's: one for each part of a program.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public List<RandomArrays> spawn(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("%d makers cannot be made; ask for 0 or more".formatted(count));
        }
        return Stream.generate(() -> new RandomArrays(new SplittableRandom(nextSeed()).nextLong()))
                .limit(count)
                .toList();
    }

    @Override
    long nextSeed() {
        return seed + GOLDEN * made.getAndIncrement();
    }

    private Array fill(Distribution distribution, Shape shape, Chunks chunks) {
        return new Array(
                new RandomFill(distribution, nextSeed(), ArrayCreation.grid(shape, chunks, distribution.dtype())));
    }
}
