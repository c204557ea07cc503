package io.bask.array;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.DType;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import io.bask.function.Function1;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies a function to each line of a block.
 *
 * @param function from a line to a block of the declared shape
 * @param axis along which the lines lie
 * @param shape what becomes of a line
 * @param dtype what becomes of a line
 */
record Lines(Function1<NDArray, NDArray> function, int axis, Shape shape, DType dtype) implements BlockFunction {
    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) throws Exception {
        NDArray block = blocks.get(0);
        NDArray result = NDArray.zeros(dtype, info.output().shape());
        Shape lines = block.shape().remove(axis);
        long[] index = new long[lines.ndim()];
        for (long i = 0; i < lines.size(); i++) {
            NDArray answer = function.apply(line(block, index, 1));
            if (answer == null || answer.dtype() != dtype || !answer.shape().equals(shape)) {
                throw new IllegalArgumentException(
                        "the function made %s of a line, but %s %s was declared; declare what it answers"
                                .formatted(answer == null ? "null" : answer.describe(), dtype, shape));
            }
            answer.copyInto(line(result, index, shape.ndim()));
            for (int at = index.length - 1; at >= 0; at--) {
                if (++index[at] < lines.length(at)) {
                    break;
                }
                index[at] = 0;
            }
        }
        return result;
    }

    /** What lies at an index of the other axes: {@code count} axes from the lines' on. */
    private NDArray line(NDArray block, long[] index, int count) {
        List<AxisRange> ranges = new ArrayList<>();
        int[] kept = new int[count];
        int other = 0;
        for (int at = 0; at < block.ndim(); at++) {
            boolean isOwn = at >= axis && at < axis + count;
            ranges.add(isOwn ? AxisRange.whole(block.shape().length(at)) : new AxisRange(index[other++], 1, 1));
            if (isOwn) {
                kept[at - axis] = at;
            }
        }
        return block.slice(ResolvedSlice.of(block.shape(), ranges, kept));
    }
}
