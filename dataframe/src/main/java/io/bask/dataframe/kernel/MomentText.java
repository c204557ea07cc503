package io.bask.dataframe.kernel;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * Writes moments in C's format, {@code %Y-%m-%d} and so on, as Python's {@code strftime} does in the C locale.
 *
 * <p>The letters are those that {@link io.bask.dataframe.schema.DateFunction} lets through.
 */
public final class MomentText {
    private static final int HOURS = 12;
    private static final int DAYS = 7;

    private MomentText() {}

    /** What is written for letters about the time zone. */
    interface Zone {
        String of(char letter);
    }

    /** The moment in that format; of a zone it knows nothing. */
    public static String of(LocalDateTime moment, String pattern) {
        return of(moment, pattern, letter -> "");
    }

    static String of(LocalDateTime moment, String pattern, Zone zone) {
        StringBuilder text = new StringBuilder(pattern.length() + 16);
        append(text, moment, pattern, zone);
        return text.toString();
    }

    private static void append(StringBuilder text, LocalDateTime moment, String pattern, Zone zone) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%') {
                letter(text, moment, pattern.charAt(++i), zone);
            } else {
                text.append(c);
            }
        }
    }

    private static void letter(StringBuilder text, LocalDateTime moment, char letter, Zone zone) {
        switch (letter) {
            case 'c' -> append(text, moment, "%a %b %e %H:%M:%S %Y", zone);
            case 'x', 'D' -> append(text, moment, "%m/%d/%y", zone);
            case 'X', 'T' -> append(text, moment, "%H:%M:%S", zone);
            case 'F' -> append(text, moment, "%Y-%m-%d", zone);
            case 'R' -> append(text, moment, "%H:%M", zone);
            case 'r' -> append(text, moment, "%I:%M:%S %p", zone);
            case 'a', 'A', 'b', 'h', 'B', 'p', 'P' -> text.append(word(moment, letter));
            case 'e', 'k', 'l' -> padded(text, number(moment, letter), 2, ' ');
            case 'Y', 'G', 's' -> text.append(number(moment, letter));
            case 'u', 'w' -> text.append(number(moment, letter));
            case 'j' -> padded(text, moment.getDayOfYear(), 3, '0');
            case 'f' -> padded(text, moment.getNano() / 1000, 6, '0');
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'z', 'Z' -> text.append(zone.of(letter));
            case '%' -> text.append('%');
            default -> padded(text, number(moment, letter), 2, '0');
        }
    }

    private static String word(LocalDateTime moment, char letter) {
        return switch (letter) {
            case 'a' -> moment.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> moment.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> moment.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'p' -> moment.getHour() < HOURS ? "AM" : "PM";
            default -> moment.getHour() < HOURS ? "am" : "pm";
        };
    }

    private static long number(LocalDateTime moment, char letter) {
        int weekday = moment.getDayOfWeek().getValue();
        return switch (letter) {
            case 'Y' -> moment.getYear();
            case 'y' -> moment.getYear() % 100;
            case 'C' -> moment.getYear() / 100;
            case 'G' -> moment.get(IsoFields.WEEK_BASED_YEAR);
            case 'g' -> moment.get(IsoFields.WEEK_BASED_YEAR) % 100;
            case 'm' -> moment.getMonthValue();
            case 'd', 'e' -> moment.getDayOfMonth();
            case 'H', 'k' -> moment.getHour();
            case 'I', 'l' -> (moment.getHour() + HOURS - 1) % HOURS + 1;
            case 'M' -> moment.getMinute();
            case 'S' -> moment.getSecond();
            case 's' -> moment.toEpochSecond(ZoneOffset.UTC);
            case 'u' -> weekday;
            case 'w' -> weekday % DAYS;
            // Weeks begin on Sunday or on Monday; the days before the first of them are in week 0.
            case 'U' -> (moment.getDayOfYear() + DAYS - 1 - weekday % DAYS) / DAYS;
            case 'W' -> (moment.getDayOfYear() + DAYS - weekday) / DAYS;
            default -> moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        };
    }

    private static void padded(StringBuilder text, long number, int width, char fill) {
        String digits = Long.toString(number);
        for (int i = digits.length(); i < width; i++) {
            text.append(fill);
        }
        text.append(digits);
    }
}
