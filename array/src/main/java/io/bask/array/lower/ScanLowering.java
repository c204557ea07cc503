package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.Scan;
import io.bask.array.kernel.Accumulator;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.graph.Forward;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers scans, in one of two ways.
 *
 * <p>One block after the other: each begins with the last position of the one before it; one task a block, and the bits of
 * NumPy. Or in parallel, after Blelloch: blocks are totalled, the totals are combined upwards in a tree and handed down
 * again as what comes before each block, and all blocks are then accumulated at once.
 *
 * <pre>  total  total  total  total        up: neighbours joined, then neighbours of those
 *     \____/      \____/
 *        \__________/
 *   carry  carry  carry  carry        down: what lies before a pair goes to its left half,
 *     |      |      |      |          joined with the left half's total to its right half
 *   scan   scan   scan   scan  </pre>
 */
final class ScanLowering {
    private static final int NONE = -1;

    private ScanLowering() {}

    static int[] lower(Scan node, BlockTasks tasks) {
        if (!node.chunks().axis(node.axis()).isKnown()) {
            return late(node, tasks);
        }
        return node.isParallel() ? parallel(node, tasks) : chained(node, tasks);
    }

    private static int[] chained(Scan node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        ChunkGrid chunks = node.chunks();
        ChunkLengths along = chunks.axis(node.axis());
        int step = step(chunks, node.axis());
        Accumulator accumulator = new Accumulator(node.kind(), node.axis());
        int[] results = new int[from.length];
        return tasks.layer(node, (layer, block) -> {
            int before = before(along, chunks.blockIndex(block)[node.axis()]);
            int own = chunks.blockIndex(block)[node.axis()];
            results[block] = before == NONE
                    ? tasks.graph().add(layer, block, new First(accumulator), from[block])
                    : tasks.graph()
                            .add(
                                    layer,
                                    block,
                                    new Next(accumulator),
                                    from[block],
                                    results[block - (own - before) * step]);
            return results[block];
        });
    }

    /**
     * One block after the other along an axis of unknown length: what comes before a block is made of the blocks alone, as
     * some may turn out to be empty.
     */
    private static int[] late(Scan node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        ChunkGrid chunks = node.chunks();
        int count = chunks.numBlocks(node.axis());
        int step = step(chunks, node.axis());
        int lines = (int) (chunks.numBlocks() / count);
        Accumulator accumulator = new Accumulator(node.kind(), node.axis());
        int[] carries = new int[lines * (count - 1)];
        long bytes = chunks.maxBlockBytes(node.dtype());
        tasks.layer(node.layerName() + "-carry", new int[] {lines, count - 1}, bytes, (layer, number) -> {
            int line = number / (count - 1);
            int place = number % (count - 1);
            int block = from[(line / step * count + place) * step + line % step];
            int[] reads = place == 0 ? new int[] {block} : new int[] {block, carries[number - 1]};
            carries[number] = tasks.graph().add(layer, number, new Carry(accumulator), reads);
            return carries[number];
        });
        return tasks.layer(node, (layer, block) -> {
            int place = chunks.blockIndex(block)[node.axis()];
            int line = block / (step * count) * step + block % step;
            int[] reads = place == 0
                    ? new int[] {from[block]}
                    : new int[] {from[block], carries[line * (count - 1) + place - 1]};
            return tasks.graph().add(layer, block, new After(accumulator), reads);
        });
    }

    /** From one block to the next along an axis, in row-major numbers. */
    private static int step(ChunkGrid chunks, int axis) {
        int step = 1;
        for (int after = axis + 1; after < chunks.ndim(); after++) {
            step *= chunks.numBlocks(after);
        }
        return step;
    }

    /** The last chunk before another one that is not empty. */
    private static int before(ChunkLengths along, int chunk) {
        int before = chunk - 1;
        while (before >= 0 && along.length(before) == 0) {
            before--;
        }
        return before;
    }

    private static int[] parallel(Scan node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        ChunkGrid chunks = node.chunks();
        int axis = node.axis();
        Accumulator accumulator = new Accumulator(node.kind(), axis);
        List<Integer> filled = new ArrayList<>();
        for (int chunk = 0; chunk < chunks.numBlocks(axis); chunk++) {
            if (chunks.axis(axis).length(chunk) > 0) {
                filled.add(chunk);
            }
        }
        int[] carries = filled.size() < 2 ? new int[0] : new Tree(node, tasks, accumulator, filled).carries();
        Map<Integer, Integer> places = new HashMap<>();
        filled.forEach(chunk -> places.put(chunk, places.size()));
        int step = step(chunks, axis);
        return tasks.layer(node, (layer, block) -> {
            int place = places.getOrDefault(chunks.blockIndex(block)[axis], NONE);
            if (place < 1) {
                return tasks.graph().add(layer, block, new First(accumulator), from[block]);
            }
            int line = block / (step * chunks.numBlocks(axis)) * step + block % step;
            return tasks.graph()
                    .add(layer, block, new Next(accumulator), from[block], carries[line * filled.size() + place]);
        });
    }

