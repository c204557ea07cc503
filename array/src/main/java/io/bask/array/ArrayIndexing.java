package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.AssignSlice;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Full;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import io.bask.array.ufunc.Signature;
import io.bask.array.ufunc.Ufunc;
import java.util.Arrays;
import java.util.List;

/**
 * Parts of an array, and arrays with a part replaced.
 *
 * <p>Arrays never change: where NumPy writes {@code x[mask] = v}, write {@code x = x.with(mask, v)}.
 */
public sealed interface ArrayIndexing permits Array {
    /**
     * The part that NumPy's {@code x[index]} takes: {@code x.get("::2, 5000:")}.
     *
     * @param index whole numbers, {@code start:stop:step}, {@code :}, {@code ...}, {@code None}, separated by commas
     * @throws IllegalArgumentException if the text is no index, or names more axes than there are
     * @throws IndexOutOfBoundsException if a position is not on its axis
     */
    default Array get(String index) {
        return slice(Slice.parse(index));
    }

    /** The part that an index of these elements takes; see {@link #get}. */
    default Array slice(Index... index) {
        return slice(Slice.of(index));
    }

    /** The part that an index takes; see {@link #get}. */
    default Array slice(Slice index) {
        ResolvedSlice resolved = index.resolve(self().shape());
        return resolved.isIdentity() ? self() : new Array(new SliceBasic(self().expr(), resolved));
    }

    /** The part at these positions along the first axes, which are dropped; negative ones count from the end. */
    default Array at(long... positions) {
        return slice(Slice.of(Arrays.stream(positions).mapToObj(Index::at).toList()));
    }

    /** One block, as an array of its own; one number an axis. */
    default Array block(int... index) {
        return new Array(new SliceBasic(self().expr(), self().chunks().blockRegion(index)));
    }

    /**
     * This array with another's elements where {@code mask} is true: what {@code x[mask] = value} leaves in {@code x}.
     *
     * @param mask a bool array of this shape
     * @param value stretched to this shape and cast to this dtype
     * @throws IllegalArgumentException if the mask is not bool or of another shape
     */
    default Array with(Array mask, Array value) {
        return with(mask, Elementwise.cast(value.expr(), self().dtype()));
    }

    /** This array with a number where {@code mask} is true; see {@link #with(Array, Array)}. */
    default Array with(Array mask, double value) {
        return with(mask, Full.scalar(self().dtype(), value));
    }

    /** This array with a whole number where {@code mask} is true; see {@link #with(Array, Array)}. */
    default Array with(Array mask, long value) {
        return with(mask, Full.scalar(self().dtype(), value));
    }

    /** This array with a complex number where {@code mask} is true; see {@link #with(Array, Array)}. */
    default Array with(Array mask, Complex value) {
        return with(mask, Full.scalar(self().dtype(), value));
    }

    /** This array with a truth value where {@code mask} is true; see {@link #with(Array, Array)}. */
    default Array with(Array mask, boolean value) {
        return with(mask, Full.scalar(self().dtype(), value));
    }

    /**
     * This array with other elements in the part that {@code index} takes: what {@code x[index] = value} leaves in
     * {@code x}.
     *
     * @param value stretched to the shape of that part and cast to this dtype
     * @throws BroadcastException if the value does not stretch to that shape
     */
    default Array with(String index, Array value) {
        return with(Slice.parse(index), value.expr());
    }

    /** This array with a number in the part that {@code index} takes; see {@link #with(String, Array)}. */
    default Array with(String index, double value) {
        return with(Slice.parse(index), Full.scalar(self().dtype(), value));
    }

    /** This array with a whole number in the part that {@code index} takes; see {@link #with(String, Array)}. */
    default Array with(String index, long value) {
        return with(Slice.parse(index), Full.scalar(self().dtype(), value));
    }

    private Array with(Slice index, ArrayExpr value) {
        ResolvedSlice resolved = index.resolve(self().shape());
        return new Array(AssignSlice.of(new SliceBasic(self().expr(), resolved), value));
    }

    private Array with(Array mask, ArrayExpr given) {
        ArrayExpr value = AssignSlice.withoutLeadingOnes(given, self().ndim());
        Shape shape = self().shape();
        if (!mask.dtype().isBool()) {
            throw new IllegalArgumentException(
                    "a mask must be bool but has dtype %s; compare it with something, or cast it with astype(BOOL)"
                            .formatted(mask.dtype()));
        }
        if (!mask.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "a mask of shape %s does not suit an array of shape %s; they must be equal"
                            .formatted(mask.shape(), shape));
        }
        if (!value.shape().broadcastsTo(shape)) {
            throw new BroadcastException(
                    "a value of shape %s cannot be assigned to an array of shape %s; it must stretch to that shape"
                            .formatted(value.shape(), shape));
        }
        DType dtype = self().dtype();
        Signature signature = new Signature(List.of(DType.BOOL, dtype, dtype), dtype);
        return new Array(Elementwise.of(Ufunc.WHERE, signature, List.of(mask.expr(), value, self().expr())));
    }

    private Array self() {
        return (Array) this;
    }
}
