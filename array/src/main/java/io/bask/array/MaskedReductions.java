package io.bask.array;

import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import io.bask.function.Given;
import org.jspecify.annotations.Nullable;

/**
 * Reductions of masked arrays: of what is not masked. An answer is masked where all of its elements are.
 *
 * <p>Of the options of {@link Reduce} all take axes and keepdims, {@code sum}, {@code prod}, {@code mean}, {@code var} and
 * {@code std} a dtype, and the last two ddof, as in {@code numpy.ma}; a start or another mask is refused.
 */
public sealed interface MaskedReductions permits MaskedArray {
    /** How many elements are not masked; int64. */
    default Array count(int... axes) {
        return count(Reduce.axis(Given.notNull(axes, "axes")));
    }

    /** {@link #count(int...)} with options. */
    default Array count(Reduce how) {
        return self().mask().not().sum(kept("count", how).withoutDType("count"));
    }

    /** Sums. */
    default MaskedArray sum(int... axes) {
        return sum(Reduce.axis(Given.notNull(axes, "axes")));
    }

    /** Sums, with options. */
    default MaskedArray sum(Reduce how) {
        return self().like(filledWith(0L).sum(kept("sum", how)), allMasked(how));
    }

    /** Products. */
    default MaskedArray prod(int... axes) {
        return prod(Reduce.axis(Given.notNull(axes, "axes")));
    }

    /** Products, with options. */
    default MaskedArray prod(Reduce how) {
        return self().like(filledWith(1L).prod(kept("prod", how)), allMasked(how));
    }

    /** Means. */
    default MaskedArray mean(int... axes) {
        return mean(Reduce.axis(Given.notNull(axes, "axes")));
    }

    /** Means, with options; along some axes masked where they are not finite, as in {@code numpy.ma}. */
    default MaskedArray mean(Reduce how) {
        kept("mean", how);
        if (self().maskOrNull() == null) {
            return self().like(self().data().mean(how), null);
        }
        boolean inDoubles = how.dtype() == null && !self().dtype().isInexact();
        MaskedArray sums = sum(inDoubles ? how.dtype(DType.FLOAT64) : how).mul(1.0);
        MaskedArray means = Masks.binary(Ufunc.DIVIDE, sums, MaskedArray.of(count(how.plain())));
        return means.data().ndim() == 0 ? self().like(means.data(), sums.maskOrNull()) : means;
    }

    /** Variances. */
    default MaskedArray var(int... axes) {
        return var(Reduce.axis(Given.notNull(axes, "axes")));
    }

    /** Variances, with options; masked where too few elements are left. */
    default MaskedArray var(Reduce how) {
        kept("var", how);
        if (self().maskOrNull() == null) {
            return self().like(self().data().var(how), null);
        }
        MaskedArray distances = self().sub(mean(how.keepdims()));
        MaskedArray squares = distances.dtype().isComplex() ? distances.abs().square() : distances.mul(distances);
        MaskedArray sums = squares.sum(how.plain());
        Array left = count(how.plain()).sub((long) how.ddof());
        Array variances = sums.data().div(left);
        Array tooFew = Masks.either(allMasked(how), left.le(0L));
        if (variances.ndim() == 0) {
            Array lost = Masks.either(sums.maskOrNull(), variances.isfinite().not());
            return self().like(variances, Masks.either(tooFew, lost));
        }
        return self().like(Array.where(sums.mask(), sums.data(), variances), tooFew);
    }

    /** Standard deviations. */
    default MaskedArray std(int... axes) {
        return std(Reduce.axis(Given.notNull(axes, "axes")));
    }

    /** Standard deviations, with options. */
    default MaskedArray std(Reduce how) {
        MaskedArray variances = var(kept("std", how));
        return self().maskOrNull() == null ? self().like(variances.data().sqrt(), null) : variances.sqrt();
    }

    /** Smallest elements. */
    default MaskedArray min(int... axes) {
        return min(Reduce.axis(Given.notNull(axes, "axes")));
    }

    /** Smallest elements, with options. */
    default MaskedArray min(Reduce how) {
        Reduce plain = kept("min", how).withoutDType("min");
        return self().like(filledWith(self().largest()).min(plain), allMasked(how));
    }

