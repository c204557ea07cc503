package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.DateFunction;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Functions of moments. */
final class DateFunctions {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    private DateFunctions() {}

    static Column apply(DateFunction function, DateTimeColumn column) {
        DateTimeColumn local = Zones.local(column);
        return switch (function.result(DType.DATETIME).kind()) {
            case INT64 -> numbers(function.op(), local);
            case BOOL -> truths(function.op(), local);
            case STRING -> texts(function, local, column);
            default ->
                Zones.localized(rounded(function, local), column.dtype(), function.ambiguous(), function.nonexistent());
        };
    }

    private static LocalDateTime moment(long nanoseconds) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(nanoseconds, SECOND), (int) Math.floorMod(nanoseconds, SECOND), ZoneOffset.UTC);
    }

    private static LongColumn numbers(DateFunction.Op op, DateTimeColumn column) {
        long[] out = new long[column.length()];
        for (int row = 0; row < out.length; row++) {
            out[row] = column.isNull(row) ? 0 : number(op, moment(column.at(row)));
        }
        return LongColumn.adopt(out, column.validity());
    }

    private static long number(DateFunction.Op op, LocalDateTime moment) {
        return switch (op) {
            case YEAR -> moment.getYear();
            case MONTH -> moment.getMonthValue();
            case DAY -> moment.getDayOfMonth();
            case HOUR -> moment.getHour();
            case MINUTE -> moment.getMinute();
            case SECOND -> moment.getSecond();
            case MICROSECOND -> moment.getNano() / 1000;
            case NANOSECOND -> moment.getNano() % 1000;
            case DAYOFWEEK -> moment.getDayOfWeek().getValue() - 1;
            case DAYOFYEAR -> moment.getDayOfYear();
            case QUARTER -> (moment.getMonthValue() + 2) / 3;
            case ISO_YEAR -> moment.get(IsoFields.WEEK_BASED_YEAR);
            case WEEK -> moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            default -> moment.toLocalDate().lengthOfMonth();
        };
    }

    private static BoolColumn truths(DateFunction.Op op, DateTimeColumn column) {
        long[] words = new long[Bitmap.wordsFor(column.length())];
        for (int row = 0; row < column.length(); row++) {
            boolean holds =
                    !column.isNull(row) && truth(op, moment(column.at(row)).toLocalDate());
            words[row >> 6] |= (holds ? 1L : 0L) << row;
        }
        return BoolColumn.of(Bitmap.adopt(words, column.length()), column.validity());
    }

    private static boolean truth(DateFunction.Op op, LocalDate day) {
        boolean isFirst = day.getDayOfMonth() == 1;
        boolean isLast = day.getDayOfMonth() == day.lengthOfMonth();
        int month = day.getMonthValue();
        return switch (op) {
            case IS_MONTH_START -> isFirst;
            case IS_MONTH_END -> isLast;
            case IS_QUARTER_START -> isFirst && month % 3 == 1;
            case IS_QUARTER_END -> isLast && month % 3 == 0;
            case IS_YEAR_START -> isFirst && month == 1;
            case IS_YEAR_END -> isLast && month == 12;
            default -> day.isLeapYear();
        };
    }

    private static Column texts(DateFunction function, DateTimeColumn column, DateTimeColumn source) {
        ZoneText zones = new ZoneText(source);
        TextBuilder builder = new TextBuilder(DType.STRING, column.length());
        for (int row = 0; row < column.length(); row++) {
            if (column.isNull(row)) {
                builder.appendNull();
                continue;
            }
            LocalDateTime moment = moment(column.at(row));
            builder.append(
                    switch (function.op()) {
                        case DAY_NAME -> moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                        case TIME -> time(moment);
                        case MONTH_NAME -> moment.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                        default -> {
                            int at = row;
                            yield MomentText.of(moment, function.argument(), letter -> zones.of(letter, at));
                        }
                    });
        }
        return builder.build();
    }

    /** As Python writes it: with microseconds only where there are some. */
    private static String time(LocalDateTime moment) {
        int micros = moment.getNano() / 1000;
        String seconds = "%02d:%02d:%02d".formatted(moment.getHour(), moment.getMinute(), moment.getSecond());
        return micros == 0 ? seconds : seconds + ".%06d".formatted(micros);
    }

    private static DateTimeColumn rounded(DateFunction function, DateTimeColumn column) {
        long unit = function.op() == DateFunction.Op.NORMALIZE ? DAY : nanoseconds(function.argument());
        long[] out = new long[column.length()];
        for (int row = 0; row < out.length; row++) {
            out[row] = column.isNull(row) ? 0 : rounded(function.op(), column.at(row), unit);
        }
        return DateTimeColumn.adopt(out, column.validity());
    }

    /** A moment or span at a multiple of a unit; one beyond what 64 bits hold is an error. */
    static long rounded(DateFunction.Op op, long value, long unit) {
        long rest = Math.floorMod(value, unit);
        boolean isOdd = (Math.floorDiv(value, unit) & 1) != 0;
        boolean isUp = switch (op) {
            case CEIL -> rest != 0;
            case ROUND -> rest > unit - rest || rest == unit - rest && isOdd;
            default -> false;
        };
        long rounded = isUp ? value + (unit - rest) : value - rest;
        if (isUp ? rounded < value : rounded > value) {
            throw new IllegalArgumentException(
                    "%d nanoseconds %s at multiples of %d nanoseconds are beyond what 64 bits hold; filter such values first"
                            .formatted(value, isUp ? "rounded up" : "rounded down", unit));
        }
        return rounded;
    }

    /** Nanoseconds of a frequency such as {@code 15min}. */
    static long nanoseconds(String frequency) {
        int digits = 0;
        while (digits < frequency.length() && Character.isDigit(frequency.charAt(digits))) {
            digits++;
        }
        long count = digits == 0 ? 1 : Long.parseLong(frequency.substring(0, digits));
        long unit = switch (frequency.substring(digits)) {
            case "D", "d" -> DAY;
            case "h", "H" -> 3600 * SECOND;
            case "min", "T" -> 60 * SECOND;
            case "s", "S" -> SECOND;
            case "ms", "L" -> 1_000_000L;
            case "us", "U" -> 1000L;
            case "ns", "N" -> 1L;
            default -> 0;
        };
        if (count < 1 || unit == 0) {
            throw new IllegalArgumentException(
                    "frequency '%s' is not known; write a number and one of D, h, min, s, ms, us, ns"
                            .formatted(frequency));
        }
        return Math.multiplyExact(count, unit);
    }
}
