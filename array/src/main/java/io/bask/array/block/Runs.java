package io.bask.array.block;

import io.bask.array.shape.Shape;
import java.io.IOException;

/** A box of an array in row-major order, run by run of elements that lie side by side. */
public final class Runs {
    /** What is done with a run. */
    public interface Visitor {
        /**
         * Handles a run.
         *
         * @param from the number of its first element in the array
         * @param to the number of its first element in the box
         */
        void visit(long from, long to, long count) throws IOException;
    }

    private Runs() {}

    /** Visits the runs of a box, in order; none where it is empty. */
    public static void forEach(Shape array, long[] start, Shape box, Visitor visitor) throws IOException {
        int split = box.ndim();
        long run = 1;
        while (split > 0) {
            split--;
            run *= box.length(split);
            if (box.length(split) != array.length(split)) {
                break;
            }
        }
        if (box.isEmpty()) {
            return;
        }
        long[] index = new long[split];
        for (long to = 0; ; to += run) {
            visitor.visit(position(array, start, index), to, run);
            int axis = split - 1;
            while (axis >= 0 && ++index[axis] == box.length(axis)) {
                index[axis--] = 0;
            }
            if (axis < 0) {
                return;
            }
        }
    }

    private static long position(Shape array, long[] start, long[] index) {
        long position = 0;
        for (int axis = 0; axis < start.length; axis++) {
            position = position * array.length(axis) + start[axis] + (axis < index.length ? index[axis] : 0);
        }
        return position;
    }
}
