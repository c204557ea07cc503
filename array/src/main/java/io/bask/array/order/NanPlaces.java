package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import java.util.Arrays;
import java.util.List;

/**
 * Which of different elements each element of a line is, where each NaN is different from all others: block 0 is a piece of
 * the line, block 1 the different elements in order, block 2 where the first of each is in the line.
 */
public record NanPlaces() implements BlockFunction {
    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        NDArray places = new Search(Search.Answer.PLACE).apply(blocks.subList(0, 2), info);
        boolean[] own = areNaN(blocks.get(0));
        boolean[] there = areNaN(blocks.get(1));
        int first = 0;
        while (first < there.length && !there[first]) {
            first++;
        }
        long[] index = blocks.get(2).toLongArray();
        long[] numbers = Arrays.copyOfRange(index, first, index.length);
        int[] order = RadixSort.positions(numbers);
        long[] sorted = new long[order.length];
        Arrays.setAll(sorted, i -> numbers[order[i]]);
        long start = info.inputs().get(0).start()[0];
        long[] result = places.toLongArray();
        for (int i = 0; i < result.length; i++) {
            result[i] = own[i] ? first + order[Arrays.binarySearch(sorted, start + i)] : result[i];
        }
        return NDArray.wrap(DType.INT64, blocks.get(0).shape(), result);
    }

    private static boolean[] areNaN(NDArray line) {
        boolean[] flags = new boolean[(int) line.size()];
        if (line.dtype().isComplex()) {
            Complex[] values = line.toComplexArray();
            for (int i = 0; i < flags.length; i++) {
                flags[i] = Double.isNaN(values[i].re()) || Double.isNaN(values[i].im());
            }
        } else if (line.dtype().isFloating()) {
            double[] values = line.toDoubleArray();
            for (int i = 0; i < flags.length; i++) {
                flags[i] = Double.isNaN(values[i]);
            }
        }
        return flags;
    }
}
