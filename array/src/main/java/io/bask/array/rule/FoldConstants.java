package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Full;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import io.bask.optimize.Rule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes functions of constants once, now.
 *
 * <pre>  full(2.0) * full(3.0)   becomes   full(6.0)  </pre>
 *
 * <p>For the basic operations on int64, float64 and bool, in which Java computes the very bits that the kernels do.
 */
public final class FoldConstants implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof Elementwise elementwise) || elementwise.inputs().size() > 2) {
            return Optional.empty();
        }
        for (int i = 0; i < elementwise.inputs().size(); i++) {
            ArrayExpr input = elementwise.inputs().get(i);
            boolean asIs = elementwise.ufunc() == Ufunc.CAST
                    || input.dtype() == elementwise.signature().inputs().get(i);
            if (!(input instanceof Full) || !asIs) {
                return Optional.empty();
            }
        }
        Object first = ((Full) elementwise.inputs().get(0)).value();
        Object second = elementwise.inputs().size() == 1
                ? null
                : ((Full) elementwise.inputs().get(1)).value();
        Object value = value(elementwise, first, second);
        return value == null
                ? Optional.empty()
                : Optional.of(new Full(elementwise.chunks(), elementwise.dtype(), value));
    }

    private static @Nullable Object value(Elementwise node, Object first, @Nullable Object second) {
        if (node.ufunc() == Ufunc.CAST) {
            return cast(first, node.dtype());
        }
        DType dtype = node.signature().inputs().get(0);
        if (second != null && node.signature().inputs().get(1) != dtype) {
            return null;
        }
        if (dtype == DType.FLOAT64) {
            double y = second == null ? 0 : (Double) second;
            return second == null ? unary(node.ufunc(), (Double) first) : binary(node.ufunc(), (Double) first, y);
        }
        if (dtype == DType.INT64) {
            long y = second == null ? 0 : (Long) second;
            return second == null ? unary(node.ufunc(), (Long) first) : binary(node.ufunc(), (Long) first, y);
        }
        return null;
    }

    private static @Nullable Object cast(Object value, DType dtype) {
        return switch (dtype) {
            case FLOAT64 ->
                value instanceof Long whole
                        ? (Object) whole.doubleValue()
                        : value instanceof Boolean flag ? (Object) (flag ? 1.0 : 0.0) : null;
            case INT64 -> value instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : null;
            case BOOL ->
                value instanceof Long whole
                        ? (Object) (whole != 0)
                        : value instanceof Double real ? (Object) (real != 0) : null;
            default -> null;
        };
    }

    private static @Nullable Object unary(Ufunc ufunc, double x) {
        return switch (ufunc) {
            case NEGATIVE -> -x;
            case ABSOLUTE -> Math.abs(x);
            case SQRT -> Math.sqrt(x);
            case SQUARE -> x * x;
            default -> null;
        };
    }

    private static @Nullable Object binary(Ufunc ufunc, double x, double y) {
        return switch (ufunc) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case EQUAL -> x == y;
            case NOT_EQUAL -> x != y;
            case LESS -> x < y;
            case LESS_EQUAL -> x <= y;
            case GREATER -> x > y;
            case GREATER_EQUAL -> x >= y;
            default -> null;
        };
    }

    private static @Nullable Object unary(Ufunc ufunc, long x) {
        return switch (ufunc) {
            case NEGATIVE -> -x;
            case SQUARE -> x * x;
            default -> null;
        };
    }

    private static @Nullable Object binary(Ufunc ufunc, long x, long y) {
        return switch (ufunc) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case EQUAL -> x == y;
            case NOT_EQUAL -> x != y;
            case LESS -> x < y;
            case LESS_EQUAL -> x <= y;
            case GREATER -> x > y;
            case GREATER_EQUAL -> x >= y;
            default -> null;
        };
    }
}
