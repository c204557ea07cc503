package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.AssignSlice;
import io.bask.array.expr.AxisCut;
import io.bask.array.expr.AxisMap;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.graph.Forward;
import io.bask.graph.Kernel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers slice assignments: blocks that are touched are copied and written to, the others handed on. */
final class AssignSliceLowering {
    private AssignSliceLowering() {}

    static int[] lower(AssignSlice node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        int[] values = tasks.of(node.value());
        int[] read = AxisMap.broadcast(node.value().ndim(), node.place().ndim())
                .blockNumbers(node.value().chunks(), node.place().chunks());
        Map<Integer, Write> writes = writes(node.place());
        return tasks.layer(node, (layer, block) -> {
            Write write = writes.get(block);
            return write == null
                    ? tasks.graph().add(layer, block, Forward.INSTANCE, from[block])
                    : tasks.graph().add(layer, block, write, from[block], values[read[write.piece()]]);
        });
    }

    /** For the row-major number of each block that is written to, what is written. */
    private static Map<Integer, Write> writes(SliceBasic place) {
        Map<Integer, Write> writes = new HashMap<>();
        if (place.shape().isKnown() && place.shape().isEmpty()) {
            return writes;
        }
        ChunkGrid source = place.input().chunks();
        List<AxisCut> cuts = ViewLowering.cuts(place);
        int pieces = Math.toIntExact(place.chunks().numBlocks());
        for (int piece = 0; piece < pieces; piece++) {
            int[] index = new int[source.ndim()];
            List<AxisRange> ranges =
                    ViewLowering.ranges(cuts, place.resultAxes(), place.chunks().blockIndex(piece), index);
            if (ranges.stream().noneMatch(range -> range.length() == 0)) {
                writes.put((int) source.blockNumber(index), new Write(ranges, place.resultAxes(), piece));
            }
        }
        return writes;
    }

    /**
     * Writes a block of values into a copy of a block.
     *
     * @param ranges which positions of the block
     * @param resultAxes the axes of the place, as of a {@link SliceBasic}
     * @param piece row-major number of the block of values
     */
    record Write(List<AxisRange> ranges, int[] resultAxes, int piece) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray result = ((NDArray) Objects.requireNonNull(inputs[0])).copy();
            NDArray place = result.slice(ViewLowering.within(result.shape(), ranges, resultAxes));
            ((NDArray) Objects.requireNonNull(inputs[1]))
                    .broadcastTo(place.shape())
                    .copyInto(place);
            return result;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Write that
                    && ranges.equals(that.ranges)
                    && Arrays.equals(resultAxes, that.resultAxes)
                    && piece == that.piece;
        }

        @Override
        public int hashCode() {
            return 31 * ranges.hashCode() + piece;
        }

        @Override
        public String operation() {
            return "setitem";
        }
    }
}
