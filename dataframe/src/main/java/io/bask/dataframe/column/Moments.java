package io.bask.dataframe.column;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Moments as columns hold them, in nanoseconds since 1970-01-01, and the texts that stand for one. */
public final class Moments {
    private static final long NANOS = 1_000_000_000L;
    private static final int DAY_LENGTH = 10;

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
