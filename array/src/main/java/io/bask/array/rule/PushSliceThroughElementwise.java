package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.AxisRange;
import io.bask.optimize.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Slices the arguments instead of the result, so that what nobody asked for is not computed.
 *
 * <pre>  (x + y)[0]   becomes   x[0] + y[0]  </pre>
 *
 * <p>An argument that is stretched along an axis is sliced at its one position there. Only where at most half of the
 * elements are taken: the whole may have other readers, and in {@code y[1:] - y[:-1]} everything would be computed
 * twice.
 */
public final class PushSliceThroughElementwise implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof SliceBasic slice)
                || !(slice.input() instanceof Elementwise elementwise)
                || !elementwise.shape().isKnown()
                || slice.shape().size() > elementwise.shape().size() / 2) {
            return Optional.empty();
        }
        List<ArrayExpr> arguments = new ArrayList<>();
        for (ArrayExpr argument : elementwise.inputs()) {
            arguments.add(argument.ndim() == 0 ? argument : slice(argument, slice));
        }
        Elementwise pushed = Elementwise.of(elementwise.ufunc(), elementwise.signature(), arguments);
        return pushed.meta().equals(slice.meta()) ? Optional.of(pushed) : Optional.empty();
    }

    /** The part of an argument that meets the slice of the result. */
    private static ArrayExpr slice(ArrayExpr argument, SliceBasic slice) {
        int missing = slice.ranges().size() - argument.ndim();
        List<AxisRange> ranges = new ArrayList<>();
        for (int axis = 0; axis < argument.ndim(); axis++) {
            boolean stretched = argument.shape().length(axis) == 1;
            ranges.add(stretched ? AxisRange.whole(1) : slice.ranges().get(axis + missing));
        }
        int[] axes = slice.resultAxes();
        int leading = 0;
        while (leading < axes.length && axes[leading] != SliceBasic.NEW_AXIS && axes[leading] < missing) {
            leading++;
        }
        for (int i = leading; i < axes.length; i++) {
            axes[i] = axes[i] < missing ? SliceBasic.NEW_AXIS : axes[i] - missing;
        }
        return new SliceBasic(argument, ranges, Arrays.copyOfRange(axes, leading, axes.length));
    }
}
