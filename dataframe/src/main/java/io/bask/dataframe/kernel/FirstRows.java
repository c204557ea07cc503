package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.schema.RankOptions;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a partition that can be among the first few of their group, whatever other partitions hold: those whose
 * value is at most as great as the group's n-th least one in this partition.
 *
 * <p>All values equal to that one are kept. So a row that is left out has n rows before it that are kept, and ranks of what is
 * kept are those of all rows as far as n. One pass with n numbers a group, and one that compares.
 *
 * @param keys the columns whose equal values make a group; empty when all rows are one
 * @param dropNull true when rows with a missing key are in no group
 * @param operand the column that is ranked
 * @param options the order; missing values have no rank
 * @param count how many, n
 */
public record FirstRows(List<String> keys, boolean dropNull, String operand, RankOptions options, int count)
        implements Serializable {
    /** More than this many of a group are not looked for. */
    public static final int MOST = 64;

    private static final int TILE = DoubleTiles.SIZE;
    private static final int ALWAYS_DIRECT = 1 << 16;

    /** The rows, ascending. */
    public int[] of(Frame frame) {
        List<Column> columns = keys.stream().map(frame::column).toList();
        Column values = frame.column(operand);
        Places places = columns.size() == 1 ? Places.direct(columns.get(0), dropNull, count) : null;
        if (places == null) {
            Grouping grouping = keys.isEmpty() ? Grouping.single(frame.rows()) : Grouping.of(columns, dropNull);
            places = Places.of(grouping);
            if ((long) grouping.groups() * count >= frame.rows()) {
                return all(grouping.sharedIds(), values.validity());
            }
        }
        int[] codes = codes(values);
        return kept(places, codes, values.validity(), least(places, codes, values.validity()));
    }

    /**
     * Numbers of 32 bits of which none is greater than another one's whose row comes first; equal ones say nothing, so more rows
     * are kept than need be where values are hardly different.
     */
    private int[] codes(Column values) {
        int flip = options.ascending() ? 0 : -1;
        if (values instanceof IntColumn ints) {
            int[] codes = LongTiles.ints(ints);
            for (int row = 0; row < codes.length; row++) {
                codes[row] ^= flip;
            }
            return codes;
        }
        int[] codes = new int[values.length()];
        if (values instanceof DoubleColumn doubles) {
            double[] from = doubles.sharedValues();
            int at = doubles.offset();
            for (int row = 0; row < codes.length; row++) {
                int high = (int) (Double.doubleToRawLongBits(from[at + row] + 0.0) >> 32);
                codes[row] = high ^ (high >> 31 & Integer.MAX_VALUE) ^ flip;
            }
            return codes;
        }
        long[] whole = SortCodes.of(values);
        Bitmap validity = values.validity();
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int row = 0; row < whole.length; row++) {
            if (validity == null || validity.get(row)) {
                least = Math.min(least, whole[row]);
                greatest = Math.max(greatest, whole[row]);
            }
        }
        int shift = Math.max(0, Long.SIZE - Integer.SIZE + 1 - Long.numberOfLeadingZeros(greatest - least));
        for (int row = 0; row < codes.length; row++) {
            codes[row] = (int) (whole[row] - least >>> shift) ^ flip;
        }
        return codes;
    }

    /** The least codes of each place in order, with the greatest number of all behind those that are too few. */
    private int[] least(Places places, int[] codes, @Nullable Bitmap validity) {
        int[] least = new int[places.size() * count];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int start = 0; start < codes.length; start += TILE) {
            int n = Math.min(TILE, codes.length - start);
            int[] tile = places.tile(start, n, validity);
            if (count == 2) {
                two(tile, n, codes, start, least);
            } else {
                many(tile, n, codes, start, least);
            }
        }
        return least;
    }

    /** Without a branch, which would be guessed wrong for most of the first rows of each group. */
    private static void two(int[] tile, int n, int[] codes, int start, int[] least) {
        for (int i = 0; i < n; i++) {
            int at = 2 * tile[i];
            int code = codes[start + i];
            int first = least[at];
            least[at] = Math.min(first, code);
            least[at + 1] = Math.min(least[at + 1], Math.max(first, code));
        }
    }

    private void many(int[] tile, int n, int[] codes, int start, int[] least) {
        for (int i = 0; i < n; i++) {
            int first = tile[i] * count;
            int at = first + count - 1;
            int code = codes[start + i];
            if (code >= least[at]) {
                continue;
            }
            while (at > first && least[at - 1] > code) {
                least[at] = least[at - 1];
                at--;
            }
            least[at] = code;
        }
    }

    private int[] kept(Places places, int[] codes, @Nullable Bitmap validity, int[] least) {
        int[] kept = new int[codes.length + 1];
        int size = 0;
        for (int start = 0; start < codes.length; start += TILE) {
            int n = Math.min(TILE, codes.length - start);
            int[] tile = places.tile(start, n, validity);
            for (int i = 0; i < n; i++) {
                kept[size] = start + i;
                size += tile[i] > 0 && codes[start + i] <= least[tile[i] * count + count - 1] ? 1 : 0;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private static int[] all(int[] ids, @Nullable Bitmap validity) {
        int[] rows = new int[ids.length];
        int size = 0;
        for (int row = 0; row < ids.length; row++) {
            rows[size] = row;
            size += ids[row] >= 0 && (validity == null || validity.get(row)) ? 1 : 0;
        }
        return Arrays.copyOf(rows, size);
    }

    /** Where the group of each row stands, from 1 on; rows in none stand at 0. Handed out a tile at a time. */
    private static final class Places {
        private final @Nullable KeyCodes codes;
        private final int[] ids;
        private final int size;
        private final int[] tile = new int[TILE];

        private Places(@Nullable KeyCodes codes, int[] ids, int size) {
            this.codes = codes;
            this.ids = ids;
            this.size = size;
        }

        static Places of(Grouping grouping) {
            return new Places(null, grouping.sharedIds(), grouping.groups() + 1);
        }

        /** Of a key in a narrow range, which need not be grouped; null of another one. */
        static @Nullable Places direct(Column key, boolean dropNull, int count) {
            boolean isCoded = key instanceof IntColumn || key instanceof DictionaryColumn;
            if (!isCoded || !dropNull && key.validity() != null) {
                return null;
            }
            KeyCodes codes = KeyCodes.of(key, false);
            boolean isNarrow = codes.radix() * count <= Math.max(ALWAYS_DIRECT, key.length());
            return isNarrow ? new Places(codes, new int[0], (int) codes.radix() + 1) : null;
        }

        int size() {
            return size;
        }

        int[] tile(int start, int n, @Nullable Bitmap validity) {
            if (codes != null) {
                codes.places(tile, start, n);
            } else {
                for (int i = 0; i < n; i++) {
                    tile[i] = ids[start + i] + 1;
                }
            }
            for (int i = 0; validity != null && i < n; i++) {
                tile[i] = validity.get(start + i) ? tile[i] : 0;
            }
            return tile;
        }
    }
}
