package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.AxisMap;
import io.bask.array.expr.BlockCounts;
import io.bask.array.expr.Compress;
import io.bask.array.expr.Guard;
import io.bask.array.expr.Partitions;
import io.bask.array.expr.Place;
import io.bask.array.expr.Settle;
import io.bask.array.kernel.Selection;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers selections by masks, and what has to do with lengths that only the selected blocks know. */
final class SelectionLowering {
    private SelectionLowering() {}

    /** One task a block: of the axes under the mask only the first one is cut, so the blocks' numbers stay. */
    static int[] lower(Compress node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        int[] masks = tasks.of(node.mask());
        ChunkGrid chunks = node.chunks();
        Select kernel = new Select(node.axis());
        return tasks.layer(node, (layer, block) -> {
            int mask = masks[chunks.blockIndex(block)[node.axis()]];
            return tasks.graph().add(layer, block, kernel, from[block], mask);
        });
    }

    static int[] lower(Place node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        int[] masks = tasks.of(node.mask());
        int[] values = tasks.of(node.value());
        ChunkGrid selection = node.selectionChunks();
        int[] read = AxisMap.broadcast(node.value().ndim(), selection.ndim())
                .blockNumbers(node.value().chunks(), selection);
        Overwrite kernel = new Overwrite(node.axis());
        return tasks.layer(node, (layer, block) -> {
            int mask = masks[selection.blockIndex(block)[node.axis()]];
            return tasks.graph().add(layer, block, kernel, from[block], mask, values[read[block]]);
        });
    }

    static int[] lower(Guard node, BlockTasks tasks) {
        return tasks.layer(node, tasks.of(node.input()), new Check(node.low(), node.high(), node.what()));
    }

    static int[] lower(BlockCounts node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        ChunkGrid chunks = node.input().chunks();
        Kernel kernel = new Count(node.axis(), node.trues());
        return tasks.layer(node, (layer, block) -> {
            int[] index = new int[chunks.ndim()];
            index[node.axis()] = block;
            return tasks.graph().add(layer, block, kernel, from[(int) chunks.blockNumber(index)]);
        });
    }

    static int[] lower(Settle node, BlockTasks tasks) {
        Kernel kernel = new Join(node.dtype(), node.shape(), node.stretches());
        return tasks.layer(node, (layer, block) -> tasks.graph().add(layer, block, kernel, tasks.of(node.input())));
    }

    /** No task at all. */
    static int[] lower(Partitions node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        int[] blocks = new int[Math.toIntExact(node.chunks().numBlocks())];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = from[node.source(block)];
        }
        return blocks;
    }

    /** Takes what lies under the true elements of a mask. */
    record Select(int axis) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            return Selection.compress(block, (NDArray) Objects.requireNonNull(inputs[1]), axis);
        }

        @Override
        public String operation() {
            return "compress";
        }
    }

    /** Writes values where a mask is true. */
    record Overwrite(int axis) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            NDArray mask = (NDArray) Objects.requireNonNull(inputs[1]);
            return Selection.place(block, mask, (NDArray) Objects.requireNonNull(inputs[2]), axis);
        }

        @Override
        public String operation() {
            return "place";
        }
    }

    /** Hands on whole numbers that lie in a range. */
    record Check(long low, long high, String what) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            for (long value : block.toLongArray()) {
                if (value < low || value >= high) {
                    throw new IndexOutOfBoundsException(
                            "%s %d is out of range; use values in [%d, %d)".formatted(what, value, low, high));
                }
            }
            return block;
        }

        @Override
        public String operation() {
            return "guard";
        }
    }

    /** Counts true elements, or positions along an axis. */
    record Count(int axis, boolean trues) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            return NDArray.of(trues ? Selection.count(block) : block.shape().length(axis));
        }

        @Override
        public String operation() {
            return "counts";
        }
    }

    /** Joins blocks of one axis that must have a length together. */
    record Join(DType dtype, Shape shape, boolean stretches) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            long length = 0;
            for (Object input : inputs) {
                length += ((NDArray) Objects.requireNonNull(input)).size();
            }
            boolean repeats = stretches && length == 1;
            if (length != shape.size() && !repeats) {
                throw new IllegalArgumentException(
                        "a mask that is true %d times was used with %d values or positions; give one, or as many"
                                .formatted(length, shape.size()));
            }
            NDArray result = NDArray.zeros(dtype, Shape.of(length));
            int at = 0;
            for (Object input : inputs) {
                NDArray block = (NDArray) Objects.requireNonNull(input);
                block.copyInto(result.storageShared(), at);
                at += (int) block.size();
            }
            return repeats ? result.broadcastTo(shape) : result;
        }

        @Override
        public String operation() {
            return "settle";
        }
    }
}
