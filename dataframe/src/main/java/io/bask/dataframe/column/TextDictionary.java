package io.bask.dataframe.column;

import java.util.Arrays;

/**
 * Gives equal texts equal codes, counted from 0 in order of first appearance.
 *
 * <p>An open-addressing table of codes beside the texts' bytes; a lookup costs one hash of the text and, as a rule, one
 * comparison. Not for sharing between threads.
 */
public final class TextDictionary {
    private static final int EMPTY = -1;

    private final StringColumn.Builder entries = new StringColumn.Builder(64);
    private int[] hashes = new int[64];
    private int[] table;

    /** An empty dictionary. */
    public TextDictionary() {
        table = emptyTable(256);
    }

    /** Number of distinct texts so far. */
    public int size() {
        return entries.length();
    }

    /** The code of these bytes, given now if they are new. */
    public int code(byte[] source, int from, int to) {
        int hash = (int) TextHash.of(source, from, to);
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] != EMPTY) {
            int code = table[at];
            if (hashes[code] == hash && entries.matches(code, source, from, to)) {
                return code;
            }
            at = at + 1 & mask;
        }
        int code = entries.length();
        entries.append(source, from, to);
        if (code == hashes.length) {
            hashes = Arrays.copyOf(hashes, Growth.next(code, code + 1));
        }
        hashes[code] = hash;
        table[at] = code;
        if (2 * entries.length() > table.length) {
            rehash();
        }
        return code;
    }

    /** The distinct texts, the text of code {@code c} at row {@code c}; the dictionary is spent afterwards. */
    public StringColumn build() {
        return entries.build();
    }

    private void rehash() {
        int[] wider = emptyTable(table.length * 2);
        int mask = wider.length - 1;
        for (int code = 0; code < entries.length(); code++) {
            int at = hashes[code] & mask;
            while (wider[at] != EMPTY) {
                at = at + 1 & mask;
            }
            wider[at] = code;
        }
        table = wider;
    }

    private static int[] emptyTable(int size) {
        int[] fresh = new int[size];
        Arrays.fill(fresh, EMPTY);
        return fresh;
    }
}
