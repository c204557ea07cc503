package io.bask.array;

import io.bask.array.ufunc.Reduction;
import io.bask.function.Given;

/**
 * Reductions: many elements become one, over all axes or along some.
 *
 * <p>Blocks are reduced one by one and their partial results combined in a tree of fixed shape, so that a result has the
 * same bits in every run. Negative axes count from the end. All methods throw IllegalArgumentException for an axis that
 * does not exist or is named twice.
 */
public sealed interface ArrayReductions permits Array {
    /** All elements added. Whole numbers and bools add up as int64. Along the named axes; over all without any. */
    default Array sum(int... axes) {
        Given.notNull(axes, "axes");
        return sum(Reduce.axis(axes));
    }

    /** {@link #sum(int...)} with options. */
    default Array sum(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.SUM, how);
    }

    /** All elements multiplied. Whole numbers and bools as int64. Along the named axes; over all without any. */
    default Array prod(int... axes) {
        Given.notNull(axes, "axes");
        return prod(Reduce.axis(axes));
    }

    /** {@link #prod(int...)} with options. */
    default Array prod(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.PROD, how);
    }

    /** The smallest element; NaN if any is. Refuses to reduce no elements. Along the named axes; over all without any. */
    default Array min(int... axes) {
        Given.notNull(axes, "axes");
        return min(Reduce.axis(axes));
    }

    /** {@link #min(int...)} with options. */
    default Array min(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.MIN, how);
    }

    /** The largest element; NaN if any is. Refuses to reduce no elements. Along the named axes; over all without any. */
    default Array max(int... axes) {
        Given.notNull(axes, "axes");
        return max(Reduce.axis(axes));
    }

    /** {@link #max(int...)} with options. */
    default Array max(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.MAX, how);
    }

    /** The arithmetic mean; of whole numbers as float64. Along the named axes; over all without any. */
    default Array mean(int... axes) {
        Given.notNull(axes, "axes");
        return mean(Reduce.axis(axes));
    }

    /** {@link #mean(int...)} with options. */
    default Array mean(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.MEAN, how);
    }

    /** The mean squared distance from the mean. Along the named axes; over all without any. */
    default Array var(int... axes) {
        Given.notNull(axes, "axes");
        return var(Reduce.axis(axes));
    }

    /** {@link #var(int...)} with options. */
    default Array var(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.VAR, how);
    }

    /** The standard deviation: the square root of {@link #var(int...)}. Along the named axes; over all without any. */
    default Array std(int... axes) {
        Given.notNull(axes, "axes");
        return std(Reduce.axis(axes));
    }

    /** {@link #std(int...)} with options. */
    default Array std(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.STD, how);
    }

    /** Whether any element is not zero. Along the named axes; over all without any. */
    default Array any(int... axes) {
        Given.notNull(axes, "axes");
        return any(Reduce.axis(axes));
    }

    /** {@link #any(int...)} with options. */
    default Array any(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.ANY, how);
    }

    /** Whether no element is zero. Along the named axes; over all without any. */
    default Array all(int... axes) {
        Given.notNull(axes, "axes");
        return all(Reduce.axis(axes));
    }

    /** {@link #all(int...)} with options. */
    default Array all(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.ALL, how);
    }

    /** How many elements are not zero, along the named axes; over all without any. */
    default Array countNonzero(int... axes) {
        Given.notNull(axes, "axes");
        return countNonzero(Reduce.axis(axes));
    }

    /** {@link #countNonzero(int...)} with options. */
    default Array countNonzero(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.COUNT_NONZERO, how);
    }

    /** The row-major position of the first smallest element in the whole array; NaN goes before all others. */
    default Array argmin() {
        return argmin(Reduce.all());
    }

    /** The position of the first smallest element along an axis; NaN goes before all others. */
    default Array argmin(int axis) {
        return argmin(Reduce.axis(axis));
    }

    /** {@link #argmin(int)} with options. */
    default Array argmin(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.ARGMIN, how);
    }

    /** The row-major position of the first largest element in the whole array; NaN goes before all others. */
    default Array argmax() {
        return argmax(Reduce.all());
    }

    /** The position of the first largest element along an axis; NaN goes before all others. */
    default Array argmax(int axis) {
        return argmax(Reduce.axis(axis));
    }

    /** {@link #argmax(int)} with options. */
    default Array argmax(Reduce how) {
        Given.notNull(how, "how");
        return reduce(Reduction.ARGMAX, how);
    }

    private Array reduce(Reduction kind, Reduce how) {
        return Reducing.reduce(self(), kind, how);
    }

    private Array self() {
        return (Array) this;
    }
}
