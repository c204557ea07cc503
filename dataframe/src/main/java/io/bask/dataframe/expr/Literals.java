package io.bask.dataframe.expr;

import io.bask.dataframe.column.Moments;
import io.bask.dataframe.schema.DType;
import io.bask.expr.Token;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Turns the plain values that users write in expressions into the few boxes that expressions hold. */
final class Literals {
    private Literals() {}

    static DType dtype(@Nullable Object value) {
        if (value == null || value instanceof Double || value instanceof Float) {
            return DType.FLOAT64;
        }
        if (value instanceof Boolean) {
            return DType.BOOL;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return DType.INT32;
        }
        if (value instanceof Long) {
            return DType.INT64;
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return DType.STRING;
        }
        if (value instanceof LocalDateTime || value instanceof LocalDate) {
            return DType.DATETIME;
        }
        throw new IllegalArgumentException(
                "%s (a %s) cannot stand in a column expression; use a Boolean, a number, a String, a LocalDate or a LocalDateTime"
                        .formatted(value, value.getClass().getSimpleName()));
    }

    static @Nullable Object stored(@Nullable Object value) {
        return value == null ? null : present(value);
    }

    /** The value in a box, which must be one. */
    static Object present(@Nullable Object value, String wayOut) {
        if (value == null) {
            throw new IllegalArgumentException("the value is null; " + wayOut);
        }
        return present(value);
    }

    private static Object present(Object value) {
        return switch (dtype(value)) {
            case FLOAT64 -> ((Number) value).doubleValue();
            case INT32, INT64 -> ((Number) value).longValue();
            case STRING -> value.toString();
            case DATETIME ->
                Moments.nanoseconds(value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) value);
            default -> value;
        };
    }

    static Token.Builder mix(Token.Builder token, @Nullable Object value) {
        if (value instanceof Double number) {
            return token.with("d").with(number.doubleValue());
        }
        if (value instanceof Long number) {
            return token.with("l").with(number.longValue());
        }
        return token.with(value == null ? null : value.getClass().getSimpleName() + value);
    }
}
