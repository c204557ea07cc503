package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.DateFunction;
import io.bask.dataframe.schema.DateFunction.Op;
import io.bask.dataframe.schema.Nonexistent;
import io.bask.dataframe.schema.ZoneFunction;
import io.bask.function.Given;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with each moment or timedelta of a column; made by {@code dt()}. A missing moment gives a missing result.
 *
 * <p>Moments with a time zone count as what clocks of the zone show, also where they are rounded.
 *
 * <p>Frequencies are a number and one of D, h (or H), min (or T), s (or S), ms, us and ns: {@code 15min}.
 *
 * @param <T> what comes out: an expression or a series
 */
public final class DateMethods<T> {
    private final Function<ColumnExpr, T> finish;
    private final ColumnExpr value;

    /** Methods of a value, whose results are finished by a function. */
    public DateMethods(ColumnExpr value, Function<ColumnExpr, T> finish) {
        Given.notNull(value, "value");
        Given.notNull(finish, "finish");
        this.value = value;
        this.finish = finish;
    }

    private T apply(Op op, String argument) {
        return finish.apply(value.apply(new DateFunction(op, argument)));
    }

    /** Year. */
    public T year() {
        return apply(Op.YEAR, "");
    }

    /** Month, from 1. */
    public T month() {
        return apply(Op.MONTH, "");
    }

    /** Day of the month, from 1. */
    public T day() {
        return apply(Op.DAY, "");
    }

    /** Hour of the day. */
    public T hour() {
        return apply(Op.HOUR, "");
    }

    /** Minute of the hour. */
    public T minute() {
        return apply(Op.MINUTE, "");
    }

    /** Second of the minute. */
    public T second() {
        return apply(Op.SECOND, "");
    }

    /** Microseconds of the second. */
    public T microsecond() {
        return apply(Op.MICROSECOND, "");
    }

    /** Nanoseconds of the microsecond. */
    public T nanosecond() {
        return apply(Op.NANOSECOND, "");
    }

    /** Day of the week, Monday is 0. */
    public T dayofweek() {
        return apply(Op.DAYOFWEEK, "");
    }

    /** Day of the year, from 1. */
    public T dayofyear() {
        return apply(Op.DAYOFYEAR, "");
    }

    /** Quarter of the year, from 1. */
    public T quarter() {
        return apply(Op.QUARTER, "");
    }

    /** Week of the year by ISO 8601. */
    public T week() {
        return apply(Op.WEEK, "");
    }

    /** Day of the week, Monday is 0; as {@link #dayofweek}. */
    public T weekday() {
        return dayofweek();
    }

    /** Year to which its week belongs by ISO 8601. */
    public T isoYear() {
        return apply(Op.ISO_YEAR, "");
    }

    /** The time of its day as text, such as {@code 12:30:00}. */
    public T time() {
        return apply(Op.TIME, "");
    }

    /** Days of its month. */
    public T daysInMonth() {
        return apply(Op.DAYS_IN_MONTH, "");
    }

    /** True on the first day of a month. */
    public T isMonthStart() {
        return apply(Op.IS_MONTH_START, "");
    }

    /** True on the last day of a month. */
    public T isMonthEnd() {
        return apply(Op.IS_MONTH_END, "");
    }

    /** True on the first day of a quarter. */
    public T isQuarterStart() {
        return apply(Op.IS_QUARTER_START, "");
    }

    /** True on the last day of a quarter. */
    public T isQuarterEnd() {
        return apply(Op.IS_QUARTER_END, "");
    }

    /** True on the first day of a year. */
    public T isYearStart() {
        return apply(Op.IS_YEAR_START, "");
    }

    /** True on the last day of a year. */
    public T isYearEnd() {
        return apply(Op.IS_YEAR_END, "");
    }

    /** True in a leap year. */
    public T isLeapYear() {
        return apply(Op.IS_LEAP_YEAR, "");
    }

    /** Midnight of its day. */
    public T normalize() {
        return apply(Op.NORMALIZE, "");
    }

    /** English name of the day of the week. */
    public T dayName() {
        return apply(Op.DAY_NAME, "");
    }

    /** English name of the month. */
    public T monthName() {
        return apply(Op.MONTH_NAME, "");
    }

