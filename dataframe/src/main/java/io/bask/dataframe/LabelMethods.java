package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Found;
import io.bask.dataframe.expr.LabelBounds;
import io.bask.dataframe.expr.LabelRef;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.PeriodFunction;
import io.bask.dataframe.schema.SortKey;
import io.bask.dataframe.schema.ZoneFunction;
import io.bask.function.Given;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows by their labels: between two, at times of the day, of the first and last days, by one level; and levels that come, go and change
 * places.
 */
public sealed interface LabelMethods permits DataFrame {
    private DataFrame self() {
        return (DataFrame) this;
    }

    private ColumnExpr label(String what) {
        List<Field> labels = self().expr().labels();
        if (labels.size() > 1) {
            throw new IllegalArgumentException("%s needs rows with one label, they have %d: %s; call resetIndex() first"
                    .formatted(what, labels.size(), self().indexNames()));
        }
        return new LabelRef(0, labels.isEmpty() ? DType.INT64 : labels.get(0).dtype());
    }

    private DType moments(String what) {
        List<Field> labels = self().expr().labels();
        DType dtype = labels.isEmpty() ? DType.INT64 : labels.get(0).dtype();
        if (labels.size() != 1 || !dtype.isMoment()) {
            throw new IllegalArgumentException(
                    "%s needs rows labelled by one column of dates, not by %s; call setIndex(column) first"
                            .formatted(what, labels.isEmpty() ? "numbers" : labels));
        }
        return dtype;
    }

    /** The nanoseconds since midnight that clocks show at the rows' moments. */
    private ColumnExpr clock(String what) {
        DType dtype = moments(what);
        ColumnExpr moment = label(what);
        ColumnExpr local =
                dtype.kind() == DType.Kind.ZONED ? moment.apply(ZoneFunction.of(ZoneFunction.Op.LOCAL)) : moment;
        return local.cast(DType.INT64).mod(86_400_000_000_000L);
    }

    /** The rows at these times of the day, both included; from a later to an earlier one over midnight. Labels are dates. */
    default DataFrame betweenTime(LocalTime from, LocalTime to) {
        return betweenTime(from, to, Closed.BOTH);
    }

    /** The rows between two times of the day, of which these belong there. */
    default DataFrame betweenTime(LocalTime from, LocalTime to, Closed ends) {
        Given.notNull(from, "from");
        Given.notNull(to, "to");
        Given.notNull(ends, "ends");
        ColumnExpr time = clock("betweenTime");
        boolean holdsLeft = ends == Closed.BOTH || ends == Closed.LEFT;
        boolean holdsRight = ends == Closed.BOTH || ends == Closed.RIGHT;
        ColumnExpr isAfter = holdsLeft ? time.ge(from.toNanoOfDay()) : time.gt(from.toNanoOfDay());
        ColumnExpr isBefore = holdsRight ? time.le(to.toNanoOfDay()) : time.lt(to.toNanoOfDay());
        return self().filter(from.isAfter(to) ? isAfter.or(isBefore) : isAfter.and(isBefore));
    }

    /** The rows at this time of the day, of any day. Labels are dates. */
    default DataFrame atTime(LocalTime time) {
        Given.notNull(time, "time");
        return self().filter(clock("atTime").eq(time.toNanoOfDay()));
    }

    /**
     * The rows with labels from one to another, both included; null for no bound. Of dates a text means the first moment of the time that
     * it names, {@code "2024-01"} midnight of the first of January. An end before the beginning is an error.
     */
    default DataFrame truncate(@Nullable Object before, @Nullable Object after) {
        ColumnExpr label = label("truncate");
        List<Field> labels = self().expr().labels();
        DType dtype = labels.isEmpty() ? DType.INT64 : labels.get(0).dtype();
        LabelBounds.Ends ends = LabelBounds.ascending("truncate", dtype, before, after);
        DataFrame from = ends.from() == null ? self() : self().filter(label.ge(ends.from()));
        return ends.to() == null ? from : from.filter(label.le(ends.to()));
    }

