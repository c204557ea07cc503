package io.bask.array.kernel.emit;

import io.bask.array.kernel.code.CodeBuilder;
import io.bask.array.kernel.code.Element;
import io.bask.array.kernel.code.Kind;
import io.bask.array.kernel.code.Op;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;

/**
 * Functions of bool, whole and floating-point numbers.
 *
 * <p>Whole numbers narrower than 32 bits are computed as {@code int} and wrapped after each operation. Functions that
 * Java has only for {@code double} are computed so for {@code float} too, and rounded.
 */
final class RealEmitter {
    private static final String MATH = "java/lang/Math.";
    private static final String REAL = "io/bask/array/kernel/math/RealMath.";
    private static final String SPECIAL = "io/bask/array/kernel/math/SpecialMath.";
    private static final String INTEGER = "io/bask/array/kernel/math/IntegerMath.";

    private final CodeBuilder code;

    RealEmitter(CodeBuilder code) {
        this.code = code;
    }

    /** The result of a function whose arguments have a dtype, first ones of two or three as the function's order is. */
    int apply(Ufunc ufunc, DType dtype, int... x) {
        return switch (ufunc) {
            case EQUAL -> code.binary(Op.EQ, x[0], x[1]);
            case NOT_EQUAL -> code.binary(Op.NE, x[0], x[1]);
            case LESS -> code.binary(Op.LT, x[0], x[1]);
            case LESS_EQUAL -> code.binary(Op.LE, x[0], x[1]);
            case GREATER -> code.binary(Op.GT, x[0], x[1]);
            case GREATER_EQUAL -> code.binary(Op.GE, x[0], x[1]);
            case LOGICAL_AND -> code.binary(Op.AND, truth(x[0]), truth(x[1]));
            case LOGICAL_OR -> code.binary(Op.OR, truth(x[0]), truth(x[1]));
            case LOGICAL_XOR -> code.binary(Op.XOR, truth(x[0]), truth(x[1]));
            case LOGICAL_NOT -> code.binary(Op.XOR, truth(x[0]), code.literal(Kind.BOOL, 1));
            case POSITIVE, REAL, CONJ -> x[0];
            case IMAG -> code.literal(code.kind(x[0]), 0);
            case CLIP -> apply(Ufunc.MINIMUM, dtype, apply(Ufunc.MAXIMUM, dtype, x[0], x[1]), x[2]);
            case ABS2 -> apply(Ufunc.MULTIPLY, dtype, x[0], x[0]);
            case SQUARE -> apply(Ufunc.MULTIPLY, dtype, x[0], x[0]);
            case ISNAN -> code.binary(Op.NE, x[0], x[0]);
            case ISINF -> dtype.isInexact() ? infinite(Op.EQ, x[0]) : code.literal(Kind.BOOL, 0);
            case ISFINITE -> dtype.isInexact() ? infinite(Op.LT, x[0]) : code.literal(Kind.BOOL, 1);
            case ISPOSINF -> equalsInfinity(dtype, x[0], Double.POSITIVE_INFINITY);
            case ISNEGINF -> equalsInfinity(dtype, x[0], Double.NEGATIVE_INFINITY);
            case ISREAL -> code.literal(Kind.BOOL, 1);
            case ISCOMPLEX -> code.literal(Kind.BOOL, 0);
            default -> {
                if (dtype.isBool()) {
                    yield bool(ufunc, x);
                }
                yield dtype.isInteger() ? integer(ufunc, dtype, x) : floating(ufunc, x);
            }
        };
    }

    /** Whether a number is not zero. */
    int truth(int x) {
        Kind kind = code.kind(x);
        return kind == Kind.BOOL ? x : code.binary(Op.NE, x, code.literal(kind, 0));
    }

    private int bool(Ufunc ufunc, int... x) {
        return switch (ufunc) {
            case ADD, MAXIMUM, FMAX, BITWISE_OR -> code.binary(Op.OR, x[0], x[1]);
            case MULTIPLY, MINIMUM, FMIN, BITWISE_AND -> code.binary(Op.AND, x[0], x[1]);
            case BITWISE_XOR -> code.binary(Op.XOR, x[0], x[1]);
            case INVERT -> code.binary(Op.XOR, x[0], code.literal(Kind.BOOL, 1));
            case ABSOLUTE -> x[0];
            default -> throw undefined(ufunc, "bool");
        };
    }

    private int integer(Ufunc ufunc, DType dtype, int... x) {
        Kind kind = code.kind(x[0]);
        return switch (ufunc) {
            case MOD -> code.call(kind, INTEGER + "mod", x);
            case FMOD -> code.call(kind, INTEGER + "fmod", x);
            case SIGN -> code.call(kind, INTEGER + "sign", x);
            case MAXIMUM, FMAX -> code.call(kind, MATH + "max", x);
            case MINIMUM, FMIN -> code.call(kind, MATH + "min", x);
            case BITWISE_AND -> code.binary(Op.AND, x[0], x[1]);
            case BITWISE_OR -> code.binary(Op.OR, x[0], x[1]);
            case BITWISE_XOR -> code.binary(Op.XOR, x[0], x[1]);
            case RIGHT_SHIFT -> code.call(kind, INTEGER + "rightShift", x);
            default -> code.narrow(overflowing(ufunc, dtype, x), Element.of(dtype));
        };
    }

