package io.bask.array;

import io.bask.array.draw.Dealt;
import io.bask.array.draw.Domain;
import io.bask.array.draw.Possible;
import io.bask.array.expr.BlockCall;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.List;

/**
 * Makes the expressions of random choices: positions in the order in which their random numbers are.
 *
 * <p>Without repetition each position waits for a random time, those with more weight for a shorter one, and who comes
 * first is chosen (Efraimidis and Spirakis 2006): the same chances as taking one after the other. Of very many without
 * weights, places in a permutation that needs no memory are taken.
 */
final class Choosing {
    /** Where more than one in so many are chosen, all are sorted. */
    private static final int FEW = 16;

    /** Of more than so many, random numbers are not drawn for all. */
    private static final long MANY = 1 << 20;

    private Choosing() {}

    /** All positions of an axis in random order. */
    static Array order(RandomContinuous maker, ChunkGrid line) {
        return new RandomSource(maker, line).bits().argsort(0);
    }

    static Array positions(RandomContinuous maker, long n, Shape shape, Choice how) {
        long count = shape.size();
        if (n < 1 && count > 0 || n < 0) {
            throw new IllegalArgumentException("choice: there are %d to choose from; there must be some".formatted(n));
        }
        Array weights = how.weights();
        if (weights != null && weights.shape().length(0) != n) {
            throw new IllegalArgumentException("choice: there are %d weights for %d to choose from; give one each"
                    .formatted(weights.shape().length(0), n));
        }
        ChunkGrid grid = ArrayCreation.grid(shape, how.chunks(), DType.INT64);
        if (how.replaces()) {
            return weights == null
                    ? anywhere(maker, n, grid)
                    : weighted(new RandomSource(maker, grid), checked(weights));
        }
        if (count > n) {
            throw new IllegalArgumentException(
                    "choice: %d cannot be chosen from %d without repeating one; choose fewer, or Choice.repeated()"
                            .formatted(count, n));
        }
        Array line = weights == null ? distinct(maker, n, count) : first(maker, checked(weights), count);
        return line.reshape(shape.lengths()).rechunk(Chunks.of(grid));
    }

    private static Array anywhere(RandomContinuous maker, long n, ChunkGrid grid) {
        RandomSource from = new RandomSource(maker, grid);
        return RandomFamily.INTEGERS.numbers(from, Array.scalar(0L), Array.scalar(Math.max(n, 1)));
    }

    private static Array weighted(RandomSource from, Array weights) {
        Array sums = weights.cumsum(0);
        return sums.div(sums.get("-1")).searchsorted(from.unit(), SearchSide.RIGHT);
    }

    private static Array distinct(RandomContinuous maker, long n, long count) {
        if (n > MANY) {
            Array places = Array.arange(0, count, 1, Chunks.auto(), DType.INT64);
            return new Array(BlockCall.described(
                    "dealt",
                    new Dealt(n, maker.nextSeed()),
                    List.of(places.expr()),
                    List.of(new int[] {0}),
                    places.chunks(),
                    DType.INT64));
        }
        ChunkGrid line = ArrayCreation.grid(Shape.of(n), Chunks.auto(), DType.INT64);
        Array bits = new RandomSource(maker, line).bits();
        return count < n / FEW ? bits.argtopk(-count) : bits.argsort(0).get("0:" + count);
    }

    private static Array first(RandomContinuous maker, Array weights, long count) {
        Array waits = new RandomSource(maker, weights.chunks()).exponential().div(weights);
        if (count == 0) {
            return Array.zeros(Shape.of(0), Chunks.auto(), DType.INT64);
        }
        Array chosen = waits.argtopk(-count);
        return new Array(BlockCall.described(
                "possible",
                new Possible(),
                List.of(chosen.expr(), waits.topk(-count).expr()),
                List.of(new int[] {0}, new int[] {0}),
                chosen.chunks(),
                DType.INT64));
    }

    private static Array checked(Array weights) {
        return Bounded.in(Domain.NOT_NEGATIVE, weights.astype(DType.FLOAT64), "choice", "a weight");
    }
}
