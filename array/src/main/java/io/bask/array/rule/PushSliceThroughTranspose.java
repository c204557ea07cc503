package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.SliceBasic;
import io.bask.array.expr.Transpose;
import io.bask.array.shape.AxisRange;
import io.bask.optimize.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Slices before the axes are reordered, so that a slice comes to where elements are made or read.
 *
 * <pre>  transpose(x)[2:10]   becomes   transpose(x[:, 2:10])
 *  transpose(x)[0]      becomes   x[:, 0]  </pre>
 *
 * <p>Both are views, so nothing is done twice where the whole has other readers.
 */
public final class PushSliceThroughTranspose implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof SliceBasic slice) || !(slice.input() instanceof Transpose transpose)) {
            return Optional.empty();
        }
        int[] axes = transpose.axes();
        AxisRange[] ranges = new AxisRange[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            ranges[axes[axis]] = slice.ranges().get(axis);
        }
        int[] shown = slice.resultAxes();
        for (int i = 0; i < shown.length; i++) {
            shown[i] = shown[i] == SliceBasic.NEW_AXIS ? SliceBasic.NEW_AXIS : axes[shown[i]];
        }
        int[] order = inputOrder(shown);
        int[] ordered = new int[shown.length];
        int[] back = new int[shown.length];
        for (int i = 0; i < shown.length; i++) {
            ordered[i] = shown[order[i]];
            back[order[i]] = i;
        }
        ArrayExpr pushed = new Transpose(new SliceBasic(transpose.input(), List.of(ranges), ordered), back);
        return pushed.meta().equals(slice.meta()) ? Optional.of(pushed) : Optional.empty();
    }

    /** The axes of a result by what they show, inserted ones last. */
    private static int[] inputOrder(int[] shown) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            order.add(i);
        }
        order.sort((one, other) -> Integer.compareUnsigned(shown[one], shown[other]));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
