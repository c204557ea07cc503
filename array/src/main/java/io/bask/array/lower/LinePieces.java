package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.Mosaic;
import io.bask.array.kernel.fourier.Lines;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The transform of a block, a few lines at a time, each piece in the place of the one before.
 *
 * <p>So what only passes through a function or a sum stays in the cache, and takes no new memory, which costs several times as
 * much as the pass itself.
 */
final class LinePieces implements IntFunction<NDArray> {
    private static final long PIECE_BYTES = 1 << 20;

    private final NDArray block;
    private final FourierLowering.Transform transform;
    private final Lines lines;
    private final long[] lengths;
    private double[] room = {};
    private int made = -1;
    private NDArray piece;

    private LinePieces(NDArray block, FourierLowering.Transform transform, Shape result) {
        this.block = block;
        this.transform = transform;
        this.lines = transform.lines();
        this.lengths = pieceLengths(result, transform);
        this.piece = block;
    }

    /** The pieces of a block's transform, whose shape is given. */
    static Mosaic of(NDArray block, FourierLowering.Transform transform, Shape result) {
        LinePieces pieces = new LinePieces(block, transform, result);
        long[][] starts = new long[result.ndim()][];
        for (int axis = 0; axis < starts.length; axis++) {
            long length = pieces.lengths[axis];
            starts[axis] = new long[Math.max(1, Math.toIntExact((result.length(axis) + length - 1) / length))];
            Arrays.setAll(starts[axis], number -> number * length);
        }
        return Mosaic.made(pieces, starts);
    }

    /** As many lines as fit: all of the last axes, some of one before them, one of each of the first. */
    private static long[] pieceLengths(Shape result, FourierLowering.Transform transform) {
        long[] lengths = new long[result.ndim()];
        Arrays.fill(lengths, 1);
        lengths[transform.axis()] = Math.max(1, result.length(transform.axis()));
        long bytes = lengths[transform.axis()] * (transform.kind().makesComplex() ? 2 : 1) * Double.BYTES;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            if (axis != transform.axis()) {
                lengths[axis] = Math.max(1, Math.min(result.length(axis), PIECE_BYTES / bytes));
                bytes *= lengths[axis];
            }
        }
        return lengths;
    }

    @Override
    public NDArray apply(int number) {
        if (number != made) {
            piece = lines.transform(block.slice(within(number)), transform.axis(), this::room);
            made = number;
        }
        return piece;
    }

    private double[] room(int length) {
        room = room.length == length ? room : new double[length];
        return room;
    }

    /** Which lines of the block a piece is made from. */
    private ResolvedSlice within(int number) {
        List<AxisRange> ranges = new ArrayList<>();
        int rest = number;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            long all = block.shape().length(axis);
            if (axis == transform.axis()) {
                ranges.add(0, AxisRange.whole(all));
                continue;
            }
            int count = Math.max(1, Math.toIntExact((all + lengths[axis] - 1) / lengths[axis]));
            long start = rest % count * lengths[axis];
            rest /= count;
            ranges.add(0, new AxisRange(start, Math.min(lengths[axis], all - start), 1));
        }
        return ResolvedSlice.of(block.shape(), ranges, ViewLowering.inOrder(lengths.length));
    }
}
