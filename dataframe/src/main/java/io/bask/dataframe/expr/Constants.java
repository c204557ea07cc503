package io.bask.dataframe.expr;

import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import org.jspecify.annotations.Nullable;

/**
 * Computes what is made of constants alone, so that it counts as narrow as its value beside columns: {@code a + 2 * 3} is
 * {@code a + 6}.
 */
final class Constants {
    private Constants() {}

    /** An operation, computed at once where both sides are numbers and the result is exact or a double. */
    static ColumnExpr binary(BinaryOp op, ColumnExpr left, ColumnExpr right) {
        if (left instanceof Literal a
                && right instanceof Literal b
                && a.value() instanceof Number x
                && b.value() instanceof Number y
                && isNumber(a)
                && isNumber(b)) {
            Literal folded = x instanceof Long m && y instanceof Long n
                    ? whole(op, m, n, a.dtype() == DType.INT64 || b.dtype() == DType.INT64)
                    : real(op, x.doubleValue(), y.doubleValue());
            return folded == null ? new Binary(op, left, right) : folded;
        }
        return new Binary(op, left, right);
    }

    private static boolean isNumber(Literal constant) {
        return constant.dtype() == DType.INT32 || constant.dtype() == DType.INT64 || constant.dtype() == DType.FLOAT64;
    }

    private static @Nullable Literal whole(BinaryOp op, long a, long b, boolean isLong) {
        try {
            return switch (op) {
                case ADD -> literal(Math.addExact(a, b), isLong);
                case SUB -> literal(Math.subtractExact(a, b), isLong);
                case MUL -> literal(Math.multiplyExact(a, b), isLong);
                case DIV -> b == 0 ? null : new Literal(DType.FLOAT64, (double) a / b);
                default -> null;
            };
        } catch (ArithmeticException overflow) {
            return null;
        }
    }

    private static Literal literal(long value, boolean isLong) {
        return new Literal(!isLong && value == (int) value ? DType.INT32 : DType.INT64, value);
    }

    private static @Nullable Literal real(BinaryOp op, double a, double b) {
        return switch (op) {
            case ADD -> new Literal(DType.FLOAT64, a + b);
            case SUB -> new Literal(DType.FLOAT64, a - b);
            case MUL -> new Literal(DType.FLOAT64, a * b);
            case DIV -> new Literal(DType.FLOAT64, a / b);
            default -> null;
        };
    }

    /** The number with its sign turned round, or null where the operand is no constant number. */
    static @Nullable Literal negative(ColumnExpr operand) {
        if (!(operand instanceof Literal constant) || !isNumber(constant)) {
            return null;
        }
        if (constant.value() instanceof Long whole) {
            return whole == Long.MIN_VALUE ? null : literal(-whole, constant.dtype() == DType.INT64);
        }
        return constant.value() instanceof Double real ? new Literal(DType.FLOAT64, -real) : null;
    }
}
