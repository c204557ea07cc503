package io.bask.array.ufunc;

import static io.bask.array.shape.DType.BOOL;
import static io.bask.array.shape.DType.FLOAT32;
import static io.bask.array.shape.DType.FLOAT64;
import static io.bask.array.shape.DType.INT64;
import static io.bask.array.shape.DType.INT8;

import io.bask.array.shape.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a family of functions turns the common dtype of its arguments into its own dtypes.
 *
 * <p>The families are those of NumPy's loops. NumPy computes 8-bit and bool arguments of floating-point functions in
 * float16; there is no float16 here, so they are computed in float32.
 */
enum DTypeRule {
    /** Any dtype, kept: {@code add}. */
    ANY,
    /** Any dtype but bool, kept: {@code subtract}. */
    NUMBER,
    /** Any dtype, kept, bool becomes int8: {@code square}. */
    NUMBER_FROM_BOOL,
    /** Real numbers, kept, bool becomes int8: {@code floor_divide}. */
    REAL_FROM_BOOL,
    /** Integers and bool, kept: {@code bitwise_and}. */
    BITS,
    /** Integers, kept, bool becomes int8: {@code left_shift}. */
    INTEGER_FROM_BOOL,
    /** Floating point or complex; whole numbers become floating point: {@code sqrt}. */
    INEXACT,
    /** Floating point; whole numbers become floating point, complex is refused: {@code cbrt}. */
    FLOATING,
    /** Integers, kept: {@code gcd}. */
    INTEGER,
    /** float64 or complex128: {@code float_power}. */
    DOUBLE,
    /** Like {@link #QUOTIENT}, complex is refused: {@code i0}. */
    REAL_QUOTIENT,
    /** Floating point parts, gives complex: {@code complex}. */
    TO_COMPLEX,
    /** Floating point, gives int32: the exponent of {@code frexp}. */
    FLOATING_TO_INT32,
    /** Real numbers, gives bool: {@code isposinf}. */
    REAL_TO_BOOL,
    /** Floating point, then a whole number: {@code ldexp}. */
    EXPONENT,
    /** Like {@link #INEXACT} but whole numbers of every width become float64: {@code divide}. */
    QUOTIENT,
    /** Any dtype, gives bool: {@code less}. */
    TO_BOOL,
    /** Floating point, gives bool: {@code signbit}. */
    FLOATING_TO_BOOL,
    /** Any dtype, gives the dtype of its real part: {@code absolute}. */
    TO_REAL_PART,
    /** Floating point or complex, gives the dtype of its real part: {@code angle}. */
    INEXACT_TO_REAL_PART,
    /** A condition, then two arguments of any dtype, which is kept: {@code where}. */
    CHOICE,
    /** A number, then a count of decimals: {@code round}. */
    DECIMALS,
    /** Random bits, then real parameters; gives float64. */
    DRAW,
    /** Random bits, then real parameters; gives int64. */
    DRAW_COUNT,
    /** Random bits, a whole number, a chance; gives int64. */
    DRAW_OF_TRIALS,
    /** Random bits, then whole numbers; gives int64. */
    DRAW_OF_COUNTS;

    /** Whether the functions take random bits. */
    boolean isDraw() {
        return compareTo(DRAW) >= 0;
    }

    /** The signature for arguments whose common dtype is given, or null where the family has none. */
    @Nullable
    Signature signature(DType common, int arity) {
        return switch (this) {
            case ANY -> same(common, arity);
            case NUMBER -> common.isBool() ? null : same(common, arity);
            case NUMBER_FROM_BOOL -> same(fromBool(common), arity);
            case REAL_FROM_BOOL -> common.isComplex() ? null : same(fromBool(common), arity);
            case BITS -> common.isInexact() ? null : same(common, arity);
            case INTEGER_FROM_BOOL -> common.isInexact() ? null : same(fromBool(common), arity);
            case INEXACT -> same(inexact(common), arity);
            case FLOATING -> common.isComplex() ? null : same(inexact(common), arity);
            case QUOTIENT -> same(common.isInexact() ? common : FLOAT64, arity);
            case INTEGER -> common.isInteger() ? same(common, arity) : null;
            case DOUBLE -> same(common.isComplex() ? DType.COMPLEX128 : FLOAT64, arity);
            case REAL_QUOTIENT -> common.isComplex() ? null : same(common.isInexact() ? common : FLOAT64, arity);
            case TO_COMPLEX -> common.isComplex() ? null : toComplex(inexact(common), arity);
            case FLOATING_TO_INT32 -> common.isComplex() ? null : to(inexact(common), arity, DType.INT32);
            case REAL_TO_BOOL -> common.isComplex() ? null : to(common, arity, BOOL);
            case EXPONENT ->
                common.isComplex() ? null : new Signature(List.of(inexact(common), INT64), inexact(common));
            case TO_BOOL -> to(common, arity, BOOL);
            case FLOATING_TO_BOOL -> common.isComplex() ? null : to(inexact(common), arity, BOOL);
            case TO_REAL_PART -> to(common, arity, common.realPart());
            case INEXACT_TO_REAL_PART ->
                to(inexact(common), arity, inexact(common).realPart());
            case CHOICE -> new Signature(List.of(BOOL, common, common), common);
            case DECIMALS -> decimals(common.isBool() ? FLOAT32 : common);
            case DRAW -> common.isComplex() ? null : draw(arity, FLOAT64, FLOAT64);
            case DRAW_COUNT -> common.isComplex() ? null : draw(arity, FLOAT64, INT64);
            case DRAW_OF_TRIALS -> common.isComplex() ? null : new Signature(List.of(INT64, INT64, FLOAT64), INT64);
            case DRAW_OF_COUNTS -> common.isInexact() ? null : same(INT64, arity);
        };
    }

    private static Signature same(DType dtype, int arity) {
        return to(dtype, arity, dtype);
    }

    private static Signature to(DType dtype, int arity, DType output) {
        return new Signature(Collections.nCopies(arity, dtype), output);
    }

    private static Signature draw(int arity, DType parameters, DType output) {
        List<DType> inputs = new ArrayList<>(Collections.nCopies(arity, parameters));
        inputs.set(0, INT64);
        return new Signature(inputs, output);
    }

    private static Signature toComplex(DType part, int arity) {
        return to(part, arity, part == FLOAT32 ? DType.COMPLEX64 : DType.COMPLEX128);
    }

    private static Signature decimals(DType dtype) {
        return new Signature(List.of(dtype, INT64), dtype);
    }

    private static DType fromBool(DType dtype) {
        return dtype.isBool() ? INT8 : dtype;
    }

    private static DType inexact(DType dtype) {
        if (dtype.isInexact()) {
            return dtype;
        }
        return dtype.itemBytes() <= 2 ? FLOAT32 : FLOAT64;
    }
}
