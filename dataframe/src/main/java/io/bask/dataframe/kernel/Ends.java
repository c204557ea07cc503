package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import java.util.Arrays;

/** Finds the first or last value of each group in row order; missing where a group has no value. */
final class Ends {
    private Ends() {}

    static Column of(Column values, Grouping grouping, boolean last) {
        int[] rows = new int[grouping.groups()];
        Arrays.fill(rows, -1);
        int[] ids = grouping.sharedIds();
        Bitmap validity = values.validity();
        for (int row = 0; row < ids.length; row++) {
            int id = ids[row];
            if (id >= 0 && (last || rows[id] < 0) && (validity == null || validity.get(row))) {
                rows[id] = row;
            }
        }
        return gather(values, rows);
    }

    /** The values at these rows; missing at -1. */
    static Column gather(Column values, int[] rows) {
        boolean isWhole = true;
        for (int row : rows) {
            isWhole &= row >= 0;
        }
        if (isWhole) {
            return values.take(rows);
        }
        ColumnBuilder builder = ColumnBuilder.of(values.dtype(), rows.length);
        for (int row : rows) {
            builder.appendValue(row < 0 ? null : values.valueAt(row));
        }
        return builder.build();
    }
}
