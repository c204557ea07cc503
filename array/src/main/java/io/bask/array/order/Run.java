package io.bask.array.order;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.memory.SizeOf;
import io.bask.memory.Sized;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sorted piece of a long line: keys in order, and where they were if somebody asks.
 *
 * @param keys rising
 * @param positions in the whole line, or null
 */
public record Run(long[] keys, long @Nullable [] positions) implements Serializable, Sized {
    /** A sorted block. */
    public static Run of(NDArray block, long start, boolean positions) {
        long[] keys = Keys.of(block);
        if (!positions) {
            RadixSort.sort(keys);
            return new Run(keys, null);
        }
        return ordered(Keys.withOneZero(block.dtype(), keys), i -> start + i);
    }

    private static Run ordered(long[] keys, java.util.function.IntToLongFunction position) {
        int[] order = RadixSort.positions(keys);
        long[] sorted = new long[keys.length];
        long[] places = new long[keys.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = keys[order[i]];
            places[i] = position.applyAsLong(order[i]);
        }
        return new Run(sorted, places);
    }

    /** A part of this one. */
    public Run cut(int from, int to) {
        return new Run(
                Arrays.copyOfRange(keys, from, to), positions == null ? null : Arrays.copyOfRange(positions, from, to));
    }

    /** Several runs as one; of equal keys those of earlier runs come first. */
    public static Run merge(List<Run> runs) {
        int count = runs.stream().mapToInt(run -> run.keys.length).sum();
        boolean placed = runs.get(0).positions != null;
        long[] keys = new long[count];
        long[] places = new long[placed ? count : 0];
        int at = 0;
        for (Run run : runs) {
            System.arraycopy(run.keys, 0, keys, at, run.keys.length);
            if (run.positions != null) {
                System.arraycopy(run.positions, 0, places, at, run.keys.length);
            }
            at += run.keys.length;
        }
        if (!placed) {
            RadixSort.sort(keys);
            return new Run(keys, null);
        }
        return ordered(keys, i -> places[i]);
    }

    /** The elements of a dtype, or their positions where these are kept. */
    public NDArray elements(DType dtype) {
        Shape shape = Shape.of(keys.length);
        return positions == null
                ? Keys.elements(dtype, shape, keys.clone())
                : NDArray.wrap(DType.INT64, shape, positions);
    }

    /** How many keys are less than one. */
    int below(long key) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public long bytes() {
        return SizeOf.of(keys) + (positions == null ? 0 : SizeOf.of(positions));
    }
}
