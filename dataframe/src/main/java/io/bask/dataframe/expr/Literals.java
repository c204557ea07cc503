package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.expr.Token;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the plain values that users write in expressions into the few boxes that expressions hold. */
final class Literals {
    private static final long NANOS = 1_000_000_000L;

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
        if (value instanceof CharSequence) {
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

    static Object present(Object value) {
        return switch (dtype(value)) {
            case FLOAT64 -> ((Number) value).doubleValue();
            case INT32, INT64 -> ((Number) value).longValue();
            case STRING -> value.toString();
            case DATETIME -> nanoseconds(value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) value);
            default -> value;
        };
    }

    static List<Object> stored(Collection<?> values) {
        List<Object> stored = new ArrayList<>(values.size());
        for (Object value : values) {
            stored.add(present(value));
        }
        return stored;
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

    static Token.Builder mixAll(Token.Builder token, List<Object> values) {
        token.with((long) values.size());
        values.forEach(value -> mix(token, value));
        return token;
    }

    private static long nanoseconds(LocalDateTime moment) {
        return Math.addExact(Math.multiplyExact(moment.toEpochSecond(ZoneOffset.UTC), NANOS), moment.getNano());
    }
}