    /** Largest elements. */
    default MaskedArray max(int... axes) {
        return max(Reduce.axis(Given.notNull(axes, "axes")));
    }

    /** Largest elements, with options. */
    default MaskedArray max(Reduce how) {
        Reduce plain = kept("max", how).withoutDType("max");
        return self().like(filledWith(self().smallest()).max(plain), allMasked(how));
    }

    /** Distances from the smallest to the largest elements. */
    default MaskedArray ptp(int... axes) {
        Given.notNull(axes, "axes");
        return max(axes).sub(min(axes));
    }

    /** Positions of the smallest elements; int64. */
    default Array argmin(int axis) {
        return filledWith(self().largest()).argmin(axis);
    }

    /** Positions of the largest elements; int64. */
    default Array argmax(int axis) {
        return filledWith(self().smallest()).argmax(axis);
    }

    /** Whether any element is not zero. */
    default MaskedArray any(int... axes) {
        Given.notNull(axes, "axes");
        return self().like(filledWith(false).any(axes), allMasked(Reduce.axis(axes)));
    }

    /** Whether all elements are not zero. */
    default MaskedArray all(int... axes) {
        Given.notNull(axes, "axes");
        return self().like(filledWith(true).all(axes), allMasked(Reduce.axis(axes)));
    }

    /** The middle elements; of an even number, the mean of the two in the middle. */
    default MaskedArray median(int... axes) {
        Given.notNull(axes, "axes");
        Array data = self().data();
        Array mask = self().maskOrNull();
        if (mask == null) {
            return self().like(data.median(axes), null);
        }
        DType dtype = data.dtype() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT64;
        Array real = data.astype(dtype);
        Array middles = Array.where(mask, Double.NaN, real).nanmedian(axes);
        Array isNaN = real.isnan().and(mask.not()).any(axes);
        return self().like(Array.where(isNaN, Double.NaN, middles), allMasked(Reduce.axis(axes)));
    }

    /** Means weighted by an array that stretches to this one; {@code numpy.ma.average}. */
    default MaskedArray average(Array weights, int... axes) {
        Given.notNull(weights, "weights");
        Given.notNull(axes, "axes");
        Array mask = self().maskOrNull();
        Array own = weights.broadcastTo(self().shape());
        Array left = mask == null ? own : own.mul(mask.not());
        MaskedArray sums = self().mul(MaskedArray.of(left)).sum(axes);
        return Masks.binary(Ufunc.DIVIDE, sums, MaskedArray.of(left.sum(axes)));
    }

    /** Sums of the elements up to each along an axis; masked ones count as 0 and stay masked. */
    default MaskedArray cumsum(int axis) {
        return self().like(filledWith(0L).cumsum(axis), self().maskOrNull());
    }

    /** Products of the elements up to each along an axis; masked ones count as 1 and stay masked. */
    default MaskedArray cumprod(int axis) {
        return self().like(filledWith(1L).cumprod(axis), self().maskOrNull());
    }

    /** Distances from the mean. */
    default MaskedArray anom(int... axes) {
        Given.notNull(axes, "axes");
        MaskedArray mean = mean(Reduce.axis(axes).keepdims());
        boolean isOneNumber = axes.length == 0 || self().ndim() == 1;
        boolean keepsDType = isOneNumber && self().dtype().isInexact();
        return self().sub(keepsDType ? mean.astype(self().dtype()) : mean);
    }

    /** The options, of which none may be lost in silence. */
    private static Reduce kept(String operation, Reduce how) {
        String name = "%s of a masked array".formatted(operation);
        return Given.notNull(how, "how")
                .withoutInitial(name)
                .withoutWhere(name, "leave out more elements with maskWhere(...) first");
    }

    private Array filledWith(Object value) {
        return self().filledWith(value);
    }

    /** Where nothing is left; null if nothing is masked at all. */
    private @Nullable Array allMasked(Reduce how) {
        Array mask = self().maskOrNull();
        return mask == null ? null : mask.all(how.plain());
    }

    private MaskedArray self() {
        return (MaskedArray) this;
    }
}
