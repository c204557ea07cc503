package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.Contract;
import io.bask.array.kernel.linalg.Product;
import io.bask.array.shape.ChunkGrid;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers products: a few pairs of blocks a task, then a tree of sums where there are more. */
final class ContractLowering {
    private ContractLowering() {}

    static int[] lower(Contract node, BlockTasks tasks) {
        int groups = groups(node.pairs());
        if (groups == 1) {
            return tasks.layer(node, (layer, block) -> multiply(node, tasks, new int[] {layer, block, block, 0}));
        }
        String name = node.layerName();
        long bytes = node.chunks().maxBlockBytes(node.dtype());
        int together = groups;
        int[] sums = tasks.layer(
                name + "-product",
                counts(node.chunks(), groups),
                bytes,
                (layer, task) -> multiply(node, tasks, new int[] {layer, task, task / together, task % together}));
        int level = 0;
        while (groups(groups) > 1) {
            int[] from = sums;
            int before = groups;
            int now = groups(groups);
            sums = tasks.layer(
                    name + "-sum" + level++,
                    counts(node.chunks(), now),
                    bytes,
                    (layer, task) ->
                            tasks.graph().add(layer, task, new Add(), members(from, before, task / now, task % now)));
            groups = now;
        }
        int[] last = sums;
        int remaining = groups;
        return tasks.layer(
                node, (layer, block) -> tasks.graph().add(layer, block, new Add(), members(last, remaining, block, 0)));
    }

    private static int groups(int members) {
        return Math.max(1, (members + Contract.TOGETHER - 1) / Contract.TOGETHER);
    }

    private static int[] counts(ChunkGrid grid, int groups) {
        int[] counts = new int[grid.ndim() + 1];
        for (int axis = 0; axis < grid.ndim(); axis++) {
            counts[axis] = grid.numBlocks(axis);
        }
        counts[grid.ndim()] = groups;
        return counts;
    }

    /** The results of group {@code group} of those that belong to a block. */
    private static int[] members(int[] from, int each, int block, int group) {
        int first = group * Contract.TOGETHER;
        int last = Math.min(each, first + Contract.TOGETHER);
        return Arrays.copyOfRange(from, block * each + first, block * each + last);
    }

    /** Adds the task of some pairs; {@code place} is layer, task, block of the result and group of pairs. */
    private static int multiply(Contract node, BlockTasks tasks, int[] place) {
        int[] index = node.chunks().blockIndex(place[2]);
        int first = place[3] * Contract.TOGETHER;
        int last = Math.min(node.pairs(), first + Contract.TOGETHER);
        int[] reads = new int[2 * (last - first)];
        for (int pair = first; pair < last; pair++) {
            int[] depth = depthIndex(node, pair);
            reads[pair - first] =
                    tasks.of(node.left())[(int) node.left().chunks().blockNumber(leftIndex(node, index, depth))];
            reads[pair - first + last - first] =
                    tasks.of(node.right())[(int) node.right().chunks().blockNumber(rightIndex(node, index, depth))];
        }
        Kernel kernel = new Multiply(node.stack(), node.depth());
        return tasks.graph().add(place[0], place[1], kernel, reads);
    }

    private static int[] depthIndex(Contract node, int pair) {
        int[] depth = new int[node.depth()];
        int rest = pair;
        for (int i = depth.length - 1; i >= 0; i--) {
            int count = node.right().chunks().numBlocks(node.stack() + i);
            depth[i] = rest % count;
            rest /= count;
        }
        return depth;
    }

    private static int[] leftIndex(Contract node, int[] index, int[] depth) {
        int[] result = Arrays.copyOf(index, node.left().ndim());
        System.arraycopy(depth, 0, result, result.length - depth.length, depth.length);
        return result;
    }

    private static int[] rightIndex(Contract node, int[] index, int[] depth) {
        int[] result = new int[node.right().ndim()];
        System.arraycopy(index, 0, result, 0, node.stack());
        System.arraycopy(depth, 0, result, node.stack(), depth.length);
        int columns = result.length - node.stack() - depth.length;
        System.arraycopy(index, index.length - columns, result, node.stack() + depth.length, columns);
        return result;
    }

    private static List<NDArray> blocks(@Nullable Object[] inputs, int from, int to) {
        List<NDArray> blocks = new ArrayList<>();
        for (int i = from; i < to; i++) {
            blocks.add((NDArray) Objects.requireNonNull(inputs[i]));
        }
        return blocks;
    }

    /** Multiplies the first half of its inputs by the second, and adds up. */
    record Multiply(int stack, int depth) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            int pairs = inputs.length / 2;
            return Product.sum(blocks(inputs, 0, pairs), blocks(inputs, pairs, inputs.length), stack, depth);
        }

        @Override
        public String operation() {
            return "matmul";
        }
    }

    /** Adds up. */
    record Add() implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return Product.add(blocks(inputs, 0, inputs.length));
        }

        @Override
        public String operation() {
            return "sum of products";
        }
    }
}
