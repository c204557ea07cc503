package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import java.util.List;

/** The distinct values of each group, as pairs of group and value; memory grows with their number. */
final class Distinct {
    private Distinct() {}

    static List<Column> of(Column values, Grouping grouping) {
        if (!grouping.isSingle()) {
            return of(values, grouping.sharedIds());
        }
        Grouping byValue = Grouping.of(values);
        int[] first = byValue.firstRows();
        return List.of(IntColumn.adopt(new int[first.length], null), values.take(first));
    }

    private static List<Column> of(Column values, int[] ids) {
        long[] words = new long[Bitmap.wordsFor(ids.length)];
        for (int row = 0; row < ids.length; row++) {
            words[row >> 6] |= (ids[row] >= 0 ? 1L : 0L) << row;
        }
        Column groups = IntColumn.adopt(ids.clone(), Bitmap.adopt(words, ids.length));
        int[] first = Grouping.of(List.of(groups, values)).firstRows();
        return List.of(groups.take(first), values.take(first));
    }

    static List<Column> merge(List<List<Column>> parts, int[][] groups, Grouping merged) {
        if (merged.isSingle()) {
            Column values = Measure.joined(parts, 1);
            return of(values, Grouping.single(values.length()));
        }
        int[] ids = Members.owners(parts, groups);
        return of(Measure.joined(parts, 1), ids);
    }

    /** How many values each group has. */
    static LongColumn count(List<Column> state, int groups) {
        IntColumn owners = (IntColumn) state.get(0);
        long[] counts = new long[groups];
        for (int i = 0; i < owners.length(); i++) {
            counts[owners.at(i)]++;
        }
        return LongColumn.adopt(counts, null);
    }
}
