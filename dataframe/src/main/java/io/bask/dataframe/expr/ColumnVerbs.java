package io.bask.dataframe.expr;

import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.ChangeOptions;
import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.CutOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decay;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.Intervals;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.TimeSpan;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.dataframe.schema.WindowOptions;
import io.bask.expr.Token;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What values of a column can become, whether it is an expression or a series of a table: choices, and values from rows before
 * and after.
 *
 * <p>Windows look over partitions. {@code over} names columns: then a window sees only rows of equal values there.
 *
 * @param <T> what comes out: an expression or a series
 */
public interface ColumnVerbs<T> extends FillVerbs<T> {
    /** The result of an expression over this value. */
    @Override
    T then(UnaryOperator<ColumnExpr> change);

    /** What windows over this can answer besides one value for each row; over an expression nothing. */
    default WindowRows<T> windowRows() {
        return WindowRows.ofOne(this, (results, step) -> {
            throw new IllegalArgumentException(
                    "every %d-th row was asked for, and an expression is one value for each row; use windows over a table or a series: df.rolling(3)"
                            .formatted(step));
        });
    }

    private T windowed(WindowFunction function, String... over) {
        return then(value -> value.window(function, over));
    }

    /** The value where the condition is true, else another, or a missing one for null. */
    default T where(Object condition, @Nullable Object other) {
        Given.notNull(condition, "condition");
        return then(value -> ColumnExpr.where(ColumnExpr.of(condition), value, ColumnExpr.of(other)));
    }

    /** Another value where the condition is true, or a missing one for null; else the value. */
    default T mask(Object condition, @Nullable Object other) {
        Given.notNull(condition, "condition");
        return then(value -> ColumnExpr.where(ColumnExpr.of(condition), ColumnExpr.of(other), value));
    }

    /** The value, but at least {@code low} and at most {@code high}; null for no bound. Plain numbers may come in either order. */
    default T clip(@Nullable Object low, @Nullable Object high) {
        if (low instanceof Number a && high instanceof Number b && a.doubleValue() > b.doubleValue()) {
            return clip(high, low);
        }
        return then(value -> {
            ColumnExpr raised = low == null ? value : ColumnExpr.where(value.lt(low), ColumnExpr.of(low), value);
            return high == null ? raised : ColumnExpr.where(value.gt(high), ColumnExpr.of(high), raised);
        });
    }

    /** Other values in place of some; the rest stay. A null among the first stands for missing values, one among the others makes such. */
    default T replace(Map<?, ?> values) {
        Given.notNull(values, "values");
        return then(value -> {
            ColumnExpr result = value;
            for (Map.Entry<?, ?> entry : values.entrySet()) {
                ColumnExpr isSame = entry.getKey() == null ? value.isNull() : value.eq(entry.getKey());
                result = ColumnExpr.where(isSame, ColumnExpr.of(entry.getValue()), result);
            }
            return result;
        });
    }

    /** Another value in place of one, or of each of a list, whose values come from another list or are all the same. */
    default T replace(Object from, Object to) {
        Given.notNull(from, "from");
        Given.notNull(to, "to");
        return replace(from instanceof List<?> values ? Replacing.pairs(values, to) : Map.of(from, to));
    }

    /**
     * Texts with what matches patterns replaced, as pandas' {@code replace(..., regex=True)}: each pattern with the text behind it, in which
     * {@code $1} stands for its first group, or the whole text missing where it matches, for null. Which patterns match is decided before
     * anything is replaced.
     */
    default T replaceRegex(Map<String, ? extends @Nullable Object> replacements) {
        Given.notNull(replacements, "replacements");
        replacements.keySet().forEach(pattern -> Given.notNull(pattern, "pattern"));
        return then(value -> {
            ColumnExpr result = value;
            for (Map.Entry<String, ? extends @Nullable Object> entry : replacements.entrySet()) {
                String pattern = entry.getKey();
                ColumnExpr matches = value.str().containsRegex(pattern);
                result = entry.getValue() instanceof String by
                        ? ColumnExpr.where(matches, result.str().replaceRegex(pattern, by), result)
                        : ColumnExpr.where(
                                matches.and(result.str().containsRegex(pattern)),
                                ColumnExpr.of(entry.getValue()),
                                result);
            }
            return result;
        });
    }

    /** Texts with what matches a pattern replaced by a text, in which {@code $1} stands for its first group. */
    default T replaceRegex(String pattern, String by) {
        Given.notNull(pattern, "pattern");
        Given.notNull(by, "by");
        return replaceRegex(Map.of(pattern, by));
    }

    /** Other values in place of some; the rest become missing. */
    default T map(Map<?, ?> values) {
        Given.notNull(values, "values");
        return then(value -> {
            ColumnExpr result = ColumnExpr.of(null);
            for (Map.Entry<?, ?> entry : values.entrySet()) {
                result = ColumnExpr.where(value.eq(entry.getKey()), ColumnExpr.of(entry.getValue()), result);
            }
            return result;
        });
    }

