package io.bask.dataframe.expr;

import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.Spans;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decimals;
import io.bask.expr.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
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
        if (value instanceof BigInteger number) {
            if (number.signum() < 0 && number.bitLength() > 63 || number.bitLength() > 64) {
                throw new IllegalArgumentException("%s needs more than 64 bits; give a double".formatted(number));
            }
            return number.bitLength() > 63 ? DType.UINT64 : DType.INT64;
        }
        if (value instanceof BigDecimal number) {
            return Decimals.dtype(number);
        }
        if (value instanceof byte[]) {
            return DType.BINARY;
        }
        if (value instanceof Duration) {
            return DType.TIMEDELTA;
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return DType.STRING;
        }
        if (value instanceof LocalDateTime || value instanceof LocalDate) {
            return DType.DATETIME;
        }
        if (value instanceof ZonedDateTime moment) {
            return DType.datetime(moment.getZone());
        }
        if (value instanceof OffsetDateTime moment) {
            return DType.datetime(moment.getOffset());
        }
        if (value instanceof Instant) {
            return DType.datetime(ZoneOffset.UTC);
        }
        throw new IllegalArgumentException(
                "%s (a %s) cannot stand in a column expression; use a Boolean, a number, a BigDecimal, a String, a byte[], a LocalDate, a LocalDateTime, a ZonedDateTime, an OffsetDateTime, an Instant or a Duration"
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
        return switch (dtype(value).kind()) {
            case FLOAT64 -> ((Number) value).doubleValue();
            case INT32, INT64 -> ((Number) value).longValue();
            case TIMEDELTA -> Spans.nanoseconds((Duration) value);
            case STRING -> value.toString();
            case DATETIME ->
                Moments.nanoseconds(value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) value);
            case BINARY -> ((byte[]) value).clone();
            case ZONED -> Moments.nanoseconds(instant(value));
            default -> value;
        };
    }

    private static Instant instant(Object value) {
        return value instanceof ZonedDateTime moment
                ? moment.toInstant()
                : value instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) value;
    }

    static Token.Builder mix(Token.Builder token, @Nullable Object value) {
        if (value instanceof Double number) {
            return token.with("d").with(number.doubleValue());
        }
        if (value instanceof Long number) {
            return token.with("l").with(number.longValue());
        }
        if (value instanceof byte[] bytes) {
            return token.with("bytes").with(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        return token.with(value == null ? null : value.getClass().getSimpleName() + value);
    }
}
