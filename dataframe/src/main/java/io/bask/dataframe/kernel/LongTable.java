package io.bask.dataframe.kernel;

import io.bask.dataframe.column.TextHash;

/**
 * Gives equal numbers equal codes, counted from 0 in order of first appearance.
 *
 * <p>Open addressing with linear probing, at most half full. A number and its code lie side by side, so a lookup touches one
 * line of memory. Not for sharing between threads.
 */
final class LongTable {
    private static final int ABSENT = -1;
    private static final int LEAST = 1024;
    private static final int GREATEST = 1 << 29;

    /** Pairs of a number and one more than its code; 0 where there is none. */
    private long[] cells = new long[2 * LEAST];

    private int size;

    /** Number of distinct numbers so far. */
    int size() {
        return size;
    }

    /** Makes room for that many distinct numbers in all. */
    void expect(int numbers) {
        int places = LEAST;
        while (places < 2L * numbers && places < GREATEST) {
            places *= 2;
        }
        if (2 * places > cells.length) {
            move(places);
        }
    }

    /** The code of this number, given now if it is new. */
    int code(long key) {
        long[] known = cells;
        int mask = known.length - 2;
        int at = (int) TextHash.of(key) << 1 & mask;
        while (known[at + 1] != 0) {
            if (known[at] == key) {
                return (int) known[at + 1] - 1;
            }
            at = at + 2 & mask;
        }
        known[at] = key;
        known[at + 1] = ++size;
        if (4L * size > known.length && known.length < 2L * GREATEST) {
            move(known.length);
        }
        return size - 1;
    }

    /** The code of this number, or -1 if it was never given one. */
    int find(long key) {
        long[] known = cells;
        int mask = known.length - 2;
        int at = (int) TextHash.of(key) << 1 & mask;
        while (known[at + 1] != 0) {
            if (known[at] == key) {
                return (int) known[at + 1] - 1;
            }
            at = at + 2 & mask;
        }
        return ABSENT;
    }

    private void move(int places) {
        long[] old = cells;
        long[] fresh = new long[2 * places];
        int mask = fresh.length - 2;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int at = (int) TextHash.of(old[i]) << 1 & mask;
                while (fresh[at + 1] != 0) {
                    at = at + 2 & mask;
                }
                fresh[at] = old[i];
                fresh[at + 1] = old[i + 1];
            }
        }
        cells = fresh;
    }
}
