package io.bask.array;

import io.bask.array.shape.Complex;
import io.bask.array.ufunc.Ufunc;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on arrays, element by element.
 *
 * <p>The other operand is an array, which is stretched as NumPy stretches it, or a plain number, which bends to this
 * array's dtype: {@code x.add(1)} of a float32 array is float32. Lazy: every method answers at once and costs nothing.
 *
 * <p>All methods throw {@link io.bask.array.shape.BroadcastException} where shapes do not suit each other, and
 * {@link io.bask.array.ufunc.UnsupportedDTypeException} where the function is not defined for the dtypes.
 */
public sealed interface ArrayArithmetic permits Array {
    /** The sum; {@code x + other} in NumPy. */
    default Array add(Array other) {
        return Apply.ufunc(Ufunc.ADD, self(), other);
    }

    /** {@link #add(Array)} with one number for all elements. */
    default Array add(double other) {
        return Apply.ufunc(Ufunc.ADD, self(), other);
    }

    /** {@link #add(Array)} with one whole number for all elements. */
    default Array add(long other) {
        return Apply.ufunc(Ufunc.ADD, self(), other);
    }

    /** {@link #add(Array)} with one complex number for all elements. */
    default Array add(Complex other) {
        return Apply.ufunc(Ufunc.ADD, self(), other);
    }

    /** The difference; {@code x - other} in NumPy. */
    default Array sub(Array other) {
        return Apply.ufunc(Ufunc.SUBTRACT, self(), other);
    }

    /** {@link #sub(Array)} with one number for all elements. */
    default Array sub(double other) {
        return Apply.ufunc(Ufunc.SUBTRACT, self(), other);
    }

    /** {@link #sub(Array)} with one whole number for all elements. */
    default Array sub(long other) {
        return Apply.ufunc(Ufunc.SUBTRACT, self(), other);
    }

    /** {@link #sub(Array)} with one complex number for all elements. */
    default Array sub(Complex other) {
        return Apply.ufunc(Ufunc.SUBTRACT, self(), other);
    }

    /** The product; {@code x * other} in NumPy. */
    default Array mul(Array other) {
        return Apply.ufunc(Ufunc.MULTIPLY, self(), other);
    }

    /** {@link #mul(Array)} with one number for all elements. */
    default Array mul(double other) {
        return Apply.ufunc(Ufunc.MULTIPLY, self(), other);
    }

    /** {@link #mul(Array)} with one whole number for all elements. */
    default Array mul(long other) {
        return Apply.ufunc(Ufunc.MULTIPLY, self(), other);
    }

    /** {@link #mul(Array)} with one complex number for all elements. */
    default Array mul(Complex other) {
        return Apply.ufunc(Ufunc.MULTIPLY, self(), other);
    }

    /** The quotient, floating point also for whole numbers; {@code x / other} in NumPy. */
    default Array div(Array other) {
        return Apply.ufunc(Ufunc.DIVIDE, self(), other);
    }

    /** {@link #div(Array)} with one number for all elements. */
    default Array div(double other) {
        return Apply.ufunc(Ufunc.DIVIDE, self(), other);
    }

    /** {@link #div(Array)} with one whole number for all elements. */
    default Array div(long other) {
        return Apply.ufunc(Ufunc.DIVIDE, self(), other);
    }

    /** {@link #div(Array)} with one complex number for all elements. */
    default Array div(Complex other) {
        return Apply.ufunc(Ufunc.DIVIDE, self(), other);
    }

    /** The quotient rounded down; {@code x // other} in NumPy. */
    default Array floorDivide(Array other) {
        return Apply.ufunc(Ufunc.FLOOR_DIVIDE, self(), other);
    }

    /** {@link #floorDivide(Array)} with one number for all elements. */
    default Array floorDivide(double other) {
        return Apply.ufunc(Ufunc.FLOOR_DIVIDE, self(), other);
    }

    /** {@link #floorDivide(Array)} with one whole number for all elements. */
    default Array floorDivide(long other) {
        return Apply.ufunc(Ufunc.FLOOR_DIVIDE, self(), other);
    }

    /** The remainder with the sign of the divisor; {@code x % other} in NumPy. */
    default Array mod(Array other) {
        return Apply.ufunc(Ufunc.MOD, self(), other);
    }

    /** {@link #mod(Array)} with one number for all elements. */
    default Array mod(double other) {
        return Apply.ufunc(Ufunc.MOD, self(), other);
    }

    /** {@link #mod(Array)} with one whole number for all elements. */
    default Array mod(long other) {
        return Apply.ufunc(Ufunc.MOD, self(), other);
    }

    /** The power; {@code x ** other} in NumPy. Whole numbers to negative whole powers are an error. */
    default Array pow(Array other) {
        return Apply.ufunc(Ufunc.POWER, self(), other);
    }

    /** {@link #pow(Array)} with one number for all elements. */
    default Array pow(double other) {
        return Apply.ufunc(Ufunc.POWER, self(), other);
    }

    /** {@link #pow(Array)} with one whole number for all elements. */
    default Array pow(long other) {
        return Apply.ufunc(Ufunc.POWER, self(), other);
    }

