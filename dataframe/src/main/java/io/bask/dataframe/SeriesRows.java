package io.bask.dataframe;

import io.bask.array.Array;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.LabelRef;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.SortKey;
import io.bask.delayed.Delayed;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a series does as a table of one column does it: its rows by label, place and chance, their order and partitions. */
public sealed interface SeriesRows permits Series {
    private Series self() {
        return (Series) this;
    }

    private DataFrame frame() {
        return self().toFrame();
    }

    private Series of(DataFrame table) {
        return table.col(self().name());
    }

    /** The number of rows, alone in a list; computes. */
    default List<Long> shape() {
        return List.of(self().len());
    }

    /** The number of axes: 1. */
    default int ndim() {
        return 1;
    }

    /** The number of values, missing ones too. */
    default Scalar<Long> size() {
        return frame().length();
    }

    /** True where there is no row; computes as few partitions as it takes. */
    default boolean isEmpty() {
        return frame().isEmpty();
    }

    /** The labels of the rows as a series of the same table. */
    default Series index() {
        List<Field> labels = self().frame().labels();
        Field field = labels.isEmpty() ? new Field("", DType.INT64) : labels.get(0);
        return new Series(self().frame(), new LabelRef(0, field.dtype()), field.name());
    }

    /** The series as a table of one column of that name. */
    default DataFrame toFrame(String name) {
        return self().rename(name).toFrame();
    }

    /** The values as a column behind their labels, rows numbered from 0. */
    default DataFrame resetIndex() {
        return frame().resetIndex();
    }

    /** The values numbered from 0, without their labels. */
    default Series resetIndex(boolean drop) {
        if (!drop) {
            throw new IllegalArgumentException("a series cannot hold its labels too; use resetIndex() for a table");
        }
        return of(frame().resetIndex(true));
    }

    /** The values with this label; that there is none is an error when computing. */
    default Series loc(Object label) {
        return of(frame().loc(label));
    }

    /** The values with labels from one to another, both included. */
    default Series loc(Object from, Object to) {
        return of(frame().loc(from, to));
    }

    /** The values with these labels in the order given; a label that no value has is an error when computing. */
    default Series loc(List<?> labels) {
        return of(frame().loc(labels));
    }

    /** The values for which a bool series of the same table, or an expression over its columns, is true; they keep their labels. */
    default Series filter(Object condition) {
        Given.notNull(condition, "condition");
        ColumnExpr test = condition instanceof Series mask ? mask.valueOver(self().frame()) : ColumnExpr.of(condition);
        DataFrame table = new DataFrame(self().frame());
        String name = self().name();
        return table.assign(Hidden.VALUE, self().value())
                .filter(test)
                .select(Hidden.VALUE)
                .col(Hidden.VALUE)
                .rename(name);
    }

    /** The value at a place, counted from 0 over all partitions, from the end for a negative one. */
    default Series iloc(long place) {
        return of(frame().iloc(place));
    }

    /** The values from a place to another, which is not among them; negative ones count from the end. */
    default Series iloc(long from, long to) {
        return of(frame().iloc(from, to));
    }

    /** The values at these places in the order given. */
    default Series iloc(long[] places) {
        return of(frame().iloc(places));
    }

    /** The first 5 values; computes. */
    default NamedColumn head() {
        return head(5);
    }

    /** The first {@code n} values; computes only as many partitions as it takes to find them. */
    default NamedColumn head(int n) {
        Frame rows = frame().head(n);
        return rows.series(self().name());
    }

    /** The last 5 values; computes. */
    default NamedColumn tail() {
        return tail(5);
    }

    /** The last {@code n} values; computes only as many partitions as it takes to find them. */
    default NamedColumn tail(int n) {
        return frame().tail(n).series(self().name());
    }

    /** The first {@code n} values of the first so many partitions; of all for a negative number. Computes. */
    default NamedColumn head(int n, int npartitions) {
        return frame().head(n, npartitions).series(self().name());
    }

    /** The values in order, least first and missing ones last; equal ones keep their order. */
    default Series sortValues() {
        return of(frame().sortValues(self().name()));
    }

    /** The values in order, the least first or the greatest; missing ones last. */
    default Series sortValues(boolean ascending) {
        String name = self().name();
        return of(frame().sortValues(List.of(ascending ? SortKey.ascending(name) : SortKey.descending(name))));
    }

