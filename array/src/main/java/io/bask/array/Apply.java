package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Full;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Weak;
import io.bask.array.ufunc.Operand;
import io.bask.array.ufunc.Signature;
import io.bask.array.ufunc.Ufunc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes elementwise expressions of arrays and plain values: chooses the dtypes, turns values into constants. */
final class Apply {
    private Apply() {}

    /** A function of operands, each an {@link Array} or a Boolean, Long, Double or {@link Complex}. */
    static Array ufunc(Ufunc ufunc, Object... operands) {
        List<Operand> kinds = new ArrayList<>(operands.length);
        for (Object operand : operands) {
            kinds.add(kind(operand));
        }
        Signature signature = ufunc.signature(kinds);
        if (compares(ufunc)) {
            signature = widened(ufunc, signature, operands);
        }
        if (ufunc == Ufunc.POWER && operands[1] instanceof Long exponent) {
            requirePower(signature.output(), exponent);
        }
        return new Array(Elementwise.of(ufunc, signature, arguments(signature, operands)));
    }

    private static List<ArrayExpr> arguments(Signature signature, Object[] operands) {
        List<ArrayExpr> arguments = new ArrayList<>(operands.length);
        for (int i = 0; i < operands.length; i++) {
            DType dtype = signature.inputs().get(i);
            arguments.add(operands[i] instanceof Array array ? array.expr() : Full.scalar(dtype, operands[i]));
        }
        return arguments;
    }

    private static Operand kind(@Nullable Object operand) {
        if (operand instanceof Array array) {
            return Operand.of(array.dtype());
        }
        if (operand == null) {
            throw new NullPointerException("an operand is null; give an array, a boolean, a number or a Complex");
        }
        return Operand.of(Weak.of(operand));
    }

    private static void requirePower(DType dtype, long exponent) {
        if (dtype.isInteger() && exponent < 0) {
            throw new IllegalArgumentException(
                    "%s to the power %d: whole numbers to negative whole powers are not allowed; cast to float64 first"
                            .formatted(dtype, exponent));
        }
    }

    private static boolean compares(Ufunc ufunc) {
        return switch (ufunc) {
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
            default -> false;
        };
    }

    /** A comparison has an answer also where a whole number does not fit in the array's dtype: it is made in int64. */
    private static Signature widened(Ufunc ufunc, Signature signature, Object[] operands) {
        for (int i = 0; i < operands.length; i++) {
            DType dtype = signature.inputs().get(i);
            if (operands[i] instanceof Long whole
                    && dtype.isInteger()
                    && (whole < dtype.minValue() || whole > dtype.maxValue())) {
                return ufunc.signature(DType.INT64, DType.INT64);
            }
        }
        return signature;
    }
}
