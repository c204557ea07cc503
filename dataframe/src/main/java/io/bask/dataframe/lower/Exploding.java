package io.bask.dataframe.lower;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StringColumn;
import io.bask.function.Function1;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a row of each value in the lists of a column, or of each value beside its partners in the lists of several.
 *
 * @param columns the columns of lists, which are of one length in each row
 */
public record Exploding(List<String> columns) implements Function1<Frame, Frame> {
    /** Copies the names. */
    public Exploding {
        columns = List.copyOf(columns);
    }

    @Override
    public Frame apply(Frame frame) {
        int[] counts = new int[frame.rows()];
        List<Column> values = new ArrayList<>();
        for (String column : columns) {
            StringColumn lists = (StringColumn) frame.column(column);
            ColumnBuilder items = ColumnBuilder.of(lists.dtype().item(), lists.length());
            for (int row = 0; row < counts.length; row++) {
                int count = lists.isNull(row) ? 0 : lists.appendItems(row, items);
                if (count == 0) {
                    items.appendNull();
                    count = 1;
                }
                if (!values.isEmpty() && count != counts[row]) {
                    throw new IllegalArgumentException(
                            "'%s' has %d values and '%s' %d in row %d of its partition; explode one after the other"
                                    .formatted(columns.get(0), counts[row], column, count, row));
                }
                counts[row] = count;
            }
            values.add(items.build());
        }
        Frame result = frame.take(repeated(counts));
        for (int i = 0; i < values.size(); i++) {
            result = result.with(columns.get(i), values.get(i));
        }
        return result;
    }

    /** Each row as often as it has values. */
    private static int[] repeated(int[] counts) {
        int[] rows =
                new int[Math.toIntExact(Arrays.stream(counts).asLongStream().sum())];
        int at = 0;
        for (int row = 0; row < counts.length; row++) {
            Arrays.fill(rows, at, at + counts[row], row);
            at += counts[row];
        }
        return rows;
    }
}