    /** The totals of blocks, and what comes before each block; numbered by line, then by place in the line. */
    private static final class Tree {
        private final Scan node;
        private final BlockTasks tasks;
        private final Accumulator accumulator;
        private final List<Integer> filled;
        private final int lines;

        Tree(Scan node, BlockTasks tasks, Accumulator accumulator, List<Integer> filled) {
            this.node = node;
            this.tasks = tasks;
            this.accumulator = accumulator;
            this.filled = filled;
            this.lines = (int) (node.chunks().numBlocks() / node.chunks().numBlocks(node.axis()));
        }

        int[] carries() {
            int[] from = tasks.of(node.input());
            int step = step(node.chunks(), node.axis());
            int all = node.chunks().numBlocks(node.axis());
            int width = filled.size();
            int[] totals = layer(
                    "total",
                    width,
                    (line, place) -> new Join(
                            new Total(accumulator),
                            from[(line / step * all + filled.get(place)) * step + line % step]));
            List<int[]> levels = new ArrayList<>(List.of(totals));
            while (width > 2) {
                int[] below = levels.get(levels.size() - 1);
                int belowWidth = width;
                width = (width + 1) / 2;
                levels.add(layer("up" + levels.size(), width, (line, place) -> pair(below, belowWidth, line, place)));
            }
            return down(levels);
        }

        private Join pair(int[] below, int width, int line, int place) {
            int left = line * width + 2 * place;
            return 2 * place + 1 < width
                    ? new Join(new Both(accumulator), below[left], below[left + 1])
                    : new Join(Forward.INSTANCE, below[left]);
        }

        /** From the top: what lies before each node; place 0 has nothing before it and is never read. */
        private int[] down(List<int[]> levels) {
            int[] carries = new int[0];
            for (int depth = levels.size() - 1; depth >= 0; depth--) {
                int[] totals = levels.get(depth);
                int[] above = carries;
                int width = totals.length / lines;
                int aboveWidth = above.length / lines;
                carries = layer("down" + depth, width, (line, place) -> {
                    int left = totals[line * width + (place == 0 ? 0 : place - 1)];
                    if (place < 2) {
                        return new Join(Forward.INSTANCE, left);
                    }
                    int over = above[line * aboveWidth + place / 2];
                    return place % 2 == 0
                            ? new Join(Forward.INSTANCE, over)
                            : new Join(new Both(accumulator), over, left);
                });
            }
            return carries;
        }

        private int[] layer(String name, int width, Maker maker) {
            String layerName = node.layerName() + "-" + name;
            long bytes = node.chunks().maxBlockBytes(node.dtype())
                    / Math.max(1, node.chunks().axis(node.axis()).max());
            return tasks.layer(layerName, new int[] {lines, width}, bytes, (layer, number) -> {
                Join join = maker.make(number / width, number % width);
                return tasks.graph().add(layer, number, join.kernel(), join.reads());
            });
        }
    }

    /** Makes the task for a place in a line. */
    private interface Maker {
        Join make(int line, int place);
    }

    /** A task to be. */
    private record Join(Kernel kernel, int... reads) {}

    private static NDArray block(@Nullable Object input) {
        return (NDArray) Objects.requireNonNull(input);
    }

    /** Accumulates a block with nothing before it. */
    record First(Accumulator accumulator) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return accumulator.run(block(inputs[0]), null);
        }

        @Override
        public String operation() {
            return accumulator.kind().operation();
        }
    }

    /** Accumulates a block that goes on where another ended. */
    record Next(Accumulator accumulator) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return accumulator.run(block(inputs[0]), accumulator.last(block(inputs[1])));
        }

        @Override
        public String operation() {
            return accumulator.kind().operation();
        }
    }

    /** What came before a block of unknown length, if there was anything. */
    private static @Nullable NDArray carried(Accumulator accumulator, @Nullable Object[] inputs) {
        NDArray before = inputs.length > 1 ? block(inputs[1]) : null;
        return before == null || before.shape().length(accumulator.axis()) == 0 ? null : before;
    }

    /** Accumulates a block after what came before it, which may be nothing. */
    record After(Accumulator accumulator) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return accumulator.run(block(inputs[0]), carried(accumulator, inputs));
        }

        @Override
        public String operation() {
            return accumulator.kind().operation();
        }
    }

    /** What a block and those before it accumulate to; empty if there is no element yet. */
    record Carry(Accumulator accumulator) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = block(inputs[0]);
            if (block.shape().length(accumulator.axis()) == 0) {
                return inputs.length > 1 ? block(inputs[1]) : block;
            }
            return accumulator
                    .last(accumulator.run(block, carried(accumulator, inputs)))
                    .copy();
        }

        @Override
        public String operation() {
            return "carry";
        }
    }

    /** What a block accumulates to. */
    record Total(Accumulator accumulator) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return accumulator.last(accumulator.run(block(inputs[0]), null)).copy();
        }

        @Override
        public String operation() {
            return "total";
        }
    }

    /** What two neighbours accumulate to. */
    record Both(Accumulator accumulator) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return accumulator.join(block(inputs[0]), block(inputs[1]));
        }

        @Override
        public String operation() {
            return "combine";
        }
    }
}
