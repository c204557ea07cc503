package io.bask.dataframe.lower;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StringColumn;
import io.bask.function.Function1;
import java.util.Arrays;

/**
 * Makes a row of each value in the lists of a column.
 *
 * @param column the column of lists
 */
public record Exploding(String column) implements Function1<Frame, Frame> {
    @Override
    public Frame apply(Frame frame) {
        StringColumn lists = (StringColumn) frame.column(column);
        ColumnBuilder items = ColumnBuilder.of(lists.dtype().item(), lists.length());
        int[] rows = new int[Math.max(16, lists.length())];
        int size = 0;
        for (int row = 0; row < lists.length(); row++) {
            int count = lists.isNull(row) ? 0 : lists.appendItems(row, items);
            if (count == 0) {
                items.appendNull();
                count = 1;
            }
            if (size + count > rows.length) {
                rows = Arrays.copyOf(rows, Math.max(2 * rows.length, size + count));
            }
            Arrays.fill(rows, size, size + count, row);
            size += count;
        }
        Column values = items.build();
        return frame.take(Arrays.copyOf(rows, size)).with(column, values);
    }
}
