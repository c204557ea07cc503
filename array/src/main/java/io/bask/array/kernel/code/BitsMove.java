package io.bask.array.kernel.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/**
 * Reads elements of the first array, longs, as the bits of elements of the second, doubles.
 *
 * <p>Copies through memory that is seen as both, at the speed of the first-level cache; {@link Double#longBitsToDouble}
 * takes one element at a time. Holds that memory, so each thread needs its own.
 */
final class BitsMove implements Loop {
    private static final int PIECE = 512;

    private final LongBuffer bits;
    private final DoubleBuffer numbers;

    BitsMove() {
        ByteBuffer memory = ByteBuffer.allocate(PIECE * Long.BYTES).order(ByteOrder.nativeOrder());
        this.bits = memory.asLongBuffer();
        this.numbers = memory.asDoubleBuffer();
    }

    @Override
    public void run(Object[] arrays, long[] longs, double[] doubles, int from, int to) {
        long[] source = (long[]) arrays[0];
        double[] target = (double[]) arrays[1];
        for (int start = from; start < to; ) {
            int count = Math.min(PIECE, to - start);
            bits.put(0, source, start, count);
            numbers.get(0, target, start, count);
            start += count;
        }
    }
}