    /** The functions whose results may lie outside a narrow dtype. */
    private int overflowing(Ufunc ufunc, DType dtype, int... x) {
        Kind kind = code.kind(x[0]);
        return switch (ufunc) {
            case ADD -> code.binary(Op.ADD, x[0], x[1]);
            case SUBTRACT -> code.binary(Op.SUB, x[0], x[1]);
            case MULTIPLY -> code.binary(Op.MUL, x[0], x[1]);
            case FLOOR_DIVIDE -> code.call(kind, INTEGER + "floorDivide", x);
            case POWER -> code.call(kind, INTEGER + "power", x);
            case NEGATIVE -> code.negate(x[0]);
            case ABSOLUTE -> dtype.isSigned() ? code.call(kind, MATH + "abs", x) : x[0];
            case RECIPROCAL -> code.call(kind, INTEGER + "reciprocal", x);
            case INVERT -> code.binary(Op.XOR, x[0], code.literal(kind, -1));
            case LEFT_SHIFT -> code.call(kind, INTEGER + "leftShift", x);
            case ROUND -> code.call(kind, INTEGER + "round", x);
            case GCD -> code.call(kind, INTEGER + "gcd", x);
            case LCM -> code.call(kind, INTEGER + "lcm", x);
            default -> throw undefined(ufunc, dtype.numpyName());
        };
    }

    private int equalsInfinity(DType dtype, int x, double infinity) {
        return dtype.isInexact()
                ? code.binary(Op.EQ, x, code.literal(code.kind(x), infinity))
                : code.literal(Kind.BOOL, 0);
    }

    private int infinite(Op comparison, int x) {
        Kind kind = code.kind(x);
        int size = code.call(kind, MATH + "abs", x);
        return code.binary(comparison, size, code.literal(kind, Double.POSITIVE_INFINITY));
    }

    private int floating(Ufunc ufunc, int... x) {
        Kind kind = code.kind(x[0]);
        return switch (ufunc) {
            case ADD -> code.binary(Op.ADD, x[0], x[1]);
            case SUBTRACT -> code.binary(Op.SUB, x[0], x[1]);
            case MULTIPLY -> code.binary(Op.MUL, x[0], x[1]);
            case DIVIDE -> code.binary(Op.DIV, x[0], x[1]);
            case FMOD -> code.binary(Op.REM, x[0], x[1]);
            case FLOOR_DIVIDE -> code.call(kind, REAL + "floorDivide", x);
            case MOD -> code.call(kind, REAL + "mod", x);
            case ROUND -> code.call(kind, REAL + "round", x);
            case NEGATIVE -> code.negate(x[0]);
            case ABSOLUTE, FABS -> code.call(kind, MATH + "abs", x);
            case FLOAT_POWER -> floating(Ufunc.POWER, x);
            case HEAVISIDE, NEXTAFTER, SPACING, LDEXP, SINC, LOGADDEXP, LOGADDEXP2 ->
                code.call(kind, SPECIAL + ufunc.numpyName(), x);
            case FREXP_EXPONENT -> code.call(Kind.INT, SPECIAL + "frexpExponent", code.convert(x[0], Kind.DOUBLE));
            case RECIPROCAL -> code.binary(Op.DIV, code.literal(kind, 1.0), x[0]);
            case MAXIMUM -> code.call(kind, MATH + "max", x);
            case MINIMUM -> code.call(kind, MATH + "min", x);
            case COPYSIGN -> code.call(kind, MATH + "copySign", x);
            case SIGNBIT -> code.call(Kind.BOOL, REAL + "signbit", code.convert(x[0], Kind.DOUBLE));
            case DEG2RAD ->
                code.binary(
                        Op.MUL, x[0], code.literal(kind, kind == Kind.FLOAT ? (float) Math.PI / 180f : Math.PI / 180));
            case RAD2DEG ->
                code.binary(
                        Op.MUL, x[0], code.literal(kind, kind == Kind.FLOAT ? 180f / (float) Math.PI : 180 / Math.PI));
            case ANGLE -> asDouble(MATH + "atan2", kind, code.literal(kind, 0.0), x[0]);
            default -> asDouble(doubleFunction(ufunc), kind, x);
        };
    }

    /** Calls a function of doubles and rounds its result. */
    int asDouble(String target, Kind kind, int... x) {
        int[] wide = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            wide[i] = code.convert(x[i], Kind.DOUBLE);
        }
        return code.convert(code.call(Kind.DOUBLE, target, wide), kind);
    }

    private static String doubleFunction(Ufunc ufunc) {
        return switch (ufunc) {
            case SQRT, CBRT, EXP, EXPM1, LOG, LOG10, LOG1P, SIN, COS, TAN, SINH, COSH, TANH, FLOOR, CEIL, RINT ->
                MATH + ufunc.numpyName();
            case ARCSIN -> MATH + "asin";
            case ARCCOS -> MATH + "acos";
            case ARCTAN -> MATH + "atan";
            case I0 -> SPECIAL + "i0";
            case MODF_FRACTION -> SPECIAL + "modfFraction";
            case FREXP_MANTISSA -> SPECIAL + "frexpMantissa";
            case ARCTAN2 -> MATH + "atan2";
            case POWER, SIGN, EXP2, LOG2, HYPOT, ARCSINH, ARCCOSH, ARCTANH, TRUNC, FMAX, FMIN ->
                REAL + ufunc.numpyName();
            default -> throw undefined(ufunc, "floating point");
        };
    }

    static IllegalArgumentException undefined(Ufunc ufunc, String dtype) {
        return new IllegalArgumentException(
                "%s has no code for %s; ask Ufunc.signature for dtypes that it has".formatted(ufunc, dtype));
    }
}
