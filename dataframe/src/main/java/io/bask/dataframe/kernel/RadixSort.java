package io.bask.dataframe.kernel;

import java.util.Arrays;

/**
 * Sorts row numbers by one unsigned number a row, stable.
 *
 * <p>The highest bits of a row's number and its place go into one long, so that a pass reads and writes these longs one
 * behind the other and never looks up a number by its row, which would miss the cache for most rows. Three passes of least
 * significant digit first sort by 33 bits; rows that have those in common, few where values differ at all, are put in order
 * by insertion, many of them by the bits below in the same way. Source: Knuth, The Art of Computer Programming, volume 3,
 * 5.2.5 (distribution, and insertion for what is left).
 */
final class RadixSort {
    private static final int FEW_ROWS = 2048;
    private static final int BITS_OF_FEW = 8;
    private static final int BITS = 11;
    private static final int MOST_PASSES = 3;
    private static final int INSERTED = 24;

    private RadixSort() {}

    /** Row numbers sorted by the numbers of their rows, none of which has a bit above those of {@code greatest}. */
    static int[] sorted(int[] order, long[] codes, long greatest) {
        int used = Long.SIZE - Long.numberOfLeadingZeros(greatest);
        return order.length < 2 || used == 0 ? order : byLow(order, codes, used);
    }

    /** Row numbers sorted by that many of the lowest bits of their numbers. */
    private static int[] byLow(int[] order, long[] codes, int used) {
        int most = order.length < FEW_ROWS ? BITS_OF_FEW : BITS;
        int sorted = Math.min(used, MOST_PASSES * most);
        int left = used - sorted;
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(order.length - 1);
        long[] packed = new long[order.length];
        int above = Long.SIZE - used;
        for (int place = 0; place < packed.length; place++) {
            long high = (codes[order[place]] << above) >>> (above + left);
            packed[place] = (high << placeBits) | place;
        }
        packed = byDigits(packed, placeBits, sorted, (sorted + most - 1) / most);
        int[] rows = new int[order.length];
        long places = (1L << placeBits) - 1;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = order[(int) (packed[i] & places)];
        }
        if (left > 0) {
            orderAlike(packed, placeBits, rows, codes, left);
        }
        return rows;
    }

    private static long[] byDigits(long[] packed, int from, int bits, int passes) {
        int width = (bits + passes - 1) / passes;
        int[][] counts = counts(packed, from, width, passes);
        long[] source = packed;
        long[] target = new long[packed.length];
        for (int pass = 0; pass < passes; pass++) {
            if (!isOneDigit(counts[pass], packed.length)) {
                move(source, target, from + pass * width, counts[pass]);
                long[] spent = source;
                source = target;
                target = spent;
            }
        }
        return source;
    }

    private static int[][] counts(long[] packed, int from, int width, int passes) {
        int[][] counts = new int[passes][1 << width];
        int mask = (1 << width) - 1;
        for (int pass = 0; pass < passes; pass++) {
            int[] ofPass = counts[pass];
            int shift = from + pass * width;
            for (long entry : packed) {
                ofPass[(int) (entry >>> shift) & mask]++;
            }
        }
        return counts;
    }

    private static boolean isOneDigit(int[] counts, int all) {
        for (int count : counts) {
            if (count != 0) {
                return count == all;
            }
        }
        return true;
    }

    /** Moves the entries in the order of one digit; the counts become the places behind each digit's entries. */
    private static void move(long[] source, long[] target, int shift, int[] counts) {
        int before = 0;
        for (int digit = 0; digit < counts.length; digit++) {
            int count = counts[digit];
            counts[digit] = before;
            before += count;
        }
        int mask = counts.length - 1;
        for (long entry : source) {
            target[counts[(int) (entry >>> shift) & mask]++] = entry;
        }
    }

    /** Orders the runs of rows that are alike in what they were sorted by, by the bits below. */
    private static void orderAlike(long[] packed, int placeBits, int[] rows, long[] codes, int left) {
        int from = 0;
        while (from < rows.length) {
            long alike = packed[from] >>> placeBits;
            int to = from + 1;
            while (to < rows.length && packed[to] >>> placeBits == alike) {
                to++;
            }
            if (to - from > INSERTED) {
                int[] run = byLow(Arrays.copyOfRange(rows, from, to), codes, left);
                System.arraycopy(run, 0, rows, from, run.length);
            } else if (to - from > 1) {
                insert(rows, from, to, codes, Long.SIZE - left);
            }
            from = to;
        }
    }

    private static void insert(int[] rows, int from, int to, long[] codes, int above) {
        for (int next = from + 1; next < to; next++) {
            int row = rows[next];
            long low = codes[row] << above;
            int place = next;
            while (place > from && Long.compareUnsigned(codes[rows[place - 1]] << above, low) > 0) {
                rows[place] = rows[place - 1];
                place--;
            }
            rows[place] = row;
        }
    }
}
