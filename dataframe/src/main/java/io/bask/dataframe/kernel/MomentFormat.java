package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Moments;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads moments in C's format: {@code %Y-%m-%d %H:%M:%S.%f} and the other letters that Python reads. */
public final class MomentFormat {
    private static final int MOST_DIGITS = 9;

    private final String pattern;
    private final DateTimeFormatter formatter;
    private final boolean hasOffset;

    private MomentFormat(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
        this.hasOffset = pattern.replace("%%", "").contains("%z");
    }

    /** The format that a pattern describes, whose letters were checked. */
    public static MomentFormat of(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                builder.appendLiteral(c);
            } else {
                append(builder, pattern.charAt(++i), pattern);
            }
        }
        builder.parseDefaulting(ChronoField.YEAR, 1900);
        if (!pattern.contains("%j")) {
            builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1).parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        builder.parseDefaulting(pattern.contains("%I") ? ChronoField.HOUR_OF_AMPM : ChronoField.HOUR_OF_DAY, 0);
        builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0).parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
        if (!pattern.contains("%f")) {
            builder.parseDefaulting(ChronoField.NANO_OF_SECOND, 0);
        }
        return new MomentFormat(pattern, builder.toFormatter(Locale.ENGLISH));
    }

    private static void append(DateTimeFormatterBuilder builder, char letter, String pattern) {
        switch (letter) {
            case 'Y' -> builder.appendValue(ChronoField.YEAR, 4, 4, SignStyle.NOT_NEGATIVE);
            case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, 1969);
            case 'm' -> two(builder, ChronoField.MONTH_OF_YEAR);
            case 'd' -> two(builder, ChronoField.DAY_OF_MONTH);
            case 'H' -> two(builder, ChronoField.HOUR_OF_DAY);
            case 'I' -> two(builder, ChronoField.CLOCK_HOUR_OF_AMPM);
            case 'p' -> builder.appendText(ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
            case 'M' -> two(builder, ChronoField.MINUTE_OF_HOUR);
            case 'S' -> two(builder, ChronoField.SECOND_OF_MINUTE);
            case 'f' -> builder.appendFraction(ChronoField.NANO_OF_SECOND, 6, MOST_DIGITS, false);
            case 'j' -> builder.appendValue(ChronoField.DAY_OF_YEAR, 3);
            case 'b' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
            case 'B' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
            case 'a' -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT);
            case 'A' -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL);
            case 'T' -> append(builder, "%H:%M:%S", pattern);
            case 'F' -> append(builder, "%Y-%m-%d", pattern);
            case 'z' -> builder.appendPattern("[XXX][XX][X]");
            case '%' -> builder.appendLiteral('%');
            default ->
                throw new IllegalArgumentException("%%%s in format '%s' cannot be read".formatted(letter, pattern));
        }
    }

    private static void append(DateTimeFormatterBuilder builder, String several, String pattern) {
        for (int i = 0; i < several.length(); i++) {
            if (several.charAt(i) == '%') {
                append(builder, several.charAt(++i), pattern);
            } else {
                builder.appendLiteral(several.charAt(i));
            }
        }
    }

    private static void two(DateTimeFormatterBuilder builder, ChronoField field) {
        builder.appendValue(field, 2);
    }

    /** The moment that a text says, in UTC where the format has an offset; another text is an error that shows it. */
    LocalDateTime parse(String text) {
        LocalDateTime found = parseOrNull(text);
        if (found == null) {
            throw new IllegalArgumentException(
                    "'%s' does not match the format '%s'; use toDatetimeOrNull to make such texts missing"
                            .formatted(text, pattern));
        }
        return found;
    }

    /** The moment that a text says; null for another text. */
    public @Nullable LocalDateTime parseOrNull(String text) {
        try {
            TemporalAccessor parts = formatter.parse(text.strip());
            LocalDateTime found = LocalDateTime.from(parts);
            if (hasOffset) {
                if (!parts.isSupported(ChronoField.OFFSET_SECONDS)) {
                    return null;
                }
                found = found.minusSeconds(parts.get(ChronoField.OFFSET_SECONDS));
            }
            Moments.nanoseconds(found);
            return found;
        } catch (DateTimeException | IllegalArgumentException noDate) {
            return null;
        }
    }
}
