package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.SampleSort;
import io.bask.array.order.Run;
import io.bask.array.order.Splits;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers sorts of long lines: each block is sorted, samples of all tell where to cut, pieces are exchanged and merged.
 *
 * <pre>  run     run     run       each block sorted
 *   |  \   / | \   / |
 *   |  samples: bounds       roughly where the blocks of the answer begin
 *   |  windows: splits       exactly where each run must be cut for that
 *  cut...  cut...  cut...    one piece for each block of the answer
 *   |   \/   |  \/   |
 *  merge   merge   merge     of the lengths that the input has  </pre>
 */
final class SampleSortLowering {
    private SampleSortLowering() {}

    static int[] lower(SampleSort node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        ChunkLengths chunks = node.chunks().axis(0);
        int count = chunks.count();
        String name = node.layerName();
        long bytes = chunks.max() * Long.BYTES * (node.positions() ? 2 : 1);
        long[] ranks = new long[count - 1];
        Arrays.setAll(ranks, i -> chunks.start(i + 1));
        int step = (int) Math.max(1, Math.sqrt(chunks.total() / (2.0 * count * count)));
        int[] runs = tasks.layer(
                name + "-run",
                new int[] {count},
                bytes,
                (layer, block) ->
                        tasks.graph().add(layer, block, new Sort(chunks.start(block), node.positions()), from[block]));
        int[] samples = tasks.layer(
                name + "-sample",
                new int[] {count},
                bytes / step,
                (layer, block) -> tasks.graph().add(layer, block, new Sample(step), runs[block]));
        int[] bounds = tasks.layer(
                name + "-bounds",
                new int[] {1},
                16L * count,
                (layer, block) -> tasks.graph().add(layer, block, new Bounds(ranks), samples));
        int[] windows = tasks.layer(
                name + "-window",
                new int[] {count},
                bytes / step,
                (layer, block) -> tasks.graph().add(layer, block, new Windows(), runs[block], bounds[0]));
        int[] splits = tasks.layer(
                name + "-splits",
                new int[] {1},
                4L * count * count,
                (layer, block) -> tasks.graph().add(layer, block, new Split(ranks), windows));
        int[] pieces = tasks.layer(
                name + "-cut",
                new int[] {count, count},
                bytes / count,
                (layer, piece) -> tasks.graph()
                        .add(layer, piece, new Cut(piece / count, piece % count), runs[piece / count], splits[0]));
        return tasks.layer(node, (layer, block) -> {
            int[] read = new int[count];
            Arrays.setAll(read, run -> pieces[run * count + block]);
            return tasks.graph().add(layer, block, new Merge(node.dtype()), read);
        });
    }

    private static <T> T read(Class<T> type, @Nullable Object input) {
        return type.cast(Objects.requireNonNull(input));
    }

    private static <T> List<T> all(Class<T> type, @Nullable Object[] inputs) {
        List<T> list = new ArrayList<>(inputs.length);
        for (Object input : inputs) {
            list.add(read(type, input));
        }
        return list;
    }

    /** Sorts a block. */
    record Sort(long start, boolean positions) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Run.of(read(NDArray.class, inputs[0]), start, positions);
        }

        @Override
        public String operation() {
            return "sort";
        }
    }

    /** Some keys of a sorted block. */
    record Sample(int step) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Splits.Sample.of(read(Run.class, inputs[0]), step);
        }

        @Override
        public String operation() {
            return "sample";
        }
    }

    /** Bounds for where the blocks of the answer begin. */
    record Bounds(long[] ranks) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Splits.Bounds.of(all(Splits.Sample.class, inputs), ranks);
        }

        @Override
        public String operation() {
            return "bounds";
        }
    }

    /** What lies within the bounds. */
    record Windows() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Splits.Window.of(read(Run.class, inputs[0]), read(Splits.Bounds.class, inputs[1]));
        }

        @Override
        public String operation() {
            return "window";
        }
    }

    /** Where exactly to cut. */
    record Split(long[] ranks) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Splits.of(all(Splits.Window[].class, inputs), ranks);
        }

        @Override
        public String operation() {
            return "splits";
        }
    }

    /** The piece of a sorted block for a block of the answer. */
    record Cut(int number, int part) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return read(Splits.class, inputs[1]).part(read(Run.class, inputs[0]), number, part);
        }

        @Override
        public String operation() {
            return "cut";
        }
    }

    /** A block of the answer. */
    record Merge(DType dtype) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Run.merge(all(Run.class, inputs)).elements(dtype);
        }

        @Override
        public String operation() {
            return "merge";
        }
    }
}