    /**
     * The rows in the first time of a frequency such as {@code 3D} or {@code M}, from the least label on: pandas' {@code first("3D")}.
     * Labels are dates.
     */
    default DataFrame first(String span) {
        Given.notNull(span, "span");
        Frequency frequency = Frequency.of(span);
        boolean isZoned = moments("first").kind() == DType.Kind.ZONED;
        ColumnExpr label = label("first");
        ColumnExpr start = label.transform(Aggregation.MIN);
        if (frequency.kind() == Frequency.Kind.FIXED) {
            return self().filter(label.lt(start.apply(new PeriodFunction(frequency, PeriodFunction.Op.MOVE, 1))));
        }
        Frequency one = new Frequency(span, frequency.kind(), 1, frequency.months(), frequency.phase());
        ColumnExpr day = (isZoned ? start.apply(ZoneFunction.of(ZoneFunction.Op.LOCAL)) : start)
                .dt()
                .normalize();
        ColumnExpr edge = day.apply(new PeriodFunction(one, PeriodFunction.Op.ORDINAL, 0))
                .apply(new PeriodFunction(one, PeriodFunction.Op.EDGE, 0));
        ColumnExpr less = start.apply(new PeriodFunction(one, PeriodFunction.Op.MOVE, frequency.count() - 1));
        ColumnExpr whole = start.apply(new PeriodFunction(one, PeriodFunction.Op.MOVE, frequency.count()));
        return self().filter(label.le(ColumnExpr.where(edge.eq(day), less, whole)));
    }

    /** The rows in the last time of a frequency such as {@code 3D} or {@code M}, up to the greatest label. Labels are dates. */
    default DataFrame last(String span) {
        Given.notNull(span, "span");
        moments("last");
        ColumnExpr label = label("last");
        PeriodFunction back = new PeriodFunction(Frequency.of(span), PeriodFunction.Op.MOVE, -1);
        return self().filter(label.gt(label.transform(Aggregation.MAX).apply(back)));
    }

    /**
     * For each of these labels the last row at or before it that has values in all columns given, or in all: pandas' {@code asof}.
     * Labels are numbers or dates; rows need not be in their order.
     */
    default DataFrame asof(List<?> where, String... subset) {
        Given.noneNull(where, "where");
        Given.noneNull(subset, "subset");
        return self().dropNull(subset).reindex(where, ReindexOptions.DEFAULT.method(ReindexOptions.Method.FFILL));
    }

    private int level(String name) {
        int level = self().indexNames().indexOf(name);
        if (level < 0) {
            throw new IllegalArgumentException(
                    "there is no level '%s' of row labels; the levels are %s".formatted(name, self().indexNames()));
        }
        return level;
    }

    private static String open(int level) {
        return "\u0000level" + level;
    }

