package io.bask.array.lower;

import io.bask.array.block.BlockInfo;
import io.bask.array.block.BlockReduction;
import io.bask.array.block.NDArray;
import io.bask.array.expr.ReduceTree;
import io.bask.array.expr.TreeReduce;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers reductions by a user's functions: a task a block, then neighbours combined level by level. */
final class TreeReduceLowering {
    private TreeReduceLowering() {}

    static int[] lower(TreeReduce node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        ChunkGrid chunks = node.input().chunks();
        String name = node.partialsName();
        long bytes = bytes(node);
        int[] partials = tasks.layer(name + "-chunk", chunks, bytes, (layer, block) -> {
            BlockInfo.Place place = BlockCallLowering.place(chunks, chunks.blockIndex(block));
            return tasks.graph().add(layer, block, new Chunk(node.reduction(), node.axes(), place), from[block]);
        });
        int depth = 0;
        for (ReduceTree.Level level : node.levels()) {
            partials = combine(name + "-combine" + depth++, level, partials, node, tasks);
        }
        int[] last = partials;
        return tasks.layer(node, (layer, block) -> {
            Shape shape = node.chunks().blockShape(node.chunks().blockIndex(block));
            int[] expanded = node.keepsDims() ? node.axes() : new int[0];
            Kernel kernel = new Aggregate(node.reduction(), node.part(), expanded, shape, node.dtype());
            return tasks.graph().add(layer, block, kernel, last[block]);
        });
    }

    private static long bytes(TreeReduce node) {
        return node.chunks().isKnown() ? node.chunks().maxBlockBytes(node.dtype()) : 0;
    }

    private static int[] combine(
            String name, ReduceTree.Level level, int[] partials, TreeReduce node, BlockTasks tasks) {
        long bytes = bytes(node);
        Kernel kernel = new Combine(node.reduction());
        return tasks.layer(name, level.to(), bytes, (layer, block) -> {
            int[] members = level.members(block);
            for (int i = 0; i < members.length; i++) {
                members[i] = partials[members[i]];
            }
            return tasks.graph().add(layer, block, kernel, members);
        });
    }

    /** Reduces one block. */
    record Chunk(BlockReduction<?> reduction, int[] axes, BlockInfo.Place place) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            return Objects.requireNonNull(
                    reduction.chunk((NDArray) Objects.requireNonNull(inputs[0]), axes.clone(), place),
                    "a reduction's chunk answered null; answer a partial result");
        }

        @Override
        public String operation() {
            return "reduction";
        }
    }

    /** Joins partial results; a lone one is handed on. */
    record Combine(BlockReduction<?> reduction) implements Kernel {
        @Override
        public @Nullable Object run(@Nullable Object[] inputs) throws Exception {
            return inputs.length == 1 ? inputs[0] : combine(reduction, inputs);
        }

        @SuppressWarnings("unchecked") // partial results come from the chunk of the same reduction
        private static <P> P combine(BlockReduction<P> reduction, @Nullable Object[] inputs) throws Exception {
            List<P> partials = new ArrayList<>(inputs.length);
            for (Object input : inputs) {
                partials.add((P) Objects.requireNonNull(input));
            }
            return Objects.requireNonNull(
                    reduction.combine(partials), "a reduction's combine answered null; answer a partial result");
        }

        @Override
        public String operation() {
            return "combine";
        }
    }

    /** Makes a block of the answer, and checks it against what was declared. */
    record Aggregate(BlockReduction<?> reduction, int part, int[] expanded, Shape shape, DType dtype)
            implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) throws Exception {
            NDArray result = Objects.requireNonNull(
                    TreeReduce.answer(reduction, part, Objects.requireNonNull(inputs[0])),
                    "a reduction's aggregate answered null; answer a block");
            for (int axis : expanded) {
                result = result.expandDims(axis);
            }
            if (result.dtype() != dtype || !BlockCallLowering.suits(result.shape(), shape)) {
                throw new IllegalArgumentException(
                        "the reduction answered %s, but %s %s was declared; answer the shape without the reduced axes"
                                .formatted(result.describe(), dtype, shape));
            }
            return result;
        }

        @Override
        public String operation() {
            return "aggregate";
        }
    }
}
