package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one key column as numbers from 0 that are equal exactly where values are, handed out a tile at a time.
 *
 * <p>Whole numbers are measured from the least, encoded text is its code, and other columns are numbered by the groups of
 * their values. Several columns pack into one long as digits do: each has a radix of its own. A missing value is a number
 * of its own where those are kept; else what stands there means nothing until {@link #mark} says so.
 */
abstract sealed class KeyCodes {
    /** Whole numbers over a wider range than this are numbered by their groups. */
    private static final long MOST = 1L << 40;

    private final long values;
    private final @Nullable Bitmap validity;
    private final boolean keepsMissing;

    private KeyCodes(long values, @Nullable Bitmap validity, boolean keepsMissing) {
        this.values = values;
        this.validity = validity;
        this.keepsMissing = keepsMissing && validity != null;
    }

    /** Codes of a column, of missing values too where those are kept. */
    static KeyCodes of(Column column, boolean keepsMissing) {
        if (column instanceof DictionaryColumn encoded) {
            int size = encoded.dictionary().length();
            return new Indirect(encoded.sharedCodes(), encoded.offset(), size, column.validity(), keepsMissing);
        }
        if (column instanceof IntColumn ints) {
            return new Ints(ints, keepsMissing);
        }
        if (column instanceof BoolColumn bools) {
            return new Bools(bools, keepsMissing);
        }
        if (column instanceof LongColumn longs) {
            return longs(longs.sharedValues(), longs.offset(), column, keepsMissing);
        }
        if (column instanceof DateTimeColumn moments) {
            return longs(moments.sharedValues(), moments.offset(), column, keepsMissing);
        }
        return of(Grouping.of(column), column.validity(), keepsMissing);
    }

    /** Codes of rows whose groups are known. */
    static KeyCodes of(Grouping groups, @Nullable Bitmap validity, boolean keepsMissing) {
        return new Indirect(groups.sharedIds(), 0, groups.groups(), validity, keepsMissing);
    }

    private static KeyCodes longs(long[] values, int offset, Column column, boolean keepsMissing) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        Bitmap validity = column.validity();
        int end = offset + column.length();
        for (int i = offset; validity == null && i < end; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        for (int row = 0; validity != null && row < column.length(); row++) {
            if (validity.get(row)) {
                least = Math.min(least, values[offset + row]);
                greatest = Math.max(greatest, values[offset + row]);
            }
        }
        long range = greatest - least;
        return greatest < least || range >= 0 && range < MOST
                ? new Longs(values, offset, least, Math.max(0, range) + 1, validity, keepsMissing)
                : of(Grouping.of(column), validity, keepsMissing);
    }

    /** One more than the greatest code, at least 1. */
    long radix() {
        return keepsMissing ? values + 1 : values;
    }

    /** Puts the codes of some rows behind what each place of the tile holds. */
    void append(long[] tile, int start, int rows) {
        if (!keepsMissing || validity == null) {
            put(tile, start, rows, values);
            return;
        }
        long[] before = Arrays.copyOf(tile, rows);
        put(tile, start, rows, values + 1);
        for (int i = 0; i < rows; i++) {
            tile[i] = validity.get(start + i) ? tile[i] : before[i] * (values + 1) + values;
        }
    }

    /** Sets the places of rows that miss the key, where missing values are not kept. */
    void mark(long[] tile, int start, int rows, long missing) {
        if (validity != null && !keepsMissing) {
            for (int i = 0; i < rows; i++) {
                tile[i] = validity.get(start + i) ? tile[i] : missing;
            }
        }
    }

    abstract void put(long[] tile, int start, int rows, long radix);

    /**
     * Writes one more than the code of each of some rows, 0 where it is missing and those are not kept; false where the codes
     * are too large, or this is no faster than {@link #append}.
     */
    boolean places(int[] tile, int start, int rows) {
        return false;
    }

    boolean keepsMissing() {
        return keepsMissing;
    }

    /** Clears the places of rows that miss the key. */
    final void clearMissing(int[] tile, int start, int rows) {
        for (int i = 0; validity != null && i < rows; i++) {
            tile[i] = validity.get(start + i) ? tile[i] : 0;
        }
    }

    private static final class Ints extends KeyCodes {
        /** Values below this need not be measured exactly: a table of so many places is small. */
        private static final int FEW = 1 << 17;

        private final int[] values;
        private final int offset;
        private final long least;

        Ints(IntColumn column, boolean keepsMissing) {
            this(column, bounds(column), keepsMissing);
        }

        private Ints(IntColumn column, long[] bounds, boolean keepsMissing) {
            super(Math.max(0, bounds[1] - bounds[0]) + 1, column.validity(), keepsMissing);
            this.values = column.sharedValues();
            this.offset = column.offset();
            this.least = bounds[0];
        }

        private static long[] bounds(IntColumn column) {
            int[] values = column.sharedValues();
            int least = Integer.MAX_VALUE;
            int greatest = Integer.MIN_VALUE;
            Bitmap validity = column.validity();
            int at = column.offset();
            if (validity == null) {
                int bits = bits(values, at, at + column.length());
                if (bits >= 0 && bits < FEW) {
                    return new long[] {0, bits};
                }
                for (int i = at; i < at + column.length(); i++) {
                    least = Math.min(least, values[i]);
                    greatest = Math.max(greatest, values[i]);
                }
                return new long[] {least, greatest};
            }
            for (int row = 0; row < column.length(); row++) {
                if (validity.get(row)) {
                    least = Math.min(least, values[at + row]);
                    greatest = Math.max(greatest, values[at + row]);
                }
            }
            return new long[] {least, greatest};
        }

        /** All bits of some values: a bound that a vectorised loop finds, as it does not find the least and the greatest. */
        private static int bits(int[] values, int from, int to) {
            int all = 0;
            for (int start = from; start < to; start += DoubleTiles.SIZE) {
                all |= tileBits(values, start, Math.min(to, start + DoubleTiles.SIZE));
            }
            return all;
        }

        private static int tileBits(int[] values, int from, int to) {
            int all = 0;
            for (int i = from; i < to; i++) {
                all |= values[i];
            }
            return all;
        }

        @Override
        void put(long[] tile, int start, int rows, long radix) {
            int at = offset + start;
            for (int i = 0; i < rows; i++) {
                tile[i] = tile[i] * radix + (values[at + i] - least);
            }
        }

        /** Copied and then changed where they lie, which is vectorised; from one array to another it is not. */
        @Override
        boolean places(int[] tile, int start, int rows) {
            if (keepsMissing() || radix() >= Integer.MAX_VALUE) {
                return false;
            }
            System.arraycopy(values, offset + start, tile, 0, rows);
            int below = (int) (least - 1);
            for (int i = 0; i < rows; i++) {
                tile[i] -= below;
            }
            clearMissing(tile, start, rows);
            return true;
        }
    }

    private static final class Longs extends KeyCodes {
        private final long[] values;
        private final int offset;
        private final long least;

        Longs(long[] values, int offset, long least, long radix, @Nullable Bitmap validity, boolean keepsMissing) {
            super(radix, validity, keepsMissing);
            this.values = values;
            this.offset = offset;
            this.least = least;
        }

        @Override
        void put(long[] tile, int start, int rows, long radix) {
            int at = offset + start;
            for (int i = 0; i < rows; i++) {
                tile[i] = tile[i] * radix + (values[at + i] - least);
            }
        }
    }

    private static final class Indirect extends KeyCodes {
        private final int[] codes;
        private final int offset;

        Indirect(int[] codes, int offset, int size, @Nullable Bitmap validity, boolean keepsMissing) {
            super(Math.max(1, size), validity, keepsMissing);
            this.codes = codes;
            this.offset = offset;
        }

        @Override
        void put(long[] tile, int start, int rows, long radix) {
            int at = offset + start;
            for (int i = 0; i < rows; i++) {
                tile[i] = tile[i] * radix + codes[at + i];
            }
        }

        @Override
        boolean places(int[] tile, int start, int rows) {
            if (keepsMissing()) {
                return false;
            }
            System.arraycopy(codes, offset + start, tile, 0, rows);
            for (int i = 0; i < rows; i++) {
                tile[i]++;
            }
            clearMissing(tile, start, rows);
            return true;
        }
    }

    private static final class Bools extends KeyCodes {
        private final BoolColumn column;

        Bools(BoolColumn column, boolean keepsMissing) {
            super(2, column.validity(), keepsMissing);
            this.column = column;
        }

        @Override
        void put(long[] tile, int start, int rows, long radix) {
            for (int i = 0; i < rows; i++) {
                tile[i] = tile[i] * radix + (column.at(start + i) ? 1 : 0);
            }
        }
    }
}
