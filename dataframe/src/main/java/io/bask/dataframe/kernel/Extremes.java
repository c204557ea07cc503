package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import java.util.Arrays;

/** Finds the least or greatest value by group; missing where a group has no value. Text is ordered by code point. */
final class Extremes {
    private Extremes() {}

    static Column of(Column values, Grouping grouping, boolean greatest) {
        if (values instanceof DoubleColumn doubles) {
            return grouping.isSingle()
                    ? DoubleColumn.adopt(values.dtype(), new double[] {greatest ? greatest(doubles) : least(doubles)})
                    : doubles(doubles, grouping, greatest);
        }
        if (values instanceof TextColumn text) {
            return Ends.gather(values, bestTexts(text, grouping, greatest));
        }
        return longs(values, grouping, greatest);
    }

    private static double greatest(DoubleColumn column) {
        double[] values = column.sharedValues();
        int i = column.offset();
        int end = i + column.length();
        double a = Double.NEGATIVE_INFINITY;
        double b = a;
        double c = a;
        double d = a;
        for (; i + 4 <= end; i += 4) {
            a = values[i] > a ? values[i] : a;
            b = values[i + 1] > b ? values[i + 1] : b;
            c = values[i + 2] > c ? values[i + 2] : c;
            d = values[i + 3] > d ? values[i + 3] : d;
        }
        for (; i < end; i++) {
            a = values[i] > a ? values[i] : a;
        }
        double best = Math.max(Math.max(a, b), Math.max(c, d));
        return best == Double.NEGATIVE_INFINITY && column.nullCount() == column.length() ? Double.NaN : best;
    }

    private static double least(DoubleColumn column) {
        double[] values = column.sharedValues();
        int i = column.offset();
        int end = i + column.length();
        double a = Double.POSITIVE_INFINITY;
        double b = a;
        double c = a;
        double d = a;
        for (; i + 4 <= end; i += 4) {
            a = values[i] < a ? values[i] : a;
            b = values[i + 1] < b ? values[i + 1] : b;
            c = values[i + 2] < c ? values[i + 2] : c;
            d = values[i + 3] < d ? values[i + 3] : d;
        }
        for (; i < end; i++) {
            a = values[i] < a ? values[i] : a;
        }
        double best = Math.min(Math.min(a, b), Math.min(c, d));
        return best == Double.POSITIVE_INFINITY && column.nullCount() == column.length() ? Double.NaN : best;
    }

    private static DoubleColumn doubles(DoubleColumn column, Grouping grouping, boolean greatest) {
        double[] best = new double[grouping.groups()];
        Arrays.fill(best, Double.NaN);
        int[] ids = grouping.sharedIds();
        for (int row = 0; row < ids.length; row++) {
            double value = column.sharedValues()[column.offset() + row];
            int id = ids[row];
            if (id < 0 || Double.isNaN(value)) {
                continue;
            }
            double known = best[id];
            if (Double.isNaN(known) || (greatest ? value > known : value < known)) {
                best[id] = value;
            }
        }
        return DoubleColumn.adopt(column.dtype(), best);
    }

    private static Column longs(Column column, Grouping grouping, boolean greatest) {
        int groups = grouping.groups();
        long[] best = new long[groups];
        Arrays.fill(best, greatest ? Long.MIN_VALUE : Long.MAX_VALUE);
        long[] seen = new long[Bitmap.wordsFor(groups)];
        int[] ids = grouping.sharedIds();
        Bitmap validity = column.validity();
        long flip = LongTiles.flip(column);
        LongTiles tiles = LongTiles.of(column);
        for (int start = 0; start < ids.length; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, ids.length - start);
            long[] tile = tiles.tile(start, n);
            int at = tiles.at(start);
            for (int i = 0; i < n; i++) {
                int id = ids[start + i];
                if (id < 0 || validity != null && !validity.get(start + i)) {
                    continue;
                }
                long value = tile[at + i] ^ flip;
                best[id] = greatest ? Math.max(best[id], value) : Math.min(best[id], value);
                seen[id >> 6] |= 1L << id;
            }
        }
        Bitmap valid = Bitmap.adopt(seen, groups);
        for (int i = 0; i < groups; i++) {
            best[i] = valid.get(i) ? best[i] ^ flip : 0;
        }
        return Column.ofLongs(column.dtype(), best, valid);
    }

    static int[] bestTexts(TextColumn column, Grouping grouping, boolean greatest) {
        int[] best = new int[grouping.groups()];
        Arrays.fill(best, -1);
        int[] ids = grouping.sharedIds();
        StringColumn plain = column.plain();
        for (int row = 0; row < ids.length; row++) {
            int slot = column.slot(row);
            int id = ids[row];
            if (id < 0 || slot < 0) {
                continue;
            }
            if (best[id] < 0) {
                best[id] = row;
                continue;
            }
            int known = column.slot(best[id]);
            int difference = known == slot ? 0 : plain.compare(slot, plain, known);
            if (greatest ? difference > 0 : difference < 0) {
                best[id] = row;
            }
        }
        return best;
    }
}
