package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.Blocks;
import io.bask.array.expr.Concatenate;
import io.bask.array.expr.FromFunction;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Full;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.IndexFunction;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import io.bask.graph.Literal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lowers nodes whose blocks are there already, or are made by a user's function. */
final class DataLowering {
    private DataLowering() {}

    static int[] lower(FromNDArray node, BlockTasks tasks) {
        ChunkGrid chunks = node.chunks();
        return tasks.layer(
                node,
                (layer, block) -> tasks.graph()
                        .add(
                                layer,
                                block,
                                new Literal(node.data().slice(chunks.blockRegion(chunks.blockIndex(block))))));
    }

    static int[] lower(Blocks node, BlockTasks tasks) {
        return tasks.layer(
                node,
                (layer, block) -> tasks.graph()
                        .add(layer, block, new Literal(node.blocks().get(block).inGraph())));
    }

    /** Blocks of one value take one element of memory each. */
    static int[] lower(Full node, BlockTasks tasks) {
        ChunkGrid chunks = node.chunks();
        Map<Shape, Literal> blocks = new HashMap<>();
        return tasks.layer(node, (layer, block) -> {
            Shape shape = chunks.blockShape(chunks.blockIndex(block));
            Literal literal = blocks.computeIfAbsent(
                    shape, any -> new Literal(NDArray.constant(node.dtype(), shape, node.value())));
            return tasks.graph().add(layer, block, literal);
        });
    }

    static int[] lower(FromFunction node, BlockTasks tasks) {
        ChunkGrid chunks = node.chunks();
        return tasks.layer(node, (layer, block) -> {
            int[] index = chunks.blockIndex(block);
            Kernel kernel =
                    new CallForEach(node.function(), node.dtype(), chunks.blockShape(index), chunks.blockStart(index));
            return tasks.graph().add(layer, block, kernel);
        });
    }

    /** No task at all: the inputs' blocks, in the order of the result. */
    static int[] lower(Concatenate node, BlockTasks tasks) {
        ChunkGrid chunks = node.chunks();
        int axis = node.axis();
        int inner = 1;
        for (int after = axis + 1; after < chunks.ndim(); after++) {
            inner *= chunks.numBlocks(after);
        }
        int row = inner * chunks.numBlocks(axis);
        int[] blocks = new int[Math.toIntExact(chunks.numBlocks())];
        int shift = 0;
        for (var input : node.inputs()) {
            int width = inner * input.chunks().numBlocks(axis);
            int[] from = tasks.of(input);
            for (int line = 0; line * width < from.length; line++) {
                System.arraycopy(from, line * width, blocks, line * row + shift, width);
            }
            shift += width;
        }
        return blocks;
    }

    /** Calls the user's function for every element of a block. */
    record CallForEach(IndexFunction function, DType dtype, Shape shape, long[] start) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            double[] values = new double[Math.toIntExact(shape.size())];
            long[] index = start.clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = function.at(index);
                for (int axis = index.length - 1; axis >= 0; axis--) {
                    if (++index[axis] < start[axis] + shape.length(axis)) {
                        break;
                    }
                    index[axis] = start[axis];
                }
            }
            return NDArray.wrap(DType.FLOAT64, shape, values).astype(dtype);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof CallForEach that
                    && function == that.function
                    && dtype == that.dtype
                    && shape.equals(that.shape)
                    && Arrays.equals(start, that.start);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(function) + Arrays.hashCode(start);
        }

        @Override
        public String operation() {
            return "fromfunction";
        }
    }
}
