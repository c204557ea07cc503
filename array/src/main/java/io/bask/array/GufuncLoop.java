package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.DType;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Calls a function of core axes for each element of the loop axes of blocks, which have at least one. */
record GufuncLoop(Gufunc.BlocksFunction function, int[] cores, DType[] dtypes) implements Gufunc.BlocksFunction {
    @Override
    public List<NDArray> apply(List<NDArray> blocks) throws Exception {
        Shape[] loops = new Shape[blocks.size()];
        for (int i = 0; i < loops.length; i++) {
            long[] lengths = blocks.get(i).shape().lengths();
            loops[i] = Shape.of(Arrays.copyOf(lengths, lengths.length - cores[i]));
        }
        Shape loop = Shape.broadcast(loops);
        List<NDArray> stretched = new ArrayList<>();
        for (int i = 0; i < loops.length; i++) {
            long[] lengths = blocks.get(i).shape().lengths();
            long[] core = Arrays.copyOfRange(lengths, lengths.length - cores[i], lengths.length);
            stretched.add(blocks.get(i).broadcastTo(joined(loop, core)));
        }
        List<NDArray> results = new ArrayList<>();
        long[] index = new long[loop.ndim()];
        for (long number = 0; number < loop.size(); number++) {
            List<NDArray> elements = new ArrayList<>();
            for (NDArray block : stretched) {
                elements.add(element(block, index));
            }
            List<NDArray> answers = checked(function.apply(elements));
            for (int answer = 0; answer < dtypes.length; answer++) {
                NDArray part = answers.get(answer);
                if (number == 0) {
                    results.add(NDArray.zeros(
                            dtypes[answer], joined(loop, part.shape().lengths())));
                }
                part.copyInto(element(results.get(answer), index));
            }
            advance(index, loop);
        }
        return results;
    }

    private List<NDArray> checked(@Nullable List<NDArray> answers) {
        if (answers == null || answers.size() < dtypes.length) {
            throw new IllegalArgumentException(
                    "the function of gufunc answered %s, but %d were declared; answer a list of them"
                            .formatted(answers == null ? "null" : answers.size() + " blocks", dtypes.length));
        }
        for (int answer = 0; answer < dtypes.length; answer++) {
            NDArray part = answers.get(answer);
            if (part == null || part.dtype() != dtypes[answer]) {
                throw new IllegalArgumentException(
                        "the function of gufunc answered %s as answer %d, but %s was declared; declare what it answers"
                                .formatted(part == null ? "null" : part.describe(), answer + 1, dtypes[answer]));
            }
        }
        return answers;
    }

    private static Shape joined(Shape loop, long[] core) {
        return Shape.of(IntStream.range(0, loop.ndim() + core.length)
                .mapToLong(i -> i < loop.ndim() ? loop.length(i) : core[i - loop.ndim()])
                .toArray());
    }

    private static void advance(long[] index, Shape loop) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < loop.length(axis)) {
                return;
            }
            index[axis] = 0;
        }
    }

    private static NDArray element(NDArray block, long[] index) {
        List<AxisRange> ranges = new ArrayList<>();
        for (int axis = 0; axis < block.ndim(); axis++) {
            ranges.add(
                    axis < index.length
                            ? new AxisRange(index[axis], 1, 1)
                            : AxisRange.whole(block.shape().length(axis)));
        }
        int[] kept = IntStream.range(index.length, block.ndim()).toArray();
        return block.slice(ResolvedSlice.of(block.shape(), ranges, kept));
    }
}
