package io.bask.dataframe.kernel.csv;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads text as a moment without a time zone, in nanoseconds since 1970-01-01.
 *
 * <p>Dates are {@code 2024-02-29}, {@code 2024/2/29}, {@code 20240229}, or month first as pandas reads them, {@code
 * 2/29/2024}; a time {@code 13:05}, {@code 13:05:59} or {@code 13:05:59.123456789} may follow after a space or {@code
 * T}, and then {@code Z}. Where moments have a zone, an offset such as {@code +02:00} may follow too, and is taken off. Other zones, and years outside 1678 to 2261, which nanoseconds cannot hold, are no dates
 * here.
 *
 * <p>{@link #read} says whether the text is a date; the moment is in {@link #nanoseconds}. Not for sharing.
 */
final class DateText {
    private static final int FIRST_YEAR = 1678;
    private static final int LAST_YEAR = 2261;
    private static final long SECONDS_A_DAY = 86_400;
    private static final long NANOS = 1_000_000_000L;

    private final boolean takesOffsets;
    private byte[] text = new byte[0];
    private int at;
    private int end;
    private int digits;
    private long nanoseconds;
    private boolean hasOffset;

    /** Reads moments without offsets. */
    DateText() {
        this(false);
    }

    /** Reads moments, which may have offsets or not. */
    DateText(boolean takesOffsets) {
        this.takesOffsets = takesOffsets;
    }

    /** True when the moment last read had an offset, and so is in UTC. */
    boolean hasOffset() {
        return hasOffset;
    }

    /** The moment last read. */
    long nanoseconds() {
        return nanoseconds;
    }

    /** Whether the bytes are a date, or a date and a time. */
    boolean read(byte[] source, int from, int to) {
        text = source;
        at = WholeText.skipSpace(source, from, to);
        end = WholeText.skipSpaceBack(source, at, to);
        hasOffset = false;
        long day = readDay();
        if (day == Long.MIN_VALUE) {
            return false;
        }
        long time = at < end ? readTime() : 0;
        if (time < 0) {
            return false;
        }
        long offset = takesOffsets && at < end ? readOffset() : 0;
        if (at < end) {
            return false;
        }
        nanoseconds = day * SECONDS_A_DAY * NANOS + time - offset;
        return true;
    }

    /** Days since 1970-01-01; the smallest long when there is no date. */
    private long readDay() {
        int first = number(8);
        if (digits == 8) {
            return day(first / 10_000, first / 100 % 100, first % 100);
        }
        int firstDigits = digits;
        byte mark = at < end ? text[at++] : 0;
        if (mark != '-' && mark != '/') {
            return Long.MIN_VALUE;
        }
        int second = number(2);
        if (digits == 0 || at >= end || text[at++] != mark) {
            return Long.MIN_VALUE;
        }
        int third = number(4);
        if (firstDigits == 4 && (digits == 1 || digits == 2)) {
            return day(first, second, third);
        }
        return (firstDigits == 1 || firstDigits == 2) && digits == 4 ? day(third, first, second) : Long.MIN_VALUE;
    }

    private static long day(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Long.MIN_VALUE;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException e) {
            return Long.MIN_VALUE;
        }
    }

    /** Nanoseconds since midnight; -1 when there is no time. */
    private long readTime() {
        if (text[at] != ' ' && text[at] != 'T') {
            return -1;
        }
        at++;
        int hour = number(2);
        if (digits == 0 || hour > 23 || at >= end || text[at++] != ':') {
            return -1;
        }
        int minute = number(2);
        if (digits != 2 || minute > 59) {
            return -1;
        }
        long time = (hour * 60L + minute) * 60 * NANOS;
        if (at < end && text[at] == ':') {
            at++;
            int second = number(2);
            if (digits != 2 || second > 59) {
                return -1;
            }
            time += second * NANOS + fraction();
        }
        if (at < end && text[at] == 'Z') {
            at++;
            hasOffset = true;
        }
        return time;
    }

    /** Nanoseconds of an offset such as {@code +02:00}, {@code -0530} or {@code +01}, perhaps behind a space; unread when there is none. */
    private long readOffset() {
        int start = at;
        at = WholeText.skipSpace(text, at, end);
        boolean isNegative = at < end && text[at] == '-';
        if (at >= end || text[at] != '+' && text[at] != '-') {
            at = start;
            return 0;
        }
        at++;
        int hours = number(2);
        boolean fits = digits == 2 && hours <= 18;
        int minutes = 0;
        if (at < end) {
            at += text[at] == ':' ? 1 : 0;
            minutes = number(2);
            fits &= digits == 2 && minutes < 60;
        }
        if (!fits) {
            at = start;
            return 0;
        }
        hasOffset = true;
        long seconds = (hours * 60L + minutes) * 60;
        return (isNegative ? -seconds : seconds) * NANOS;
    }

    /** Nanoseconds after a decimal point, if one follows; leaves the point unread when no digit does. */
    private long fraction() {
        if (at + 1 >= end || text[at] != '.') {
            return 0;
        }
        at++;
        long nanos = number(9);
        for (int i = digits; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Reads up to that many digits, and counts them in {@link #digits}. */
    private int number(int most) {
        int number = 0;
        digits = 0;
        while (at < end && digits < most && text[at] >= '0' && text[at] <= '9') {
            number = number * 10 + text[at++] - '0';
            digits++;
        }
        return number;
    }
}
