package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import java.util.Arrays;

/**
 * What is added up of a column at places of a table, a tile of rows at a time.
 *
 * <p>Plain loops over one table: rows of one place behind each other wait for each other, but as a rule a second table for every
 * other row costs more than that. Place 0 is that of rows in no group.
 */
abstract sealed class Tally {
    /** Adds rows from {@code start} on, of which each has its place. */
    abstract void add(int[] places, int start, int n);

    /** What was added up at these places. */
    abstract Column at(int[] places);

    /** False where a place that has rows may have something else than was added up. */
    boolean isSettled(long[] rows) {
        return true;
    }

    private static LongColumn picked(long[] values, int[] places) {
        long[] picked = new long[places.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[places[i]];
        }
        return LongColumn.adopt(picked, null);
    }

    private static double[] picked(double[] values, int[] places) {
        double[] picked = new double[places.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[places[i]];
        }
        return picked;
    }

    /** The rows of each place. */
    static final class Rows extends Tally {
        private final long[] counts;

        Rows(int places) {
            this.counts = new long[places];
        }

        @Override
        void add(int[] places, int start, int n) {
            long[] into = counts;
            for (int i = 0; i < n; i++) {
                into[places[i]]++;
            }
        }

        long[] counts() {
            return counts;
        }

        @Override
        LongColumn at(int[] places) {
            return picked(counts, places);
        }
    }

    /** Sums of whole numbers of 32 bits, none missing. */
    static final class Ints extends Tally {
        private final int[] values;
        private final int offset;
        private final long[] sums;

        Ints(IntColumn column, int places) {
            this.values = column.sharedValues();
            this.offset = column.offset();
            this.sums = new long[places];
        }

        @Override
        void add(int[] places, int start, int n) {
            int[] from = values;
            long[] into = sums;
            int at = offset + start;
            for (int i = 0; i < n; i++) {
                into[places[i]] += from[at + i];
            }
        }

        @Override
        LongColumn at(int[] places) {
            return picked(sums, places);
        }
    }

    /** Sums of whole numbers of 64 bits, none missing; they wrap. */
    static final class Longs extends Tally {
        private final long[] values;
        private final int offset;
        private final long[] sums;

        Longs(LongColumn column, int places) {
            this.values = column.sharedValues();
            this.offset = column.offset();
            this.sums = new long[places];
        }

        @Override
        void add(int[] places, int start, int n) {
            long[] from = values;
            long[] into = sums;
            int at = offset + start;
            for (int i = 0; i < n; i++) {
                into[places[i]] += from[at + i];
            }
        }

        @Override
        LongColumn at(int[] places) {
            return picked(sums, places);
        }
    }

    /** Sums of floats, or of numbers as such, in row order; values that are missing are counted. */
    static final class Doubles extends Tally {
        private final DoubleTiles tiles;
        private final double[] sums;
        private final long[] missing;

        Doubles(Column column, int places) {
            this.tiles = DoubleTiles.of(column);
            this.sums = new double[places];
            this.missing = new long[places];
        }

        @Override
        void add(int[] places, int start, int n) {
            double[] from = tiles.tile(start, n);
            double[] into = sums;
            int at = tiles.at(start);
            for (int i = 0; i < n; i++) {
                double value = from[at + i];
                if (Double.isNaN(value)) {
                    missing[places[i]]++;
                } else {
                    into[places[i]] += value;
                }
            }
        }

        /** How many values are there. */
        LongColumn present(long[] rows, int[] places) {
            long[] present = new long[places.length];
            for (int i = 0; i < present.length; i++) {
                present[i] = rows[places[i]] - missing[places[i]];
            }
            return LongColumn.adopt(present, null);
        }

        @Override
        DoubleColumn at(int[] places) {
            return DoubleColumn.adopt(picked(sums, places));
        }
    }

    /** The least floats, or the greatest; not settled where a place has none that is finite. */
    static final class Best extends Tally {
        private final DoubleColumn column;
        private final boolean greatest;
        private final double nothing;
        private final double[] best;

        Best(DoubleColumn column, boolean greatest, int places) {
            this.column = column;
            this.greatest = greatest;
            this.nothing = greatest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            this.best = new double[places];
            Arrays.fill(best, nothing);
        }

        @Override
        void add(int[] places, int start, int n) {
            double[] from = column.sharedValues();
            int at = column.offset() + start;
            if (greatest) {
                addGreatest(places, from, at, n, best);
            } else {
                addLeast(places, from, at, n, best);
            }
        }

        private static void addGreatest(int[] places, double[] from, int at, int n, double[] best) {
            for (int i = 0; i < n; i++) {
                double value = from[at + i];
                if (value > best[places[i]]) {
                    best[places[i]] = value;
                }
            }
        }

        private static void addLeast(int[] places, double[] from, int at, int n, double[] best) {
            for (int i = 0; i < n; i++) {
                double value = from[at + i];
                if (value < best[places[i]]) {
                    best[places[i]] = value;
                }
            }
        }

        @Override
        boolean isSettled(long[] rows) {
            for (int place = 1; place < best.length; place++) {
                if (rows[place] > 0 && best[place] == nothing) {
                    return false;
                }
            }
            return true;
        }

        @Override
        DoubleColumn at(int[] places) {
            return DoubleColumn.adopt(column.dtype(), picked(best, places));
        }
    }
}