    /** The values in order, the least first or the greatest, missing ones first or last. */
    default Series sortValues(boolean ascending, boolean nullsFirst) {
        String name = self().name();
        SortKey key = ascending ? SortKey.ascending(name) : SortKey.descending(name);
        return of(frame().sortValues(List.of(nullsFirst ? key.withNullsFirst() : key)));
    }

    /** The values in the order of their labels, the least first or the greatest. */
    default Series sortIndex(boolean ascending) {
        return of(frame().sortIndex(ascending));
    }

    /** The values in lists one below the other; labels repeat, empty and missing lists make a missing value. */
    default Series explode() {
        return of(frame().explode(self().name()));
    }

    /** The values in the order of their labels. */
    default Series sortIndex() {
        return of(frame().sortIndex());
    }

    /** About that share of the values, each drawn by chance, in their order; the same seed draws the same. */
    default Series sample(double share, long seed) {
        return of(frame().sample(share, seed));
    }

    /** The values in several series by chance; shares add up to at most 1. */
    default List<Series> randomSplit(long seed, double... shares) {
        return frame().randomSplit(seed, shares).stream().map(this::of).toList();
    }

    /** The same values in that many partitions. */
    default Series repartition(int npartitions) {
        return of(frame().repartition(npartitions));
    }

    /** The same values in partitions between these labels. */
    default Series repartition(List<?> divisions) {
        return of(frame().repartition(divisions));
    }

    /** The labels at which partitions begin, and the last label of all; computes. */
    default List<Object> divisions() {
        return frame().divisions();
    }

    /** One partition by its number, negative ones from the end. */
    default Series partition(int number) {
        return of(frame().partition(number));
    }

    /** Each partition as a series. */
    default List<Series> partitions() {
        return frame().partitions().stream().map(this::of).toList();
    }

    /** The values of this series in groups of equal values of columns of its table. */
    default GroupBy groupBy(String... keys) {
        Given.noneNull(keys, "keys");
        List<String> columns = new ArrayList<>(List.of(keys));
        String name = self().name();
        if (columns.contains(name)) {
            throw new IllegalArgumentException("series '%s' is called as a key; rename it".formatted(name));
        }
        columns.add(name);
        DataFrame table = new DataFrame(self().frame());
        return table.assign(name, self().value()).select(columns).groupBy(keys);
    }

    /** The values of this series in groups of equal values of another one of the same table. */
    default GroupBy groupBy(Series key) {
        Given.notNull(key, "key");
        ColumnExpr by = key.valueOver(self().frame());
        String name = self().name();
        String keyName = key.name().equals(name) ? name + "_key" : key.name();
        DataFrame table = new DataFrame(self().frame());
        return table.assign(Map.of(keyName, by, name, self().value()))
                .select(keyName, name)
                .groupBy(keyName);
    }

    /** What a function makes of each partition: a table of this one column comes in, one of that schema goes out. */
    default DataFrame mapPartitions(Function1<Frame, Frame> function, Schema schema) {
        return frame().mapPartitions(function, schema);
    }

    /** What a function makes of each partition with rows of those before and after it. */
    default DataFrame mapOverlap(Function1<Frame, Frame> function, int before, int after, Schema schema) {
        return frame().mapOverlap(function, before, after, schema);
    }

    /** The values under other labels in place of some; the rest stay. */
    default Series renameIndex(Map<?, ?> labels) {
        return of(frame().renameIndex(labels));
    }

    /** The values labelled by texts: this one and the label. */
    default Series addPrefix(String prefix) {
        Given.notNull(prefix, "prefix");
        return of(Labels.renamed(frame(), label -> ColumnExpr.of(prefix).add(label.cast(DType.STRING))));
    }

    /** The values labelled by texts: the label and this one. */
    default Series addSuffix(String suffix) {
        Given.notNull(suffix, "suffix");
        return of(Labels.renamed(frame(), label -> label.cast(DType.STRING).add(suffix)));
    }

    /** What a function makes of this series. */
    default <T> T pipe(java.util.function.Function<? super Series, T> function) {
        Given.notNull(function, "function");
        return function.apply(self());
    }

    /** The partitions, each as a delayed frame of this one column. */
    default List<Delayed<Frame>> toDelayed() {
        return frame().toDelayed();
    }

    /**
     * The values as a lazy array of one axis, a chunk for each partition, whose lengths are known when they are computed; see
     * {@link DataFrame#toArray()}.
     */
    default Array toArray() {
        return toArray(element());
    }

