package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import java.util.Arrays;

/**
 * What {@code take} does otherwise than an index: bools are numbers to it, and positions are checked although nothing is
 * taken with them.
 */
final class Taking {
    private Taking() {}

    /** Positions; bools are 0 and 1. */
    static Index numbers(Index positions) {
        if (positions instanceof NDArray array && array.dtype().isBool()) {
            return array.astype(DType.INT64);
        }
        return positions instanceof Array array && array.dtype().isBool() ? array.astype(DType.INT64) : positions;
    }

    /** An index of whole axes in front of one. */
    static Index[] along(int axis, Index positions) {
        Index[] index = new Index[axis + 1];
        Arrays.fill(index, Index.all());
        index[axis] = positions;
        return index;
    }

    /** What positions take of an array that has no elements. */
    static Array ofEmpty(Array array, Index positions, int axis) {
        long length = array.shape().length(axis);
        if (length == 0 && count(positions) > 0) {
            throw new IndexOutOfBoundsException(
                    "take of %d positions along axis %d of an array of shape %s, which has none there; give no positions"
                            .formatted(count(positions), axis, array.shape()));
        }
        if (isAnyEmpty(array.shape(), axis)) {
            return array.get(along(axis, isNumber(positions) ? Index.at(0) : positions));
        }
        Array taken = array.get(along(axis, positions));
        if (positions instanceof Array lazy) {
            return new Array(NothingTaken.checked(taken.expr(), lazy, length, axis));
        }
        if (positions instanceof NDArray || positions instanceof Index.Positions) {
            Editing.listed(flat(positions), array.shape(), axis);
        }
        return taken;
    }

    private static Index flat(Index positions) {
        return positions instanceof NDArray array ? array.reshape(Shape.of(array.size())) : positions;
    }

    /** How many positions an element of an index names; 0 if its axis or computing tells. */
    private static long count(Index positions) {
        if (positions instanceof Index.At) {
            return 1;
        }
        if (positions instanceof Index.Positions some) {
            return some.positions().length;
        }
        if (positions instanceof NDArray array) {
            return array.size();
        }
        return positions instanceof Array array && array.shape().isKnown() ? array.size() : 0;
    }

    private static boolean isNumber(Index positions) {
        return positions instanceof Index.At
                || positions instanceof NDArray array && array.ndim() == 0
                || positions instanceof Array lazy && lazy.ndim() == 0;
    }

    /** Whether one of the axes in front of another has no positions. */
    private static boolean isAnyEmpty(Shape shape, int axis) {
        return Arrays.stream(shape.lengths()).limit(axis).anyMatch(length -> length == 0);
    }
}
