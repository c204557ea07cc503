package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import java.util.ArrayList;
import java.util.List;

/** Makes the elements of an index plain: no ellipsis, no lists of positions, one element for each axis but masks. */
final class IndexReader {
    private final Shape shape;
    private int gap = -1;

    IndexReader(Shape shape) {
        this.shape = shape;
    }

    List<Index> read(Slice index) {
        List<Index> plain = new ArrayList<>();
        int taken = 0;
        int ellipsis = -1;
        for (Index one : index.indices()) {
            if (one instanceof Index.Ellipsis) {
                ellipsis = plain.size();
                continue;
            }
            Index read = plain(one);
            taken += span(read);
            plain.add(read);
        }
        if (taken > shape.ndim()) {
            throw new IllegalArgumentException(
                    "too many indices: index [%s] names %d axes but the array has shape %s with %d; drop %d"
                            .formatted(index, taken, shape, shape.ndim(), taken - shape.ndim()));
        }
        int at = ellipsis < 0 ? plain.size() : ellipsis;
        gap = ellipsis >= 0 && taken == shape.ndim() ? ellipsis : -1;
        for (int axis = taken; axis < shape.ndim(); axis++) {
            plain.add(at, Index.all());
        }
        return plain;
    }

    /** Before which element of what was read an ellipsis stood that names no axis; -1 if none did. */
    int gap() {
        return gap;
    }

    private static Index plain(Index one) {
        if (one instanceof Index.Positions positions) {
            return NDArray.of(positions.positions());
        }
        if (one instanceof NDArray array) {
            requireIndex(array.dtype());
            if (array.ndim() == 0 && !array.dtype().isBool()) {
                return Index.at(array.longAt());
            }
        }
        if (one instanceof Array array) {
            requireIndex(array.dtype());
        }
        return one;
    }

    /** Whether an index is a mask without axes, which lies over a new axis of length 1. */
    static boolean isTruth(Index.ByArray index) {
        return index instanceof NDArray array && array.dtype().isBool() && array.ndim() == 0
                || index instanceof Array lazy && lazy.dtype().isBool() && lazy.ndim() == 0;
    }

    /** A mask without axes as one of an axis of length 1. */
    static Index.ByArray alongOne(Index.ByArray truth) {
        return truth instanceof NDArray array ? array.expandDims(0) : ((Array) truth).expandDims(0);
    }

    private static void requireIndex(DType dtype) {
        if (!dtype.isBool() && !dtype.isInteger()) {
            throw new IllegalArgumentException(
                    "an array used as index must be of whole numbers, or of bools as a mask, but has dtype %s; cast it with"
                                    .formatted(dtype)
                            + " astype(INT64), or compare it with something for a mask");
        }
    }

    private static int span(Index one) {
        if (one instanceof Index.NewAxis) {
            return 0;
        }
        if (one instanceof NDArray array) {
            return array.dtype().isBool() ? array.ndim() : 1;
        }
        if (one instanceof Array array) {
            return array.dtype().isBool() ? array.ndim() : 1;
        }
        return 1;
    }
}
