package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.lower.GroupSteps;
import io.bask.dataframe.lower.StepFilling;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.Nonexistent;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.SortKey;
import io.bask.dataframe.schema.ZoneFunction;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table's rows in steps of time, ready to be aggregated; made by {@link TimeMethods#resample}, or, for the rows of each group by
 * themselves, by {@link GroupTransforms#resample}.
 *
 * <p>Results have one row a step, also for steps without rows, from the first to the last that has some; they are labelled by an end
 * of the step. First and last values go by the moments of rows, which need not be in order; rows without a moment are left out. Weeks and
 * periods that end with a month, a quarter or a year are closed and labelled at the right, all others at the left; {@link #closedRight}
 * and {@link #labelRight} change that.
 */
public final class Resampler implements GroupAggregations {
    private static final String STEP = "\u0000step";

    /** The same as functions of groups see it, to which names with a zero in front are hidden. */
    private static final String SEEN = "step\u0000";

    /** What goes by the order of rows: that of their moments. */
    private static final Set<Aggregation> ORDERED = EnumSet.of(Aggregation.FIRST, Aggregation.LAST, Aggregation.CUSTOM);

    private final FrameExpr table;
    private final String time;
    private final String label;
    private final StepLayout layout;
    private final List<String> keys;
    private final @Nullable ZoneId zone;

    private Resampler(FrameExpr table, String time, String label, StepLayout layout, List<String> keys) {
        this.table = table;
        this.time = time;
        this.label = label;
        this.layout = layout;
        this.keys = List.copyOf(keys);
        DType dtype = table.schema().dtype(time);
        this.zone = dtype.kind() == DType.Kind.ZONED ? dtype.zone() : null;
    }

    /** The rows of a table by a column of dates; results are labelled by a level of that name. */
    static Resampler of(FrameExpr table, String time, String label, Frequency frequency, String... keys) {
        DType dtype = table.schema().dtype(time);
        if (!dtype.isMoment()) {
            throw new IllegalArgumentException("resample needs dates, and %s holds %s; use toDatetime or astype"
                    .formatted(label.isEmpty() ? "the labels of rows" : "'" + label + "'", dtype));
        }
        return new Resampler(table, time, label, StepLayout.of(frequency), Arrays.asList(keys));
    }

    /** Steps that hold their right end and not the left one, or the other way round. */
    public Resampler closedRight(boolean right) {
        return new Resampler(table, time, label, layout.closed(right), keys);
    }

    /** Results labelled by the right end of each step, or by the left one. */
    public Resampler labelRight(boolean right) {
        return new Resampler(table, time, label, layout.label(right), keys);
    }

    /**
     * Steps counted from there, and not from midnight of the first day; from an end they hold their right end, and are called by it,
     * unless one says otherwise. Steps that are not always equally long, such as months, lie as the calendar has them.
     */
    public Resampler origin(ResampleOrigin origin) {
        return new Resampler(table, time, label, layout.origin(Given.notNull(origin, "origin")), keys);
    }

    /** Steps counted from a moment, which clocks show there where moments have a zone. */
    public Resampler origin(LocalDateTime moment) {
        return new Resampler(table, time, label, layout.origin(Given.notNull(moment, "moment")), keys);
    }

    /** Steps that begin that much later, or earlier for a negative time, than where they are counted from. */
    public Resampler offset(Duration later) {
        return new Resampler(table, time, label, layout.offset(Given.notNull(later, "later")), keys);
    }

    /** The way back, for the labels of steps. */
    private static ColumnExpr zoned(ColumnExpr moment, ZoneId zone, boolean isByClocks) {
        return isByClocks
                ? moment.apply(
                        new ZoneFunction(ZoneFunction.Op.LOCALIZE, zone, Ambiguous.DAYLIGHT, Nonexistent.SHIFT_FORWARD))
                : moment.apply(ZoneFunction.of(ZoneFunction.Op.LOCALIZE, ZoneOffset.UTC))
                        .apply(ZoneFunction.of(ZoneFunction.Op.CONVERT, zone));
    }

    private ColumnExpr step() {
        return layout.step(ColumnExpr.column(time), zone, keys.toArray(String[]::new));
    }

    /** The rows with the labels of their steps in place of their moments. */
    DataFrame stepped() {
        ColumnExpr label = zone == null ? step() : zoned(step(), zone, layout.isByClocks());
        return new DataFrame(table).assign(time, label);
    }

    /** The rows in groups, one a step that has rows. */
    GroupBy groups() {
        return groups(table);
    }

    private String[] steps() {
        List<String> names = new ArrayList<>(keys);
        names.add(STEP);
        return names.toArray(String[]::new);
    }

    private GroupBy groups(FrameExpr rows) {
        List<String> kept = new ArrayList<>(table.schema().names());
        kept.remove(time);
        kept.add(STEP);
        return new DataFrame(rows).assign(STEP, step()).select(kept).groupBy(steps());
    }

    @Override
    public DataFrame each(Aggregation aggregation, AggregateOptions numbers, String... columns) {
        Given.notNull(numbers, "numbers");
        List<Aggregate> aggregates = new ArrayList<>();
        for (String column : groups().chosen(aggregation, columns)) {
            aggregates.add(new Aggregate(column, aggregation, column, numbers));
        }
        return agg(aggregates);
    }

    /** These values of each step: {@code agg(mean("weight"), count())}. */
    public DataFrame agg(Aggregate... aggregates) {
        Given.noneNull(aggregates, "aggregates");
        return agg(Arrays.asList(aggregates));
    }

    /** These values of each step. */
    public DataFrame agg(List<Aggregate> aggregates) {
        Given.noneNull(aggregates, "aggregates");
        boolean isOrdered = aggregates.stream().anyMatch(aggregate -> ORDERED.contains(aggregate.aggregation()));
        FrameExpr rows = isOrdered ? new Sort(table, List.of(SortKey.ascending(time)), Sort.ALL) : table;
        if (!keys.isEmpty()) {
            return ofGroups(groups(rows).asIndex(false).agg(aggregates).rename(STEP, SEEN), aggregates);
        }
        FrameExpr grouped = groups(rows).agg(aggregates).expr();
        List<@Nullable Object> fillers = fillers(aggregates, grouped.schema());
        StepFilling filling = new StepFilling(layout.frequency(), fillers);
        FrameExpr filled = MapPartitions.of(grouped, filling, grouped.schema());
        List<String> name = List.of(STEP);
        FrameExpr open = Relabel.toColumns(filled, name);
        if (zone != null) {
            open = new DataFrame(open)
                    .assign(STEP, zoned(ColumnExpr.column(STEP), zone, layout.isByClocks()))
                    .expr();
        }
        FrameExpr labelled = Relabel.fromColumns(open, name);
        return new DataFrame(Relabel.fromColumns(Relabel.toColumns(labelled, List.of(label)), List.of(label)));
    }

    /** The aggregates of each group with rows for all steps from its first to its last. */
    private DataFrame ofGroups(DataFrame found, List<Aggregate> aggregates) {
        Schema promised = found.schema().drop(keys);
        GroupSteps filling = new GroupSteps(
                new StepFilling(layout.frequency(), fillers(aggregates, promised.drop(List.of(SEEN)))), SEEN);
        DataFrame all = found.groupBy(keys.toArray(String[]::new))
                .apply(filling, promised)
                .resetIndex();
        DataFrame moments =
                zone == null ? all : all.assign(SEEN, zoned(ColumnExpr.column(SEEN), zone, layout.isByClocks()));
        List<String> levels = new ArrayList<>(keys);
        levels.add(SEEN);
        DataFrame labelled = moments.setIndex(IndexOptions.DEFAULT, levels.toArray(String[]::new));
        levels.set(keys.size(), label);
        return Labels.named(labelled, levels);
    }

    private static List<@Nullable Object> fillers(List<Aggregate> aggregates, Schema schema) {
        List<@Nullable Object> fillers = new ArrayList<>();
        for (int i = 0; i < aggregates.size(); i++) {
            fillers.add(filler(aggregates.get(i), schema.field(i).dtype()));
        }
        return fillers;
    }

    /** What an aggregation makes of no rows. */
    private static @Nullable Object filler(Aggregate aggregate, DType dtype) {
        boolean isMissing = aggregate.options().minCount() > 0;
        return switch (aggregate.aggregation()) {
            case SUM -> isMissing ? null : number(dtype, 0);
            case PROD -> isMissing ? null : number(dtype, 1);
            case COUNT, SIZE, NUNIQUE -> 0L;
            case ANY -> false;
            case ALL -> true;
            default -> null;
        };
    }

    private static Object number(DType dtype, long value) {
        return dtype == DType.FLOAT64 ? (Object) (double) value : (Object) value;
    }

    /** The number of rows of each step, in a column {@code count}. */
    public DataFrame size() {
        return agg(Aggregate.rows());
    }

    /** The first, greatest, least and last value of a column in each step, called {@code open}, {@code high}, {@code low}, {@code close}. */
    public DataFrame ohlc(String column) {
        Given.notNull(column, "column");
        return agg(
                new Aggregate(column, Aggregation.FIRST, "open"),
                new Aggregate(column, Aggregation.MAX, "high"),
                new Aggregate(column, Aggregation.MIN, "low"),
                new Aggregate(column, Aggregation.LAST, "close"));
    }

    /** Several aggregations of several columns, called for example {@code weight_mean}. */
    public DataFrame agg(Map<String, List<Aggregation>> byColumn) {
        Given.notNull(byColumn, "byColumn");
        List<Aggregate> all = new ArrayList<>();
        byColumn.forEach((column, aggregations) -> aggregations.forEach(
                aggregation -> all.add(new Aggregate(column, aggregation, column + "_" + aggregation))));
        return agg(all);
    }

    /** An aggregation of each step for each of its rows, which keep their order and labels; of these columns, or of all that fit. */
    public DataFrame transform(Aggregation aggregation, String... columns) {
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String column : groups().chosen(aggregation, columns)) {
            values.put(column, ColumnExpr.column(column).transform(aggregation, steps()));
        }
        List<String> names = new ArrayList<>(values.keySet());
        boolean isOfLabels = !time.equals(label);
        if (isOfLabels) {
            names.add(time);
        }
        DataFrame changed =
                new DataFrame(table).assign(STEP, step()).assign(values).select(names);
        return isOfLabels ? new DataFrame(Relabel.fromColumns(changed.expr(), List.of(time), List.of(label))) : changed;
    }

    /** The rows that lie at an end of a step, one for each step, values missing where there is no such row. */
    public DataFrame asfreq() {
        return spread(ReindexOptions.DEFAULT);
    }

    /** For each step the last row before its end that it holds, or there; the ends without one have missing values. */
    public DataFrame ffill() {
        return spread(ReindexOptions.DEFAULT.method(ReindexOptions.Method.FFILL));
    }

    /** For each step the next row behind its end that it holds, or there; the ends without one have missing values. */
    public DataFrame bfill() {
        return spread(ReindexOptions.DEFAULT.method(ReindexOptions.Method.BFILL));
    }

    /** For each step the row nearest to its end that it holds, of equally near ones the later one. */
    public DataFrame nearest() {
        return spread(ReindexOptions.DEFAULT.method(ReindexOptions.Method.NEAREST));
    }

    /** For each step what the rows that lie at ends of steps give, and numbers between them in proportion. */
    public DataFrame interpolate() {
        return asfreq().interpolate();
    }

    /**
     * A row for each step, labelled by its end that it holds, out of rows with labels that are there once: those of the same moment, or
     * what the options say.
     */
    public DataFrame spread(ReindexOptions options) {
        Given.notNull(options, "options");
        if (!keys.isEmpty()) {
            throw new UnsupportedOperationException(
                    "rows at ends of steps are taken of a whole table, not within %s; filter one group first"
                            .formatted(keys));
        }
        DataFrame steps = labelRight(layout.isClosedRight()).size();
        DataFrame rows = new DataFrame(table).filter(ColumnExpr.column(time).notNull());
        DataFrame labelled = new DataFrame(Relabel.fromColumns(rows.expr(), List.of(time), List.of(label)));
        return Reindexing.at(labelled, steps, options);
    }

    /**
     * What a function makes of the rows of each step, also of those without rows, step after step; labelled by the steps.
     *
     * @param function given the rows of a step in the order of their moments, with the columns of the table, labelled by their moments
     *     where these were labels; called from several threads
     * @param schema columns of its results
     */
    public DataFrame apply(Function1<Frame, Frame> function, Schema schema) {
        Given.notNull(function, "function");
        Given.notNull(schema, "schema");
        if (!keys.isEmpty()) {
            throw new UnsupportedOperationException(
                    "functions are given steps of a whole table, not within %s; use groupBy(Grouper.of(column, rule), keys).apply"
                            .formatted(keys));
        }
        String flag = "empty\u0000";
        boolean isOfLabels = !time.equals(label);
        String seenTime = isOfLabels ? "time\u0000" : time;
        DataFrame sorted = new DataFrame(new Sort(table, List.of(SortKey.ascending(time)), Sort.ALL))
                .filter(ColumnExpr.column(time).notNull());
        ColumnExpr step = zone == null ? step() : zoned(step(), zone, layout.isByClocks());
        DataFrame stepped = sorted.assign(SEEN, step).assign(flag, ColumnExpr.of(false));
        DataFrame rows = isOfLabels ? stepped.rename(time, seenTime) : stepped;
        Map<String, ColumnExpr> missing = new LinkedHashMap<>();
        for (String name : rows.drop(SEEN, flag).columns()) {
            DType dtype = rows.schema().dtype(name);
            missing.put(name, Alignment.missing(dtype).cast(dtype));
        }
        missing.put(flag, ColumnExpr.of(true));
        DataFrame empty = new DataFrame(Relabel.toColumns(size().expr(), List.of(SEEN)))
                .filter(ColumnExpr.column("count").eq(0L))
                .select(SEEN)
                .assign(missing);
        List<String> given = new ArrayList<>(table.schema().names());
        given.removeIf(name -> isOfLabels && name.equals(time));
        StepCalls calls = new StepCalls(function, flag, given, isOfLabels ? seenTime : "", label);
        DataFrame made = JoinMethods.concat(List.of(rows.resetIndex(true), empty.resetIndex(true)))
                .groupBy(SEEN)
                .apply(calls, schema);
        return Labels.named(made, List.of(label));
    }

    /** The value that a function makes of the rows of each step, also of those without rows, labelled by the steps. */
    public Series apply(Function1<Frame, ? extends @Nullable Object> function, DType dtype) {
        Given.notNull(function, "function");
        Given.notNull(dtype, "dtype");
        Function1<Frame, Frame> made =
                rows -> Frame.of("", Column.of(dtype, Collections.singletonList(function.apply(rows))));
        return apply(made, Schema.of(List.of(new Field("", dtype)))).col("");
    }

    /** What a function makes of these steps: {@code df.resample("D", "t").pipe(Cleaning::means)}. */
    public <R> R pipe(Function<? super Resampler, R> function) {
        Given.notNull(function, "function");
        return function.apply(this);
    }

    /** Which steps; computes nothing. */
    @Override
    public String toString() {
        return "Resampler(%s, closed=%s, label=%s)"
                .formatted(
                        layout.frequency(),
                        layout.isClosedRight() ? "right" : "left",
                        layout.isLabelRight() ? "right" : "left");
    }
}
