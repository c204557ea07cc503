package io.bask.dataframe.column;

import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Nonexistent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as columns hold them, in nanoseconds since 1970-01-01, and the texts that stand for one. */
public final class Moments {
    private static final long NANOS = 1_000_000_000L;
    private static final int DAY_LENGTH = 10;
    private static final Pattern OFFSET =
            Pattern.compile("(.*[0-9]:[0-9.:]*[0-9])\\s*(?:(Z|UTC)|([-+])([0-9]{2}):?([0-9]{2})?)");

    private Moments() {}

    /** Nanoseconds since 1970-01-01; a moment that 64 bits cannot hold so is an error. */
    public static long nanoseconds(LocalDateTime moment) {
        long seconds = moment.toEpochSecond(ZoneOffset.UTC);
        try {
            // One second up and its nanoseconds down, so that the earliest moment is reached without overflow.
            return seconds < 0
                    ? Math.addExact(Math.multiplyExact(seconds + 1, NANOS), moment.getNano() - NANOS)
                    : Math.addExact(Math.multiplyExact(seconds, NANOS), moment.getNano());
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException(
                    ("%s is out of range: dates are held in nanoseconds, from 1677-09-21 to 2262-04-11; "
                                    + "keep others as text or as numbers")
                            .formatted(moment),
                    overflow);
        }
    }

    /** Nanoseconds since 1970-01-01 UTC; a moment that 64 bits cannot hold so is an error. */
    public static long nanoseconds(Instant moment) {
        return nanoseconds(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }

    /**
     * The moment that a text says in a dtype of moments, as columns hold it.
     *
     * <p>With a time zone, the text may end in an offset such as {@code +02:00}, {@code +0200} or {@code Z}; without one it says what
     * clocks of the zone show, which must be once.
     */
    public static long parse(String text, DType dtype) {
        if (dtype.kind() != DType.Kind.ZONED) {
            return nanoseconds(parse(text));
        }
        String trimmed = text.strip();
        Matcher parts = OFFSET.matcher(trimmed);
        if (!parts.matches()) {
            return new ZoneClock(dtype.zone()).utc(nanoseconds(parse(trimmed)), Ambiguous.ERROR, Nonexistent.ERROR);
        }
        long ahead = 0;
        if (parts.group(2) == null) {
            int minutes = parts.group(5) == null ? 0 : Integer.parseInt(parts.group(5));
            ahead = (Integer.parseInt(parts.group(4)) * 60L + minutes) * 60 * NANOS;
            ahead = parts.group(3).equals("-") ? -ahead : ahead;
        }
        return Math.subtractExact(nanoseconds(parse(parts.group(1))), ahead);
    }

    /** The text of a moment of a zone as pandas writes it, for example {@code 2024-10-27 02:30:00+01:00}. */
    public static String text(long utc, ZoneClock clock) {
        StringBuilder text = new StringBuilder(35);
        LocalDateTime shown = Boxed.toDateTime(clock.local(utc));
        text.append("%04d-%02d-%02d %02d:%02d:%02d"
                .formatted(
                        shown.getYear(),
                        shown.getMonthValue(),
                        shown.getDayOfMonth(),
                        shown.getHour(),
                        shown.getMinute(),
                        shown.getSecond()));
        if (shown.getNano() != 0) {
            text.append(
                    shown.getNano() % 1000 == 0
                            ? ".%06d".formatted(shown.getNano() / 1000)
                            : ".%09d".formatted(shown.getNano()));
        }
        return text.append(offset(clock.offset(utc), ":")).toString();
    }

    /**
     * The text of an offset from UTC, for example {@code +01:00}.
     *
     * @param between what stands between hours and minutes
     */
    public static String offset(long nanoseconds, String between) {
        long seconds = Math.abs(nanoseconds) / NANOS;
        String text = "%s%02d%s%02d".formatted(nanoseconds < 0 ? "-" : "+", seconds / 3600, between, seconds / 60 % 60);
        return seconds % 60 == 0 ? text : text + "%s%02d".formatted(between, seconds % 60);
    }

    /** The moment that a text says: a date, or a date and time with a blank or a T between them. */
    public static LocalDateTime parse(String text) {
        String trimmed = text.strip();
        try {
            return trimmed.length() <= DAY_LENGTH
                    ? LocalDate.parse(trimmed).atStartOfDay()
                    : LocalDateTime.parse(trimmed.replace(' ', 'T'));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "'%s' is no date; write 2024-02-29 or 2024-02-29 12:30:00".formatted(text), unreadable);
        }
    }
}
