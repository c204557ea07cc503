package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The distinct values of each group, as pairs of group and value; memory grows with their number. */
final class Distinct {
    /** Values of a group up to which each is compared with those before it. */
    private static final int FEW = 32;

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
        int @Nullable [] near = clustered(values, ids);
        if (near != null) {
            int[] owners = new int[near.length];
            for (int i = 0; i < owners.length; i++) {
                owners[i] = ids[near[i]];
            }
            return List.of(IntColumn.adopt(owners, null), values.take(near));
        }
        long[] words = new long[Bitmap.wordsFor(ids.length)];
        for (int row = 0; row < ids.length; row++) {
            words[row >> 6] |= (ids[row] >= 0 ? 1L : 0L) << row;
        }
        Column groups = IntColumn.adopt(ids.clone(), Bitmap.adopt(words, ids.length));
        int[] first = Grouping.of(List.of(groups, values)).firstRows();
        return List.of(groups.take(first), values.take(first));
    }

    /** The first row of each value of each group where groups lie together and have few values each; else null. */
    private static int @Nullable [] clustered(Column values, int[] ids) {
        for (int row = 1; row < ids.length; row++) {
            if (ids[row] < ids[row - 1]) {
                return null;
            }
        }
        if (values instanceof StringColumn || values instanceof BoolColumn || ids.length == 0) {
            return null;
        }
        long[] bits = values instanceof DictionaryColumn encoded ? codes(encoded) : KeyTable.bits(values);
        Bitmap validity = values.validity();
        int[] kept = new int[ids.length];
        int size = 0;
        int start = 0;
        for (int row = 0; row < ids.length; row++) {
            if (row > 0 && ids[row] != ids[row - 1]) {
                start = size;
            }
            if (ids[row] < 0 || validity != null && !validity.get(row)) {
                continue;
            }
            int at = start;
            while (at < size && bits[kept[at]] != bits[row]) {
                at++;
            }
            if (at == size) {
                kept[size++] = row;
            }
            if (size - start > FEW) {
                return null;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private static long[] codes(DictionaryColumn column) {
        long[] codes = new long[column.length()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.code(row);
        }
        return codes;
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
