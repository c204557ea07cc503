package io.bask.dataframe.column;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spans of time as columns hold them, in nanoseconds, and the texts that stand for one. */
public final class Spans {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final Pattern CLOCK = Pattern.compile(
            "([-+])?\\s*(?:(\\d+)\\s*(?:d|day|days)\\b\\s*,?\\s*)?([-+])?\\s*(?:(\\d+):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{1,9}))?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile("\\s*,?\\s*(\\d+(?:\\.\\d*)?|\\.\\d+)\\s*([A-Za-z]+)\\s*");

    private Spans() {}

    /** Nanoseconds of a span; one that 64 bits cannot hold so is an error. */
    public static long nanoseconds(Duration span) {
        try {
            return span.toNanos();
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException(
                    "%s is out of range: timedeltas are held in nanoseconds, up to 292 years; keep longer ones as numbers"
                            .formatted(span),
                    overflow);
        }
    }

    /**
     * The nanoseconds that a text says: {@code 1 days 02:03:04.5}, {@code -1 days +23:59:59}, {@code 02:03:04}, numbers with units
     * such as {@code 2h 30min} or {@code 1.5 days}, ISO 8601 as in {@code PT2H}, or a whole number of nanoseconds.
     */
    public static long parse(String text) {
        String trimmed = text.strip();
        try {
            if (!trimmed.isEmpty()) {
                Matcher clock = CLOCK.matcher(trimmed);
                if (clock.matches() && (clock.group(2) != null || clock.group(4) != null)) {
                    return clock(clock);
                }
                if (trimmed.matches("[-+]?\\d+")) {
                    return Long.parseLong(trimmed);
                }
                if (trimmed.matches("[-+]?[Pp].*")) {
                    return nanoseconds(Duration.parse(trimmed));
                }
                boolean isNegative = trimmed.startsWith("-");
                long sum = parts(isNegative || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed);
                return isNegative ? -sum : sum;
            }
        } catch (ArithmeticException | DateTimeException | NumberFormatException unreadable) {
            throw unreadable(text, unreadable);
        }
        throw unreadable(text, null);
    }

    private static IllegalArgumentException unreadable(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "'%s' is no timedelta; write 1 days 02:03:04.5, 02:03:04 or 2h 30min, up to 292 years".formatted(text),
                cause);
    }

    private static long clock(Matcher clock) {
        boolean isNegative = "-".equals(clock.group(1));
        long days = clock.group(2) == null ? 0 : Math.multiplyExact(Long.parseLong(clock.group(2)), DAY);
        long time = 0;
        if (clock.group(4) != null) {
            String fraction = clock.group(7) == null ? "" : clock.group(7);
            long seconds = Math.addExact(
                    Math.multiplyExact(Long.parseLong(clock.group(4)), 3600L),
                    60L * Long.parseLong(clock.group(5)) + Long.parseLong(clock.group(6)));
            time = Math.addExact(
                    Math.multiplyExact(seconds, SECOND), Long.parseLong(fraction + "0".repeat(9 - fraction.length())));
        }
        String inner = clock.group(3);
        boolean isTimeNegative = inner == null ? isNegative : inner.equals("-");
        return Math.addExact(isNegative ? -days : days, isTimeNegative ? -time : time);
    }

    private static long parts(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            if (!part.find() || part.start() != at) {
                throw new NumberFormatException(text);
            }
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit(part.group(2)))));
            at = part.end();
        }
        return sum.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /** Nanoseconds of a unit, where {@code m} is a minute. */
    private static long unit(String name) {
        return switch (name) {
            case "L" -> 1_000_000L;
            case "U" -> 1_000L;
            case "T" -> 60 * SECOND;
            default ->
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "w", "week", "weeks" -> 7 * DAY;
                    case "d", "day", "days" -> DAY;
                    case "h", "hr", "hrs", "hour", "hours" -> 3600 * SECOND;
                    case "m", "min", "mins", "minute", "minutes" -> 60 * SECOND;
                    case "s", "sec", "secs", "second", "seconds" -> SECOND;
                    case "ms", "milli", "millis", "millisecond", "milliseconds" -> 1_000_000L;
                    case "us", "µs", "micro", "micros", "microsecond", "microseconds" -> 1_000L;
                    case "ns", "n", "nano", "nanos", "nanosecond", "nanoseconds" -> 1L;
                    default -> throw new NumberFormatException(name);
                };
        };
    }

    /** The text of a span as pandas writes one: {@code 1 days 02:03:04.500000}, {@code -1 days +23:59:59}. */
    public static String text(long nanoseconds) {
        long days = Math.floorDiv(nanoseconds, DAY);
        long rest = Math.floorMod(nanoseconds, DAY);
        long seconds = rest / SECOND;
        long fraction = rest % SECOND;
        String decimals = fraction == 0
                ? ""
                : fraction % 1000 == 0 ? ".%06d".formatted(fraction / 1000) : ".%09d".formatted(fraction);
        return "%d days %s%02d:%02d:%02d%s"
                .formatted(days, days < 0 ? "+" : "", seconds / 3600, seconds / 60 % 60, seconds % 60, decimals);
    }

    /** The text of a span of whole days, for example {@code 3 days}. */
    static String days(long nanoseconds) {
        return nanoseconds / DAY + " days";
    }

    static boolean isWholeDays(long nanoseconds) {
        return nanoseconds % DAY == 0;
    }
}
