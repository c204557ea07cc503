package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.lower.RechunkLowering.Gather;
import io.bask.array.lower.RechunkLowering.Overlap;
import io.bask.array.lower.RechunkLowering.Step;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ResolvedSlice;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers a rechunk in two steps: each old block is cut into the pieces that the new ones need, then each new block is put
 * together from its pieces.
 *
 * <p>So a new block never needs all old blocks in memory at once, and what waits on disk meanwhile are pieces that are read
 * back once. The pieces of an old block are cut one after the other, so that it is soon needed no more.
 */
final class Exchange {
    private Exchange() {}

    static int[] lower(Step step, List<List<Overlap>> overlaps, int[] from, BlockTasks tasks) {
        ChunkGrid target = step.target();
        int blocks = Math.toIntExact(target.numBlocks());
        int[][] pieces = new int[blocks][];
        if (!tasks.graph().contains(step.name())) {
            cut(step, overlaps, from, tasks.graph(), pieces);
        }
        return tasks.layer(step.name(), target, target.maxBlockBytes(step.dtype()), (layer, block) -> {
            int[] index = target.blockIndex(block);
            List<Overlap> whole = new ArrayList<>();
            for (Overlap overlap : along(overlaps, index)) {
                whole.add(new Overlap(
                        0,
                        overlap.ranges().stream()
                                .map(range -> new AxisRange(0, range.length(), 1))
                                .toList()));
            }
            Kernel kernel = new Gather(step.dtype(), target.blockShape(index), List.copyOf(whole));
            return tasks.graph().add(layer, block, kernel, pieces[block]);
        });
    }

    private static List<Overlap> along(List<List<Overlap>> overlaps, int[] index) {
        List<Overlap> along = new ArrayList<>();
        for (int axis = 0; axis < index.length; axis++) {
            along.add(overlaps.get(axis).get(index[axis]));
        }
        return along;
    }

    /** A piece to be cut: for which new block, at which place among those it needs, and from where. */
    private record Piece(int block, int place, List<AxisRange> ranges) {}

    private static void cut(Step step, List<List<Overlap>> overlaps, int[] from, GraphBuilder graph, int[][] pieces) {
        ChunkGrid source = step.source();
        ChunkGrid target = step.target();
        List<List<Piece>> byOldBlock = new ArrayList<>();
        for (int old = 0; old < from.length; old++) {
            byOldBlock.add(new ArrayList<>());
        }
        int[] numbers = new int[from.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        int count = 0;
        for (int block = 0; block < pieces.length; block++) {
            List<Overlap> along = along(overlaps, target.blockIndex(block));
            int[] read = RechunkLowering.read(source, along, numbers);
            pieces[block] = new int[read.length];
            for (int place = 0; place < read.length; place++) {
                byOldBlock.get(read[place]).add(new Piece(block, place, ranges(along, place)));
            }
            count += read.length;
        }
        long bytes = Math.max(1, target.maxBlockBytes(step.dtype()) * pieces.length / Math.max(1, count));
        int layer = graph.layer("cut-" + step.name(), new int[] {count}, bytes);
        int position = 0;
        for (int old = 0; old < from.length; old++) {
            for (Piece piece : byOldBlock.get(old)) {
                pieces[piece.block][piece.place] = graph.add(layer, position++, new Cut(piece.ranges), from[old]);
            }
        }
    }

    private static List<AxisRange> ranges(List<Overlap> along, int place) {
        AxisRange[] ranges = new AxisRange[along.size()];
        int rest = place;
        for (int axis = ranges.length - 1; axis >= 0; axis--) {
            List<AxisRange> choices = along.get(axis).ranges();
            ranges[axis] = choices.get(rest % choices.size());
            rest /= choices.size();
        }
        return List.of(ranges);
    }

    /** Copies a piece out of a block. */
    record Cut(List<AxisRange> ranges) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            return block.slice(ResolvedSlice.of(block.shape(), ranges, ViewLowering.inOrder(ranges.size())))
                    .copy();
        }

        @Override
        public String operation() {
            return "cut";
        }
    }
}
