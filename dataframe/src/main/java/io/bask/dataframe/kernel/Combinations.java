package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every combination of the values of several keys: all categories of categorical ones, the values there are of others. */
final class Combinations {
    private Combinations() {}

    static List<Column> of(List<Column> keys) {
        List<Column> levels = keys.stream().map(Combinations::level).toList();
        long total = 1;
        for (Column level : levels) {
            total = Math.multiplyExact(total, level.length());
        }
        if (total > 100_000_000) {
            throw new IllegalArgumentException(
                    "%d combinations of categories; group by the observed ones alone".formatted(total));
        }
        List<Column> all = new ArrayList<>();
        int repeat = (int) total;
        for (Column level : levels) {
            repeat = level.length() == 0 ? 0 : repeat / level.length();
            int[] rows = new int[(int) total];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = i / repeat % level.length();
            }
            all.add(level.take(rows));
        }
        return all;
    }

    private static Column level(Column key) {
        if (key instanceof DictionaryColumn encoded && key.dtype() == DType.CATEGORICAL) {
            int[] codes = new int[encoded.dictionary().length()];
            Arrays.setAll(codes, i -> i);
            return DictionaryColumn.adopt(DType.CATEGORICAL, codes, encoded.dictionary());
        }
        return key.take(Grouping.of(key).firstRows());
    }
}
