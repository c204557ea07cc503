package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.expr.Token;

/**
 * Random numbers: each element a function of the seed and of its number.
 *
 * <p>So values depend neither on threads, nor on the chunks, nor on what else is computed.
 */
public final class RandomFill extends Numbered {
    private static final long serialVersionUID = 1L;

    private final Distribution distribution;
    private final long seed;

    /** Numbers of a distribution that follow from a seed. */
    public RandomFill(Distribution distribution, long seed, ChunkGrid chunks) {
        this(distribution, seed, Numbering.rowMajor(chunks.shape()), chunks);
    }

    private RandomFill(Distribution distribution, long seed, Numbering numbering, ChunkGrid chunks) {
        super(token(distribution).with(seed), numbering, chunks, distribution.dtype());
        this.distribution = distribution;
        this.seed = seed;
    }

    private static Token.Builder token(Distribution distribution) {
        Token.Builder token = Token.of(distribution.operation());
        if (distribution instanceof Distribution.Uniform uniform) {
            return token.with(uniform.low()).with(uniform.high());
        }
        if (distribution instanceof Distribution.Normal normal) {
            return token.with(normal.mean()).with(normal.deviation());
        }
        if (distribution instanceof Distribution.Bits) {
            return token;
        }
        Distribution.Integers integers = (Distribution.Integers) distribution;
        return token.with(integers.low()).with(integers.high());
    }

    @Override
    public RandomFill with(Numbering numbering, ChunkGrid chunks) {
        return new RandomFill(distribution, seed, numbering, chunks);
    }

    /** How the numbers are spread. */
    public Distribution distribution() {
        return distribution;
    }

    /** What the numbers follow from. */
    public long seed() {
        return seed;
    }

    @Override
    public String operation() {
        return distribution.operation();
    }

    @Override
    String parameters() {
        return "seed %d".formatted(seed);
    }
}
