package io.bask.array;

import io.bask.array.ufunc.Ufunc;

/**
 * Functions of two arrays, element by element, beyond plain arithmetic.
 *
 * <p>The other operand is an array, stretched as NumPy stretches it, or a plain number, which bends to this array's
 * dtype. Names and values are NumPy's. See {@link ArrayArithmetic} for what is refused.
 */
public sealed interface ArrayBinaryMath permits Array {
    /** The remainder with the sign of the dividend. */
    default Array fmod(Array other) {
        return Apply.ufunc(Ufunc.FMOD, self(), other);
    }

    /** {@link #fmod(Array)} with one number for all elements. */
    default Array fmod(double other) {
        return Apply.ufunc(Ufunc.FMOD, self(), other);
    }

    /** {@link #fmod(Array)} with one whole number for all elements. */
    default Array fmod(long other) {
        return Apply.ufunc(Ufunc.FMOD, self(), other);
    }

    /** The larger of two; NaN only where both are. */
    default Array fmax(Array other) {
        return Apply.ufunc(Ufunc.FMAX, self(), other);
    }

    /** {@link #fmax(Array)} with one number for all elements. */
    default Array fmax(double other) {
        return Apply.ufunc(Ufunc.FMAX, self(), other);
    }

    /** {@link #fmax(Array)} with one whole number for all elements. */
    default Array fmax(long other) {
        return Apply.ufunc(Ufunc.FMAX, self(), other);
    }

    /** The smaller of two; NaN only where both are. */
    default Array fmin(Array other) {
        return Apply.ufunc(Ufunc.FMIN, self(), other);
    }

    /** {@link #fmin(Array)} with one number for all elements. */
    default Array fmin(double other) {
        return Apply.ufunc(Ufunc.FMIN, self(), other);
    }

    /** {@link #fmin(Array)} with one whole number for all elements. */
    default Array fmin(long other) {
        return Apply.ufunc(Ufunc.FMIN, self(), other);
    }

    /** The size of this number with the sign of the other. */
    default Array copysign(Array other) {
        return Apply.ufunc(Ufunc.COPYSIGN, self(), other);
    }

    /** {@link #copysign(Array)} with one number for all elements. */
    default Array copysign(double other) {
        return Apply.ufunc(Ufunc.COPYSIGN, self(), other);
    }

    /** The power as float64 or complex128, also of whole numbers. */
    default Array floatPower(Array other) {
        return Apply.ufunc(Ufunc.FLOAT_POWER, self(), other);
    }

    /** {@link #floatPower(Array)} with one number for all elements. */
    default Array floatPower(double other) {
        return Apply.ufunc(Ufunc.FLOAT_POWER, self(), other);
    }

    /** {@code log(exp(x) + exp(other))}, without overflow in between. */
    default Array logaddexp(Array other) {
        return Apply.ufunc(Ufunc.LOGADDEXP, self(), other);
    }

    /** {@link #logaddexp(Array)} with one number for all elements. */
    default Array logaddexp(double other) {
        return Apply.ufunc(Ufunc.LOGADDEXP, self(), other);
    }

    /** {@code log2(2**x + 2**other)}, without overflow in between. */
    default Array logaddexp2(Array other) {
        return Apply.ufunc(Ufunc.LOGADDEXP2, self(), other);
    }

    /** {@link #logaddexp2(Array)} with one number for all elements. */
    default Array logaddexp2(double other) {
        return Apply.ufunc(Ufunc.LOGADDEXP2, self(), other);
    }

    /** 0 below zero, 1 above; at zero, the other number. */
    default Array heaviside(Array other) {
        return Apply.ufunc(Ufunc.HEAVISIDE, self(), other);
    }

    /** {@link #heaviside(Array)} with one number for all elements. */
    default Array heaviside(double other) {
        return Apply.ufunc(Ufunc.HEAVISIDE, self(), other);
    }

    /** The next number towards the other. */
    default Array nextafter(Array other) {
        return Apply.ufunc(Ufunc.NEXTAFTER, self(), other);
    }

    /** {@link #nextafter(Array)} with one number for all elements. */
    default Array nextafter(double other) {
        return Apply.ufunc(Ufunc.NEXTAFTER, self(), other);
    }

    /** The number times two to the power of the other, a whole number. */
    default Array ldexp(Array other) {
        return Apply.ufunc(Ufunc.LDEXP, self(), other);
    }

    /** {@link #ldexp(Array)} with one whole number for all elements. */
    default Array ldexp(long other) {
        return Apply.ufunc(Ufunc.LDEXP, self(), other);
    }

    /** The largest number that divides both; whole numbers only. */
    default Array gcd(Array other) {
        return Apply.ufunc(Ufunc.GCD, self(), other);
    }

    /** {@link #gcd(Array)} with one whole number for all elements. */
    default Array gcd(long other) {
        return Apply.ufunc(Ufunc.GCD, self(), other);
    }

    /** The smallest number that both divide; whole numbers only. */
    default Array lcm(Array other) {
        return Apply.ufunc(Ufunc.LCM, self(), other);
    }

    /** {@link #lcm(Array)} with one whole number for all elements. */
    default Array lcm(long other) {
        return Apply.ufunc(Ufunc.LCM, self(), other);
    }

    /** {@link Array#mod(Array)}, by its other name. */
    default Array remainder(Array other) {
        return self().mod(other);
    }

    /** {@link Array#div(Array)}, by its other name. */
    default Array trueDivide(Array other) {
        return self().div(other);
    }

    /** Quotients rounded down, and remainders with the sign of the divisor: {@code divmod}. */
    default ArrayPair divmod(Array other) {
        return new ArrayPair(self().floorDivide(other), self().mod(other));
    }

    /** {@link #divmod(Array)} with one number for all elements. */
    default ArrayPair divmod(double other) {
        return new ArrayPair(self().floorDivide(other), self().mod(other));
    }

    /** {@link #divmod(Array)} with one whole number for all elements. */
    default ArrayPair divmod(long other) {
        return new ArrayPair(self().floorDivide(other), self().mod(other));
    }

    private Array self() {
        return (Array) this;
    }
}
