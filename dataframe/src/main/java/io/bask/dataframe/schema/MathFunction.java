package io.bask.dataframe.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * A function of a number, as float64; outside of where it is defined the result is missing.
 *
 * @param op which
 */
public record MathFunction(Op op) implements RowFunction {
    /** Functions by NumPy's names. */
    public enum Op {
        /** Sine of radians. */
        SIN,
        /** Cosine of radians. */
        COS,
        /** Tangent of radians. */
        TAN,
        /** Angle of a sine. */
        ARCSIN,
        /** Angle of a cosine. */
        ARCCOS,
        /** Angle of a tangent. */
        ARCTAN,
        /** Hyperbolic sine. */
        SINH,
        /** Hyperbolic cosine. */
        COSH,
        /** Hyperbolic tangent. */
        TANH,
        /** Square root. */
        SQRT,
        /** Exponential. */
        EXP,
        /** Exponential minus 1. */
        EXPM1,
        /** Natural logarithm. */
        LOG,
        /** Natural logarithm of 1 more. */
        LOG1P,
        /** Decimal logarithm. */
        LOG10,
        /** Rounded down. */
        FLOOR,
        /** Rounded up. */
        CEIL
    }

    /** Checks that it is there. */
    public MathFunction {
        Objects.requireNonNull(op, "op is null; name a function");
    }

    /** The function of that name. */
    public static MathFunction of(String name) {
        for (Op op : Op.values()) {
            if (op.name().equalsIgnoreCase(name)) {
                return new MathFunction(op);
            }
        }
        throw new IllegalArgumentException("no function is called '%s'; there are abs and %s"
                .formatted(name, Arrays.toString(Op.values()).toLowerCase(Locale.ROOT)));
    }

    @Override
    public DType result(DType operand) {
        if (!operand.isSummable()) {
            throw new IllegalArgumentException("%s needs a number, not %s; cast with astype".formatted(this, operand));
        }
        return DType.FLOAT64;
    }

    /** The function's value. */
    public double of(double x) {
        return switch (op) {
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ARCSIN -> Math.asin(x);
            case ARCCOS -> Math.acos(x);
            case ARCTAN -> Math.atan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case SQRT -> Math.sqrt(x);
            case EXP -> Math.exp(x);
            case EXPM1 -> Math.expm1(x);
            case LOG -> Math.log(x);
            case LOG1P -> Math.log1p(x);
            case LOG10 -> Math.log10(x);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
        };
    }

    /** For example {@code sqrt}. */
    @Override
    public String toString() {
        return op.name().toLowerCase(Locale.ROOT);
    }
}