    /**
     * What a function makes of each value; missing values stay missing: {@code map((Double x) -> x * x, DType.FLOAT64)}.
     *
     * @param <V> the type of the values, which a lambda may name; values of another type are an error where it is written
     * @param function given values as a frame shows them: Boolean, Long (Integer up to 32 bits), Double, String, LocalDateTime
     * @param dtype the dtype of its results; one that does not fit is an error when computing
     */
    default <V> T map(Function1<V, ? extends @Nullable Object> function, DType dtype) {
        Given.notNull(function, "function");
        Given.notNull(dtype, "dtype");
        return mapped(function, dtype, false);
    }

    /** The same with null for missing values, as pandas' {@code apply}. */
    default <V> T apply(Function1<V, ? extends @Nullable Object> function, DType dtype) {
        Given.notNull(function, "function");
        Given.notNull(dtype, "dtype");
        return mapped(function, dtype, true);
    }

    private T mapped(Function1<?, ? extends @Nullable Object> function, DType dtype, boolean passesNull) {
        UserFunction own = new UserFunction(
                function,
                ParameterType.of(function),
                dtype,
                passesNull,
                Token.unique().hex());
        return then(value -> value.apply(own));
    }

    /** The sum of all values so far; missing where the value is. */
    default T cumsum(String... over) {
        Given.noneNull(over, "over");
        return windowed(WindowFunction.of(WindowOp.CUMSUM), over);
    }

    /** The product of all values so far; missing where the value is. */
    default T cumprod(String... over) {
        Given.noneNull(over, "over");
        return windowed(WindowFunction.of(WindowOp.CUMPROD), over);
    }

    /** The least value so far; missing where the value is. */
    default T cummin(String... over) {
        Given.noneNull(over, "over");
        return windowed(WindowFunction.of(WindowOp.CUMMIN), over);
    }

    /** The greatest value so far; missing where the value is. */
    default T cummax(String... over) {
        Given.noneNull(over, "over");
        return windowed(WindowFunction.of(WindowOp.CUMMAX), over);
    }

    /** The number of rows before. */
    default T cumcount(String... over) {
        Given.noneNull(over, "over");
        return windowed(WindowFunction.of(WindowOp.CUMCOUNT), over);
    }

    /** The value that many rows before, or after for a negative number; missing where there is no such row. */
    default T shift(int rows, String... over) {
        Given.noneNull(over, "over");
        return windowed(WindowFunction.of(WindowOp.SHIFT, rows), over);
    }

    /** The value that many rows before, or after for a negative number, and this value where there is no such row. */
    default T shiftFilling(int rows, Object filler, String... over) {
        Given.notNull(filler, "filler");
        Given.noneNull(over, "over");
        WindowFunction shift = WindowFunction.of(WindowOp.SHIFT, rows);
        ColumnExpr hasNone = ColumnExpr.of(1L).cumcount().window(shift, over).isNull();
        return then(value -> ColumnExpr.where(hasNone, ColumnExpr.of(filler), value.window(shift, over)));
    }

    /** True where the value lies between two, of which these belong to the interval. */
    default T between(@Nullable Object low, @Nullable Object high, Closed ends) {
        Given.notNull(ends, "ends");
        boolean hasLow = ends == Closed.BOTH || ends == Closed.LEFT;
        boolean hasHigh = ends == Closed.BOTH || ends == Closed.RIGHT;
        return then(value -> (hasLow ? value.ge(low) : value.gt(low)).and(hasHigh ? value.le(high) : value.lt(high)));
    }

    /** The moments that are so many {@code D h min s ms us ns} after 1970-01-01; of fractions as {@link #toTimedelta}. */
    default T toDatetime(String unit) {
        Given.notNull(unit, "unit");
        return counted(unit, DType.DATETIME);
    }

    /** The spans of so many {@code D h min s ms us ns}; fractions are rounded to nanoseconds, and to a billionth of units longer than a second. */
    default T toTimedelta(String unit) {
        Given.notNull(unit, "unit");
        return counted(unit, DType.TIMEDELTA);
    }

    private T counted(String unit, DType target) {
        long nanoseconds = Frequency.fixed(unit).count();
        int digits = (int) Math.min(9, Math.round(Math.log10(nanoseconds)));
        return then(value -> {
            ColumnExpr whole = value.cast(DType.INT64);
            if (nanoseconds == 1) {
                return whole.cast(target);
            }
            ColumnExpr rest = value.cast(DType.FLOAT64)
                    .sub(whole.cast(DType.FLOAT64))
                    .round(digits)
                    .mul((double) nanoseconds)
                    .cast(DType.INT64);
            return whole.mul(nanoseconds).add(rest).cast(target);
        });
    }

    /** The difference to the value that many rows before: of whole numbers in int64, of dates a timedelta. */
    default T diff(int rows, String... over) {
        Given.noneNull(over, "over");
        return then(value -> {
            ColumnExpr signed = value.widen();
            return signed.sub(signed.window(WindowFunction.of(WindowOp.SHIFT, rows), over));
        });
    }

    /** The change from the value that many rows before, as a share of it; a missing value counts as the last one before. */
    default T pctChange(int rows, String... over) {
        Given.noneNull(over, "over");
        return then(value -> {
            ColumnExpr filled = value.window(WindowFunction.of(WindowOp.FFILL), over);
            return filled.div(filled.window(WindowFunction.of(WindowOp.SHIFT, rows), over))
                    .sub(1.0);
        });
    }

