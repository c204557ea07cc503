package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.AxisCut;
import io.bask.array.expr.AxisMap;
import io.bask.array.expr.Reshape;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lowers nodes whose blocks are views of other blocks: stretched, transposed, sliced. No element is copied. */
final class ViewLowering {
    private ViewLowering() {}

    /** {@code node} looks at {@code input}, block by block. */
    static int[] lower(ArrayExpr node, ArrayExpr input, AxisMap view, BlockTasks tasks) {
        int[] read = view.blockNumbers(input.chunks(), node.chunks());
        int[] from = tasks.of(input);
        ChunkGrid chunks = node.chunks();
        return tasks.layer(node, (layer, block) -> {
            Shape shape = chunks.blockShape(chunks.blockIndex(block));
            return tasks.graph().add(layer, block, new View(node.operation(), shape, view), from[read[block]]);
        });
    }

    static int[] lower(Reshape node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        ChunkGrid chunks = node.chunks();
        return tasks.layer(node, (layer, block) -> {
            Shape shape = chunks.blockShape(chunks.blockIndex(block));
            return tasks.graph().add(layer, block, new Rearrange(shape), from[block]);
        });
    }

    static int[] lower(SliceBasic node, BlockTasks tasks) {
        ChunkGrid source = node.input().chunks();
        List<AxisCut> cuts = cuts(node);
        int[] resultAxes = node.resultAxes();
        int[] from = tasks.of(node.input());
        return tasks.layer(node, (layer, block) -> {
            int[] index = node.chunks().blockIndex(block);
            int[] sourceIndex = new int[source.ndim()];
            List<AxisRange> ranges = ranges(cuts, resultAxes, index, sourceIndex);
            int read = from[(int) source.blockNumber(sourceIndex)];
            Kernel kernel = source.isKnown()
                    ? new Cut(ResolvedSlice.of(source.blockShape(sourceIndex), ranges, resultAxes))
                    : new LateCut(ranges, resultAxes);
            return tasks.graph().add(layer, block, kernel, read);
        });
    }

    /** How the slice cuts through the chunks of each axis of its input; one that is dropped has one piece. */
    static List<AxisCut> cuts(SliceBasic node) {
        Set<Integer> shown = Arrays.stream(node.resultAxes()).boxed().collect(Collectors.toSet());
        List<AxisCut> cuts = new ArrayList<>();
        for (int axis = 0; axis < node.ranges().size(); axis++) {
            AxisCut cut =
                    AxisCut.of(node.input().chunks().axis(axis), node.ranges().get(axis));
            cuts.add(shown.contains(axis) ? cut : cut.withoutEmptyPieces());
        }
        return cuts;
    }

    /** What block {@code index} of a slice takes of which block of the source, whose index is written. */
    static List<AxisRange> ranges(List<AxisCut> cuts, int[] resultAxes, int[] index, int[] sourceIndex) {
        int[] piece = new int[cuts.size()];
        Arrays.setAll(piece, axis -> firstFilled(cuts.get(axis)));
        for (int axis = 0; axis < resultAxes.length; axis++) {
            if (resultAxes[axis] != SliceBasic.NEW_AXIS) {
                piece[resultAxes[axis]] = index[axis];
            }
        }
        List<AxisRange> ranges = new ArrayList<>(cuts.size());
        for (int axis = 0; axis < piece.length; axis++) {
            AxisCut.Piece taken = cuts.get(axis).pieces().get(piece[axis]);
            sourceIndex[axis] = taken.chunk();
            ranges.add(taken.within());
        }
        return ranges;
    }

    /** The piece that has the one position of an axis that is dropped; chunks before it may be empty. */
    private static int firstFilled(AxisCut cut) {
        int piece = 0;
        while (piece < cut.pieces().size() - 1
                && cut.pieces().get(piece).within().length() == 0) {
            piece++;
        }
        return piece;
    }

    /** Looks at a block through an axis map. */
    record View(String operation, Shape shape, AxisMap view) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            Shape target = shape;
            for (int axis = 0; axis < view.axes().length; axis++) {
                if (!shape.isKnown(axis)) {
                    target = target.with(axis, block.shape().length(view.axes()[axis]));
                }
            }
            return block.viewAlong(target, view.axes());
        }
    }

    /** Gives a block another shape; copies it if no view has it. */
    record Rearrange(Shape shape) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return ((NDArray) Objects.requireNonNull(inputs[0])).reshape(shape);
        }

        @Override
        public String operation() {
            return "reshape";
        }
    }

    /** Takes a slice of a block. */
    record Cut(ResolvedSlice slice) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return ((NDArray) Objects.requireNonNull(inputs[0])).slice(slice);
        }

        @Override
        public String operation() {
            return "getitem";
        }
    }

    /** A slice of a block of this shape; ranges of unknown length take all there is. */
    static ResolvedSlice within(Shape block, List<AxisRange> ranges, int[] resultAxes) {
        List<AxisRange> known = new ArrayList<>(ranges.size());
        for (int axis = 0; axis < ranges.size(); axis++) {
            AxisRange range = ranges.get(axis);
            known.add(range.length() == Shape.UNKNOWN ? AxisRange.whole(block.length(axis)) : range);
        }
        return ResolvedSlice.of(block, known, resultAxes);
    }

    /** Takes a slice of a block whose shape is not known before it is there. */
    record LateCut(List<AxisRange> ranges, int[] resultAxes) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            return block.slice(within(block.shape(), ranges, resultAxes));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof LateCut that
                    && ranges.equals(that.ranges)
                    && Arrays.equals(resultAxes, that.resultAxes);
        }

        @Override
        public int hashCode() {
            return 31 * ranges.hashCode() + Arrays.hashCode(resultAxes);
        }

        @Override
        public String operation() {
            return "getitem";
        }
    }

    /** All positions of a block, so that a slice of the whole array becomes one of a block. */
    static int[] inOrder(int ndim) {
        int[] axes = new int[ndim];
        Arrays.setAll(axes, axis -> axis);
        return axes;
    }
}
