package io.bask.array;

import io.bask.array.ufunc.Ufunc;
import org.jspecify.annotations.Nullable;

/** Makes the data and the masks of functions of masked arrays. */
final class Masks {
    /** Quotients by less than this share of the dividend are masked, as in {@code numpy.ma}: the least normal float64. */
    private static final double TINY = Double.MIN_NORMAL;

    private static final double NEARLY_ONE = 1 - 1e-15;
    private static final double NEARLY_ZERO = 1e-35;

    private Masks() {}

    static @Nullable Array either(@Nullable Array a, @Nullable Array b) {
        return a == null ? b : b == null ? a : a.or(b);
    }

    static MaskedArray unary(Ufunc ufunc, MaskedArray x) {
        Array result = Apply.ufunc(ufunc, x.data());
        Array outside = outside(ufunc, x.data());
        Array mask = outside == null
                ? x.maskOrNull()
                : either(x.maskOrNull(), result.isfinite().not().or(outside));
        return x.like(result, mask);
    }

    /** Where a function has no value; null if it has one everywhere. */
    private static @Nullable Array outside(Ufunc ufunc, Array x) {
        return switch (ufunc) {
            case SQRT -> x.lt(0.0);
            case LOG, LOG2, LOG10 -> x.le(0.0);
            case ARCSIN, ARCCOS -> x.lt(-1.0).or(x.gt(1.0));
            case ARCCOSH -> x.lt(1.0);
            case ARCTANH -> x.lt(-NEARLY_ONE).or(x.gt(NEARLY_ONE));
            case TAN -> x.cos().abs().lt(NEARLY_ZERO);
            default -> null;
        };
    }

    /** A function of a masked array and of another one, or of a plain number. */
    static MaskedArray binary(Ufunc ufunc, MaskedArray a, Object b) {
        Object other = b instanceof MaskedArray masked ? masked.data() : b;
        Array result = Apply.ufunc(ufunc, a.data(), other);
        Array mask = b instanceof MaskedArray masked ? either(a.maskOrNull(), masked.maskOrNull()) : a.maskOrNull();
        switch (ufunc) {
            case DIVIDE, FLOOR_DIVIDE, MOD, FMOD -> {
                Array divisor = other instanceof Array array ? array : Array.scalar(other);
                Array divided = a.data().abs().mul(TINY).ge(divisor.abs());
                mask = either(mask, result.isfinite().not().or(divided));
            }
            case POWER -> mask = either(mask, result.isfinite().not());
            default -> {}
        }
        return a.like(result, mask);
    }
}
