package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.Blocks;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.Windows;
import io.bask.array.kernel.Mosaic;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.RechunkLimits;
import io.bask.array.shape.RechunkPlan;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers rechunks, and windows, which may overlap: one task a new block, which reads every old block that it overlaps.
 *
 * <p>A new block that lies within one old block is a view of it. Where new blocks take little each of many large blocks,
 * the old ones are cut first, see {@link Exchange}. Where too many pieces would be exchanged at once, there are grids between,
 * see {@link RechunkPlan}.
 */
final class RechunkLowering {
    private static final double LARGE_BYTES = 1 << 26;
    private static final double WASTE = 4;

    private RechunkLowering() {}

    static int[] lower(Rechunk node, BlockTasks tasks) {
        List<ChunkGrid> grids = RechunkPlan.of(node.input().chunks(), node.chunks(), node.dtype(), node.limits());
        ChunkGrid source = node.input().chunks();
        int[] from = tasks.of(node.input());
        for (int step = 0; step < grids.size(); step++) {
            boolean last = step == grids.size() - 1;
            String name = last ? node.layerName() : "step-%d-%s".formatted(step + 1, node.layerName());
            boolean inMemory = step == 0 && (node.input() instanceof FromNDArray || node.input() instanceof Blocks);
            from = step(new Step(name, source, grids.get(step), node.dtype()), inMemory, node.limits(), from, tasks);
            source = grids.get(step);
        }
        return from;
    }

    /**
     * For each axis, which old chunks make each new one, if whoever reads the new blocks may as well read a few pieces of the old
     * ones; else null.
     */
    static @Nullable List<List<Overlap>> inFewPieces(Rechunk node) {
        ChunkGrid source = node.input().chunks();
        ChunkGrid target = node.chunks();
        boolean isFew = node.isOfFewPieces()
                && RechunkPlan.of(source, target, node.dtype(), node.limits()).size() == 1;
        Step step = new Step(node.layerName(), source, target, node.dtype());
        List<List<Overlap>> overlaps = isFew ? overlaps(step) : List.of();
        return isFew && !wastesMemory(step, node.limits(), overlaps) ? overlaps : null;
    }

    /** From one grid to another, in one layer of this name. */
    record Step(String name, ChunkGrid source, ChunkGrid target, DType dtype) {}

    private static int[] step(Step step, boolean inMemory, RechunkLimits limits, int[] from, BlockTasks tasks) {
        List<List<Overlap>> overlaps = overlaps(step);
        return !inMemory && wastesMemory(step, limits, overlaps)
                ? Exchange.lower(step, overlaps, from, tasks)
                : lower(step, overlaps, from, tasks);
    }

    private static List<List<Overlap>> overlaps(Step step) {
        List<List<Overlap>> overlaps = new ArrayList<>();
        for (int axis = 0; axis < step.source.ndim(); axis++) {
            overlaps.add(overlaps(step.source.axis(axis), step.target.axis(axis)));
        }
        return overlaps;
    }

    static int[] lower(Windows node, BlockTasks tasks) {
        ChunkGrid source = node.input().chunks();
        List<List<Overlap>> overlaps = new ArrayList<>();
        for (int axis = 0; axis < source.ndim(); axis++) {
            overlaps.add(overlaps(source.axis(axis), node.ranges(axis)));
        }
        Step step = new Step(node.layerName(), source, node.chunks(), node.dtype());
        return lower(step, overlaps, tasks.of(node.input()), tasks);
    }

    private static List<Overlap> overlaps(ChunkLengths source, ChunkLengths target) {
        if (source.isKnown()) {
            return overlaps(source, parts(target));
        }
        List<Overlap> overlaps = new ArrayList<>(target.count());
        for (int chunk = 0; chunk < target.count(); chunk++) {
            overlaps.add(new Overlap(chunk, List.of(AxisRange.whole(Shape.UNKNOWN))));
        }
        return overlaps;
    }

    private static List<AxisRange> parts(ChunkLengths target) {
        List<AxisRange> parts = new ArrayList<>(target.count());
        for (int chunk = 0; chunk < target.count(); chunk++) {
            parts.add(new AxisRange(target.start(chunk), target.length(chunk), 1));
        }
        return parts;
    }

    private static int[] lower(Step step, List<List<Overlap>> overlaps, int[] from, BlockTasks tasks) {
        ChunkGrid target = step.target;
        return tasks.layer(step.name, target, target.maxBlockBytes(step.dtype), (layer, block) -> {
            int[] index = target.blockIndex(block);
            List<Overlap> along = along(overlaps, index);
            int[] read = read(step.source, along, from);
            Kernel kernel = new Gather(step.dtype, target.blockShape(index), along);
            return tasks.graph().add(layer, block, kernel, read);
        });
    }

    /** Whether new blocks would keep many times their own bytes of old blocks in memory, and much at that. */
    private static boolean wastesMemory(Step step, RechunkLimits limits, List<List<Overlap>> overlaps) {
        double read = step.source.maxBlockBytes(step.dtype);
        for (List<Overlap> along : overlaps) {
            read *= along.stream()
                    .mapToInt(overlap -> overlap.ranges().size())
                    .max()
                    .orElse(1);
        }
        return read > Math.min(LARGE_BYTES, limits.bytes())
                && read > WASTE * (double) step.target.maxBlockBytes(step.dtype);
    }

