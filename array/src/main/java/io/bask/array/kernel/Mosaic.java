package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A block that lies in memory in pieces: a grid of arrays that together are one.
 *
 * <p>Reading the pieces where they lie saves putting them together, which takes new memory of the block's size and a pass over
 * it. Immutable, unless pieces are {@linkplain #made made} one in the place of the other.
 */
public final class Mosaic {
    private final IntFunction<NDArray> pieces;
    private final long[][] starts;

    private Mosaic(IntFunction<NDArray> pieces, long[][] starts) {
        this.pieces = pieces;
        this.starts = starts;
    }

    /**
     * Some pieces.
     *
     * @param pieces in row-major order of their grid
     * @param starts for each axis, where the pieces begin in the block
     */
    public static Mosaic of(List<NDArray> pieces, long[][] starts) {
        return new Mosaic(List.copyOf(pieces)::get, starts);
    }

    /**
     * Pieces that are made when they are read, which is done in row-major order; a piece is done with when the next one is
     * asked for.
     *
     * @param pieces makes the piece of a number
     * @param starts for each axis, where the pieces begin in the block
     */
    public static Mosaic made(IntFunction<NDArray> pieces, long[][] starts) {
        return new Mosaic(pieces, starts);
    }

    /** A block in one piece. */
    public static Mosaic of(NDArray whole) {
        return new Mosaic(number -> whole, new long[whole.ndim()][1]);
    }

    /**
     * A part of a block that lies in one piece of each of some mosaics.
     *
     * @param start where it begins along each axis
     */
    record Box(long[] start, Shape shape) {
        /** Where this part begins in a dense block, if its elements lie one after the other there, else -1. */
        int denseStart(Shape block) {
            long first = 0;
            boolean isLine = false;
            for (int axis = 0; axis < start.length; axis++) {
                boolean isWhole = shape.length(axis) == block.length(axis);
                if (isLine && !isWhole) {
                    return -1;
                }
                isLine |= shape.length(axis) != 1;
                first = first * block.length(axis) + start[axis];
            }
            return Math.toIntExact(first);
        }

        /** This part of a block. */
        NDArray of(NDArray block) {
            return of(block, new long[start.length]);
        }

        /** This part of an array that begins at {@code origin}. */
        NDArray of(NDArray array, long[] origin) {
            List<AxisRange> ranges = new ArrayList<>();
            int[] axes = new int[start.length];
            for (int axis = 0; axis < start.length; axis++) {
                ranges.add(new AxisRange(start[axis] - origin[axis], shape.length(axis), 1));
                axes[axis] = axis;
            }
            return array.slice(ResolvedSlice.of(array.shape(), ranges, axes));
        }
    }

    /** The parts of a block between all places where one of some mosaics of its shape is cut. */
    static List<Box> boxes(List<Mosaic> mosaics, Shape block) {
        if (block.isEmpty()) {
            return List.of();
        }
        List<long[]> cuts = new ArrayList<>();
        for (int axis = 0; axis < block.ndim(); axis++) {
            int at = axis;
            cuts.add(mosaics.stream()
                    .flatMapToLong(mosaic -> Arrays.stream(mosaic.starts[at]))
                    .sorted()
                    .distinct()
                    .toArray());
        }
        List<Box> boxes = new ArrayList<>();
        int[] index = new int[cuts.size()];
        do {
            boxes.add(box(cuts, index, block));
        } while (advance(cuts, index));
        return boxes;
    }

    private static Box box(List<long[]> cuts, int[] index, Shape block) {
        long[] start = new long[index.length];
        Shape shape = block;
        for (int axis = 0; axis < index.length; axis++) {
            long[] along = cuts.get(axis);
            int next = index[axis] + 1;
            start[axis] = along[index[axis]];
            shape = shape.with(axis, (next < along.length ? along[next] : block.length(axis)) - start[axis]);
        }
        return new Box(start, shape);
    }

    private static boolean advance(List<long[]> cuts, int[] index) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < cuts.get(axis).length) {
                return true;
            }
            index[axis] = 0;
        }
        return false;
    }

    /** What lies in a part that is in one piece. */
    NDArray view(Box box) {
        int number = 0;
        long[] origin = new long[starts.length];
        for (int axis = 0; axis < starts.length; axis++) {
            int piece = starts[axis].length - 1;
            while (starts[axis][piece] > box.start()[axis]) {
                piece--;
            }
            origin[axis] = starts[axis][piece];
            number = number * starts[axis].length + piece;
        }
        return box.of(pieces.apply(number), origin);
    }
}
