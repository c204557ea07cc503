package io.bask.array.order;

import io.bask.array.block.BlockInfo;
import io.bask.array.block.BlockReduction;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The different slices along an axis of an array of one block, in the order of their elements; slices with NaN differ from
 * all others. Part 0 of the answer is the slices, part 1 the position of the first of each, part 2 how often each comes,
 * part 3 which of them each slice is.
 *
 * @param axis along which
 */
public record UniqueSlices(int axis) implements BlockReduction.Parts<UniqueSlices.Found> {
    /**
     * What there is.
     *
     * @param slices the different ones, along the axis
     * @param index where the first of each was
     * @param counts how often each comes
     * @param inverse which of them each slice is
     */
    public record Found(NDArray slices, long[] index, long[] counts, long[] inverse) implements java.io.Serializable {}

    @Override
    public Found chunk(NDArray block, int[] axes, BlockInfo.Place place) {
        Rows rows = Rows.of(block, axis);
        int length = rows.length();
        int[] order = rows.sortedByAll();
        boolean[] starts = starts(rows, order);
        int count = 0;
        for (boolean start : starts) {
            count += start ? 1 : 0;
        }
        long[] index = new long[count];
        long[] counts = new long[count];
        long[] inverse = new long[length];
        int group = -1;
        for (int i = 0; i < length; i++) {
            if (starts[i]) {
                index[++group] = order[i];
            }
            counts[group]++;
            inverse[order[i]] = group;
        }
        int[] taken = new int[rows.count() * count];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = (int) index[i % count];
        }
        return new Found(rows.back(rows.take(taken, count)), index, counts, inverse);
    }

    private static boolean[] starts(Rows rows, int[] order) {
        boolean[] starts = new boolean[order.length];
        Arrays.fill(starts, 0, Math.min(1, order.length), true);
        Complex[] values = rows.data().toComplexArray();
        long[] exact =
                rows.data().dtype().isInexact() ? new long[0] : rows.data().toLongArray();
        for (int row = 0; row < rows.count(); row++) {
            int start = row * rows.length();
            for (int i = 1; i < order.length; i++) {
                int left = start + order[i - 1];
                int right = start + order[i];
                boolean same = exact.length > 0
                        ? exact[left] == exact[right]
                        : values[left].re() == values[right].re() && values[left].im() == values[right].im();
                starts[i] |= !same;
            }
        }
        return starts;
    }

    @Override
    public Found combine(List<Found> partials) {
        throw new IllegalStateException(
                "slices of %d blocks cannot be joined; put the array into one block first".formatted(partials.size()));
    }

    @Override
    public NDArray aggregate(Found partial, int part) {
        if (part == 0) {
            return partial.slices();
        }
        long[] answer = part == 1 ? partial.index() : part == 2 ? partial.counts() : partial.inverse();
        return NDArray.wrap(DType.INT64, Shape.of(answer.length), answer);
    }
}
