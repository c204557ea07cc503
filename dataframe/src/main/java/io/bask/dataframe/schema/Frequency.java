package io.bask.dataframe.schema;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A distance between moments as pandas writes it: {@code 15min}, {@code 1h30min}, {@code 2D}, {@code W-MON}, {@code M}, {@code QS-FEB},
 * {@code BM}.
 *
 * <p>It has edges, numbered in order: for days, hours and shorter ones every nanosecond; for weeks midnight of a day of the week;
 * for working days their midnight, for months, quarters and years that of their first or last day or working day, for halves of months
 * that of the 15th and the first or last day. A step is some of them.
 *
 * @param rule as it was written
 * @param kind what its edges are
 * @param count how many edges a step has
 * @param months months between edges; 0 where it has none
 * @param phase the day of the week of edges, Monday is 0; or which month of {@code months}, January is 0
 */
public record Frequency(String rule, Kind kind, long count, int months, int phase) implements Serializable {
    /** What edges are. */
    public enum Kind {
        /** Nanoseconds. */
        FIXED,
        /** A day of the week. */
        WEEK,
        /** The first day of a month. */
        START,
        /** The last day of a month. */
        END,
        /** A day from Monday to Friday. */
        WORKDAY,
        /** The first day from Monday to Friday of a month. */
        WORKDAY_START,
        /** The last day from Monday to Friday of a month. */
        WORKDAY_END,
        /** The first and the 15th day of a month. */
        HALF_START,
        /** The 15th and the last day of a month. */
        HALF_END
    }

    /** More rows than anybody wants to see made out of nothing. */
    private static final long MOST_STEPS = 100_000_000;

    private static final long SECOND = 1_000_000_000;
    private static final long DAY = 86_400_000_000_000L;
    /** Days from 1970-01-01 to the first Monday after it. */
    private static final int FIRST_MONDAY = 4;

    /** The day in the middle of a month. */
    private static final int MIDDLE = 15;

    private static final Pattern RULE = Pattern.compile("([0-9]*)([A-Za-z]+)(?:-([A-Za-z]{3}))?");
    private static final Pattern PART = Pattern.compile("([0-9]+(?:[.][0-9]+)?|)([A-Za-z]+)");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    /** Checks that the parts are there. */
    public Frequency {
        Objects.requireNonNull(rule, "rule is null; give a frequency");
        Objects.requireNonNull(kind, "kind is null; say what edges are");
    }

    /** The frequency that a rule says; another text is an error that lists what may be written. */
    public static Frequency of(String rule) {
        Objects.requireNonNull(rule, "rule is null; give a frequency such as 15min");
        Matcher parts = RULE.matcher(rule);
        if (!parts.matches()) {
            return new Frequency(rule, Kind.FIXED, sum(rule), 0, 0);
        }
        long count = parts.group(1).isEmpty() ? 1 : number(rule, parts.group(1));
        String anchor = parts.group(3) == null ? "" : parts.group(3).toUpperCase(Locale.ROOT);
        long nanoseconds = nanoseconds(parts.group(2));
        checkLength(rule, count, parts.group(2).toUpperCase(Locale.ROOT), nanoseconds);
        if (nanoseconds > 0 && anchor.isEmpty()) {
            return new Frequency(rule, Kind.FIXED, count * nanoseconds, 0, 0);
        }
        return switch (parts.group(2).toUpperCase(Locale.ROOT)) {
            case "W" -> new Frequency(rule, Kind.WEEK, count, 0, place(rule, DAYS, anchor, 6));
            case "M", "ME" -> new Frequency(rule, Kind.END, count, 1, none(rule, anchor));
            case "MS" -> new Frequency(rule, Kind.START, count, 1, none(rule, anchor));
            case "Q", "QE" -> new Frequency(rule, Kind.END, count, 3, place(rule, MONTHS, anchor, 11) % 3);
            case "QS" -> new Frequency(rule, Kind.START, count, 3, place(rule, MONTHS, anchor, 0) % 3);
            case "A", "Y", "AE", "YE" -> new Frequency(rule, Kind.END, count, 12, place(rule, MONTHS, anchor, 11));
            case "AS", "YS" -> new Frequency(rule, Kind.START, count, 12, place(rule, MONTHS, anchor, 0));
            default -> ofWorkdays(rule, parts.group(2).toUpperCase(Locale.ROOT), count, anchor);
        };
    }

    /** Refuses steps that are longer than nanoseconds can be counted in 64 bits. */
    private static void checkLength(String rule, long count, String unit, long nanoseconds) {
        long most = Long.MAX_VALUE / (nanoseconds > 0 ? nanoseconds : DAY * leastDays(unit));
        if (count > most) {
            throw new IllegalArgumentException(
                    "frequency '%s' is longer than 292 years, the nanoseconds that 64 bits count; give a number of at most %d"
                            .formatted(rule, most));
        }
    }

    private static long leastDays(String unit) {
        String plain = unit.startsWith("B") && unit.length() > 1 ? unit.substring(1) : unit;
        return switch (plain.isEmpty() ? ' ' : plain.charAt(0)) {
            case 'A', 'Y' -> 365;
            case 'Q' -> 90;
            case 'M' -> 28;
            case 'S' -> 13;
            case 'W' -> 7;
            default -> 1;
        };
    }

