package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import java.util.Arrays;
import java.util.List;

/**
 * Looks the elements of a block up in a sorted line of the same dtype: block 0 in block 1.
 *
 * @param answer what is asked
 */
public record Search(Answer answer) implements BlockFunction {
    /** What can be asked. */
    public enum Answer {
        /** How many are less. */
        BELOW,
        /** How many are not greater. */
        UP_TO,
        /** Which of different ones it is; all NaN are the last one. */
        PLACE,
        /** Whether it is there; NaN never is. */
        IS_THERE,
        /** Whether it is not there. */
        IS_NOT_THERE
    }

    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        NDArray block = blocks.get(0);
        NDArray line = blocks.get(1);
        int[] places = places(block, line);
        if (answer != Answer.IS_THERE && answer != Answer.IS_NOT_THERE) {
            long[] wide = new long[places.length];
            Arrays.setAll(wide, i -> places[i]);
            return NDArray.wrap(DType.INT64, block.shape(), wide);
        }
        byte[] flags = new byte[places.length];
        Complex[] wanted = block.dtype().isComplex() ? block.toComplexArray() : new Complex[0];
        Complex[] there = block.dtype().isComplex() ? line.toComplexArray() : wanted;
        long[] keys = wanted.length > 0 ? new long[0] : Keys.withOneZero(block.dtype(), keys(block));
        long[] found = wanted.length > 0 ? keys : Keys.withOneZero(line.dtype(), keys(line));
        boolean hasNaN = block.dtype().isFloating();
        for (int i = 0; i < flags.length; i++) {
            int at = places[i];
            boolean isThere = wanted.length > 0
                    ? at < there.length && wanted[i].re() == there[at].re() && wanted[i].im() == there[at].im()
                    : at < found.length && keys[i] == found[at] && !(hasNaN && keys[i] == Keys.NAN);
            flags[i] = (byte) (isThere == (answer == Answer.IS_THERE) ? 1 : 0);
        }
        return NDArray.wrap(DType.BOOL, block.shape(), flags);
    }

    private static long[] keys(NDArray block) {
        return block.dtype().isComplex() ? new long[0] : Keys.of(block);
    }

    private int[] places(NDArray block, NDArray line) {
        if (block.dtype().isComplex()) {
            return complex(block, line);
        }
        long[] sorted = Keys.withOneZero(line.dtype(), Keys.of(line));
        long[] keys = Keys.withOneZero(block.dtype(), Keys.of(block));
        int[] places = new int[keys.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(sorted, keys[i], answer == Answer.UP_TO);
        }
        return places;
    }

    static int place(long[] sorted, long key, boolean upTo) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < key || upTo && sorted[middle] == key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Sorts both together, and counts. */
    private int[] complex(NDArray block, NDArray line) {
        NDArray flat = block.dense().reshape(-1);
        boolean after = answer == Answer.UP_TO;
        List<NDArray> parts = after ? List.of(line, flat) : List.of(flat, line);
        long[] lengths = parts.stream().mapToLong(NDArray::size).toArray();
        NDArray both = NDArray.assemble(ChunkGrid.of(ChunkLengths.of(lengths)), parts);
        int[] order = Rows.of(both, 0).sorted();
        int first = after ? (int) line.size() : 0;
        int count = (int) flat.size();
        int[] places = new int[count];
        int seen = 0;
        for (int at : order) {
            if (at >= first && at < first + count) {
                places[at - first] = seen;
            } else {
                seen++;
            }
        }
        if (answer == Answer.PLACE) {
            Complex[] values = flat.toComplexArray();
            for (int i = 0; i < count; i++) {
                if (Double.isNaN(values[i].re()) || Double.isNaN(values[i].im())) {
                    places[i] = (int) line.size() - 1;
                }
            }
        }
        return places;
    }
}