    /** The same in a dtype, cast without checks; missing values become NaN in floats. */
    default Array toArray(io.bask.array.shape.DType dtype) {
        Given.notNull(dtype, "dtype");
        element();
        return FrameArrays.array(self(), dtype, null);
    }

    /** The same of partitions that have so many rows; another number is an error when computing. */
    default Array toArray(io.bask.array.shape.DType dtype, long... lengths) {
        Given.notNull(dtype, "dtype");
        Given.notNull(lengths, "lengths");
        element();
        return FrameArrays.array(self(), dtype, lengths);
    }

    private io.bask.array.shape.DType element() {
        return Frame.elementOf(Schema.of(List.of(new Field(self().name(), self().dtype()))));
    }

    /** Bytes that the values occupy in memory. */
    default Scalar<Long> memoryUsage() {
        return new Scalar<>(frame().memoryUsage().expr(), "memoryUsage", Scalar::whole);
    }

    /** Bytes that values and labels of each partition occupy in memory, labelled by the partitions' numbers. */
    default Series memoryUsagePerPartition() {
        return frame().memoryUsagePerPartition();
    }

    /** The year, week and day of the week of dates by ISO 8601, one column each. */
    default DataFrame isocalendar() {
        String name = self().name();
        DataFrame table = frame();
        List<String> parts = List.of("year", "week", "day");
        DataFrame hidden = table.rename(name, Hidden.VALUE);
        ColumnExpr own = ColumnExpr.column(Hidden.VALUE);
        return hidden.assign(Map.of(
                        "year", own.dt().isoYear().cast(DType.UINT32),
                        "week", own.dt().week().cast(DType.UINT32),
                        "day", own.dt().dayofweek().add(1).cast(DType.UINT32)))
                .select(parts);
    }

    /** Two series with the same labels: all of both, in order, missing where one has none. */
    default Aligned align(Series other) {
        Given.notNull(other, "other");
        AlignMethods.Aligned both = self().toFrame(Hidden.VALUE).align(other.toFrame(Hidden.VALUE));
        return new Aligned(
                both.left().col(Hidden.VALUE).rename(self().name()),
                both.right().col(Hidden.VALUE).rename(other.name()));
    }

    /**
     * Two series with the same labels.
     *
     * @param left the values of the first, missing where it has none
     * @param right the values of the second
     */
    record Aligned(Series left, Series right) {}

    /** This series with values of another in place of missing ones, and its labels that this one lacks. */
    default Series combineFirst(Series other) {
        Given.notNull(other, "other");
        return self().toFrame(Hidden.VALUE)
                .combineFirst(other.toFrame(Hidden.VALUE))
                .col(Hidden.VALUE)
                .rename(self().name());
    }

    /** Whether another series has the same dtype, and the same labels and values in as many rows; see {@link ComparisonMethods#sameAs}. */
    default Scalar<Boolean> sameAs(Series other) {
        Given.notNull(other, "other");
        return self().toFrame(Hidden.VALUE).sameAs(other.toFrame(Hidden.VALUE));
    }

    /** The values that differ from those in the same places of another series, in columns {@code self} and {@code other}. */
    default DataFrame compare(Series other) {
        Given.notNull(other, "other");
        DataFrame found = self().toFrame(Hidden.VALUE).compare(other.toFrame(Hidden.VALUE));
        return found.columns().isEmpty()
                ? found
                : found.rename(Map.of(Hidden.VALUE + "_self", "self", Hidden.VALUE + "_other", "other"));
    }

    /** True where no value is less than the one before, and none is missing. */
    default Scalar<Boolean> isMonotonicIncreasing() {
        return ordered(true);
    }

    /** True where no value is greater than the one before, and none is missing. */
    default Scalar<Boolean> isMonotonicDecreasing() {
        return ordered(false);
    }

    private Scalar<Boolean> ordered(boolean up) {
        ColumnExpr value = self().value();
        ColumnExpr before = value.shift(1);
        ColumnExpr isFirst = ColumnExpr.of(1L).cumcount().eq(0L);
        ColumnExpr test = (up ? value.ge(before) : value.le(before)).or(isFirst).and(value.notNull());
        return new Series(self().frame(), ColumnExpr.where(test, true, false), self().name()).all();
    }

    /** True where no value occurs twice. */
    default Scalar<Boolean> isUnique() {
        Scalar<Boolean> any = self().duplicated().any();
        return new Scalar<>(any.expr(), "isUnique(%s)".formatted(self().name()), value -> !Boolean.TRUE.equals(value));
    }
}
