package io.bask.dataframe.column;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

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

    static int toInt(Object value) {
        long wide = toLong(value);
        if (wide != (int) wide) {
            throw wrong(value, "int32", "a number in [%d, %d]".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        return (int) wide;
    }

    static long toLong(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number && number.doubleValue() == number.longValue()) {
            return number.longValue();
        }
        throw wrong(value, "int64", "a whole number");
    }

    static double toDouble(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(value, "float64", "a number");
    }

    static String toText(Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        throw wrong(value, "string", "a String");
    }

    static long toNanoseconds(Object value) {
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
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(nanoseconds, NANOS), Math.floorMod(nanoseconds, NANOS));
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static IllegalArgumentException wrong(Object value, String dtype, String wanted) {
        return new IllegalArgumentException("%s (a %s) does not fit a %s column; give %s"
                .formatted(value, value.getClass().getSimpleName(), dtype, wanted));
    }
}