    /** Midnight of its day, as {@link #normalize}. */
    public T date() {
        return normalize();
    }

    /**
     * The moments at which clocks of a zone show these times, which have no zone; {@code null} takes the zone off moments that
     * have one, and leaves what its clocks show. Times that clocks show twice or never are errors when computing.
     *
     * @param zone for example {@code Europe/Berlin}, {@code UTC} or {@code +01:00}
     */
    public T tzLocalize(@Nullable String zone) {
        return tzLocalize(zone, Ambiguous.ERROR, Nonexistent.ERROR);
    }

    /**
     * The moments at which clocks of a zone show these times.
     *
     * @param zone the zone; null takes the zone off
     * @param ambiguous what becomes of times that clocks show twice
     * @param nonexistent what becomes of times that clocks never show
     */
    public T tzLocalize(@Nullable String zone, Ambiguous ambiguous, Nonexistent nonexistent) {
        Given.notNull(ambiguous, "ambiguous");
        Given.notNull(nonexistent, "nonexistent");
        if (zone == null) {
            return finish.apply(value.apply(ZoneFunction.of(ZoneFunction.Op.LOCAL)));
        }
        return finish.apply(ZoneOrder.localized(value, DType.zoneOf(zone), ambiguous, nonexistent));
    }

    /**
     * The same moments in another zone; {@code null} for what clocks in UTC show, without a zone. Moments without a zone are an
     * error.
     */
    public T tzConvert(@Nullable String zone) {
        return finish.apply(value.apply(
                zone == null
                        ? ZoneFunction.of(ZoneFunction.Op.UTC)
                        : ZoneFunction.of(ZoneFunction.Op.CONVERT, DType.zoneOf(zone))));
    }

    /** Rounded down to a frequency. */
    public T floor(String frequency) {
        return apply(Op.FLOOR, frequency);
    }

    /** Rounded up to a frequency. */
    public T ceil(String frequency) {
        return apply(Op.CEIL, frequency);
    }

    /** Rounded half to even to a frequency. */
    public T round(String frequency) {
        return apply(Op.ROUND, frequency);
    }

    /** Rounded down to a frequency; says what becomes of results that clocks of the zone show twice or never. */
    public T floor(String frequency, Ambiguous ambiguous, Nonexistent nonexistent) {
        return finish.apply(value.apply(new DateFunction(Op.FLOOR, frequency, ambiguous, nonexistent)));
    }

    /** Rounded up to a frequency; says what becomes of results that clocks of the zone show twice or never. */
    public T ceil(String frequency, Ambiguous ambiguous, Nonexistent nonexistent) {
        return finish.apply(value.apply(new DateFunction(Op.CEIL, frequency, ambiguous, nonexistent)));
    }

    /** Rounded half to even; says what becomes of results that clocks of the zone show twice or never. */
    public T round(String frequency, Ambiguous ambiguous, Nonexistent nonexistent) {
        return finish.apply(value.apply(new DateFunction(Op.ROUND, frequency, ambiguous, nonexistent)));
    }

    /** Days of a timedelta, rounded down. */
    public T days() {
        return apply(Op.DAYS, "");
    }

    /** Seconds of a timedelta beyond its days, 0 to 86399. */
    public T seconds() {
        return apply(Op.SECONDS, "");
    }

    /** Microseconds of a timedelta beyond its seconds, 0 to 999999. */
    public T microseconds() {
        return apply(Op.MICROSECONDS, "");
    }

    /** Nanoseconds of a timedelta beyond its microseconds, 0 to 999. */
    public T nanoseconds() {
        return apply(Op.NANOSECONDS, "");
    }

    /** A timedelta in seconds, as float64. */
    public T totalSeconds() {
        return apply(Op.TOTAL_SECONDS, "");
    }

    /** One of the components of a timedelta: days, hours, minutes, seconds, milliseconds, microseconds or nanoseconds. */
    public T component(String name) {
        Given.notNull(name, "name");
        return apply(Op.COMPONENT, name);
    }

    /** As text in a format such as {@code %Y-%m-%d %H:%M}, with the letters that Python and C know. */
    public T strftime(String format) {
        return apply(Op.STRFTIME, format);
    }

    /** What it works on; computes nothing. */
    @Override
    public String toString() {
        return "%s.dt()".formatted(value.describe());
    }
}
