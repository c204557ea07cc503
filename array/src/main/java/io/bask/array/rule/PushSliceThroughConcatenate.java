package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Concatenate;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.AxisRange;
import io.bask.optimize.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Slices the parts instead of what they are put together to; parts of which nothing is taken vanish.
 *
 * <pre>  concatenate(x, y)[:len(x)]   becomes   x
 *  concatenate(x, y)[:, 0]      becomes   concatenate(x[:, 0], y[:, 0])  </pre>
 *
 * <p>Stays away where nothing is taken along the axis, and where the chunks would be others. Slices are views, so nothing is
 * done twice where the whole has other readers.
 */
public final class PushSliceThroughConcatenate implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof SliceBasic slice)
                || !(slice.input() instanceof Concatenate whole)
                || !whole.shape().isKnown()
                || slice.ranges().get(whole.axis()).length() == 0) {
            return Optional.empty();
        }
        List<ArrayExpr> parts = slicedParts(slice, whole);
        if (parts.size() > 1 && along(slice, whole) < 0) {
            return Optional.empty();
        }
        ArrayExpr pushed = parts.size() == 1 ? parts.get(0) : Concatenate.of(parts, along(slice, whole));
        return pushed.meta().equals(slice.meta()) ? Optional.of(pushed) : Optional.empty();
    }

    /** Which axis of the slice shows the one along which the parts follow each other; negative if none does. */
    private static int along(SliceBasic slice, Concatenate whole) {
        int[] shown = slice.resultAxes();
        for (int axis = 0; axis < shown.length; axis++) {
            if (shown[axis] == whole.axis()) {
                return axis;
            }
        }
        return -1;
    }

    private static List<ArrayExpr> slicedParts(SliceBasic slice, Concatenate whole) {
        AxisRange taken = slice.ranges().get(whole.axis());
        List<ArrayExpr> parts = new ArrayList<>();
        long offset = 0;
        for (ArrayExpr part : whole.inputs()) {
            long length = part.shape().length(whole.axis());
            AxisRange own = within(taken, offset, length);
            if (own.length() > 0) {
                List<AxisRange> ranges = new ArrayList<>(slice.ranges());
                ranges.set(whole.axis(), own);
                parts.add(new SliceBasic(part, ranges, slice.resultAxes()));
            }
            offset += length;
        }
        if (taken.step() < 0) {
            Collections.reverse(parts);
        }
        return parts;
    }

    /** The positions of a range that lie in a part, counted from where it begins. */
    private static AxisRange within(AxisRange taken, long offset, long length) {
        long step = Math.abs(taken.step());
        long least = Math.min(taken.start(), taken.last());
        long first = offset <= least ? 0 : (offset - least + step - 1) / step;
        long end = offset + length <= least ? 0 : Math.min(taken.length(), (offset + length - 1 - least) / step + 1);
        if (first >= end) {
            return new AxisRange(0, 0, 1);
        }
        long from = least + first * step - offset;
        long to = least + (end - 1) * step - offset;
        return new AxisRange(taken.step() < 0 ? to : from, end - first, taken.step());
    }
}
