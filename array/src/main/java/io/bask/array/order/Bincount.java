package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.List;

/**
 * How often each whole number comes in a block: block 0 is the numbers, block 1 the greatest of all blocks, block 2 the
 * weights if there are any. The answer has one row.
 *
 * @param minLength the row is at least this long
 * @param weighted whether there are weights, float64
 */
public record Bincount(long minLength, boolean weighted) implements BlockFunction {
    /** The longest row that a Java array holds. */
    public static final int MOST = Integer.MAX_VALUE - 16;

    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        long[] numbers = blocks.get(0).toLongArray();
        long most = blocks.get(1).longAt();
        if (most >= MOST) {
            throw new IllegalArgumentException(
                    "bincount counts every number from 0 to the greatest, which is %d, but at most %d of them; select smaller numbers, or count those that occur with uniqueAll()"
                            .formatted(most, MOST));
        }
        long length = Math.max(minLength, most + 1);
        requireRoom(length);
        Shape shape = Shape.of(1, length);
        NDArray result = NDArray.zeros(weighted ? DType.FLOAT64 : DType.INT64, shape);
        double[] weights = weighted ? blocks.get(2).toDoubleArray() : new double[0];
        double[] sums = weighted ? (double[]) result.storageShared() : weights;
        long[] counts = weighted ? new long[0] : (long[]) result.storageShared();
        for (int i = 0; i < numbers.length; i++) {
            int number = (int) numbers[i];
            if (numbers[i] < 0) {
                throw new IllegalArgumentException(
                        "bincount counts numbers of 0 and more but got %d; shift or select them".formatted(numbers[i]));
            }
            if (weighted) {
                sums[number] += weights[i];
            } else {
                counts[number]++;
            }
        }
        return result;
    }

    /**
     * Checks that a row of counts, each of 8 bytes, fits in the heap.
     *
     * @throws IllegalArgumentException if it does not
     */
    public static void requireRoom(long length) {
        long most = Runtime.getRuntime().maxMemory() / Long.BYTES;
        if (length > most) {
            throw new IllegalArgumentException(
                    "bincount counts every number from 0 to %d, more than the heap holds (%d); select smaller numbers, or count those that occur with uniqueAll()"
                            .formatted(length - 1, most));
        }
    }
}
