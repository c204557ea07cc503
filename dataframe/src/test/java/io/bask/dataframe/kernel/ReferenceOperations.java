package io.bask.dataframe.kernel;

import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;

/** What operations mean for two single values, written as plainly as possible. */
final class ReferenceOperations {
    private ReferenceOperations() {}

    static Object apply(BinaryOp op, Object a, Object b, DType result) {
        return switch (op.family()) {
            case LOGIC -> logic(op, (Boolean) a, (Boolean) b);
            case COMPARISON -> a == null || b == null ? op == BinaryOp.NE : comparison(op, compare(a, b));
            case ARITHMETIC ->
                result.isFloat()
                        ? rounded(floats(op, a, b), result)
                        : a == null || b == null ? null : arithmetic(op, a, b, result);
        };
    }

    /** A missing truth value is either; the result is missing where it would depend on which. */
    private static Boolean logic(BinaryOp op, Boolean left, Boolean right) {
        Boolean result = null;
        for (boolean a : left == null ? new boolean[] {true, false} : new boolean[] {left}) {
            for (boolean b : right == null ? new boolean[] {true, false} : new boolean[] {right}) {
                boolean value = op == BinaryOp.AND ? a && b : op == BinaryOp.OR ? a || b : a ^ b;
                if (result != null && result != value) {
                    return null;
                }
                result = value;
            }
        }
        return result;
    }

    private static boolean comparison(BinaryOp op, int order) {
        return switch (op) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            default -> order >= 0;
        };
    }

    private static int compare(Object a, Object b) {
        if (a instanceof String text) {
            return Arrays.compareUnsigned(
                    text.getBytes(StandardCharsets.UTF_8), ((String) b).getBytes(StandardCharsets.UTF_8));
        }
        if (a instanceof LocalDateTime moment) {
            return moment.compareTo((LocalDateTime) b);
        }
        if (a instanceof ZonedDateTime moment) {
            return moment.toInstant().compareTo(((ZonedDateTime) b).toInstant());
        }
        if (a instanceof Duration span) {
            return span.compareTo((Duration) b);
        }
        if (isFloat(a) || isFloat(b)) {
            return Double.compare(number(a) + 0.0, number(b) + 0.0);
        }
        return whole(a).compareTo(whole(b));
    }

    private static boolean isFloat(Object value) {
        return value instanceof Double || value instanceof Float;
    }

    private static Object rounded(Object value, DType dtype) {
        return value == null || dtype == DType.FLOAT64 ? value : (Object) ((Double) value).floatValue();
    }

    /** Missing is NaN on the way in and on the way out. */
    private static Object floats(BinaryOp op, Object left, Object right) {
        double a = left == null ? Double.NaN : number(left);
        double b = right == null ? Double.NaN : number(right);
        double value = switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case MOD -> modulo(a, b);
            case FLOORDIV -> quotient(a, b);
            default -> a == 1 ? 1 : Math.pow(a, b);
        };
        return Double.isNaN(value) ? null : value;
    }

    private static double quotient(double a, double b) {
        if (b == 0 || Double.isNaN(a) || Double.isNaN(b) || Double.isInfinite(a)) {
            return b == 0 ? a / b : Double.NaN;
        }
        if (Double.isInfinite(b)) {
            return a == 0 ? a / b : a < 0 == b < 0 ? 0.0 : -1.0;
        }
        double whole = Math.rint((a - modulo(a, b)) / b);
        return whole == 0 ? Math.copySign(0.0, a / b) : whole;
    }

    private static double modulo(double a, double b) {
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0.0, b);
        }
        return rest < 0 == b < 0 || Double.isNaN(rest) ? rest : rest + b;
    }

    private static Object arithmetic(BinaryOp op, Object a, Object b, DType result) {
        if (a instanceof String) {
            return a + (String) b;
        }
        BigInteger x = whole(a);
        BigInteger y = whole(b);
        if (y.signum() == 0 && (op == BinaryOp.FLOORDIV || op == BinaryOp.MOD)) {
            return null;
        }
        return boxed(
                switch (op) {
                    case ADD -> x.add(y);
                    case SUB -> x.subtract(y);
                    case MUL -> x.multiply(y);
                    case FLOORDIV -> x.subtract(modulo(x, y)).divide(y);
                    default -> modulo(x, y);
                },
                result);
    }

    private static BigInteger modulo(BigInteger x, BigInteger y) {
        BigInteger rest = x.remainder(y);
        return rest.signum() != 0 && rest.signum() != y.signum() ? rest.add(y) : rest;
    }

    /** The object that a column of the dtype has for a number, of which it keeps the low bits. */
    static Object boxed(BigInteger value, DType dtype) {
        int bits = 8 * dtype.width();
        BigInteger all = BigInteger.ONE.shiftLeft(bits);
        BigInteger low = value.mod(all);
        if (dtype.isSigned() && low.testBit(bits - 1)) {
            low = low.subtract(all);
        }
        if (dtype == DType.UINT64) {
            return low;
        }
        boolean isInt = dtype.width() < 4 || dtype == DType.INT32;
        return isInt ? (Object) low.intValueExact() : (Object) low.longValueExact();
    }

    private static double number(Object value) {
        return value instanceof Boolean bool ? (bool ? 1 : 0) : ((Number) value).doubleValue();
    }

    static BigInteger whole(Object value) {
        if (value instanceof Boolean bool) {
            return bool ? BigInteger.ONE : BigInteger.ZERO;
        }
        return value instanceof BigInteger big ? big : BigInteger.valueOf(((Number) value).longValue());
    }
}
