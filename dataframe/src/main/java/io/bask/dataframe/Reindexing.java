package io.bask.dataframe;

import io.bask.Bask;
import io.bask.Results;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.Schema;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Brings rows under labels that are given. */
final class Reindexing {
    private static final String PLACE = "\u0000place";
    private static final String LABEL = "\u0000wanted";
    private static final String ROW = "\u0000source row";
    private static final String FOUND = "\u0000found";
    private static final long DAY = 86_400_000_000_000L;

    private Reindexing() {}

    /** The dtype of the labels of rows, which have one level. */
    private static Field label(DataFrame table, String what) {
        List<Field> labels = table.expr().labels();
        if (labels.size() > 1) {
            throw new IllegalArgumentException("%s needs rows with one label, they have %d: %s; call resetIndex() first"
                    .formatted(what, labels.size(), labels));
        }
        return labels.isEmpty() ? new Field("", DType.INT64) : labels.get(0);
    }

    /** The rows with these labels, in their order; missing values where a label has no row. */
    static DataFrame at(DataFrame table, Column labels) {
        Field field = label(table, "reindex");
        Schema schema = Schema.of(List.of(new Field(PLACE, DType.INT64)));
        long[] places = LongStream.range(0, labels.length()).toArray();
        Frame wanted = Frame.of(
                schema,
                List.of(Column.ofLongs(DType.INT64, places, null)),
                new RowIndex.Keys(List.of(field.name()), List.of(labels)));
        DataFrame left = DataFrame.fromFrame(wanted, table.npartitions());
        return LabelMerging.beside(left, table, JoinKind.LEFT, "", "")
                .sortValues(PLACE)
                .drop(PLACE);
    }

    static DataFrame at(DataFrame table, List<?> labels) {
        return at(table, Column.of(label(table, "reindex").dtype(), labels));
    }

    /** The rows with these labels, in their order; a label that no row has gets what the options say. */
    static DataFrame at(DataFrame table, List<?> labels, ReindexOptions options) {
        Field field = label(table, "reindex");
        Frame wanted = Frame.of(
                Schema.of(List.of(new Field(PLACE, DType.INT64))),
                List.of(Column.ofLongs(DType.INT64, new long[labels.size()], null)),
                new RowIndex.Keys(List.of(field.name()), List.of(Column.of(field.dtype(), labels))));
        return at(table, DataFrame.fromFrame(wanted, table.npartitions()), options);
    }

    /** The rows with the labels of another table, in their order. */
    static DataFrame at(DataFrame table, DataFrame wanted, ReindexOptions options) {
        Field own = label(table, "reindex");
        Field its = label(wanted, "reindex");
        checkAlike(own.dtype(), its.dtype());
        DataFrame left = new DataFrame(Relabel.toColumns(wanted.expr(), List.of(LABEL)))
                .select(LABEL)
                .assign(PLACE, ColumnExpr.of(1L).cumcount());
        DataFrame right = new DataFrame(Relabel.toColumns(table.expr(), List.of(LABEL)))
                .assign(Map.of(ROW, ColumnExpr.of(1L).cumcount(), FOUND, ColumnExpr.column(LABEL)));
        DataFrame found = options.method() == ReindexOptions.Method.NONE
                ? left.merge(right, MergeOptions.on(LABEL).how(JoinKind.LEFT)).sortValues(PLACE)
                : near(left, right, own.dtype(), options);
        boolean isLimited = options.limit() > 0;
        Object filler = options.filler();
        DataFrame known = isLimited ? found.assign(ROW, limited(options)) : found;
        DataFrame filled = isLimited || filler != null ? known.assign(filled(table.columns(), filler)) : known;
        List<String> kept = new ArrayList<>(table.columns());
        kept.add(0, LABEL);
        return new DataFrame(Relabel.fromColumns(filled.select(kept).expr(), List.of(LABEL), List.of(own.name())));
    }

    private static void checkAlike(DType own, DType its) {
        if (!DType.areAlike(own, its)) {
            throw new IllegalArgumentException(
                    "rows are labelled by %s and were to be labelled by %s; cast one".formatted(own, its));
        }
    }

