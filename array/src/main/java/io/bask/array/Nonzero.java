package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Compress;
import io.bask.array.expr.Ramp;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** The positions of elements that are true. */
final class Nonzero {
    private Nonzero() {}

    /** Row-major positions of the true elements of a mask, along one axis of unknown length. */
    static Array flat(Array mask) {
        ArrayExpr line = mask.ravel().expr();
        ArrayExpr numbers = mask.shape().isKnown() ? Ramp.arange(0, 1, line.chunks(), DType.INT64) : counted(line);
        return new Array(Compress.of(numbers, line, 0));
    }

    /** 0, 1, 2, ... as long as a line of unknown length. */
    private static ArrayExpr counted(ArrayExpr line) {
        Array ones = new Array(line).astype(DType.INT64).or(1L);
        return ones.cumsum(0).sub(1L).expr();
    }

    /** Positions of the true elements of a mask, one array an axis. */
    static List<ArrayExpr> of(Array mask) {
        List<ArrayExpr> along = new ArrayList<>();
        for (Array one : unravel(flat(mask), mask.shape())) {
            along.add(one.expr());
        }
        return along;
    }

    /** Positions along each axis of elements numbered in row-major order. */
    static List<Array> unravel(Array numbers, Shape shape) {
        List<Array> along = new ArrayList<>();
        long inner = 1;
        for (int axis = shape.ndim() - 1; axis >= 0; axis--) {
            Array outer = inner == 1 ? numbers : numbers.floorDivide(inner);
            if (axis == 0) {
                along.add(0, outer);
                break;
            }
            long length = Math.max(1, shape.length(axis));
            along.add(0, outer.mod(length));
            inner *= length;
        }
        return along;
    }
}