    private static Frequency ofWorkdays(String rule, String unit, long count, String anchor) {
        return switch (unit) {
            case "B" -> new Frequency(rule, Kind.WORKDAY, count, 0, none(rule, anchor));
            case "SM", "SME" -> new Frequency(rule, Kind.HALF_END, count, 1, none(rule, anchor));
            case "SMS" -> new Frequency(rule, Kind.HALF_START, count, 1, none(rule, anchor));
            case "BM", "BME" -> new Frequency(rule, Kind.WORKDAY_END, count, 1, none(rule, anchor));
            case "BMS" -> new Frequency(rule, Kind.WORKDAY_START, count, 1, none(rule, anchor));
            case "BQ", "BQE" -> new Frequency(rule, Kind.WORKDAY_END, count, 3, place(rule, MONTHS, anchor, 11) % 3);
            case "BQS" -> new Frequency(rule, Kind.WORKDAY_START, count, 3, place(rule, MONTHS, anchor, 0) % 3);
            case "BA", "BY", "BYE" -> new Frequency(rule, Kind.WORKDAY_END, count, 12, place(rule, MONTHS, anchor, 11));
            case "BAS", "BYS" -> new Frequency(rule, Kind.WORKDAY_START, count, 12, place(rule, MONTHS, anchor, 0));
            default -> throw unknown(rule);
        };
    }

    /** The nanoseconds of a rule of several parts, or of one with a fraction: {@code 1h30min}, {@code 1.5h}. */
    private static long sum(String rule) {
        Matcher part = PART.matcher(rule);
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (at < rule.length() && part.find(at) && part.start() == at && nanoseconds(part.group(2)) > 0) {
            BigDecimal count = part.group(1).isEmpty() ? BigDecimal.ONE : new BigDecimal(part.group(1));
            sum = sum.add(count.multiply(BigDecimal.valueOf(nanoseconds(part.group(2)))));
            at = part.end();
        }
        boolean isWhole = sum.signum() > 0 && sum.stripTrailingZeros().scale() <= 0;
        if (at < rule.length() || !isWhole || sum.toBigInteger().bitLength() > 63) {
            throw unknown(rule);
        }
        return sum.longValue();
    }

    /** The same, which must be a fixed time: what windows of time take. */
    public static Frequency fixed(String rule) {
        Frequency frequency = of(rule);
        if (frequency.kind != Kind.FIXED) {
            throw new IllegalArgumentException(
                    "'%s' is not always equally long; write a number and one of D, h, min, s, ms, us, ns"
                            .formatted(rule));
        }
        return frequency;
    }

    private static IllegalArgumentException unknown(String rule) {
        return new IllegalArgumentException(
                ("frequency '%s' is not known; write a number and one of D, h, min, s, ms, us, ns, several of these such as 1h30min, "
                                + "or a number and one of W, W-MON, M, MS, SM, SMS, Q, Q-JAN, QS, QS-FEB, Y, Y-MAR, YS, YS-APR, B, "
                                + "BM, BMS, BQ, BQS, BY, BYS")
                        .formatted(rule));
    }

    private static long number(String rule, String digits) {
        long count = digits.length() > 15 ? 0 : Long.parseLong(digits);
        if (count < 1) {
            throw new IllegalArgumentException(
                    "frequency '%s' counts %s; give a number from 1 on, of 15 digits at most".formatted(rule, digits));
        }
        return count;
    }

    private static long nanoseconds(String unit) {
        return switch (unit) {
            case "D", "d" -> DAY;
            case "h", "H" -> DAY / 24;
            case "min", "T" -> DAY / 1440;
            case "s", "S" -> DAY / 86_400;
            case "ms", "L" -> 1_000_000L;
            case "us", "U" -> 1000L;
            case "ns", "N" -> 1L;
            default -> 0;
        };
    }

