package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.AssignSlice;
import io.bask.array.expr.Compress;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Picks;
import io.bask.array.expr.Scatter;
import io.bask.array.expr.Settle;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Signature;
import io.bask.array.ufunc.Ufunc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Assigns where a mask, computed like everything else, is true.
 *
 * <p>The positions that are true form one axis, the <em>count</em> axis. A value that does not differ along it is chosen
 * element by element; one that was selected with the same mask goes back block by block; one of a known length is
 * assigned to the positions that are true, as many as which there must be.
 */
final class MaskedAssignment {
    private final ArrayExpr view;
    private final ArrayExpr mask;
    private final int axis;
    private final int span;
    private final int place;

    MaskedAssignment(ArrayExpr view, IndexPart part, int place) {
        this.view = view;
        this.mask = part.computed();
        this.axis = part.axis();
        this.span = part.span();
        this.place = place;
    }

    ArrayExpr with(ArrayExpr given) {
        int rest = view.ndim() - span;
        ArrayExpr value = AssignSlice.withoutLeadingOnes(given, rest + 1);
        if (value.ndim() > rest + 1) {
            throw refuse(given);
        }
        int countAxis = value.ndim() - 1 - (rest - place);
        if (countAxis < 0) {
            return chosen(value, given);
        }
        if (value.shape().extent(countAxis) == 1) {
            return chosen(without(value, countAxis), given);
        }
        ArrayExpr full = withLeadingOnes(value, rest + 1);
        if (!value.shape().isKnown(countAxis)) {
            return selected(IndexKey.moved(full, place, axis), given);
        }
        if (mask.shape().isKnown()
                && value.shape().length(countAxis) > mask.shape().size()) {
            throw refuse(given);
        }
        return counted(full, value.shape().length(countAxis));
    }

    private BroadcastException refuse(ArrayExpr given) {
        return new BroadcastException(
                "a value of shape %s cannot be assigned to an array of shape %s where a mask of shape %s is true;"
                                .formatted(given.shape(), view.shape(), mask.shape())
                        + " it must stretch to the shape of what the mask takes");
    }

    /** One value for all positions that are true. */
    private ArrayExpr chosen(ArrayExpr value, ArrayExpr given) {
        int after = view.ndim() - axis - span;
        ArrayExpr over = inserted(mask, mask.ndim(), after);
        ArrayExpr stretched = value.ndim() > after ? inserted(value, value.ndim() - after, span) : value;
        if (!stretched.shape().broadcastsTo(view.shape())) {
            throw refuse(given);
        }
        return where(over, stretched, view);
    }

    /** {@code value}, cast, where a mask is true, else the view; all stretch to the view's shape. */
    static ArrayExpr where(ArrayExpr mask, ArrayExpr value, ArrayExpr view) {
        DType dtype = view.dtype();
        Signature signature = new Signature(List.of(DType.BOOL, dtype, dtype), dtype);
        ArrayExpr cast = Elementwise.cast(value, dtype);
        return Elementwise.of(Ufunc.WHERE, signature, List.of(mask, cast, view));
    }

    /** Values selected with the same mask. */
    private ArrayExpr selected(ArrayExpr value, ArrayExpr given) {
        if (!value.shape().broadcastsTo(Compress.of(view, mask, axis).shape())) {
            throw new BroadcastException(
                    "a value of shape %s was not selected with the mask of shape %s that it is assigned to; select it with"
                                    .formatted(given.shape(), mask.shape())
                            + " the same mask, or call computeChunkSizes() on it first");
        }
        return Compress.assign(view, mask, axis, value);
    }

    /** As many values as positions are true. */
    private ArrayExpr counted(ArrayExpr value, long length) {
        List<ArrayExpr> settled = new ArrayList<>();
        for (ArrayExpr along : Nonzero.of(new Array(mask))) {
            settled.add(new Settle(along, length, false));
        }
        int[] axes = new int[span];
        Arrays.setAll(axes, i -> axis + i);
        return Scatter.of(view, Picks.of(axes, place, settled), value);
    }

    private static ArrayExpr withLeadingOnes(ArrayExpr value, int ndim) {
        return inserted(value, 0, ndim - value.ndim());
    }

    /** {@code array} with new axes of length 1 in front of axis {@code at}. */
    private static ArrayExpr inserted(ArrayExpr array, int at, int count) {
        if (count == 0) {
            return array;
        }
        int[] axes = new int[array.ndim() + count];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = axis < at ? axis : axis < at + count ? SliceBasic.NEW_AXIS : axis - count;
        }
        return new SliceBasic(array, whole(array), axes);
    }

    private static ArrayExpr without(ArrayExpr array, int dropped) {
        int[] axes = new int[array.ndim() - 1];
        Arrays.setAll(axes, axis -> axis < dropped ? axis : axis + 1);
        return new SliceBasic(array, whole(array), axes);
    }

    private static List<AxisRange> whole(ArrayExpr array) {
        return Arrays.stream(array.shape().extents()).mapToObj(AxisRange::whole).toList();
    }
}
