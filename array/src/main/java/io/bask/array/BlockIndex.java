package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.Partitions;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import java.util.List;

/** Reads an index of block numbers. */
final class BlockIndex {
    private BlockIndex() {}

    static Array of(Array array, Slice index) {
        ChunkGrid grid = array.chunks();
        long[] counts = new long[grid.ndim()];
        for (int axis = 0; axis < counts.length; axis++) {
            counts[axis] = grid.numBlocks(axis);
        }
        List<Index> plain = new IndexReader(Shape.of(counts)).read(index);
        int[][] chosen = new int[counts.length][];
        for (int axis = 0; axis < plain.size(); axis++) {
            if (axis == counts.length || plain.get(axis) instanceof Index.NewAxis) {
                throw new IllegalArgumentException(
                        "blocks [%s] would make a new axis; use numbers, ranges, lists and '...' only"
                                .formatted(index));
            }
            chosen[axis] = numbers(plain.get(axis), counts[axis], axis);
        }
        return new Array(new Partitions(array.expr(), chosen));
    }

    private static int[] numbers(Index index, long count, int axis) {
        if (index instanceof Index.At at) {
            return new int[] {number(at.position(), count, axis)};
        }
        if (index instanceof NDArray list && list.ndim() == 1) {
            if (list.size() == 0) {
                throw new IllegalArgumentException(
                        "an empty list of blocks along axis %d; name at least one".formatted(axis));
            }
            long[] numbers = list.toLongArray();
            int[] result = new int[numbers.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = number(numbers[i], count, axis);
            }
            return result;
        }
        if (!(index instanceof Index.Range || index instanceof Index.All)) {
            throw new IllegalArgumentException(
                    "%s does not number blocks; use numbers, ranges, lists of numbers and '...'".formatted(index));
        }
        AxisRange range = index instanceof Index.Range some ? AxisRange.of(some, count) : AxisRange.whole(count);
        if (range.length() == 0) {
            throw new IllegalArgumentException(
                    "blocks %s of %d along axis %d are none; name at least one".formatted(index, count, axis));
        }
        int[] result = new int[(int) range.length()];
        for (int i = 0; i < result.length; i++) {
            result[i] = (int) (range.start() + i * range.step());
        }
        return result;
    }

    private static int number(long position, long count, int axis) {
        long at = position < 0 ? position + count : position;
        if (at < 0 || at >= count) {
            throw new IndexOutOfBoundsException(
                    "block %d does not exist along axis %d with %d block%s; use a value in [%d, %d]"
                            .formatted(position, axis, count, count == 1 ? "" : "s", -count, count - 1));
        }
        return (int) at;
    }
}
