package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.LabelRef;
import io.bask.dataframe.expr.Partitions;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

/** How large a table is, its labels as values, its rows by place and by lists of labels, and one after the other. */
public sealed interface RowMethods permits DataFrame {
    private DataFrame self() {
        return (DataFrame) this;
    }

    /** The number of rows and of columns; computes the first. */
    default List<Long> shape() {
        return List.of(self().len(), (long) self().columns().size());
    }

    /** The number of axes: 2. */
    default int ndim() {
        return 2;
    }

    /** The number of values, missing ones too: rows times columns. */
    default Scalar<Long> size() {
        int columns = self().columns().size();
        return new Scalar<>(self().length().expr(), "size", rows -> Scalar.whole(rows) * columns);
    }

    /** True where there is no column or no row; computes as few partitions as it takes. */
    default boolean isEmpty() {
        return self().columns().isEmpty() || self().head(1).rows() == 0;
    }

    /** The labels of the rows as a series of this table; where rows have labels of several levels, those of the first. */
    default Series index() {
        return index(0);
    }

    /** The labels of the rows at one level, counted from 0, as a series of this table. */
    default Series index(int level) {
        List<Field> labels = self().expr().labels();
        if (level < 0 || level >= Math.max(1, labels.size())) {
            throw new IllegalArgumentException("level %d of the row labels was asked for, and there %s"
                    .formatted(level, labels.size() <= 1 ? "is one" : "are " + labels.size()));
        }
        Field field = labels.isEmpty() ? new Field("", DType.INT64) : labels.get(level);
        return new Series(self().expr(), new LabelRef(level, field.dtype()), field.name());
    }

    /** One value a row out of all columns, as pandas' {@code axis=1}: {@code df.across().sum()}. */
    default Across across() {
        return new Across(self(), AggregateOptions.DEFAULT, true);
    }

    /** The row at a place, counted from 0 over all partitions, from the end for a negative one; none where there is no such row. */
    default DataFrame iloc(long place) {
        return place == -1 ? Positions.slice(self(), -1, null) : Positions.slice(self(), place, place + 1);
    }

    /**
     * The rows from a place to another, which is not among them, counted over all partitions.
     *
     * <p>Negative places count from the end; then the number of rows is computed at the call.
     */
    default DataFrame iloc(long from, long to) {
        return Positions.slice(self(), from, to);
    }

    /** The rows at these places in the order given, in one partition; one where no row is is an error when computing. */
    default DataFrame iloc(long[] places) {
        return Positions.at(self(), Given.notNull(places, "places"));
    }

    /** The columns from a place to another, which is not among them, for the rows from a place to another. */
    default DataFrame iloc(long from, long to, int firstColumn, int endColumn) {
        return iloc(from, to).ilocColumns(firstColumn, endColumn);
    }

    /** The columns from a place to another, which is not among them: {@code iloc[:, 1:3]}. */
    default DataFrame ilocColumns(int from, int to) {
        List<String> columns = self().columns();
        int first = Math.min(columns.size(), Math.max(0, from < 0 ? columns.size() + from : from));
        int last = Math.min(columns.size(), Math.max(first, to < 0 ? columns.size() + to : to));
        return self().select(columns.subList(first, last));
    }

    /** The columns at these places, negative ones from the end, in the order given: {@code iloc[:, [2, 0]]}. */
    default DataFrame ilocColumns(int[] places) {
        Given.notNull(places, "places");
        List<String> columns = self().columns();
        List<String> chosen = new ArrayList<>();
        for (int place : places) {
            int at = place < 0 ? columns.size() + place : place;
            if (at < 0 || at >= columns.size()) {
                throw new IllegalArgumentException(
                        "column %d was asked for, and there are %d: %s".formatted(place, columns.size(), columns));
            }
            chosen.add(columns.get(at));
        }
        return self().select(chosen);
    }

    /**
     * The rows with these labels in the order given, in one partition; all rows of a label that is there several times. A label that
     * no row has is an error when computing.
     */
    default DataFrame loc(List<?> labels) {
        Given.noneNull(labels, "labels");
        return Positions.labelled(self(), labels);
    }

    /** The rows for which a condition over columns is true. */
    default DataFrame loc(ColumnExpr condition) {
        return self().filter(condition);
    }

