package io.bask.array;

import io.bask.array.expr.Elementwise;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import io.bask.function.Given;

/**
 * Functions of one array, element by element, that look into numbers: parts, signs, exponents, what is not finite, and
 * NumPy's second names.
 */
public sealed interface ArraySpecialMath permits Array {
    /** {@link Array#abs}, by its long name. */
    default Array absolute() {
        return self().abs();
    }

    /** The size as floating point, also of whole numbers; refuses complex numbers. */
    default Array fabs() {
        return Apply.ufunc(Ufunc.FABS, self());
    }

    /** {@link Array#rad2deg}, by its other name. */
    default Array degrees() {
        return self().rad2deg();
    }

    /** {@link Array#deg2rad}, by its other name. */
    default Array radians() {
        return self().deg2rad();
    }

    /** {@link Array#neg}, by its other name. */
    default Array negative() {
        return self().neg();
    }

    /** The same numbers: {@code +x}; refuses bools. */
    default Array positive() {
        return Apply.ufunc(Ufunc.POSITIVE, self());
    }

    /** Rounded towards zero: {@link Array#trunc}, by its other name. */
    default Array fix() {
        return self().trunc();
    }

    /** {@link Array#round()}, by its other name. */
    default Array around() {
        return self().round();
    }

    /** {@link Array#round(int)}, by its other name. */
    default Array around(int decimals) {
        return self().round(decimals);
    }

    /** {@link Array#conj}, by its long name. */
    default Array conjugate() {
        return self().conj();
    }

    /** {@link Array#not}, by its other name. */
    default Array invert() {
        return self().not();
    }

    /** {@link Array#not}, by its other name. */
    default Array bitwiseNot() {
        return self().not();
    }

    /** The distance to the next number away from zero, with the sign of the number. */
    default Array spacing() {
        return Apply.ufunc(Ufunc.SPACING, self());
    }

    /** The modified Bessel function of the first kind, of order 0. */
    default Array i0() {
        return Apply.ufunc(Ufunc.I0, self());
    }

    /** {@code sin(pi x) / (pi x)}, 1 at zero. */
    default Array sinc() {
        return Apply.ufunc(Ufunc.SINC, self());
    }

    /** Whether the number is positive infinity; refuses complex numbers. */
    default Array isposinf() {
        return Apply.ufunc(Ufunc.ISPOSINF, self());
    }

    /** Whether the number is negative infinity; refuses complex numbers. */
    default Array isneginf() {
        return Apply.ufunc(Ufunc.ISNEGINF, self());
    }

    /** Whether the imaginary part is zero; true of every real number. */
    default Array isreal() {
        return Apply.ufunc(Ufunc.ISREAL, self());
    }

    /** Whether the imaginary part is not zero; false of every real number. */
    default Array iscomplex() {
        return Apply.ufunc(Ufunc.ISCOMPLEX, self());
    }

    /** Whether the element is missing: NaN. */
    default Array isnull() {
        return self().isnan();
    }

    /** Whether the element is not missing: not NaN. */
    default Array notnull() {
        return self().isnan().logicalNot();
    }

    /** Fractions and whole parts, both with the sign of the number: {@code modf}. */
    default ArrayPair modf() {
        return new ArrayPair(Apply.ufunc(Ufunc.MODF_FRACTION, self()), Apply.ufunc(Ufunc.TRUNC, self()));
    }

    /** Mantissas, 0 or of a size in [0.5, 1), and int32 exponents of two that give the numbers: {@code frexp}. */
    default ArrayPair frexp() {
        return new ArrayPair(Apply.ufunc(Ufunc.FREXP_MANTISSA, self()), Apply.ufunc(Ufunc.FREXP_EXPONENT, self()));
    }

    /** The numbers with 0 for NaN, and the largest and smallest finite numbers for infinities. */
    default Array nanToNum() {
        DType part = self().dtype().realPart();
        double largest = part == DType.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
        return nanToNum(0, largest, -largest);
    }

    /**
     * The numbers with others for those that are not finite; of complex numbers, part by part.
     *
     * @param nan instead of NaN
     * @param posinf instead of positive infinity
     * @param neginf instead of negative infinity
     */
    default Array nanToNum(double nan, double posinf, double neginf) {
        Array x = self();
        if (x.dtype().isComplex()) {
            Array re = x.real().nanToNum(nan, posinf, neginf);
            return Apply.ufunc(Ufunc.COMPLEX, re, x.imag().nanToNum(nan, posinf, neginf));
        }
        if (!x.dtype().isInexact()) {
            return x;
        }
        Array finite = Array.where(x.isposinf(), posinf, Array.where(x.isneginf(), neginf, x));
        return Array.where(x.isnan(), nan, finite);
    }

    /** The complex numbers with this array's elements as real parts, and another's as imaginary parts. */
    default Array complexWith(Array imaginary) {
        return Apply.ufunc(Ufunc.COMPLEX, self(), imaginary);
    }

    /**
     * Whether two arrays agree within 1e-5 of the other's size plus 1e-8: see {@link #isclose(Array, double, double,
     * boolean)}.
     */
    default Array isclose(Array other) {
        Given.notNull(other, "other");
        return isclose(other, 1e-5, 1e-8, false);
    }

    /**
     * Whether elements agree: {@code |x - other| <= atol + rtol * |other|}; infinities of one sign agree.
     *
     * @param equalNan whether NaN agrees with NaN
     */
    default Array isclose(Array other, double rtol, double atol, boolean equalNan) {
        Given.notNull(other, "other");
        Array x = self();
        DType common = other.dtype().isInexact() ? other.dtype() : DType.FLOAT64;
        Array y = new Array(Elementwise.cast(other.expr(), common));
        Array near = x.sub(y).abs().le(y.abs().mul(rtol).add(atol));
        Array close = Array.where(x.isfinite().logicalAnd(y.isfinite()), near, x.eq(y));
        return equalNan ? close.logicalOr(x.isnan().logicalAnd(y.isnan())) : close;
    }

    /** Whether all elements agree within the limits of {@link #isclose(Array)}; a bool without axes, not yet computed. */
    default Array allclose(Array other) {
        Given.notNull(other, "other");
        return isclose(other).all();
    }

    /** Whether all elements agree; see {@link #isclose(Array, double, double, boolean)}. */
    default Array allclose(Array other, double rtol, double atol, boolean equalNan) {
        Given.notNull(other, "other");
        return isclose(other, rtol, atol, equalNan).all();
    }

    private Array self() {
        return (Array) this;
    }
}
