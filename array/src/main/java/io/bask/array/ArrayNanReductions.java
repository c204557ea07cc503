package io.bask.array;

import io.bask.array.block.BlockReduction;
import io.bask.array.expr.ReduceSpec;
import io.bask.array.expr.TreeReduce;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Reduction;
import io.bask.function.Given;

/**
 * Reductions beyond the plain ones: those that pass over NaN, weighted means, moments, and a user's own.
 *
 * <p>Along the named axes, over all without any; negative axes count from the end. What passes over NaN treats whole
 * numbers as the plain reduction does.
 */
public sealed interface ArrayNanReductions permits Array {
    /** The sum of what is not NaN; 0 if all is. */
    default Array nansum(int... axes) {
        Given.notNull(axes, "axes");
        return nansum(Reduce.axis(axes));
    }

    /** {@link #nansum(int...)} with options. */
    default Array nansum(Reduce how) {
        Given.notNull(how, "how");
        return NanReducing.filled(self(), 0).sum(how);
    }

    /** The product of what is not NaN; 1 if all is. */
    default Array nanprod(int... axes) {
        Given.notNull(axes, "axes");
        return nanprod(Reduce.axis(axes));
    }

    /** {@link #nanprod(int...)} with options. */
    default Array nanprod(Reduce how) {
        Given.notNull(how, "how");
        return NanReducing.filled(self(), 1).prod(how);
    }

    /** The smallest element that is not NaN; NaN if all are. Refuses to reduce no elements. */
    default Array nanmin(int... axes) {
        Given.notNull(axes, "axes");
        return nanmin(Reduce.axis(axes));
    }

    /** {@link #nanmin(int...)} with options. */
    default Array nanmin(Reduce how) {
        Given.notNull(how, "how");
        return Reducing.reduce(self(), Reduction.NANMIN, how);
    }

    /** The largest element that is not NaN; NaN if all are. Refuses to reduce no elements. */
    default Array nanmax(int... axes) {
        Given.notNull(axes, "axes");
        return nanmax(Reduce.axis(axes));
    }

    /** {@link #nanmax(int...)} with options. */
    default Array nanmax(Reduce how) {
        Given.notNull(how, "how");
        return Reducing.reduce(self(), Reduction.NANMAX, how);
    }

    /** The mean of what is not NaN; NaN if all is. */
    default Array nanmean(int... axes) {
        Given.notNull(axes, "axes");
        return nanmean(Reduce.axis(axes));
    }

    /** {@link #nanmean(int...)} with options. */
    default Array nanmean(Reduce how) {
        Given.notNull(how, "how");
        return NanReducing.moments(self(), Reduction.MEAN, how);
    }

    /** The variance of what is not NaN; NaN if all is. Reads the elements twice: for the mean, then for the distances. */
    default Array nanvar(int... axes) {
        Given.notNull(axes, "axes");
        return nanvar(Reduce.axis(axes));
    }

    /** {@link #nanvar(int...)} with options. */
    default Array nanvar(Reduce how) {
        Given.notNull(how, "how");
        return NanReducing.moments(self(), Reduction.VAR, how);
    }

    /** The standard deviation of what is not NaN: the root of {@link #nanvar(int...)}. */
    default Array nanstd(int... axes) {
        Given.notNull(axes, "axes");
        return nanstd(Reduce.axis(axes));
    }

    /** {@link #nanstd(int...)} with options. */
    default Array nanstd(Reduce how) {
        Given.notNull(how, "how");
        return NanReducing.moments(self(), Reduction.STD, how);
    }

    /** The row-major position of the first smallest element that is not NaN; computing it fails where all are. */
    default Array nanargmin() {
        return nanargmin(Reduce.all());
    }

    /** The position of the first smallest element along an axis that is not NaN; computing it fails where all are. */
    default Array nanargmin(int axis) {
        return nanargmin(Reduce.axis(axis));
    }

    /** {@link #nanargmin(int)} with options. */
    default Array nanargmin(Reduce how) {
        Given.notNull(how, "how");
        return NanReducing.place(self(), Reduction.ARGMIN, how);
    }

    /** The row-major position of the first largest element that is not NaN; computing it fails where all are. */
    default Array nanargmax() {
        return nanargmax(Reduce.all());
    }

    /** The position of the first largest element along an axis that is not NaN; computing it fails where all are. */
    default Array nanargmax(int axis) {
        return nanargmax(Reduce.axis(axis));
    }

    /** {@link #nanargmax(int)} with options. */
    default Array nanargmax(Reduce how) {
        Given.notNull(how, "how");
        return NanReducing.place(self(), Reduction.ARGMAX, how);
    }

    /** The largest element less the smallest. */
    default Array ptp(int... axes) {
        Given.notNull(axes, "axes");
        return ptp(Reduce.axis(axes));
    }

    /** {@link #ptp(int...)} with options. */
    default Array ptp(Reduce how) {
        Given.notNull(how, "how");
        how.withoutDType("ptp").withoutInitial("ptp").withoutWhere("ptp", "use max and min, which do");
        return self().max(how).sub(self().min(how));
    }

    /** The mean, of elements of one weight, as NumPy's {@code average} without weights. */
    default Array average(int... axes) {
        return self().mean(axes);
    }

    /** The weighted mean: {@link #averageWithWeights} without the weights. */
    default Array average(Array weights, int... axes) {
        Given.notNull(weights, "weights");
        Given.notNull(axes, "axes");
        return averageWithWeights(weights, Reduce.axis(axes)).first();
    }

    /** {@link #average(Array, int...)} with axes kept or several of them: see {@link #averageWithWeights}. */
    default Array average(Array weights, Reduce how) {
        return averageWithWeights(weights, how).first();
    }

    /**
     * The weighted mean, and the sum of the weights that went into it.
     *
     * @param weights of this shape, or one for each position of the one axis that is reduced
     * @param how axes and keepdims; as in NumPy there is no dtype, start or mask
     * @throws IllegalArgumentException if the weights are of another shape, or for another option
     */
    default ArrayPair averageWithWeights(Array weights, Reduce how) {
        Given.notNull(weights, "weights");
        Given.notNull(how, "how");
        return NanReducing.average(self(), weights, how);
    }

    /**
     * The central moment of an order: the mean of the distances from the mean to that power; divided as ddof says.
     *
     * @param how axes, keepdims, ddof and dtype
     * @throws IllegalArgumentException if the order is negative, or for a start or mask
     */
    default Array moment(int order, Reduce how) {
        Given.notNull(how, "how");
        return NanReducing.moment(self(), order, how);
    }

    /** {@link #moment(int, Reduce)} along the named axes; over all without any. */
    default Array moment(int order, int... axes) {
        Given.notNull(axes, "axes");
        return moment(order, Reduce.axis(axes));
    }

    /**
     * A reduction by functions of the caller's own.
     *
     * @param functions from blocks to partial results, from partial results to one, and from that to a block
     * @param dtype what they answer; checked when it is computed
     * @param how along which axes, whether they are kept, and how many partial results are combined at once
     * @param <P> a partial result
     */
    default <P> Array reduction(BlockReduction<P> functions, DType dtype, Reduce how) {
        Given.notNull(dtype, "dtype");
        Given.notNull(how, "how");
        int[] axes = ReduceSpec.axes(self().ndim(), how.axes());
        return new Array(new TreeReduce(self().expr(), functions, axes, how.keepsDims(), how.splitEvery(), dtype));
    }

    private Array self() {
        return (Array) this;
    }
}
