package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import java.util.List;

/**
 * The elements of a block in row-major order, in rows of a shape.
 *
 * @param row lengths of the axes behind the first, whose product divides the number of elements
 */
public record Refold(List<Long> row) implements BlockFunction {
    /** Copies. */
    public Refold {
        row = List.copyOf(row);
    }

    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        NDArray block = blocks.get(0);
        long size = 1;
        long[] lengths = new long[row.size() + 1];
        for (int axis = 1; axis < lengths.length; axis++) {
            lengths[axis] = row.get(axis - 1);
            size *= lengths[axis];
        }
        lengths[0] = block.shape().size() / size;
        return block.reshape(lengths);
    }
}