    /** The rows for which a bool series of this table is true. */
    default DataFrame loc(Series mask) {
        return self().filter(mask);
    }

    /** The first {@code n} rows of the first so many partitions; of all for a negative number. Computes. */
    default Frame head(int n, int npartitions) {
        int count = partitions(npartitions);
        return new DataFrame(new Ends(new Partitions(self().expr(), count, false), n, false)).compute();
    }

    private int partitions(int npartitions) {
        if (npartitions == 0 || npartitions > self().npartitions()) {
            throw new IllegalArgumentException(
                    "rows of %d partitions were asked for, and there are %d; give a number from 1 on, or -1 for all"
                            .formatted(npartitions, self().npartitions()));
        }
        return npartitions < 0 ? self().npartitions() : npartitions;
    }

    /** Each partition as a table. */
    default List<DataFrame> partitions() {
        List<DataFrame> all = new ArrayList<>();
        for (int i = 0; i < self().npartitions(); i++) {
            all.add(self().partition(i));
        }
        return List.copyOf(all);
    }

    /** The partitions from a number to another, which is not among them, as one table. */
    default DataFrame partitions(int from, int to) {
        if (from < 0 || to <= from || to > self().npartitions()) {
            throw new IllegalArgumentException(
                    "partitions %d to %d were asked for, and there are %d".formatted(from, to, self().npartitions()));
        }
        return new DataFrame(new Partitions(new Partitions(self().expr(), to, false), to - from, true));
    }

    /** Bytes that values and labels of each partition occupy in memory, labelled by the partitions' numbers. */
    default Series memoryUsagePerPartition() {
        Schema one = Schema.of(List.of(new Field("bytes", DType.INT64)));
        DataFrame sizes = self().mapPartitions(
                        frame -> Frame.of("bytes", io.bask.dataframe.column.LongColumn.of(frame.nbytes())), one);
        return sizes.resetIndex(true).col("bytes").rename("");
    }

