package io.bask.parquet;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ListColumns;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnWriter;

/**
 * Hands lists over, value by value.
 *
 * <p>Lists of depth {@code k}, counted from 1, are there from level of definition {@code 2k - 1} on and have items from {@code 2k} on, as
 * lists and items may be missing. One use.
 */
final class ListFeed {
    private final ColumnWriter writer;
    private final List<Column> lists = new ArrayList<>();
    private final List<int[]> offsets = new ArrayList<>();
    private final ColumnFeed items;

    private ListFeed(StringColumn column, ColumnWriter writer) {
        this.writer = writer;
        Column next = column;
        while (next.dtype().kind() == DType.Kind.LIST) {
            lists.add(next);
            ListColumns.Items inside = ListColumns.items((StringColumn) next);
            offsets.add(inside.offsets());
            next = inside.items();
        }
        lists.add(next);
        this.items = ColumnFeed.of(next, writer);
    }

    /** Hands over all lists of a column. */
    static void write(StringColumn column, ColumnWriter writer) {
        ListFeed feed = new ListFeed(column, writer);
        for (int row = 0; row < column.length(); row++) {
            feed.write(0, row, 0);
        }
    }

    /** Hands over a value of a depth; lists are no deeper than their dtype. */
    private void write(int depth, int place, int repeated) {
        if (lists.get(depth).isNull(place)) {
            writer.writeNull(repeated, 2 * depth);
            return;
        }
        if (depth == offsets.size()) {
            items.row(place, repeated, 2 * depth + 1);
            return;
        }
        int from = offsets.get(depth)[place];
        int to = offsets.get(depth)[place + 1];
        if (from == to) {
            writer.writeNull(repeated, 2 * depth + 1);
        }
        for (int item = from; item < to; item++) {
            write(depth + 1, item, item == from ? repeated : depth + 1);
        }
    }
}
