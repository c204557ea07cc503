package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.AxisRange;
import java.util.ArrayList;
import java.util.List;

/** Slices by numbers: what the operations that cut and join are made of. */
final class Cutting {
    private Cutting() {}

    /** The positions from one up to, not including, another along an axis; all must exist. */
    static Array range(Array x, int axis, long start, long stop) {
        return range(x, axis, new AxisRange(start, stop - start, 1));
    }

    /** The same positions backwards. */
    static Array reversed(Array x, int axis, long start, long stop) {
        return stop - start < 2
                ? range(x, axis, start, stop)
                : range(x, axis, new AxisRange(stop - 1, stop - start, -1));
    }

    private static Array range(Array x, int axis, AxisRange positions) {
        ArrayExpr expr = x.expr();
        List<AxisRange> ranges = new ArrayList<>();
        int[] order = new int[expr.ndim()];
        for (int i = 0; i < order.length; i++) {
            ranges.add(i == axis ? positions : AxisRange.whole(expr.shape().length(i)));
            order[i] = i;
        }
        boolean all = positions.isWhole(expr.shape().length(axis));
        return all ? x : new Array(new SliceBasic(expr, ranges, order));
    }
}