    private List<String> opened() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.max(1, self().expr().labels().size()); i++) {
            names.add(open(i));
        }
        return names;
    }

    /** The table with these levels, by their numbers, and the others as columns of hidden names. */
    private DataFrame levels(DataFrame open, List<Integer> order) {
        List<String> names = self().indexNames();
        List<String> kept = order.stream().map(LabelMethods::open).toList();
        return new DataFrame(Relabel.fromColumns(
                open.expr(), kept, order.stream().map(names::get).toList()));
    }

    private List<Integer> others(List<Integer> levels) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < self().indexNames().size(); i++) {
            if (!levels.contains(i)) {
                others.add(i);
            }
        }
        return others;
    }

    /** The rows whose label has this value at a level, which is left out then; that no row has it is an error when computing. */
    default DataFrame xs(Object key, String level) {
        Given.notNull(key, "key");
        int at = level(Given.notNull(level, "level"));
        DataFrame open = new DataFrame(Relabel.toColumns(self().expr(), opened()));
        DataFrame kept = open.filter(ColumnExpr.column(open(at)).eq(key));
        DataFrame found = new DataFrame(new Found(kept.expr(), String.valueOf(key))).drop(open(at));
        List<Integer> others = others(List.of(at));
        return others.isEmpty() ? found.resetIndex(true) : levels(found, others);
    }

    /** The levels of row labels in another order. */
    default DataFrame reorderLevels(String... names) {
        Given.noneNull(names, "names");
        List<Integer> order = Arrays.stream(names).map(this::level).toList();
        if (order.stream().distinct().count() < self().indexNames().size()
                || order.size() > self().indexNames().size()) {
            throw new IllegalArgumentException("levels %s were asked for, and there are %s; name each once"
                    .formatted(Arrays.asList(names), self().indexNames()));
        }
        return levels(new DataFrame(Relabel.toColumns(self().expr(), opened())), order);
    }

    /** Two levels of row labels in each other's place. */
    default DataFrame swapLevels(String first, String second) {
        Given.notNull(first, "first");
        Given.notNull(second, "second");
        List<String> names = new ArrayList<>(self().indexNames());
        int a = level(first);
        int b = level(second);
        names.set(a, second);
        names.set(b, first);
        return reorderLevels(names.toArray(String[]::new));
    }

    /** These levels of row labels as columns in front of the others, or gone; of all levels rows are numbered. */
    default DataFrame resetIndex(boolean drop, String... levels) {
        Given.noneNull(levels, "levels");
        List<Integer> chosen = Arrays.stream(levels).map(this::level).distinct().toList();
        List<Integer> others = others(chosen);
        if (chosen.isEmpty()) {
            return self();
        }
        DataFrame open = new DataFrame(Relabel.toColumns(self().expr(), opened()));
        List<String> names = self().indexNames();
        List<String> columns = new ArrayList<>();
        for (int level : chosen) {
            String name = names.get(level);
            if (!drop && self().schema().contains(name)) {
                throw new IllegalArgumentException(
                        "level '%s' would be a second column of that name; rename one, or drop the level"
                                .formatted(name));
            }
            open = drop ? open.drop(open(level)) : open.rename(open(level), name);
            columns.add(name);
        }
        DataFrame kept = others.isEmpty() ? open.resetIndex(true) : levels(open, others);
        columns = drop ? new ArrayList<>() : columns;
        columns.addAll(self().columns());
        return kept.select(columns);
    }

    /**
     * The rows in the order of levels of their labels, named as columns are in {@link OrderMethods#sortValues(List)}, then of the other
     * levels in the direction of the first.
     */
    default DataFrame sortIndex(List<SortKey> by) {
        Given.noneNull(by, "by");
        List<SortKey> keys = new ArrayList<>();
        List<Integer> chosen = new ArrayList<>();
        for (SortKey key : by) {
            chosen.add(level(key.column()));
            keys.add(new SortKey(open(level(key.column())), key.descending(), key.nullsFirst()));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "no levels to sort by were given; the levels are " + self().indexNames());
        }
        for (int level : others(chosen)) {
            keys.add(new SortKey(open(level), by.get(0).descending(), by.get(0).nullsFirst()));
        }
        DataFrame open = new DataFrame(Relabel.toColumns(self().expr(), opened()));
        return levels(open.sortValues(keys), others(List.of()));
    }

    /** The rows in the order of their labels, the least first or the greatest, with missing labels first or last. */
    default DataFrame sortIndex(boolean ascending, boolean nullsFirst) {
        List<String> names = opened();
        List<String> shown = self().indexNames().isEmpty() ? List.of("") : self().indexNames();
        DataFrame open = new DataFrame(Relabel.toColumns(self().expr(), names));
        DataFrame sorted = open.sortValues(names.stream()
                .map(name -> new SortKey(name, !ascending, nullsFirst))
                .toList());
        return new DataFrame(Relabel.fromColumns(sorted.expr(), names, shown));
    }

    /** The rows in the order of what a function makes of each level of their labels, the least first and missing ones last. */
    default DataFrame sortIndex(UnaryOperator<ColumnExpr> key) {
        return sortIndex(true, false, key);
    }

    /** The rows in the order of what a function makes of each level of their labels. */
    default DataFrame sortIndex(boolean ascending, boolean nullsFirst, UnaryOperator<ColumnExpr> key) {
        Given.notNull(key, "key");
        return Labels.sorted(self(), ascending, nullsFirst, key);
    }
}