    private static DataFrame near(DataFrame left, DataFrame right, DType dtype, ReindexOptions options) {
        if (!dtype.isNumeric() && !dtype.isTime()) {
            throw new IllegalArgumentException(
                    "rows of other labels are found where labels are numbers or times, and these are %s; give no method"
                            .formatted(dtype));
        }
        AsofOptions.Direction direction = switch (options.method()) {
            case FFILL -> AsofOptions.Direction.BACKWARD;
            case BFILL -> AsofOptions.Direction.FORWARD;
            default -> AsofOptions.Direction.NEAREST;
        };
        AsofOptions asof = AsofOptions.on(LABEL).direction(direction);
        Object tolerance = options.tolerance();
        return AsofMerging.merge(left, right, tolerance == null ? asof : asof.tolerance(tolerance), true);
    }

    /** The number of the row found, missing where it has been found too often. */
    private static ColumnExpr limited(ReindexOptions options) {
        ColumnExpr row = ColumnExpr.column(ROW);
        ColumnExpr isOwn = ColumnExpr.column(FOUND).eq(ColumnExpr.column(LABEL));
        ColumnExpr borrowed = ColumnExpr.where(isOwn, null, ColumnExpr.column(LABEL));
        boolean isForward = options.method() == ReindexOptions.Method.BFILL;
        ColumnExpr times = isForward ? fromLast(borrowed) : borrowed.rank(ranks(RankOptions.Ties.FIRST), ROW);
        return ColumnExpr.where(isOwn.or(times.le(options.limit())), row, null);
    }

    private static RankOptions ranks(RankOptions.Ties ties) {
        return RankOptions.DEFAULT.withTies(ties);
    }

    /** Ranks from 1 for the greatest, of equal ones for the last: those from there on, counted by ranks of both directions. */
    private static ColumnExpr fromLast(ColumnExpr values) {
        ColumnExpr atLeast = values.rank(ranks(RankOptions.Ties.MAX).descending(), ROW);
        ColumnExpr place = values.rank(ranks(RankOptions.Ties.FIRST), ROW);
        return atLeast.add(values.rank(ranks(RankOptions.Ties.MIN), ROW)).sub(place);
    }

    private static Map<String, ColumnExpr> filled(List<String> columns, @Nullable Object filler) {
        ColumnExpr isFound = ColumnExpr.column(ROW).notNull();
        Map<String, ColumnExpr> filled = new LinkedHashMap<>();
        for (String name : columns) {
            filled.put(name, ColumnExpr.where(isFound, ColumnExpr.column(name), ColumnExpr.of(filler)));
        }
        return filled;
    }

    /** The rows at every step of a frequency from the first label to the last; computes these two. */
    static DataFrame atSteps(DataFrame table, String rule) {
        Frequency frequency = Frequency.of(rule);
        Field field = label(table, "asfreq");
        if (field.dtype() != DType.DATETIME) {
            throw new IllegalArgumentException(
                    "asfreq needs rows labelled by dates, not by %s; call setIndex(column) first"
                            .formatted(field.dtype()));
        }
        Scalar<Optional<Object>> first = table.index().minValue();
        Scalar<Optional<Object>> last = table.index().maxValue();
        Results found = Bask.compute(first, last);
        Optional<Object> from = found.get(first);
        Optional<Object> to = found.get(last);
        long[] steps = from.isEmpty() || to.isEmpty()
                ? new long[0]
                : steps(frequency, Moments.nanoseconds((LocalDateTime) from.get()), Moments.nanoseconds((LocalDateTime)
                        to.get()));
        return at(table, Column.ofLongs(DType.DATETIME, steps, null));
    }

    /** The edges of a frequency from a moment to another; fixed steps are counted from that moment. */
    static long[] steps(Frequency frequency, long from, long to) {
        LongStream.Builder steps = LongStream.builder();
        long time = frequency.kind() == Frequency.Kind.FIXED ? 0 : Math.floorMod(from, DAY);
        long at = from - time;
        boolean isOnEdge = frequency.kind() == Frequency.Kind.FIXED || frequency.edge(frequency.ordinal(at)) == at;
        if (!isOnEdge) {
            at = frequency.edge(frequency.ordinal(at) + 1);
        }
        long lastDay = Math.floorDiv(to, DAY) * DAY;
        // As in pandas the last label is moved back to an edge, time of day and all, only where the first one lies on
        // one.
        long end = frequency.kind() == Frequency.Kind.FIXED || !isOnEdge
                ? to
                : frequency.edge(frequency.ordinal(lastDay)) + to - lastDay;
        frequency.checkSteps(at + time, end);
        while (at + time <= end) {
            steps.add(at + time);
            at = frequency.next(at);
        }
        return steps.build().toArray();
    }
}