    /** The change from the value that many rows before, as a share of it, with missing values that count as the options say. */
    default T pctChange(int rows, ChangeOptions options, String... over) {
        Given.notNull(options, "options");
        Given.noneNull(over, "over");
        return then(value -> value.filled(options, over).pctChangeUnfilled(rows, over));
    }

    /** The change from the value that many rows before, as a share of it; missing where one of both is: {@code fill_method=None}. */
    default T pctChangeUnfilled(int rows, String... over) {
        Given.noneNull(over, "over");
        return then(value -> value.div(value.window(WindowFunction.of(WindowOp.SHIFT, rows), over))
                .sub(1.0));
    }

    /** An aggregation of all values, or of those with equal values in the columns behind, for each row. */
    default T transform(Aggregation aggregation, String... over) {
        Given.notNull(aggregation, "aggregation");
        Given.noneNull(over, "over");
        return transform(aggregation, AggregateOptions.DEFAULT, over);
    }

    /** An aggregation with these numbers of all values, or of those with equal values in the columns behind. */
    default T transform(Aggregation aggregation, AggregateOptions numbers, String... over) {
        Given.notNull(aggregation, "aggregation");
        Given.notNull(numbers, "numbers");
        Given.noneNull(over, "over");
        RowsFunction function = new RowsFunction.Whole(aggregation, numbers);
        return then(value -> new Grouped(function, value, Arrays.asList(over), true));
    }

    /** The rank of the value, from 1 for the least: ties get the mean of their ranks, missing values none. */
    default T rank(String... over) {
        Given.noneNull(over, "over");
        return rank(RankOptions.DEFAULT, over);
    }

    /** The rank of the value among all, or among those with equal values in the columns behind. */
    default T rank(RankOptions options, String... over) {
        Given.notNull(options, "options");
        Given.noneNull(over, "over");
        return then(value -> new Grouped(new RowsFunction.Rank(options), value, Arrays.asList(over), true));
    }

    /** Windows of all rows up to each row. */
    default ExpandingMethods<T> expanding() {
        return new ExpandingMethods<>(this, 1, List.of());
    }

    /** Windows of that many rows that end at each row. */
    default RollingMethods<T> rolling(int rows) {
        return new RollingMethods<>(this, RollingMethods.Spread.of(rows), List.of());
    }

    /**
     * Windows of that time that end at each row: {@code col("x").rolling("3D", "t")}.
     *
     * @param span a number and one of D, h, min, s, ms, us, ns
     * @param on a column of dates, which ascend; others are an error when computing
     */
    default RollingMethods<T> rolling(String span, String on) {
        Given.notNull(span, "span");
        Given.notNull(on, "on");
        TimeSpan time = new TimeSpan(on, Frequency.fixed(span).count(), Closed.RIGHT);
        RollingMethods.Spread spread = new RollingMethods.Spread(1, time, null, false, Closed.RIGHT, 1);
        return new RollingMethods<>(this, spread, List.of());
    }

    /** All rows up to each row, with weights that fall from row to row: {@code col("x").ewm(Decay.span(5)).mean()}. */
    default WeightedMethods<T> ewm(Decay decay) {
        Given.notNull(decay, "decay");
        return new WeightedMethods<>(this, WindowOptions.NONE.withNumber(decay.alpha()), 0, List.of());
    }

    /** The interval that the number lies in, as a category, with options: {@code cut(CutOptions.DEFAULT.withLowest(), 0.0, 2.5)}. */
    default T cut(CutOptions options, double... edges) {
        return cut(Intervals.of(options, edges));
    }

    /**
     * All rows up to each row, with weights that halve in a time: {@code col("x").ewm(Duration.ofDays(2), "t").mean()}, and nothing but
     * means.
     *
     * @param halflife in which time weights halve
     * @param times a column of dates, which ascend; others, and missing ones, are an error when computing
     */
    default WeightedMethods<T> ewm(Duration halflife, String times) {
        Given.notNull(halflife, "halflife");
        Given.notNull(times, "times");
        TimeSpan span = new TimeSpan(times, halflife.toNanos(), Closed.RIGHT);
        return new WeightedMethods<>(this, WindowOptions.NONE.withNumber(0.5).withSpan(span), 0, List.of());
    }

    /**
     * The interval that the number lies in, as a category such as {@code (0.0, 2.5]}; missing outside of all.
     *
     * @param edges ends of the intervals, ascending; each interval holds its right end
     */
    default T cut(double... edges) {
        Given.notNull(edges, "edges");
        return cut(Intervals.of(edges, false));
    }

    /** The interval between these whole edges that the number lies in, as a category such as {@code (0, 2]}. */
    default T cut(long... edges) {
        Given.notNull(edges, "edges");
        return cut(Intervals.of(edges));
    }

    /** The interval that the number lies in, as a category. */
    default T cut(CutFunction intervals) {
        Given.notNull(intervals, "intervals");
        return then(value -> value.apply(intervals));
    }
}
