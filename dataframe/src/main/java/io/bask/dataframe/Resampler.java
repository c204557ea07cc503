package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.lower.StepFilling;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.Nonexistent;
import io.bask.dataframe.schema.PeriodFunction;
import io.bask.dataframe.schema.SortKey;
import io.bask.dataframe.schema.ZoneFunction;
import io.bask.function.Given;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table's rows in steps of time, ready to be aggregated; made by {@link TimeMethods#resample}.
 *
 * <p>Results have one row a step, also for steps without rows, from the first to the last that has some; they are labelled by an end
 * of the step. First and last values go by the moments of rows, which need not be in order; rows without a moment are left out. Weeks and periods that end with a month, a quarter or
 * a year are closed and labelled at the right, all others at the left; {@link #closedRight} and {@link #labelRight} change that.
 */
public final class Resampler implements GroupAggregations {
    private static final String STEP = "\u0000step";

    /** What goes by the order of rows: that of their moments. */
    private static final Set<Aggregation> ORDERED = EnumSet.of(Aggregation.FIRST, Aggregation.LAST, Aggregation.CUSTOM);

    private final FrameExpr table;
    private final String time;
    private final String label;
    private final Frequency frequency;
    private final boolean closedRight;
    private final boolean labelRight;
    private final @Nullable ZoneId zone;

    private Resampler(
            FrameExpr table, String time, String label, Frequency frequency, boolean closedRight, boolean labelRight) {
        this.table = table;
        this.time = time;
        this.label = label;
        this.frequency = frequency;
        this.closedRight = closedRight;
        this.labelRight = labelRight;
        DType dtype = table.schema().dtype(time);
        this.zone = dtype.kind() == DType.Kind.ZONED ? dtype.zone() : null;
    }

    /** The rows of a table by a column of dates; results are labelled by a level of that name. */
    static Resampler of(FrameExpr table, String time, String label, Frequency frequency) {
        DType dtype = table.schema().dtype(time);
        if (!dtype.isMoment()) {
            throw new IllegalArgumentException("resample needs dates, and %s holds %s; use toDatetime or astype"
                    .formatted(label.isEmpty() ? "the labels of rows" : "'" + label + "'", dtype));
        }
        boolean isRight = frequency.isRightUsual();
        return new Resampler(table, time, label, frequency, isRight, isRight);
    }

    /** Steps that hold their right end and not the left one, or the other way round. */
    public Resampler closedRight(boolean right) {
        return new Resampler(table, time, label, frequency, right, labelRight);
    }

    /** Results labelled by the right end of each step, or by the left one. */
    public Resampler labelRight(boolean right) {
        return new Resampler(table, time, label, frequency, closedRight, right);
    }

    private ColumnExpr edges(ColumnExpr value, PeriodFunction.Op op) {
        return value.apply(new PeriodFunction(frequency, op, 0));
    }

    private static ColumnExpr before(ColumnExpr moment, long nanoseconds) {
        return moment.cast(DType.INT64).sub(nanoseconds).cast(DType.DATETIME);
    }

    /** True where steps go by what clocks show, which days of 23 or 25 hours are part of; shorter ones pass everywhere alike. */
    private boolean isByClocks() {
        return frequency.kind() != Frequency.Kind.FIXED || frequency.rule().matches("[0-9]*[Dd]");
    }

    /** How moments with a zone become those without that steps are counted in. */
    private ZoneFunction.Op passing() {
        return isByClocks() ? ZoneFunction.Op.LOCAL : ZoneFunction.Op.UTC;
    }

    /** The way back, for the labels of steps. */
    private static ColumnExpr zoned(ColumnExpr moment, ZoneId zone, boolean isByClocks) {
        return isByClocks
                ? moment.apply(
                        new ZoneFunction(ZoneFunction.Op.LOCALIZE, zone, Ambiguous.DAYLIGHT, Nonexistent.SHIFT_FORWARD))
                : moment.apply(ZoneFunction.of(ZoneFunction.Op.LOCALIZE, ZoneOffset.UTC))
                        .apply(ZoneFunction.of(ZoneFunction.Op.CONVERT, zone));
    }

    /** The label of the step that a row lies in. */
    private ColumnExpr step() {
        ColumnExpr own = ColumnExpr.column(time);
        ColumnExpr earliest = own.transform(Aggregation.MIN);
        ColumnExpr moment = zone == null ? own : own.apply(ZoneFunction.of(passing()));
        ColumnExpr firstDay = zone == null
                ? earliest.dt().normalize()
                : isByClocks()
                        ? earliest.apply(ZoneFunction.of(passing())).dt().normalize()
                        : earliest.dt().normalize().apply(ZoneFunction.of(passing()));
        ColumnExpr count = ColumnExpr.of(frequency.count());
        ColumnExpr number;
        ColumnExpr first;
        if (frequency.kind() == Frequency.Kind.FIXED) {
            number = moment.cast(DType.INT64);
            number = closedRight ? number.sub(1L) : number;
            first = zone == null && frequency.dividesDays() ? ColumnExpr.of(0L) : firstDay.cast(DType.INT64);
        } else {
            ColumnExpr seen = closedRight ? before(moment, frequency.rightReach()) : moment;
            number = edges(seen, PeriodFunction.Op.ORDINAL);
            first = closedRight
                    ? edges(before(firstDay, 1), PeriodFunction.Op.ORDINAL)
                            .add(1L)
                            .sub(count)
                    : edges(firstDay, PeriodFunction.Op.ORDINAL);
        }
        boolean isSingle = frequency.kind() != Frequency.Kind.FIXED && frequency.count() == 1;
        ColumnExpr left =
                isSingle ? number : first.add(number.sub(first).floorDiv(count).mul(count));
        return edges(labelRight ? left.add(count) : left, PeriodFunction.Op.EDGE);
    }

    /** The rows in groups, one a step that has rows. */
    GroupBy groups() {
        return groups(table);
    }

    private GroupBy groups(FrameExpr rows) {
        List<String> kept = new ArrayList<>(table.schema().names());
        kept.remove(time);
        kept.add(STEP);
        return new DataFrame(rows).assign(STEP, step()).select(kept).groupBy(STEP);
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
        FrameExpr grouped = groups(rows).agg(aggregates).expr();
        List<@Nullable Object> fillers = new ArrayList<>();
        for (int i = 0; i < aggregates.size(); i++) {
            fillers.add(filler(aggregates.get(i), grouped.schema().field(i).dtype()));
        }
        StepFilling filling = new StepFilling(frequency, fillers);
        FrameExpr filled = MapPartitions.of(grouped, filling, grouped.schema());
        List<String> name = List.of(STEP);
        FrameExpr open = Relabel.toColumns(filled, name);
        if (zone != null) {
            open = new DataFrame(open)
                    .assign(STEP, zoned(ColumnExpr.column(STEP), zone, isByClocks()))
                    .expr();
        }
        FrameExpr labelled = Relabel.fromColumns(open, name);
        return new DataFrame(Relabel.fromColumns(Relabel.toColumns(labelled, List.of(label)), List.of(label)));
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

    /** Which steps; computes nothing. */
    @Override
    public String toString() {
        return "Resampler(%s, closed=%s, label=%s)"
                .formatted(frequency, closedRight ? "right" : "left", labelRight ? "right" : "left");
    }
}
