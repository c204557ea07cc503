package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;

/**
 * Adds up numbers by group; missing values add nothing.
 *
 * <p>Floats of a whole column are added in eight stripes a tile, and the tiles' sums with their rounding errors carried
 * along, so that the error does not grow with the number of rows. Whole numbers are exact and wrap at 64 bits.
 */
final class Sums {
    /** Sums of so many numbers of 32 bits have no more than 53 bits, so no order of adding them as floats rounds. */
    private static final int MOST_EXACT = 1 << 21;

    private static final int FEW_GROUPS = 1 << 12;
    private static final int VERY_FEW_GROUPS = 64;
    private static final int LANES = 4;

    private Sums() {}

    static Column of(Column values, Grouping grouping) {
        if (values.dtype().isDecimal()) {
            return DecimalSums.of(values, grouping);
        }
        return values instanceof DoubleColumn ? doubles(values, grouping) : longs(values, grouping);
    }

    /** Adds up sums; one that is no number, as of infinities of both signs, is no missing value. */
    static Column merged(Column sums, Grouping grouping) {
        return undefined(sums, of(sums, grouping), grouping);
    }

    /** The merged values, no numbers where a part is none. */
    static Column undefined(Column parts, Column merged, Grouping grouping) {
        if (!(parts instanceof DoubleColumn doubles)) {
            return merged;
        }
        double[] result = new double[merged.length()];
        for (int group = 0; group < result.length; group++) {
            result[group] = ((DoubleColumn) merged).at(group);
        }
        int[] ids = grouping.isSingle() ? new int[doubles.length()] : grouping.sharedIds();
        for (int row = 0; row < doubles.length(); row++) {
            if (Double.isNaN(doubles.at(row)) && ids[row] >= 0) {
                result[ids[row]] = Double.NaN;
            }
        }
        return DoubleColumn.adopt(result);
    }

    static DoubleColumn doubles(Column values, Grouping grouping) {
        if (grouping.isSingle()) {
            return DoubleColumn.of(total(values));
        }
        double[] sums = new double[grouping.groups()];
        if (values.length() <= MOST_EXACT && isPlain(values, grouping)) {
            long[] exact = ofInts((IntColumn) values, grouping);
            for (int group = 0; group < sums.length; group++) {
                sums[group] = exact[group];
            }
            return DoubleColumn.adopt(sums);
        }
        int[] ids = grouping.sharedIds();
        DoubleTiles tiles = DoubleTiles.of(values);
        if (sums.length <= VERY_FEW_GROUPS && grouping.isComplete()) {
            return DoubleColumn.adopt(inLanes(tiles, ids, sums));
        }
        for (int start = 0; start < ids.length; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, ids.length - start);
            double[] tile = tiles.tile(start, n);
            int at = tiles.at(start);
            for (int i = 0; i < n; i++) {
                double value = tile[at + i];
                int id = ids[start + i];
                if (id >= 0 && !Double.isNaN(value)) {
                    sums[id] += value;
                }
            }
        }
        return DoubleColumn.adopt(sums);
    }

    /** In four rows of sums in turn, as rows of one group, one behind the other, would wait for each other. */
    private static double[] inLanes(DoubleTiles tiles, int[] ids, double[] sums) {
        double[] lanes = new double[LANES * sums.length];
        for (int start = 0; start < ids.length; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, ids.length - start);
            double[] tile = tiles.tile(start, n);
            int at = tiles.at(start);
            for (int i = 0; i < n; i++) {
                double value = tile[at + i];
                lanes[LANES * ids[start + i] + (i & LANES - 1)] += Double.isNaN(value) ? 0 : value;
            }
        }
        for (int group = 0; group < sums.length; group++) {
            int lane = LANES * group;
            sums[group] = lanes[lane] + lanes[lane + 1] + (lanes[lane + 2] + lanes[lane + 3]);
        }
        return sums;
    }

    private static boolean isPlain(Column values, Grouping grouping) {
        return values instanceof IntColumn && values.validity() == null && grouping.isComplete();
    }

    /** In two rows of sums in turn where groups are few, as equal ones in a row would wait for each other. */
    private static long[] ofInts(IntColumn values, Grouping grouping) {
        long[] sums = new long[grouping.groups()];
        long[] others = sums.length <= FEW_GROUPS ? new long[sums.length] : sums;
        int[] ids = grouping.sharedIds();
        int[] numbers = values.sharedValues();
        int at = values.offset();
        int pairs = ids.length & ~1;
        for (int row = 0; row < pairs; row += 2) {
            sums[ids[row]] += numbers[at + row];
            others[ids[row + 1]] += numbers[at + row + 1];
        }
        if (pairs < ids.length) {
            sums[ids[pairs]] += numbers[at + pairs];
        }
        for (int group = 0; others != sums && group < sums.length; group++) {
            sums[group] += others[group];
        }
        return sums;
    }

    /** The sum of all values that are not missing. */
    static double total(Column values) {
        DoubleTiles tiles = DoubleTiles.of(values);
        double sum = 0;
        double error = 0;
        for (int start = 0; start < values.length(); start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, values.length() - start);
            double tile = striped(tiles.tile(start, n), tiles.at(start), n);
            double next = sum + tile;
            error += Math.abs(sum) >= Math.abs(tile) ? sum - next + tile : tile - next + sum;
            sum = next;
        }
        return Double.isFinite(sum) ? sum + error : sum;
    }

    private static double striped(double[] values, int at, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = at;
        for (int end = at + (n & ~7); i < end; i += 8) {
            s0 += present(values[i]);
            s1 += present(values[i + 1]);
            s2 += present(values[i + 2]);
            s3 += present(values[i + 3]);
            s4 += present(values[i + 4]);
            s5 += present(values[i + 5]);
            s6 += present(values[i + 6]);
            s7 += present(values[i + 7]);
        }
        double rest = 0;
        for (; i < at + n; i++) {
            rest += present(values[i]);
        }
        return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7)) + rest;
    }

    private static double present(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static LongColumn longs(Column values, Grouping grouping) {
        if (grouping.isSingle() && values.validity() == null) {
            return LongColumn.of(exactTotal(values));
        }
        if (!grouping.isSingle() && isPlain(values, grouping)) {
            return LongColumn.adopt(ofInts((IntColumn) values, grouping), null);
        }
        long[] sums = new long[grouping.groups()];
        int[] ids = grouping.sharedIds();
        LongTiles tiles = LongTiles.of(values);
        Bitmap validity = values.validity();
        for (int start = 0; start < ids.length; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, ids.length - start);
            long[] tile = tiles.tile(start, n);
            int at = tiles.at(start);
            for (int i = 0; i < n; i++) {
                int id = ids[start + i];
                if (id >= 0 && (validity == null || validity.get(start + i))) {
                    sums[id] += tile[at + i];
                }
            }
        }
        return LongColumn.adopt(sums, null);
    }

    private static long exactTotal(Column values) {
        LongTiles tiles = LongTiles.of(values);
        long sum = 0;
        for (int start = 0; start < values.length(); start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, values.length() - start);
            long[] tile = tiles.tile(start, n);
            int at = tiles.at(start);
            for (int i = 0; i < n; i++) {
                sum += tile[at + i];
            }
        }
        return sum;
    }
}
