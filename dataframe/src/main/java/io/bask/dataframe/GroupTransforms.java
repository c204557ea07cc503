package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.ExpandingMethods;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Grouped;
import io.bask.dataframe.expr.RollingMethods;
import io.bask.dataframe.expr.RowsFunction;
import io.bask.dataframe.expr.WeightedMethods;
import io.bask.dataframe.lower.GroupCalls;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.ChangeOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decay;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.InterpolateOptions;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.SortKey;
import io.bask.expr.Token;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What rows get from their group, and which rows of each group stay. Rows keep their order and their labels.
 *
 * <p>Methods that take columns answer a table of these columns alone, or of all others than the keys that fit; what a row in no
 * group gets is missing. The same values are expressions too: {@code col("x").rank("key")}, {@code col("x").cumsum("key")}.
 */
public sealed interface GroupTransforms permits GroupBy {
    private GroupBy groups() {
        return (GroupBy) this;
    }

    private ColumnExpr grouped(RowsFunction function, ColumnExpr operand) {
        return new Grouped(
                function, operand, groups().keys(), groups().options().dropNull());
    }

    private DataFrame computed(Aggregation fit, UnaryOperator<ColumnExpr> change, String... columns) {
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String column : groups().chosen(fit, columns)) {
            values.put(column, change.apply(ColumnExpr.column(column)));
        }
        return new DataFrame(groups().expr()).assign(values).select(List.copyOf(values.keySet()));
    }

    /** What running values are computed over: the keys, or numbers of groups where missing keys are keys too. */
    private DataFrame running(Aggregation fit, BiFunction<ColumnExpr, String[], ColumnExpr> change, String... columns) {
        if (groups().options().dropNull()) {
            String[] over = groups().keys().toArray(String[]::new);
            return computed(fit, value -> change.apply(value, over), columns);
        }
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String column : groups().chosen(fit, columns)) {
            values.put(column, change.apply(ColumnExpr.column(column), new String[] {Hidden.GROUP}));
        }
        return numbered().assign(values).select(List.copyOf(values.keySet()));
    }

    /** The rows with the number of their group, in order of first appearance. */
    private DataFrame numbered() {
        RowsFunction number = new RowsFunction.Number(false);
        return new DataFrame(groups().expr())
                .assign(
                        Hidden.GROUP,
                        grouped(number, ColumnExpr.column(groups().keys().get(0))));
    }

    /** An aggregation of each group for each of its rows, for example {@code transform("mean", "x")}. */
    default DataFrame transform(String aggregation, String... columns) {
        Given.notNull(aggregation, "aggregation");
        Given.noneNull(columns, "columns");
        return transform(Aggregation.of(aggregation), columns);
    }

    /** An aggregation of each group for each of its rows. */
    default DataFrame transform(Aggregation aggregation, String... columns) {
        Given.notNull(aggregation, "aggregation");
        Given.noneNull(columns, "columns");
        RowsFunction whole = new RowsFunction.Whole(aggregation, AggregateOptions.DEFAULT);
        if (groups().skipsNull()) {
            return computed(aggregation, value -> grouped(whole, value), columns);
        }
        return computed(aggregation, value -> NullRefusal.of(aggregation, value, this::grouped), columns);
    }

    /** The ranks of values in their group, from 1 for the least; ties get the mean of their ranks. */
    default DataFrame rank(String... columns) {
        return rank(RankOptions.DEFAULT, columns);
    }

    /** The ranks of values in their group. */
    default DataFrame rank(RankOptions options, String... columns) {
        Given.notNull(options, "options");
        return computed(Aggregation.SUM, value -> grouped(new RowsFunction.Rank(options), value), columns);
    }

    /** Running values, missing from the first missing value of the group on where those are not left out. */
    private ColumnExpr soFar(ColumnExpr value, ColumnExpr result, String... over) {
        return groups().skipsNull()
                ? result
                : result.where(value.isNull().cast(DType.INT64).cumsum(over).eq(0), null);
    }

    /** The sums of all values of the group so far. */
    default DataFrame cumsum(String... columns) {
        return running(Aggregation.SUM, (value, over) -> soFar(value, value.cumsum(over), over), columns);
    }

    /** The products of all values of the group so far. */
    default DataFrame cumprod(String... columns) {
        return running(Aggregation.SUM, (value, over) -> soFar(value, value.cumprod(over), over), columns);
    }

    /** The least values of the group so far. */
    default DataFrame cummin(String... columns) {
        return running(Aggregation.SUM, (value, over) -> soFar(value, value.cummin(over), over), columns);
    }

    /** The greatest values of the group so far. */
    default DataFrame cummax(String... columns) {
        return running(Aggregation.SUM, (value, over) -> soFar(value, value.cummax(over), over), columns);
    }

    /** The values that many rows of the group before, or after for a negative number. */
    default DataFrame shift(int rows, String... columns) {
        return running(Aggregation.COUNT, (value, over) -> value.shift(rows, over), columns);
    }

    /** The differences to the values that many rows of the group before. */
    default DataFrame diff(int rows, String... columns) {
        return running(Aggregation.SUM, (value, over) -> value.diff(rows, over), columns);
    }

    /** The changes from the values that many rows of the group before, as shares of them; a missing value counts as the last one before. */
    default DataFrame pctChange(int rows, String... columns) {
        return running(Aggregation.SUM, (value, over) -> value.pctChange(rows, over), columns);
    }

    /** The changes from the values that many rows of the group before, missing where one of both is: {@code fill_method=None}. */
    default DataFrame pctChangeUnfilled(int rows, String... columns) {
        return running(Aggregation.SUM, (value, over) -> value.pctChangeUnfilled(rows, over), columns);
    }

    /** The changes from the values that many rows of the group before; a missing value counts as one at most so many rows before. */
    default DataFrame pctChangeWithin(int rows, int limit, String... columns) {
        BiFunction<ColumnExpr, String[], ColumnExpr> change = (value, over) -> {
            ColumnExpr filled = value.ffillWithin(limit, over);
            return filled.div(filled.shift(rows, over)).sub(1.0);
        };
        return running(Aggregation.SUM, change, columns);
    }

    /** The changes from the values that many rows of the group before, as shares of them, with missing values that count as the options say. */
    default DataFrame pctChange(int rows, ChangeOptions options, String... columns) {
        Given.notNull(options, "options");
        return running(Aggregation.SUM, (value, over) -> value.pctChange(rows, options, over), columns);
    }

    /**
     * The changes from the values of the group so many steps of a frequency before, as shares of them: from its row whose label, moved by
     * these steps, is that of the row; missing where there is none. Rows are labelled by dates, each of which a group has once; they
     * are brought together by a left merge, and come in its order.
     */
    default DataFrame pctChange(int periods, String frequency, ChangeOptions options, String... columns) {
        Given.notNull(frequency, "frequency");
        Given.notNull(options, "options");
        List<String> names = groups().chosen(Aggregation.SUM, columns);
        boolean isByKeys = groups().options().dropNull();
        List<String> keys = isByKeys ? groups().keys() : List.of(Hidden.GROUP);
        DataFrame rows = isByKeys ? new DataFrame(groups().expr()) : numbered();
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String name : names) {
            values.put(name, ColumnExpr.column(name).filled(options, keys.toArray(String[]::new)));
        }
        return GroupChanges.of(rows.assign(values), keys, names, periods, frequency);
    }

    /** The values, and this one in place of those that are missing. */
    default DataFrame fillNull(Object filler, String... columns) {
        Given.notNull(filler, "filler");
        Given.noneNull(columns, "columns");
        return computed(Aggregation.COUNT, value -> filled(value, filler), columns);
    }

    /** The values of these columns, and the value that is given for each in place of those that are missing. */
    default DataFrame fillNull(Map<String, ?> fillers) {
        Given.notNull(fillers, "fillers");
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        fillers.forEach((column, filler) -> values.put(column, filled(ColumnExpr.column(column), filler)));
        return new DataFrame(groups().expr()).assign(values).select(List.copyOf(values.keySet()));
    }

    private ColumnExpr filled(ColumnExpr value, Object filler) {
        ColumnExpr full = value.fillNull(filler);
        if (!groups().options().dropNull()) {
            return full;
        }
        ColumnExpr isInGroup = ColumnExpr.of(true);
        for (String key : groups().keys()) {
            isInGroup = isInGroup.and(ColumnExpr.column(key).notNull());
        }
        return full.where(isInGroup, null);
    }

    /** The last values of the group that are not missing, at most that many rows before. */
    default DataFrame ffillWithin(int rows, String... columns) {
        return running(Aggregation.COUNT, (value, over) -> value.ffillWithin(rows, over), columns);
    }

    /** The next values of the group that are not missing, at most that many rows after. */
    default DataFrame bfillWithin(int rows, String... columns) {
        return running(Aggregation.COUNT, (value, over) -> value.bfillWithin(rows, over), columns);
    }

    /** Missing numbers on the line between those before and behind in the group, see {@link io.bask.dataframe.expr.ColumnVerbs#interpolate}. */
    default DataFrame interpolate(String... columns) {
        return running(Aggregation.SUM, (value, over) -> value.interpolate(over), columns);
    }

    /** Numbers of the group in place of missing ones, as the options say. */
    default DataFrame interpolate(InterpolateOptions options, String... columns) {
        Given.notNull(options, "options");
        return running(Aggregation.SUM, (value, over) -> value.interpolate(options, over), columns);
    }

    /** The last values of the group that are not missing. */
    default DataFrame ffill(String... columns) {
        return running(Aggregation.COUNT, (value, over) -> value.ffill(over), columns);
    }

    /** The next values of the group that are not missing. */
    default DataFrame bfill(String... columns) {
        return running(Aggregation.COUNT, (value, over) -> value.bfill(over), columns);
    }

    private ColumnExpr place(boolean fromEnd) {
        return grouped(
                new RowsFunction.Place(fromEnd),
                ColumnExpr.column(groups().keys().get(0)));
    }

    private Series series(ColumnExpr value) {
        return new Series(groups().expr(), value, "");
    }

    /** The number of each row in its group, from 0. */
    default Series cumcount() {
        return series(place(false));
    }

    /** The number of each row in its group from the first (true) or from the last, from 0. */
    default Series cumcount(boolean ascending) {
        return series(place(!ascending));
    }

    /** The values that many rows of the group before, and this value where there is no such row. */
    default DataFrame shiftFilling(int rows, Object filler, String... columns) {
        return running(Aggregation.COUNT, (value, over) -> value.shiftFilling(rows, filler, over), columns);
    }

    /**
     * The number of each row's group, from 0, in the order of groups. Every partition looks its rows up in one table of all groups: their
     * keys, not their rows, have to fit into memory.
     */
    default Series ngroup() {
        RowsFunction number = new RowsFunction.Number(groups().options().sort());
        return series(grouped(number, ColumnExpr.column(groups().keys().get(0))));
    }

    /** The number of each row's group from the first (true) or from the last, from 0. */
    default Series ngroup(boolean ascending) {
        return ascending
                ? ngroup()
                : ngroup().then(number -> number.transform(Aggregation.MAX).sub(number));
    }

    private DataFrame kept(ColumnExpr condition) {
        return new DataFrame(groups().expr()).filter(condition);
    }

    /** The rows of one group: those with these values of the keys; there may be none. */
    default DataFrame getGroup(Object... values) {
        Given.noneNull(values, "values");
        List<String> keys = groups().keys();
        if (values.length != keys.size()) {
            throw new IllegalArgumentException(
                    "%d values for %d keys %s; give one each".formatted(values.length, keys.size(), keys));
        }
        DataFrame rows = new DataFrame(groups().expr());
        for (int i = 0; i < values.length; i++) {
            rows = rows.filter(ColumnExpr.column(keys.get(i)).eq(values[i]));
        }
        return rows;
    }

    /** The first rows of each group, or all but so many last ones for a negative number. */
    default DataFrame head(int rows) {
        return kept(rows >= 0 ? place(false).lt(rows) : place(true).ge(-(long) rows));
    }

    /** The last rows of each group, or all but so many first ones for a negative number. */
    default DataFrame tail(int rows) {
        return kept(rows >= 0 ? place(true).lt(rows) : place(false).ge(-(long) rows));
    }

    /** The row of that number of each group, from 0, or from the end for a negative number; labelled as aggregates are. */
    default DataFrame nth(int number) {
        return nth(new int[] {number});
    }

    /** The rows of these numbers of each group, in their order, from the end for negative numbers; labelled as aggregates are. */
    default DataFrame nth(int[] numbers) {
        Given.notNull(numbers, "numbers");
        ColumnExpr isWanted = ColumnExpr.of(false);
        for (int number : numbers) {
            isWanted = isWanted.or(
                    number >= 0 ? place(false).eq(number) : place(true).eq(-1L - number));
        }
        DataFrame rows = kept(isWanted);
        List<String> keys = groups().keys();
        DataFrame ordered = groups().options().sort()
                ? rows.sortValues(keys.stream().map(SortKey::ascending).toList())
                : rows;
        return groups().finished(ordered.setIndexUnsorted(keys.toArray(String[]::new)));
    }

    /** The rows of the groups of which a function says yes; it is given each group's rows, whole. */
    default DataFrame filter(Function1<Frame, Boolean> test) {
        Given.notNull(test, "test");
        RowsFunction function = new RowsFunction.Test(test, Token.unique());
        return kept(grouped(function, ColumnExpr.column(groups().keys().get(0))));
    }

    /**
     * What a function makes of each group's rows, group after group, labelled by the keys.
     *
     * @param function given all rows of a group with all columns; called from several threads
     * @param schema columns of its results, without the keys
     */
    default DataFrame apply(Function1<Frame, Frame> function, Schema schema) {
        Given.notNull(function, "function");
        Given.notNull(schema, "schema");
        FrameExpr expr = groups().expr();
        List<String> keys = groups().keys();
        Schema keyed = expr.schema().select(keys);
        for (String name : schema.names()) {
            if (keys.contains(name)) {
                throw new IllegalArgumentException(
                        "the function's column '%s' is called as a key; rename it".formatted(name));
            }
            keyed = keyed.with(schema.field(name));
        }
        boolean isSorted = groups().options().sort();
        FrameExpr source = isSorted ? expr : numbered().expr();
        List<String> all = new ArrayList<>(keys);
        if (!isSorted) {
            all.add(Hidden.GROUP);
            keyed = source.schema().select(all);
            for (String name : schema.names()) {
                keyed = keyed.with(schema.field(name));
            }
        }
        FrameExpr together = expr.partitions() == 1 ? source : new Exchange(source, all, expr.partitions());
        GroupCalls calls = new GroupCalls(all, groups().options().dropNull(), function, schema);
        DataFrame results = new DataFrame(together).mapPartitions(calls, keyed);
        List<String> order = isSorted ? keys : List.of(Hidden.GROUP);
        DataFrame ordered =
                results.sortValues(order.stream().map(SortKey::ascending).toList());
        DataFrame plain = isSorted ? ordered : ordered.drop(Hidden.GROUP);
        return groups().finished(plain.setIndexUnsorted(keys.toArray(String[]::new)));
    }

    private NumberColumns numbers(String... kept) {
        List<String> stay = new ArrayList<>(groups().keys());
        stay.addAll(Arrays.asList(kept));
        return new NumberColumns(new DataFrame(groups().expr()), stay);
    }

    private String[] over() {
        return groups().keys().toArray(String[]::new);
    }

    /** Windows of that many rows of each group over every column of numbers or truth values; rows keep their order, keys stay. */
    default RollingMethods<DataFrame> rolling(int rows) {
        return numbers().rolling(rows).over(over());
    }

    /** Windows of that time of each group by a column of dates, which ascend in each group. */
    default RollingMethods<DataFrame> rolling(String span, String on) {
        Given.notNull(span, "span");
        Given.notNull(on, "on");
        return numbers(on).rolling(span, on).over(over());
    }

    /**
     * The rows of each group in steps of that frequency, by a column of dates: {@code groupBy("g").resample("D", "t").sum("x")}. Results are
     * labelled by the keys and the steps, of which each group has those from its first to its last one.
     */
    default Resampler resample(String rule, String on) {
        Given.notNull(rule, "rule");
        Given.notNull(on, "on");
        if (groups().keys().contains(on)) {
            throw new IllegalArgumentException(
                    "rows are in groups by '%s' and cannot be in steps by it too; give another column of dates"
                            .formatted(on));
        }
        return Resampler.of(groups().expr(), on, on, Frequency.of(rule), over());
    }

    /** Windows of all rows of each group up to each row. */
    default ExpandingMethods<DataFrame> expanding() {
        return numbers().expanding().over(over());
    }

    /** All rows of each group up to each row, with weights that fall from row to row. */
    default WeightedMethods<DataFrame> ewm(Decay decay) {
        return numbers().ewm(decay).over(over());
    }
}