    /**
     * The rows one after the other, a partition at a time: pandas' {@code itertuples} and {@code iterrows}.
     *
     * <p>A partition is computed when its first row is asked for; so what a partition takes is in memory, not the whole table.
     */
    default Iterable<Row> rows() {
        DataFrame table = self();
        return () -> new Iterator<>() {
            private int partition;
            private int row;
            private Frame now = table.partition(0).compute();

            @Override
            public boolean hasNext() {
                while (row == now.rows() && partition + 1 < table.npartitions()) {
                    now = table.partition(++partition).compute();
                    row = 0;
                }
                return row < now.rows();
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("there are no more rows");
                }
                return new Row(now, row++);
            }
        };
    }

    /** What a function makes of each partition, whatever columns come out of an empty one: the schema is found by a trial. */
    default DataFrame mapPartitions(Function1<Frame, Frame> function) {
        Given.notNull(function, "function");
        Schema schema;
        try {
            schema = function.apply(Frame.empty(self().schema())).schema();
        } catch (Exception failed) {
            throw new IllegalArgumentException(
                    "the function fails on a partition without rows: %s; give the schema of its results"
                            .formatted(failed),
                    failed);
        }
        return self().mapPartitions(function, schema);
    }

    /** One column and the table without it, as pandas' {@code pop}, which changes nothing here. */
    default Popped pop(String column) {
        Given.notNull(column, "column");
        return new Popped(self().col(column), self().drop(column));
    }

    /**
     * What {@link #pop} gives.
     *
     * @param column the column taken out
     * @param rest the table without it
     */
    record Popped(Series column, DataFrame rest) {}

    /**
     * The rows that have at least so many values in these columns, or in all: pandas' {@code dropna(thresh=2)}; with 1 those that
     * have a value at all, {@code dropna(how="all")}.
     */
    default DataFrame dropNull(int atLeast, String... columns) {
        Given.noneNull(columns, "columns");
        List<String> names = columns.length == 0 ? self().columns() : Arrays.asList(columns);
        ColumnExpr count = ColumnExpr.of(0L);
        for (String name : names) {
            count = count.add(ColumnExpr.where(ColumnExpr.column(name).notNull(), 1L, 0L));
        }
        return self().filter(count.ge(atLeast));
    }

    /** The columns that have a value in at least so many rows; computes how many there are. */
    default DataFrame dropNullColumns(long atLeast) {
        NamedColumn counts = self().count().compute();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < counts.length(); i++) {
            if (((Number) Objects.requireNonNull(counts.valueAt(i))).longValue() >= atLeast) {
                kept.add(self().columns().get(i));
            }
        }
        return self().select(kept);
    }

    /** The columns that have a value in every row: pandas' {@code dropna(axis=1)}; computes how many there are. */
    default DataFrame dropNullColumns() {
        return dropNullColumns(self().len());
    }

    /** Groups rows by equal values of series of this table, called as they are, or with {@code _key} behind where a column is. */
    default GroupBy groupBy(Series key, Series... more) {
        Given.notNull(key, "key");
        Given.noneNull(more, "more");
        DataFrame table = self();
        List<Series> keys = new ArrayList<>(List.of(key));
        keys.addAll(Arrays.asList(more));
        List<String> names = new ArrayList<>();
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (Series each : keys) {
            boolean isTaken = self().schema().contains(each.name()) || names.contains(each.name());
            String name = isTaken ? each.name() + "_key" : each.name();
            names.add(name);
            values.put(name, each.valueOver(self().expr()));
        }
        return table.assign(values).groupBy(names.toArray(String[]::new));
    }

    /** Groups rows by equal labels of these levels, called as they are: pandas' {@code groupby(level="k")}. */
    default GroupBy groupByLevel(String... names) {
        Given.noneNull(names, "names");
        List<String> levels = Labels.names(self());
        int[] numbers = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            numbers[i] = levels.indexOf(names[i]);
            if (numbers[i] < 0) {
                throw new IllegalArgumentException(
                        "no level of the row labels is called '%s'; there are %s".formatted(names[i], levels));
            }
        }
        return groupByLevel(numbers);
    }

    /** Groups rows by equal labels of these levels, counted from 0. */
    default GroupBy groupByLevel(int... levels) {
        Given.notNull(levels, "levels");
        if (levels.length == 0) {
            throw new IllegalArgumentException("no level was given; give one of " + Labels.names(self()));
        }
        Map<String, ColumnExpr> keys = new LinkedHashMap<>();
        for (int level : levels) {
            Series label = index(level);
            if (self().schema().contains(label.name()) || keys.containsKey(label.name())) {
                throw new IllegalArgumentException(
                        "labels and a column or another level are both called '%s'; call renameAxis first"
                                .formatted(label.name()));
            }
            keys.put(label.name(), label.value());
        }
        return self().assign(keys).groupBy(keys.keySet().toArray(String[]::new));
    }

    /**
     * Groups rows by steps of time, and by equal values of columns within them: {@code groupBy(Grouper.of("t", "M"), "city")}. Only steps
     * that have rows are groups, and rows without a moment are in none; for every step from the first to the last see
     * {@link TimeMethods#resample(String, String)}.
     */
    default GroupBy groupBy(Grouper steps, String... more) {
        Given.notNull(steps, "steps");
        Given.noneNull(more, "more");
        List<String> keys = new ArrayList<>(List.of(steps.key()));
        keys.addAll(Arrays.asList(more));
        Resampler usual = self().resample(steps.rule(), steps.key());
        Resampler closed = steps.closedRight() == null ? usual : usual.closedRight(steps.closedRight());
        Resampler labelled = steps.labelRight() == null ? closed : closed.labelRight(steps.labelRight());
        return labelled.stepped().groupBy(keys.toArray(String[]::new));
    }

    /** The names of the levels of the row labels, one a level; rows that are numbered get one. */
    default DataFrame renameAxis(String... names) {
        Given.noneNull(names, "names");
        int levels = Math.max(1, self().expr().labels().size());
        if (names.length != levels) {
            throw new IllegalArgumentException(
                    "%d names for %d levels of row labels; give one each".formatted(names.length, levels));
        }
        return Labels.named(self(), Arrays.asList(names));
    }

    /** The rows in the order of their labels, the least first and missing ones last; equal labels keep their order. */
    default DataFrame sortIndex() {
        return Labels.sorted(self(), true);
    }

    /** The rows in the order of their labels, the least first or the greatest. */
    default DataFrame sortIndex(boolean ascending) {
        return Labels.sorted(self(), ascending);
    }
}
