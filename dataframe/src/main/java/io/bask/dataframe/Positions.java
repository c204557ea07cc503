package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.UnknownLabelException;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of a table by their places, counted over all partitions, and by lists of labels. */
final class Positions {
    private static final String PLACE = "\u0000place";

    private Positions() {}

    /** The rows from a place to another, which is not among them; negative ones, and no one, count from the end. */
    static DataFrame slice(DataFrame table, long from, @Nullable Long to) {
        boolean isFromEnd = from < 0 || to != null && to < 0;
        long rows = isFromEnd ? table.len() : 0;
        long first = from < 0 ? Math.max(0, rows + from) : from;
        Long last = to != null && to < 0 ? (Long) Math.max(0, rows + to) : to;
        if (first == 0 && last == null) {
            return table;
        }
        ColumnExpr place = place();
        ColumnExpr isBehind = place.ge(first);
        return table.filter(last == null ? isBehind : isBehind.and(place.lt(last)));
    }

    private static ColumnExpr place() {
        return ColumnExpr.of(1L).cumcount();
    }

    /** The rows at these places in the order given, in one partition. */
    static DataFrame at(DataFrame table, long... places) {
        long rows = Arrays.stream(places).anyMatch(place -> place < 0) ? table.len() : 0;
        LongList wanted = new LongArrayList(places.length);
        for (long place : places) {
            if (place < -rows && place < 0) {
                throw outside(place, rows);
            }
            wanted.add(place < 0 ? rows + place : place);
        }
        DataFrame kept =
                table.assign(PLACE, place()).filter(ColumnExpr.column(PLACE).isIn(wanted));
        List<String> columns = table.columns();
        return kept.repartition(1).mapPartitions(found -> ordered(found, wanted).select(columns), table.schema());
    }

    private static IndexOutOfBoundsException outside(long place, long rows) {
        return new IndexOutOfBoundsException("row %d was asked for, and there are %d".formatted(place, rows));
    }

    private static Frame ordered(Frame found, LongList wanted) {
        Long2IntMap rows = new Long2IntOpenHashMap(found.rows());
        rows.defaultReturnValue(-1);
        Column places = found.column(PLACE);
        for (int row = 0; row < found.rows(); row++) {
            rows.put(((Number) Objects.requireNonNull(places.valueAt(row))).longValue(), row);
        }
        int[] order = new int[wanted.size()];
        for (int i = 0; i < order.length; i++) {
            int row = rows.get(wanted.getLong(i));
            if (row < 0) {
                throw new IndexOutOfBoundsException(
                        "row %d was asked for, counted from 0, and there are fewer; len() counts them"
                                .formatted(wanted.getLong(i)));
            }
            order[i] = row;
        }
        return found.take(order);
    }

    /** The rows with these labels in the order given, each label's rows in theirs; an unknown label is an error when computing. */
    static DataFrame labelled(DataFrame table, List<?> labels) {
        DataFrame kept = table.filter(table.index().isIn(labels)).repartition(1);
        return kept.mapPartitions(found -> byLabel(found, labels), table.schema());
    }

    private static Frame byLabel(Frame found, List<?> labels) {
        Column own =
                found.index() instanceof RowIndex.Keys keys ? keys.levels().get(0) : RowIndex.numbers(found.index());
        Column wanted = Column.of(own.dtype(), labels);
        Map<String, IntList> rows = new HashMap<>();
        for (int row = 0; row < own.length(); row++) {
            rows.computeIfAbsent(String.valueOf(own.valueAt(row)), any -> new IntArrayList())
                    .add(row);
        }
        IntList order = new IntArrayList();
        for (int i = 0; i < wanted.length(); i++) {
            IntList places = rows.get(String.valueOf(wanted.valueAt(i)));
            if (places == null) {
                Object label = labels.get(i);
                throw new UnknownLabelException(label instanceof CharSequence ? "'%s'".formatted(label) : "" + label);
            }
            order.addAll(places);
        }
        return found.take(order.toIntArray());
    }
}
