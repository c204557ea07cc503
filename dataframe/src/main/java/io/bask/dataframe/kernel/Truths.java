package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;

/** Says by group whether any or all values are neither false, zero nor an empty text; missing values count for nothing. */
final class Truths {
    private Truths() {}

    static BoolColumn of(Column values, Grouping grouping, boolean all) {
        int groups = grouping.groups();
        long[] words = new long[Bitmap.wordsFor(groups)];
        for (int group = 0; all && group < groups; group++) {
            words[group >> 6] |= 1L << group;
        }
        Bitmap truths = truths(values);
        Bitmap validity = values.validity();
        int[] ids = grouping.sharedIds();
        for (int row = 0; row < values.length(); row++) {
            int id = ids[row];
            if (id < 0 || validity != null && !validity.get(row) || truths.get(row) == all) {
                continue;
            }
            if (all) {
                words[id >> 6] &= ~(1L << id);
            } else {
                words[id >> 6] |= 1L << id;
            }
        }
        return BoolColumn.of(Bitmap.adopt(words, groups), null);
    }

    private static Bitmap truths(Column values) {
        if (values instanceof BoolColumn bools) {
            return bools.values();
        }
        int rows = values.length();
        long[] words = new long[Bitmap.wordsFor(rows)];
        if (values instanceof TextColumn text) {
            StringColumn plain = text.plain();
            for (int row = 0; row < rows; row++) {
                int slot = text.slot(row);
                words[row >> 6] |= (slot >= 0 && plain.end(slot) > plain.start(slot) ? 1L : 0L) << row;
            }
        } else if (values instanceof DoubleColumn doubles) {
            for (int row = 0; row < rows; row++) {
                words[row >> 6] |= (doubles.at(row) != 0 ? 1L : 0L) << row;
            }
        } else {
            long[] numbers = LongTiles.all(values);
            for (int row = 0; row < rows; row++) {
                words[row >> 6] |= (numbers[row] != 0 ? 1L : 0L) << row;
            }
        }
        return Bitmap.adopt(words, rows);
    }
}