    /** {@link #pow(Array)} with one complex number for all elements. */
    default Array pow(Complex other) {
        return Apply.ufunc(Ufunc.POWER, self(), other);
    }

    /** The number with the other sign; {@code -x} in NumPy. */
    default Array neg() {
        return Apply.ufunc(Ufunc.NEGATIVE, self());
    }

    /** {@code number - x} in NumPy: {@link #sub(Array)} with the operands swapped. */
    default Array rsub(double number) {
        return Apply.ufunc(Ufunc.SUBTRACT, number, self());
    }

    /** {@code number - x} in NumPy: {@link #sub(Array)} with the operands swapped. */
    default Array rsub(long number) {
        return Apply.ufunc(Ufunc.SUBTRACT, number, self());
    }

    /** {@code number / x} in NumPy: {@link #div(Array)} with the operands swapped. */
    default Array rdiv(double number) {
        return Apply.ufunc(Ufunc.DIVIDE, number, self());
    }

    /** {@code number / x} in NumPy: {@link #div(Array)} with the operands swapped. */
    default Array rdiv(long number) {
        return Apply.ufunc(Ufunc.DIVIDE, number, self());
    }

    /** {@code number ** x} in NumPy: {@link #pow(Array)} with the operands swapped. */
    default Array rpow(double number) {
        return Apply.ufunc(Ufunc.POWER, number, self());
    }

    /** {@code number ** x} in NumPy: {@link #pow(Array)} with the operands swapped. */
    default Array rpow(long number) {
        return Apply.ufunc(Ufunc.POWER, number, self());
    }

    /** {@code number // x} in NumPy: {@link #floorDivide(Array)} with the operands swapped. */
    default Array rfloorDivide(double number) {
        return Apply.ufunc(Ufunc.FLOOR_DIVIDE, number, self());
    }

    /** {@code number // x} in NumPy: {@link #floorDivide(Array)} with the operands swapped. */
    default Array rfloorDivide(long number) {
        return Apply.ufunc(Ufunc.FLOOR_DIVIDE, number, self());
    }

    /** {@code number % x} in NumPy: {@link #mod(Array)} with the operands swapped. */
    default Array rmod(double number) {
        return Apply.ufunc(Ufunc.MOD, number, self());
    }

    /** {@code number % x} in NumPy: {@link #mod(Array)} with the operands swapped. */
    default Array rmod(long number) {
        return Apply.ufunc(Ufunc.MOD, number, self());
    }

    /** The larger of two; NaN where either is. */
    default Array maximum(Array other) {
        return Apply.ufunc(Ufunc.MAXIMUM, self(), other);
    }

    /** {@link #maximum(Array)} with one number for all elements. */
    default Array maximum(double other) {
        return Apply.ufunc(Ufunc.MAXIMUM, self(), other);
    }

    /** {@link #maximum(Array)} with one whole number for all elements. */
    default Array maximum(long other) {
        return Apply.ufunc(Ufunc.MAXIMUM, self(), other);
    }

    /** The smaller of two; NaN where either is. */
    default Array minimum(Array other) {
        return Apply.ufunc(Ufunc.MINIMUM, self(), other);
    }

    /** {@link #minimum(Array)} with one number for all elements. */
    default Array minimum(double other) {
        return Apply.ufunc(Ufunc.MINIMUM, self(), other);
    }

    /** {@link #minimum(Array)} with one whole number for all elements. */
    default Array minimum(long other) {
        return Apply.ufunc(Ufunc.MINIMUM, self(), other);
    }

    /** The length of the hypotenuse, without overflow in between. */
    default Array hypot(Array other) {
        return Apply.ufunc(Ufunc.HYPOT, self(), other);
    }

    /** {@link #hypot(Array)} with one number for all elements. */
    default Array hypot(double other) {
        return Apply.ufunc(Ufunc.HYPOT, self(), other);
    }

    /** The angle of the point with this as its y and {@code other} as its x coordinate. */
    default Array arctan2(Array other) {
        return Apply.ufunc(Ufunc.ARCTAN2, self(), other);
    }

    /** {@link #arctan2(Array)} with one number for all elements. */
    default Array arctan2(double other) {
        return Apply.ufunc(Ufunc.ARCTAN2, self(), other);
    }

    /** Each element kept between two limits. */
    default Array clip(double low, double high) {
        return Apply.ufunc(Ufunc.CLIP, self(), low, high);
    }

    /** Each element kept between two whole limits. */
    default Array clip(long low, long high) {
        return Apply.ufunc(Ufunc.CLIP, self(), low, high);
    }

    /**
     * Each element kept between the elements of two arrays.
     *
     * @param low null for no lower limit
     * @param high null for no upper limit
     * @throws IllegalArgumentException if there is neither
     */
    default Array clip(@Nullable Array low, @Nullable Array high) {
        if (low != null && high != null) {
            return Apply.ufunc(Ufunc.CLIP, self(), low, high);
        }
        if (low != null) {
            return maximum(low);
        }
        if (high != null) {
            return minimum(high);
        }
        throw new IllegalArgumentException("clip got no limit; give low, high or both");
    }

    private Array self() {
        return (Array) this;
    }
}
