package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts the lines of a block along an axis that it has whole.
 *
 * @param axis along which the lines lie
 * @param positions whether to answer where the elements come from, as int64, instead of the elements
 */
public record SortLines(int axis, boolean positions) implements BlockFunction {
    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        return sort(blocks.get(0));
    }

    NDArray sort(NDArray block) {
        Rows rows = Rows.of(block, axis);
        if (!positions && !block.dtype().isComplex()) {
            return rows.back(values(rows));
        }
        int[] sorted = rows.sorted();
        if (!positions) {
            return rows.back(rows.take(sorted, rows.length()));
        }
        long[] wide = new long[sorted.length];
        Arrays.setAll(wide, i -> sorted[i]);
        return rows.back(NDArray.wrap(DType.INT64, rows.data().shape(), wide));
    }

    private static NDArray values(Rows rows) {
        long[] keys = Keys.of(rows.data());
        int length = rows.length();
        if (rows.count() == 1) {
            RadixSort.sort(keys);
        } else {
            for (int row = 0; row < rows.count(); row++) {
                long[] line = Arrays.copyOfRange(keys, row * length, (row + 1) * length);
                RadixSort.sort(line);
                System.arraycopy(line, 0, keys, row * length, length);
            }
        }
        return Keys.elements(rows.data().dtype(), rows.data().shape(), keys);
    }
}
