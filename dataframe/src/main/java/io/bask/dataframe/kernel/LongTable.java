package io.bask.dataframe.kernel;

import io.bask.dataframe.column.TextHash;
import java.util.Arrays;

/**
 * Gives equal numbers equal codes, counted from 0 in order of first appearance.
 *
 * <p>Open addressing with linear probing, at most half full; keys and codes lie in parallel arrays. Not
 * for sharing between threads.
 */
final class LongTable {
    private static final int EMPTY = -1;

    private long[] keys = new long[1024];
    private int[] codes = filled(1024);
    private int size;

    /** Number of distinct numbers so far. */
    int size() {
        return size;
    }

    /** The code of this number, given now if it is new. */
    int code(long key) {
        int mask = codes.length - 1;
        int at = (int) TextHash.of(key) & mask;
        while (codes[at] != EMPTY) {
            if (keys[at] == key) {
                return codes[at];
            }
            at = at + 1 & mask;
        }
        keys[at] = key;
        codes[at] = size++;
        if (2 * size > codes.length) {
            grow();
        }
        return size - 1;
    }

    /** The code of this number, or -1 if it was never given one. */
    int find(long key) {
        int mask = codes.length - 1;
        int at = (int) TextHash.of(key) & mask;
        while (codes[at] != EMPTY) {
            if (keys[at] == key) {
                return codes[at];
            }
            at = at + 1 & mask;
        }
        return EMPTY;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCodes = codes;
        keys = new long[oldKeys.length * 2];
        codes = filled(keys.length);
        int mask = codes.length - 1;
        for (int i = 0; i < oldCodes.length; i++) {
            if (oldCodes[i] != EMPTY) {
                int at = (int) TextHash.of(oldKeys[i]) & mask;
                while (codes[at] != EMPTY) {
                    at = at + 1 & mask;
                }
                keys[at] = oldKeys[i];
                codes[at] = oldCodes[i];
            }
        }
    }

    private static int[] filled(int length) {
        int[] fresh = new int[length];
        Arrays.fill(fresh, EMPTY);
        return fresh;
    }
}