    /** For each new chunk of an axis, the old chunks that it is made of. */
    private static List<Overlap> overlaps(ChunkLengths source, List<AxisRange> parts) {
        List<Overlap> overlaps = new ArrayList<>(parts.size());
        for (AxisRange part : parts) {
            long start = part.start();
            long length = part.length();
            if (length == 0) {
                overlaps.add(new Overlap(0, List.of(new AxisRange(0, 0, 1))));
                continue;
            }
            int first = source.chunkAt(start);
            List<AxisRange> ranges = new ArrayList<>();
            long taken = 0;
            for (int old = first; taken < length; old++) {
                long within = start + taken - source.start(old);
                long count = Math.min(length - taken, source.length(old) - within);
                ranges.add(new AxisRange(count == 0 ? 0 : within, count, 1));
                taken += count;
            }
            overlaps.add(new Overlap(first, List.copyOf(ranges)));
        }
        return overlaps;
    }

    /** Which old chunks make one new block. */
    static List<Overlap> along(List<List<Overlap>> overlaps, int[] index) {
        List<Overlap> along = new ArrayList<>();
        for (int axis = 0; axis < index.length; axis++) {
            along.add(overlaps.get(axis).get(index[axis]));
        }
        return List.copyOf(along);
    }

    /** The tasks of the old blocks, in row-major order of the overlap. */
    static int[] read(ChunkGrid source, List<Overlap> along, int[] from) {
        int[] index = new int[along.size()];
        int[] read = new int[count(along)];
        for (int i = 0; i < read.length; i++) {
            int rest = i;
            for (int axis = index.length - 1; axis >= 0; axis--) {
                int count = along.get(axis).ranges().size();
                index[axis] = along.get(axis).first() + rest % count;
                rest /= count;
            }
            read[i] = from[(int) source.blockNumber(index)];
        }
        return read;
    }

    /** How many old blocks make a new one. */
    static int count(List<Overlap> along) {
        int count = 1;
        for (Overlap overlap : along) {
            count = Math.multiplyExact(count, overlap.ranges().size());
        }
        return count;
    }

    /**
     * Which old chunks make a new one.
     *
     * @param first number of the first old chunk
     * @param ranges what is taken of it and of those after it
     */
    record Overlap(int first, List<AxisRange> ranges) implements Serializable {
        /** Where in the new chunk the piece of an old one begins. */
        long start(int piece) {
            long start = 0;
            for (int before = 0; before < piece; before++) {
                start += ranges.get(before).length();
            }
            return start;
        }
    }

    /** The piece of old block {@code number}; where it starts in the new block is written. */
    private static NDArray piece(@Nullable Object[] inputs, List<Overlap> along, int number, long[] start) {
        NDArray block = (NDArray) Objects.requireNonNull(inputs[number]);
        AxisRange[] ranges = new AxisRange[along.size()];
        int rest = number;
        for (int axis = ranges.length - 1; axis >= 0; axis--) {
            List<AxisRange> pieces = along.get(axis).ranges();
            int at = rest % pieces.size();
            rest /= pieces.size();
            ranges[axis] = pieces.get(at);
            start[axis] = along.get(axis).start(at);
        }
        int[] axes = ViewLowering.inOrder(ranges.length);
        return block.slice(ViewLowering.within(block.shape(), List.of(ranges), axes));
    }

    /** A new block that is left in the pieces of old blocks. */
    static Mosaic mosaic(@Nullable Object[] inputs, List<Overlap> along) {
        List<NDArray> pieces = new ArrayList<>(inputs.length);
        for (int i = 0; i < inputs.length; i++) {
            pieces.add(piece(inputs, along, i, new long[along.size()]));
        }
        long[][] starts = new long[along.size()][];
        for (int axis = 0; axis < starts.length; axis++) {
            Overlap overlap = along.get(axis);
            starts[axis] = new long[overlap.ranges().size()];
            Arrays.setAll(starts[axis], overlap::start);
        }
        return Mosaic.of(pieces, starts);
    }

    /** Puts pieces of old blocks together. */
    record Gather(DType dtype, Shape shape, List<Overlap> along) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            if (inputs.length == 1) {
                return piece(inputs, along, 0, new long[along.size()]);
            }
            @Nullable NDArray result = null;
            long[] start = new long[along.size()];
            int[] axes = ViewLowering.inOrder(along.size());
            for (int i = 0; i < inputs.length; i++) {
                NDArray piece = piece(inputs, along, i, start);
                if (result == null) {
                    result = NDArray.zeros(dtype, known(piece));
                }
                List<AxisRange> place = new ArrayList<>();
                for (int axis = 0; axis < start.length; axis++) {
                    place.add(new AxisRange(start[axis], piece.shape().length(axis), 1));
                }
                piece.copyInto(result.slice(ResolvedSlice.of(result.shape(), place, axes)));
            }
            return Objects.requireNonNull(result);
        }

        /** The new block's shape: along axes of unknown length, a piece is as long as the whole. */
        private Shape known(NDArray piece) {
            Shape known = shape;
            for (int axis = 0; axis < shape.ndim(); axis++) {
                known = shape.isKnown(axis)
                        ? known
                        : known.with(axis, piece.shape().length(axis));
            }
            return known;
        }

        @Override
        public String operation() {
            return "rechunk";
        }
    }
}
