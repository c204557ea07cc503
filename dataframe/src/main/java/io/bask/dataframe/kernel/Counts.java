package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.LongColumn;

/** Counts rows, or values that are not missing, by group. */
final class Counts {
    private Counts() {}

    static LongColumn of(Column values, Grouping grouping) {
        if (grouping.isSingle()) {
            return LongColumn.of(values.length() - values.nullCount());
        }
        Bitmap validity = values.validity();
        if (validity == null) {
            return rows(grouping);
        }
        long[] counts = new long[grouping.groups()];
        int[] ids = grouping.sharedIds();
        for (int row = 0; row < ids.length; row++) {
            if (ids[row] >= 0 && validity.get(row)) {
                counts[ids[row]]++;
            }
        }
        return LongColumn.adopt(counts, null);
    }

    static LongColumn rows(Grouping grouping) {
        if (grouping.isSingle()) {
            return LongColumn.of(grouping.rows());
        }
        return LongColumn.adopt(grouping.sharedSizes(), null);
    }
}
