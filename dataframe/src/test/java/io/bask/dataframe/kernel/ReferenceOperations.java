package io.bask.dataframe.kernel;

import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;

/** What operations mean for two single values, written as plainly as possible. */
final class ReferenceOperations {
    private ReferenceOperations() {}

    static Object apply(BinaryOp op, Object a, Object b, DType result) {
        return switch (op.family()) {
            case LOGIC -> logic(op, (Boolean) a, (Boolean) b);
            case COMPARISON -> a == null || b == null ? op == BinaryOp.NE : comparison(op, compare(a, b));
            case ARITHMETIC ->
                result == DType.FLOAT64
                        ? floats(op, a, b)
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
        if (a instanceof Double || b instanceof Double) {
            return Double.compare(number(a) + 0.0, number(b) + 0.0);
        }
        return Long.compare(whole(a), whole(b));
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
        long x = whole(a);
        long y = whole(b);
        if (y == 0 && (op == BinaryOp.FLOORDIV || op == BinaryOp.MOD)) {
            return null;
        }
        long value = switch (op) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case FLOORDIV -> Math.floorDiv(x, y);
            default -> Math.floorMod(x, y);
        };
        return result == DType.INT32 ? (Object) (int) value : (Object) value;
    }

    private static double number(Object value) {
        return value instanceof Boolean bool ? (bool ? 1 : 0) : ((Number) value).doubleValue();
    }

    private static long whole(Object value) {
        return value instanceof Boolean bool ? (bool ? 1 : 0) : ((Number) value).longValue();
    }
}
