package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decimals;
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
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Converts users' objects to a column's primitive values and back, with an error that shows a value that does not fit. */
final class Boxed {
    private static final long NANOS = 1_000_000_000L;

    private Boxed() {}

    static boolean toBool(Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw wrong(value, "bool", "a Boolean");
    }

    /** A whole number of that dtype; of uint64 as its 64 bits. */
    static long toWhole(Object value, DType dtype) {
        if (dtype == DType.UINT64 && value instanceof BigInteger big && big.signum() >= 0 && big.bitLength() <= 64) {
            return big.longValue();
        }
        long wide = toLong(value, dtype);
        if (!dtype.holds(wide)) {
            throw wrong(value, dtype.label(), "a number in " + range(dtype));
        }
        return wide;
    }

    private static String range(DType dtype) {
        int bits = 8 * dtype.width();
        BigInteger values = BigInteger.ONE.shiftLeft(dtype.isSigned() ? bits - 1 : bits);
        return "[%s, %s]".formatted(dtype.isSigned() ? values.negate() : 0, values.subtract(BigInteger.ONE));
    }

    private static long toLong(Object value, DType dtype) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
            return big.longValue();
        }
        if (value instanceof Number number
                && !(value instanceof BigInteger)
                && number.doubleValue() == number.longValue()
                && number.longValue() != Long.MAX_VALUE) {
            return number.longValue();
        }
        throw wrong(
                value, dtype.label(), value instanceof BigInteger ? "a number in " + range(dtype) : "a whole number");
    }

    static long toSpan(Object value) {
        if (value instanceof Duration span) {
            return Spans.nanoseconds(span);
        }
        if (value instanceof Long nanoseconds) {
            return nanoseconds;
        }
        throw wrong(value, "timedelta64[ns]", "a Duration");
    }

    /** The object for a value of a column of longs. */
    static Object ofLong(DType dtype, long value) {
        return switch (dtype.kind()) {
            case UINT64 -> value >= 0 ? BigInteger.valueOf(value) : new BigInteger(Long.toUnsignedString(value));
            case TIMEDELTA -> Duration.ofNanos(value);
            case DECIMAL -> BigDecimal.valueOf(value, dtype.scale());
            default -> value;
        };
    }

    static double toDouble(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(value, "float64", "a number");
    }

    /** Text as UTF-8, bytes as they are, decimals of 128 bits so that they compare as bytes do. */
    static byte[] toBytes(Object value, DType dtype) {
        if (dtype == DType.BINARY) {
            if (value instanceof byte[] bytes) {
                return bytes;
            }
            throw wrong(value, "binary", "a byte[]");
        }
        if (dtype.kind() == DType.Kind.LIST) {
            if (value instanceof Collection<?> items) {
                return ListBytes.of(Column.of(dtype.item(), new ArrayList<@Nullable Object>(items)));
            }
            throw wrong(value, dtype.label(), "a List");
        }
        return dtype == DType.STRING
                ? toText(value).getBytes(StandardCharsets.UTF_8)
                : DecimalBytes.of(toUnscaled(value, dtype));
    }

    /** The digits of a decimal of that dtype, as a whole number. */
    static BigInteger toUnscaled(Object value, DType dtype) {
        BigDecimal number;
        if (value instanceof BigDecimal decimal) {
            number = decimal;
        } else if (value instanceof BigInteger whole) {
            number = new BigDecimal(whole);
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            number = BigDecimal.valueOf(((Number) value).longValue());
        } else {
            throw wrong(value, dtype.label(), "a BigDecimal or a whole number");
        }
        BigInteger unscaled = Decimals.exactly(number, dtype);
        if (unscaled == null) {
            throw wrong(
                    value,
                    dtype.label(),
                    "one of at most %d digits before and %d behind the point"
                            .formatted(dtype.precision() - dtype.scale(), dtype.scale()));
        }
        return unscaled;
    }

    static String toText(Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        throw wrong(value, "string", "a String");
    }

    static long toNanoseconds(DType dtype, Object value) {
        if (dtype.kind() != DType.Kind.ZONED) {
            return toNanoseconds(value);
        }
        if (value instanceof ZonedDateTime moment) {
            return Moments.nanoseconds(moment.toInstant());
        }
        if (value instanceof OffsetDateTime moment) {
            return Moments.nanoseconds(moment.toInstant());
        }
        if (value instanceof Instant moment) {
            return Moments.nanoseconds(moment);
        }
        if (value instanceof Long nanoseconds) {
            return nanoseconds;
        }
        throw wrong(value, dtype.label(), "a ZonedDateTime, an OffsetDateTime or an Instant");
    }

    private static long toNanoseconds(Object value) {
        if (value instanceof LocalDateTime moment) {
            return Moments.nanoseconds(moment);
        }
        if (value instanceof LocalDate day) {
            return toNanoseconds(day.atStartOfDay());
        }
        if (value instanceof Long nanoseconds) {
            return nanoseconds;
        }
        throw wrong(value, "datetime64[ns]", "a LocalDateTime or LocalDate");
    }

    static LocalDateTime toDateTime(long nanoseconds) {
        return LocalDateTime.ofInstant(toInstant(nanoseconds), ZoneOffset.UTC);
    }

    private static Instant toInstant(long nanoseconds) {
        return Instant.ofEpochSecond(Math.floorDiv(nanoseconds, NANOS), Math.floorMod(nanoseconds, NANOS));
    }

    /** The object for a moment of that dtype. */
    static Temporal toMoment(DType dtype, long nanoseconds) {
        return dtype.kind() == DType.Kind.ZONED ? toInstant(nanoseconds).atZone(dtype.zone()) : toDateTime(nanoseconds);
    }

    private static IllegalArgumentException wrong(Object value, String dtype, String wanted) {
        return new IllegalArgumentException("%s (a %s) does not fit a %s column; give %s"
                .formatted(value, value.getClass().getSimpleName(), dtype, wanted));
    }
}
