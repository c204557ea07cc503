package io.bask.dataframe.column;

import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Nonexistent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a text names as far as it is written: {@code 2024-01} is a month, {@code 2024-01-31 12} an hour of a day.
 *
 * <p>Made where row labels that are dates are asked for by texts. Years, months, days, hours, minutes and seconds are times; a text with
 * a part of a second, or with an offset from UTC, is one moment.
 *
 * @param first its first moment in nanoseconds since 1970-01-01, of UTC where the labels have a time zone
 * @param last its last moment
 */
public record MomentSpan(long first, long last) {
    private static final Pattern PARTS = Pattern.compile(
            "([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[ T]([0-9]{1,2})(?::([0-9]{1,2})(?::([0-9]{1,2}))?)?)?)?)?");
    private static final List<ChronoUnit> UNITS = List.of(
            ChronoUnit.YEARS,
            ChronoUnit.MONTHS,
            ChronoUnit.DAYS,
            ChronoUnit.HOURS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS);

    /** The time that a text names among labels of that dtype of moments; another text is an error that says what may be written. */
    public static MomentSpan parse(String text, DType dtype) {
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            return moment(text, dtype);
        }
        int written = 0;
        int[] numbers = {1, 1, 1, 0, 0, 0};
        while (written < numbers.length && parts.group(written + 1) != null) {
            numbers[written] = Integer.parseInt(parts.group(written + 1));
            written++;
        }
        LocalDateTime from;
        try {
            from = LocalDateTime.of(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
        } catch (DateTimeException impossible) {
            throw unreadable(text, impossible);
        }
        return new MomentSpan(utc(from, dtype), utc(from.plus(1, UNITS.get(written - 1)), dtype) - 1);
    }

    private static MomentSpan moment(String text, DType dtype) {
        try {
            long moment = Moments.parse(text, dtype);
            return new MomentSpan(moment, moment);
        } catch (IllegalArgumentException other) {
            throw other.getCause() instanceof DateTimeException ? unreadable(text, other) : other;
        }
    }

    private static IllegalArgumentException unreadable(String text, Exception cause) {
        return new IllegalArgumentException(
                "'%s' is no date and no time of one; write 2024, 2024-02, 2024-02-29, 2024-02-29 12 or 2024-02-29 12:30:00"
                        .formatted(text),
                cause);
    }

    /** Times that clocks of the zone leave out begin behind the gap, and those that they show twice at the first of both. */
    private static long utc(LocalDateTime moment, DType dtype) {
        long local = Moments.nanoseconds(moment);
        return dtype.kind() == DType.Kind.ZONED
                ? new ZoneClock(dtype.zone()).utc(local, Ambiguous.DAYLIGHT, Nonexistent.SHIFT_FORWARD)
                : local;
    }

    /** The first moment as expressions take it beside labels of that dtype. */
    public Object from(DType dtype) {
        return shown(first, dtype);
    }

    /** The last moment as expressions take it beside labels of that dtype. */
    public Object to(DType dtype) {
        return shown(last, dtype);
    }

    private static Object shown(long moment, DType dtype) {
        long second = Math.floorDiv(moment, 1_000_000_000L);
        int rest = (int) Math.floorMod(moment, 1_000_000_000L);
        return dtype.kind() == DType.Kind.ZONED
                ? Instant.ofEpochSecond(second, rest)
                : LocalDateTime.ofEpochSecond(second, rest, ZoneOffset.UTC);
    }
}
