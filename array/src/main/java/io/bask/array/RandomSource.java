package io.bask.array;

import io.bask.array.expr.Distribution;
import io.bask.array.expr.RandomFill;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.ufunc.Ufunc;

/**
 * Random bits for the elements of one grid, and the simplest numbers made of them; each call draws afresh.
 *
 * @param maker where the seeds come from
 * @param grid how the array is cut
 */
record RandomSource(RandomContinuous maker, ChunkGrid grid) {
    /** 64 random bits an element. */
    Array bits() {
        return new Array(new RandomFill(new Distribution.Bits(), maker.nextSeed(), grid));
    }

    /** Numbers in (0, 1), both ends excluded. */
    Array unit() {
        return draw(Ufunc.RANDOM_UNIT);
    }

    /** The standard normal distribution. */
    Array normal() {
        return draw(Ufunc.RANDOM_NORMAL);
    }

    /** The exponential distribution with mean 1. */
    Array exponential() {
        return draw(Ufunc.RANDOM_EXPONENTIAL);
    }

    /** A function of bits and parameters. */
    Array draw(Ufunc ufunc, Array... parameters) {
        Object[] operands = new Object[parameters.length + 1];
        operands[0] = bits();
        System.arraycopy(parameters, 0, operands, 1, parameters.length);
        return Apply.ufunc(ufunc, operands);
    }
}
