package io.bask.array.block;

import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The cells of a regular grid that a box meets, one after the other. */
public final class Cells {
    /** What is done with a cell. */
    public interface Visitor {
        /**
         * Handles a cell.
         *
         * @param index its number along each axis
         * @param start where what box and cell share begins, in the array
         * @param shared the shape of what they share
         */
        void visit(long[] index, long[] start, Shape shared) throws IOException;
    }

    private Cells() {}

    /** Visits the cells that a box meets, in row-major order; none where it is empty. */
    public static void forEach(long[] start, Shape box, Shape cell, Visitor visitor) throws IOException {
        if (box.isEmpty()) {
            return;
        }
        int ndim = start.length;
        long[] first = new long[ndim];
        long[] last = new long[ndim];
        for (int axis = 0; axis < ndim; axis++) {
            first[axis] = start[axis] / cell.length(axis);
            last[axis] = (start[axis] + box.length(axis) - 1) / cell.length(axis);
        }
        long[] index = first.clone();
        while (true) {
            long[] from = new long[ndim];
            long[] lengths = new long[ndim];
            for (int axis = 0; axis < ndim; axis++) {
                long begin = index[axis] * cell.length(axis);
                from[axis] = Math.max(start[axis], begin);
                lengths[axis] = Math.min(start[axis] + box.length(axis), begin + cell.length(axis)) - from[axis];
            }
            visitor.visit(index.clone(), from, Shape.of(lengths));
            int axis = ndim - 1;
            while (axis >= 0 && ++index[axis] > last[axis]) {
                index[axis] = first[axis];
                axis--;
            }
            if (axis < 0) {
                return;
            }
        }
    }

    /** Where a cell begins. */
    public static long[] origin(long[] index, Shape cell) {
        long[] origin = new long[index.length];
        for (int axis = 0; axis < origin.length; axis++) {
            origin[axis] = index[axis] * cell.length(axis);
        }
        return origin;
    }

    /** The difference of two positions, axis by axis. */
    public static long[] minus(long[] a, long[] b) {
        long[] difference = new long[a.length];
        for (int axis = 0; axis < a.length; axis++) {
            difference[axis] = a[axis] - b[axis];
        }
        return difference;
    }

    /** A view of a box within a block. */
    public static NDArray part(NDArray block, long[] start, Shape shape) {
        List<AxisRange> ranges = new ArrayList<>();
        int[] axes = new int[start.length];
        for (int axis = 0; axis < start.length; axis++) {
            ranges.add(new AxisRange(start[axis], shape.length(axis), 1));
            axes[axis] = axis;
        }
        return block.slice(ResolvedSlice.of(block.shape(), ranges, axes));
    }
}
