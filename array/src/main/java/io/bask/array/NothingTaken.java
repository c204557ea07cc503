package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Guard;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Indices that take no elements at all: NumPy does not look at the positions in their arrays then, only at single numbers.
 *
 * <p>Such an index is known by its shape: an array of it has no elements, a mask in memory is nowhere true, or a range
 * takes nothing of its axis.
 */
final class NothingTaken {
    /** A single position that is only known when computed. */
    private record Late(Array position, long length, int axis) {}

    private final List<Late> numbers = new ArrayList<>();

    private NothingTaken() {}

    /** If an index, one element for each axis but masks, takes no elements; null too if only computing tells. */
    static @Nullable NothingTaken of(List<Index> indices, Shape source) {
        if (!source.isKnown() || indices.stream().anyMatch(NothingTaken::isLate)) {
            return null;
        }
        int axis = 0;
        for (Index one : indices) {
            if (isEmpty(one, axis < source.ndim() ? source.length(axis) : 1)) {
                return new NothingTaken();
            }
            axis += span(one);
        }
        return null;
    }

    /** An array of the index, of which only single positions are checked. */
    IndexPart part(Index.ByArray index, Shape source, int sourceAxis, int axis) {
        if (index instanceof NDArray array && array.dtype().isBool()) {
            return IndexPart.of(array, source, sourceAxis, axis);
        }
        if (index instanceof NDArray array) {
            return IndexPart.unread(array.shape(), axis);
        }
        Array lazy = (Array) index;
        if (lazy.ndim() == 0) {
            numbers.add(new Late(lazy, source.length(sourceAxis), sourceAxis));
        }
        return IndexPart.unread(lazy.shape(), axis);
    }

    /** An array as it is, but not before the index was checked. */
    ArrayExpr checked(ArrayExpr array) {
        ArrayExpr result = array;
        for (Late number : numbers) {
            result = checked(result, number.position(), number.length(), number.axis());
        }
        return result;
    }

    private static boolean isLate(Index one) {
        return one instanceof Array array
                && (array.dtype().isBool() || !array.shape().isKnown());
    }

    private static boolean isEmpty(Index one, long length) {
        if (one instanceof NDArray mask && mask.dtype().isBool()) {
            return mask.shape().isEmpty() || !anyTrue(mask);
        }
        if (one instanceof NDArray array) {
            return array.shape().isEmpty();
        }
        if (one instanceof Array array) {
            return array.shape().isEmpty();
        }
        return one instanceof Index.All && length == 0
                || one instanceof Index.Range range
                        && AxisRange.of(range, length).length() == 0;
    }

    private static boolean anyTrue(NDArray mask) {
        for (boolean flag : mask.toBooleanArray()) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    private static int span(Index one) {
        if (one instanceof NDArray array && array.dtype().isBool()) {
            return array.ndim();
        }
        return one instanceof Index.NewAxis ? 0 : 1;
    }

    /** An array as it is, but not before all of some positions, which nothing else reads, were seen to lie on their axis. */
    static ArrayExpr checked(ArrayExpr array, Array positions, long length, int axis) {
        String what = "axis %d has size %d; index".formatted(axis, length);
        Array guard = new Array(new Guard(positions.astype(DType.INT64).expr(), -length, length, what));
        return MaskedAssignment.where(guard.ge(-length).all().expr(), array, array);
    }
}
