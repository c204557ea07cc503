package io.bask.array.draw;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.kernel.math.RandomMath;
import io.bask.array.shape.DType;
import java.util.List;

/**
 * Where each of the whole numbers below {@code count} comes to lie when they are all shuffled, without shuffling them.
 *
 * <p>A Feistel network permutes the numbers of as many bits as are needed, an even number of them; a number that lands
 * beyond the last one is permuted again until it does not ("cycle walking"), fewer than four times on average. So a
 * handful of distinct numbers of 10^12 costs no more than of a hundred. Block 0 has the numbers; the key is the seed.
 *
 * @param count above 0
 * @param seed which of the permutations
 */
public record Dealt(long count, long seed) implements BlockFunction {
    private static final int ROUNDS = 8;

    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        long[] places = blocks.get(0).toLongArray();
        long[] dealt = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            dealt[i] = place(places[i]);
        }
        return NDArray.wrap(DType.INT64, info.output().shape(), dealt);
    }

    /** Where a number comes to lie. */
    public long place(long number) {
        int half = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(count - 1) + 1) / 2);
        long place = number;
        do {
            place = permuted(place, half);
        } while (Long.compareUnsigned(place, count) >= 0);
        return place;
    }

    private long permuted(long number, int half) {
        long mask = (1L << half) - 1;
        long left = number >>> half;
        long right = number & mask;
        for (int round = 1; round <= ROUNDS; round++) {
            long mixed = RandomMath.mix(right + RandomMath.mix(seed + round * RandomMath.GOLDEN));
            long next = left ^ mixed >>> (Long.SIZE - half);
            left = right;
            right = next;
        }
        return left << half | right;
    }
}
