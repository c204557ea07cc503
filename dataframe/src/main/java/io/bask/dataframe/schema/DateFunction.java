package io.bask.dataframe.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A function of a moment or of a timedelta. Moments with a time zone count as what clocks of the zone show.
 *
 * @param op what is done
 * @param argument a frequency such as {@code 15min}, or a format such as {@code %Y-%m-%d}; empty for the others
 * @param ambiguous what becomes of rounded moments that clocks show twice
 * @param nonexistent what becomes of rounded moments that clocks never show
 */
public record DateFunction(Op op, String argument, Ambiguous ambiguous, Nonexistent nonexistent)
        implements RowFunction {
    /** What can be done with a moment. */
    public enum Op {
        /** Year. */
        YEAR(DType.INT64),
        /** Month, from 1. */
        MONTH(DType.INT64),
        /** Day of the month, from 1. */
        DAY(DType.INT64),
        /** Hour of the day. */
        HOUR(DType.INT64),
        /** Minute of the hour. */
        MINUTE(DType.INT64),
        /** Second of the minute. */
        SECOND(DType.INT64),
        /** Microseconds of the second. */
        MICROSECOND(DType.INT64),
        /** Nanoseconds of the microsecond. */
        NANOSECOND(DType.INT64),
        /** Day of the week, Monday is 0. */
        DAYOFWEEK(DType.INT64),
        /** Day of the year, from 1. */
        DAYOFYEAR(DType.INT64),
        /** Quarter of the year, from 1. */
        QUARTER(DType.INT64),
        /** Week of the year by ISO 8601. */
        WEEK(DType.INT64),
        /** Year to which the week belongs by ISO 8601. */
        ISO_YEAR(DType.INT64),
        /** Days of its month. */
        DAYS_IN_MONTH(DType.INT64),
        /** True on the first day of a month. */
        IS_MONTH_START(DType.BOOL),
        /** True on the last day of a month. */
        IS_MONTH_END(DType.BOOL),
        /** True on the first day of a quarter. */
        IS_QUARTER_START(DType.BOOL),
        /** True on the last day of a quarter. */
        IS_QUARTER_END(DType.BOOL),
        /** True on the first day of a year. */
        IS_YEAR_START(DType.BOOL),
        /** True on the last day of a year. */
        IS_YEAR_END(DType.BOOL),
        /** True in a leap year. */
        IS_LEAP_YEAR(DType.BOOL),
        /** Midnight of its day. */
        NORMALIZE(DType.DATETIME),
        /** Rounded down to a frequency. */
        FLOOR(DType.DATETIME),
        /** Rounded up to a frequency. */
        CEIL(DType.DATETIME),
        /** Rounded to a frequency, half to even. */
        ROUND(DType.DATETIME),
        /** As text in a format. */
        STRFTIME(DType.STRING),
        /** The time of the day as text. */
        TIME(DType.STRING),
        /** English name of the day of the week. */
        DAY_NAME(DType.STRING),
        /** English name of the month. */
        MONTH_NAME(DType.STRING),
        /** Days of a timedelta, rounded down. */
        DAYS(DType.INT64),
        /** Seconds of a timedelta beyond its days. */
        SECONDS(DType.INT64),
        /** Microseconds of a timedelta beyond its seconds. */
        MICROSECONDS(DType.INT64),
        /** Nanoseconds of a timedelta beyond its microseconds. */
        NANOSECONDS(DType.INT64),
        /** One of the {@link DateFunction#COMPONENTS} of a timedelta. */
        COMPONENT(DType.INT64),
        /** A timedelta in seconds. */
        TOTAL_SECONDS(DType.FLOAT64);

        private final DType result;

        Op(DType result) {
            this.result = result;
        }
    }

    /** What a timedelta is made of, the largest first. */
    public static final List<String> COMPONENTS =
            List.of("days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds");

    /** Checks that a frequency or a format is one. */
    public DateFunction {
        Objects.requireNonNull(op, "op is null; name what is done with the moment");
        Objects.requireNonNull(
                argument,
                () -> "the argument of dt.%s is null; give a text"
                        .formatted(op.toString().toLowerCase(Locale.ROOT)));
        Objects.requireNonNull(ambiguous, "ambiguous is null; use Ambiguous.ERROR");
        Objects.requireNonNull(nonexistent, "nonexistent is null; use Nonexistent.ERROR");
        if (ambiguous == Ambiguous.INFER) {
            throw new IllegalArgumentException(
                    "dt.%s looks at each row by itself and cannot infer; use Ambiguous.DAYLIGHT, STANDARD, NAT or ERROR"
                            .formatted(op.toString().toLowerCase(Locale.ROOT)));
        }
        if (op == Op.STRFTIME) {
            MomentLetters.checkWritten(argument);
        }
        if (op == Op.COMPONENT && !COMPONENTS.contains(argument)) {
            throw new IllegalArgumentException(
                    "a timedelta has no component '%s'; use one of %s".formatted(argument, COMPONENTS));
        }
        if (isRounding(op) && !argument.matches("[0-9]*(D|d|h|H|min|T|s|S|ms|L|us|U|ns|N)")) {
            throw new IllegalArgumentException(
                    "frequency '%s' is not known; write a number and one of D, h, min, s, ms, us, ns"
                            .formatted(argument));
        }
    }

    /** A function whose results clocks show once. */
    public DateFunction(Op op, String argument) {
        this(op, argument, Ambiguous.ERROR, Nonexistent.ERROR);
    }

    /** A function without an argument. */
    public static DateFunction of(Op op) {
        return new DateFunction(op, "");
    }

    private static boolean isRounding(Op op) {
        return op == Op.FLOOR || op == Op.CEIL || op == Op.ROUND;
    }

    @Override
    public DType result(DType operand) {
        if (isRounding(op) && operand == DType.TIMEDELTA) {
            return operand;
        }
        if (op.ordinal() >= Op.DAYS.ordinal()) {
            if (operand != DType.TIMEDELTA) {
                throw new IllegalArgumentException(
                        "dt.%s needs timedeltas, not %s; subtract dates, or use astype".formatted(this, operand));
            }
            return op.result;
        }
        if (!operand.isMoment()) {
            throw new IllegalArgumentException("dt.%s needs dates, not %s; use toDatetime or astype"
                    .formatted(op.toString().toLowerCase(Locale.ROOT), operand));
        }
        return op.result == DType.DATETIME ? operand : op.result;
    }

    /** What is rounded may be shown never or twice by clocks of its zone. */
    @Override
    public boolean isTotal() {
        return !isRounding(op) && op != Op.NORMALIZE;
    }

    /** For example {@code floor 15min}. */
    @Override
    public String toString() {
        String text = op.toString().toLowerCase(Locale.ROOT) + (argument.isEmpty() ? "" : " " + argument);
        boolean isUsual = ambiguous == Ambiguous.ERROR && nonexistent.equals(Nonexistent.ERROR);
        return isUsual ? text : "%s %s %s".formatted(text, ambiguous, nonexistent);
    }
}
