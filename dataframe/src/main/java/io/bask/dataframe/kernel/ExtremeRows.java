package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.TextColumn;
import java.util.Arrays;
import java.util.List;

/** Finds by group the first row that has the least or greatest value. */
final class ExtremeRows {
    private ExtremeRows() {}

    /** The extreme value of each group and the label of its row; both missing where a group has no value. */
    static List<Column> labelled(Column values, Column labels, Grouping grouping, boolean greatest) {
        int[] rows = of(values, grouping, greatest);
        return List.of(Gather.orNull(values, rows), Gather.orNull(labels, rows));
    }

    /** The row of each group; -1 where it has no value. */
    static int[] of(Column values, Grouping grouping, boolean greatest) {
        if (values instanceof TextColumn text) {
            return Extremes.bestTexts(text, grouping, greatest);
        }
        return values instanceof DoubleColumn doubles
                ? doubles(doubles, grouping, greatest)
                : longs(values, grouping, greatest);
    }

    private static int[] doubles(DoubleColumn values, Grouping grouping, boolean greatest) {
        int[] best = none(grouping);
        int[] ids = grouping.sharedIds();
        double[] numbers = values.sharedValues();
        int at = values.offset();
        for (int row = 0; row < values.length(); row++) {
            double value = numbers[at + row];
            int id = ids[row];
            if (id >= 0 && !Double.isNaN(value)) {
                double known = best[id] < 0 ? Double.NaN : numbers[at + best[id]];
                best[id] = best[id] < 0 || (greatest ? value > known : value < known) ? row : best[id];
            }
        }
        return best;
    }

    private static int[] longs(Column values, Grouping grouping, boolean greatest) {
        int[] best = none(grouping);
        int[] ids = grouping.sharedIds();
        long[] numbers = LongTiles.ordered(values);
        Bitmap validity = values.validity();
        for (int row = 0; row < numbers.length; row++) {
            int id = ids[row];
            if (id >= 0 && (validity == null || validity.get(row))) {
                long known = best[id] < 0 ? 0 : numbers[best[id]];
                boolean isBetter = greatest ? numbers[row] > known : numbers[row] < known;
                best[id] = best[id] < 0 || isBetter ? row : best[id];
            }
        }
        return best;
    }

    private static int[] none(Grouping grouping) {
        int[] none = new int[grouping.groups()];
        Arrays.fill(none, -1);
        return none;
    }
}
