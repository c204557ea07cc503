package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.AxisRange;
import io.bask.optimize.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one slice instead of a slice of a slice.
 *
 * <pre>  x[2:10][::3]   becomes   x[2:10:3]  </pre>
 */
public final class MergeSlices implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof SliceBasic outer) || !(outer.input() instanceof SliceBasic inner)) {
            return Optional.empty();
        }
        List<AxisRange> ranges = new ArrayList<>(inner.ranges());
        int[] innerAxes = inner.resultAxes();
        for (int axis = 0; axis < innerAxes.length; axis++) {
            int source = innerAxes[axis];
            AxisRange taken = outer.ranges().get(axis);
            if (source != SliceBasic.NEW_AXIS) {
                ranges.set(source, ranges.get(source).then(taken));
            } else if (taken.length() == 0) {
                return Optional.empty();
            }
        }
        int[] outerAxes = outer.resultAxes();
        int[] axes = new int[outerAxes.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = outerAxes[i] == SliceBasic.NEW_AXIS ? SliceBasic.NEW_AXIS : innerAxes[outerAxes[i]];
        }
        SliceBasic merged = new SliceBasic(inner.input(), ranges, axes);
        ArrayExpr result = merged.takesAll() && merged.view().isIdentity() ? merged.input() : merged;
        return result.chunks().equals(node.chunks()) ? Optional.of(result) : Optional.empty();
    }
}
