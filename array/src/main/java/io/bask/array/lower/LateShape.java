package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.FusedBody;
import io.bask.array.expr.FusedBody.Source;
import io.bask.array.kernel.Placement;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the lengths of a block are read off that are not known before the inputs are there.
 *
 * @param froms one an axis of unknown length
 */
record LateShape(List<From> froms) implements Serializable {
    /**
     * One length.
     *
     * @param axis of the result
     * @param read which of the blocks that a task reads
     * @param readAxis the axis of that block that is as long
     */
    record From(int axis, int read, int readAxis) implements Serializable {}

    LateShape {
        froms = List.copyOf(froms);
    }

    /** What to read off for blocks of a body, or null if everything is known. */
    static @Nullable LateShape of(FusedBody body, List<ArrayExpr> inputs, Shape shape) {
        if (shape.isKnown()) {
            return null;
        }
        List<From> froms = new ArrayList<>();
        for (int axis = 0; axis < shape.ndim(); axis++) {
            if (!shape.isKnown(axis)) {
                froms.add(from(body, inputs, shape, axis));
            }
        }
        return new LateShape(froms);
    }

    private static From from(FusedBody body, List<ArrayExpr> inputs, Shape shape, int axis) {
        int read = 0;
        for (Source source : body.sources()) {
            if (source instanceof Source.Read given) {
                int seen = given.view().axes()[axis];
                Shape input = inputs.get(given.input()).shape();
                if (seen >= 0 && !input.isKnown(seen) && input.isAlike(seen, shape, axis)) {
                    return new From(axis, read, seen);
                }
                read++;
            }
        }
        throw new IllegalStateException(
                "nothing that is read has the length of axis %d of shape %s".formatted(axis, shape));
    }

    /** Where the length along an axis is read off. */
    From from(int axis) {
        for (From from : froms) {
            if (from.axis() == axis) {
                return from;
            }
        }
        throw new IllegalStateException(
                "the length along axis %d is known; do not ask where it is read".formatted(axis));
    }

    /** The place with the lengths that the blocks read turned out to have. */
    Placement place(Placement at, @Nullable Object[] results) {
        Shape shape = at.shape();
        long[] origin = new long[shape.ndim()];
        for (int axis = 0; axis < origin.length; axis++) {
            origin[axis] = at.origin(axis);
        }
        for (From from : froms) {
            NDArray block = (NDArray) Objects.requireNonNull(results[from.read()]);
            shape = shape.with(from.axis(), block.shape().length(from.readAxis()));
        }
        return Placement.of(shape, origin);
    }
}
