package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.CustomAggregation;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.CustomAggregate;
import io.bask.dataframe.schema.DType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a column that aggregations are computed from.
 *
 * @param column the column
 * @param other the second column, or an empty text
 * @param measure what is measured
 * @param custom a user's aggregation, or null
 */
record Wanted(
        String column,
        String other,
        Measure measure,
        @Nullable CustomAggregate custom) implements Serializable {
    private static final Column NO_VALUES = Column.empty(DType.INT64);

    List<Column> chunk(Frame frame, Grouping grouping) {
        if (measure == Measure.SIZE) {
            return measure.chunk(NO_VALUES, grouping);
        }
        Column values = frame.column(column);
        if (measure == Measure.LEAST_ROW || measure == Measure.GREATEST_ROW) {
            return measure.chunk(values, labels(frame.index()), grouping);
        }
        return measure.chunk(values, other.isEmpty() ? values : frame.column(other), grouping);
    }

    private static Column labels(RowIndex index) {
        return index instanceof RowIndex.Keys keys ? keys.levels().get(0) : RowIndex.numbers(index);
    }

    /** What a user's aggregation keeps of each group; nothing for others. */
    List<Serializable> customs(Frame frame, Grouping grouping) {
        if (custom == null) {
            return List.of();
        }
        Column values = frame.column(column);
        GroupRows groups = GroupRows.of(grouping);
        Column sorted = values.take(groups.rows());
        List<Serializable> kept = new ArrayList<>(groups.groups());
        for (int group = 0; group < groups.groups(); group++) {
            kept.add(own().chunk(sorted.slice(groups.starts()[group], groups.starts()[group + 1])));
        }
        return kept;
    }

    /** What is kept of merged groups, in the order of their parts. */
    List<Serializable> customs(List<List<Serializable>> parts, int[][] groups, int merged) {
        if (custom == null) {
            return List.of();
        }
        @Nullable Serializable[] kept = new Serializable[merged];
        for (int part = 0; part < parts.size(); part++) {
            for (int i = 0; i < parts.get(part).size(); i++) {
                int group = groups[part][i];
                Serializable more = parts.get(part).get(i);
                Serializable known = kept[group];
                kept[group] = known == null ? more : own().combine(known, more);
            }
        }
        List<Serializable> all = new ArrayList<>(merged);
        for (Serializable one : kept) {
            all.add(Objects.requireNonNull(one));
        }
        return all;
    }

    /** The results of a user's aggregation. */
    Column finished(List<Serializable> kept, DType dtype) {
        List<@Nullable Object> values = new ArrayList<>(kept.size());
        for (Serializable one : kept) {
            values.add(own().finish(one));
        }
        return Column.of(dtype, values);
    }

    @SuppressWarnings("unchecked")
    private CustomAggregation<Serializable> own() {
        return (CustomAggregation<Serializable>) Objects.requireNonNull(custom);
    }

    /** Where groups first appear, over all partitions. */
    static LongColumn places(Grouping grouping, int partition) {
        return places(grouping.firstRows(), partition);
    }

    /** The same where those rows are known. */
    static LongColumn places(int[] first, int partition) {
        long[] places = new long[first.length];
        for (int group = 0; group < places.length; group++) {
            places[group] = (long) partition << 32 | first[group];
        }
        return LongColumn.adopt(places, null);
    }
}