    private static int place(String rule, List<String> names, String anchor, int usual) {
        int place = anchor.isEmpty() ? usual : names.indexOf(anchor);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "'%s' of frequency '%s' is not known; use one of %s".formatted(anchor, rule, names));
        }
        return place;
    }

    private static int none(String rule, String anchor) {
        if (!anchor.isEmpty()) {
            throw unknown(rule);
        }
        return 0;
    }

    /** True where steps are closed and labelled at their right end unless one says otherwise, as pandas has it. */
    public boolean isRightUsual() {
        return kind == Kind.WEEK || kind == Kind.END || kind == Kind.WORKDAY_END;
    }

    /** True where steps of a fixed length divide days, so that they lie alike in all of them. */
    public boolean dividesDays() {
        return kind == Kind.FIXED && DAY % count == 0;
    }

    /**
     * How much before a moment one must look for the edge that it lies behind, where steps hold their right end: for most of those
     * that end with a day all of that day, as pandas has it.
     */
    public long rightReach() {
        boolean isOfWorkdays = kind == Kind.WORKDAY_START && months == 3 || kind == Kind.WORKDAY_END && months < 12;
        boolean holdsDay = kind == Kind.WEEK || kind == Kind.END || kind == Kind.WORKDAY || isOfWorkdays;
        return holdsDay ? DAY : 1;
    }

    /** The number of the last edge that is not after a moment. */
    public long ordinal(long nanoseconds) {
        if (kind == Kind.FIXED) {
            return nanoseconds;
        }
        long days = Math.floorDiv(nanoseconds, DAY);
        if (kind == Kind.WEEK) {
            return Math.floorDiv(days - firstWeekday(), 7);
        }
        if (kind == Kind.WORKDAY) {
            long sinceMonday = days - FIRST_MONDAY;
            return 5 * Math.floorDiv(sinceMonday, 7) + Math.min(4, Math.floorMod(sinceMonday, 7));
        }
        LocalDate day = LocalDate.ofEpochDay(days);
        long month = day.getYear() * 12L + day.getMonthValue() - 1;
        int of = day.getDayOfMonth();
        if (kind == Kind.HALF_START) {
            return 2 * month + (of >= MIDDLE ? 1 : 0);
        }
        if (kind == Kind.HALF_END) {
            return 2 * month + (of == day.lengthOfMonth() ? 1 : of >= MIDDLE ? 0 : -1);
        }
        long last = Math.floorDiv(month - phase, months);
        boolean isInMonth = last * months + phase == month;
        return isInMonth && edgeIn(YearMonth.from(day)).getDayOfMonth() > of ? last - 1 : last;
    }

    /** The moment of an edge. */
    public long edge(long ordinal) {
        if (kind == Kind.FIXED) {
            return ordinal;
        }
        if (kind == Kind.WEEK) {
            return Math.multiplyExact(firstWeekday() + 7 * ordinal, DAY);
        }
        if (kind == Kind.WORKDAY) {
            long days = FIRST_MONDAY + 7 * Math.floorDiv(ordinal, 5) + Math.floorMod(ordinal, 5);
            return Math.multiplyExact(days, DAY);
        }
        boolean isHalf = kind == Kind.HALF_START || kind == Kind.HALF_END;
        boolean isMiddle = isHalf && Math.floorMod(ordinal, 2) == (kind == Kind.HALF_START ? 1 : 0);
        long month = isHalf ? Math.floorDiv(ordinal, 2) : ordinal * months + phase;
        YearMonth of = YearMonth.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1);
        LocalDate day = isMiddle ? of.atDay(MIDDLE) : edgeIn(of);
        return Math.multiplyExact(day.toEpochDay(), DAY);
    }

    /** The edge at one end of a month. */
    private LocalDate edgeIn(YearMonth month) {
        boolean isStart = kind == Kind.START || kind == Kind.HALF_START || kind == Kind.WORKDAY_START;
        LocalDate day = isStart ? month.atDay(1) : month.atEndOfMonth();
        int weekend = day.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
        if (weekend <= 0 || kind != Kind.WORKDAY_START && kind != Kind.WORKDAY_END) {
            return day;
        }
        return isStart ? day.plusDays(3L - weekend) : day.minusDays(weekend);
    }

    /** The first day since 1970-01-01 that is the day of the week. */
    private long firstWeekday() {
        return Math.floorMod(phase - (DayOfWeek.THURSDAY.getValue() - 1), 7);
    }

    /** The next edge of a step behind an edge. */
    public long next(long edge) {
        return edge(ordinal(edge) + count);
    }

    /**
     * Refuses more steps from a moment to another than there is room for in a table, before any of them is made.
     *
     * @param from the first moment, in nanoseconds
     * @param to the last one
     */
    public void checkSteps(long from, long to) {
        // Other steps last a day at least, of which all moments hold few. All moments are more nanoseconds than a long
        // counts.
        long steps = kind == Kind.FIXED && from < to ? Long.divideUnsigned(to - from, count) : 0;
        if (Long.compareUnsigned(steps, MOST_STEPS) > 0) {
            throw new IllegalArgumentException(
                    "%s steps of '%s' lie between the first and the last moment, %s and %s, and %d are the limit; take longer steps, or groupBy(Grouper.of(column, \"%s\")) for those that have rows"
                            .formatted(Long.toUnsignedString(steps), rule, moment(from), moment(to), MOST_STEPS, rule));
        }
    }

    private static LocalDateTime moment(long nanoseconds) {
        int rest = (int) Math.floorMod(nanoseconds, SECOND);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(nanoseconds, SECOND), rest, ZoneOffset.UTC);
    }

    /** A moment moved by so many steps; the time of the day stays. */
    public long moved(long nanoseconds, long steps) {
        if (kind == Kind.FIXED) {
            return Math.addExact(nanoseconds, Math.multiplyExact(count, steps));
        }
        long day = Math.floorDiv(nanoseconds, DAY) * DAY;
        long before = ordinal(day);
        boolean isBetween = edge(before) != day;
        long target = before + count * steps + (isBetween && steps <= 0 ? 1 : 0);
        return steps == 0 ? nanoseconds : edge(target) + (nanoseconds - day);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return rule;
    }
}
