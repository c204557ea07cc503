package io.bask.array;

import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;

/** Functions of one array, element by element, with NumPy's names and values; whole numbers become floating point. */
public sealed interface ArrayMath permits Array {
    /** The size; of a complex number, its distance from 0. */
    default Array abs() {
        return Apply.ufunc(Ufunc.ABSOLUTE, self());
    }

    /** -1, 0 or 1. */
    default Array sign() {
        return Apply.ufunc(Ufunc.SIGN, self());
    }

    /** The square root; NaN for negative numbers, except complex ones. */
    default Array sqrt() {
        return Apply.ufunc(Ufunc.SQRT, self());
    }

    /** The cube root. */
    default Array cbrt() {
        return Apply.ufunc(Ufunc.CBRT, self());
    }

    /** The square; the dtype stays. */
    default Array square() {
        return Apply.ufunc(Ufunc.SQUARE, self());
    }

    /** 1 divided by the element; the dtype stays. */
    default Array reciprocal() {
        return Apply.ufunc(Ufunc.RECIPROCAL, self());
    }

    /** e to the power of the element. */
    default Array exp() {
        return Apply.ufunc(Ufunc.EXP, self());
    }

    /** 2 to the power of the element. */
    default Array exp2() {
        return Apply.ufunc(Ufunc.EXP2, self());
    }

    /** {@code exp(x) - 1}, exact also near 0. */
    default Array expm1() {
        return Apply.ufunc(Ufunc.EXPM1, self());
    }

    /** The natural logarithm. */
    default Array log() {
        return Apply.ufunc(Ufunc.LOG, self());
    }

    /** The logarithm to base 2. */
    default Array log2() {
        return Apply.ufunc(Ufunc.LOG2, self());
    }

    /** The logarithm to base 10. */
    default Array log10() {
        return Apply.ufunc(Ufunc.LOG10, self());
    }

    /** {@code log(1 + x)}, exact also near 0. */
    default Array log1p() {
        return Apply.ufunc(Ufunc.LOG1P, self());
    }

    /** The sine of an angle in radians. */
    default Array sin() {
        return Apply.ufunc(Ufunc.SIN, self());
    }

    /** The cosine of an angle in radians. */
    default Array cos() {
        return Apply.ufunc(Ufunc.COS, self());
    }

    /** The tangent of an angle in radians. */
    default Array tan() {
        return Apply.ufunc(Ufunc.TAN, self());
    }

    /** The angle with this sine. */
    default Array arcsin() {
        return Apply.ufunc(Ufunc.ARCSIN, self());
    }

    /** The angle with this cosine. */
    default Array arccos() {
        return Apply.ufunc(Ufunc.ARCCOS, self());
    }

    /** The angle with this tangent. */
    default Array arctan() {
        return Apply.ufunc(Ufunc.ARCTAN, self());
    }

    /** The hyperbolic sine. */
    default Array sinh() {
        return Apply.ufunc(Ufunc.SINH, self());
    }

    /** The hyperbolic cosine. */
    default Array cosh() {
        return Apply.ufunc(Ufunc.COSH, self());
    }

    /** The hyperbolic tangent. */
    default Array tanh() {
        return Apply.ufunc(Ufunc.TANH, self());
    }

    /** The inverse of the hyperbolic sine. */
    default Array arcsinh() {
        return Apply.ufunc(Ufunc.ARCSINH, self());
    }

    /** The inverse of the hyperbolic cosine. */
    default Array arccosh() {
        return Apply.ufunc(Ufunc.ARCCOSH, self());
    }

    /** The inverse of the hyperbolic tangent. */
    default Array arctanh() {
        return Apply.ufunc(Ufunc.ARCTANH, self());
    }

    /** Degrees as radians. */
    default Array deg2rad() {
        return Apply.ufunc(Ufunc.DEG2RAD, self());
    }

    /** Radians as degrees. */
    default Array rad2deg() {
        return Apply.ufunc(Ufunc.RAD2DEG, self());
    }

    /** The next whole number below, as floating point. */
    default Array floor() {
        return Apply.ufunc(Ufunc.FLOOR, self());
    }

    /** The next whole number above, as floating point. */
    default Array ceil() {
        return Apply.ufunc(Ufunc.CEIL, self());
    }

    /** The next whole number towards 0, as floating point. */
    default Array trunc() {
        return Apply.ufunc(Ufunc.TRUNC, self());
    }

    /** The nearest whole number as floating point, halves to the even one. */
    default Array rint() {
        return Apply.ufunc(Ufunc.RINT, self());
    }

    /** The real part. */
    default Array real() {
        return Apply.ufunc(Ufunc.REAL, self());
    }

    /** The imaginary part. */
    default Array imag() {
        return Apply.ufunc(Ufunc.IMAG, self());
    }

    /** The complex conjugate. */
    default Array conj() {
        return Apply.ufunc(Ufunc.CONJ, self());
    }

    /** The angle of a complex number, in radians; of bools in float64, as in NumPy. */
    default Array angle() {
        return Apply.ufunc(Ufunc.ANGLE, self().dtype().isBool() ? self().astype(DType.INT64) : self());
    }

    /** {@link #angle()}, in degrees if {@code degrees}: NumPy's {@code deg=True}. */
    default Array angle(boolean degrees) {
        return degrees ? angle().rad2deg() : angle();
    }

    /** The nearest whole number, halves to the even one. */
    default Array round() {
        return round(0);
    }

    /** Rounded to a number of decimals, which may be negative; halves to the even digit. */
    default Array round(int decimals) {
        return Apply.ufunc(Ufunc.ROUND, self(), (long) decimals);
    }

    private Array self() {
        return (Array) this;
    }
}
