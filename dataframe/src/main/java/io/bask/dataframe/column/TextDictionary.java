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
        int at = place(hash, source, from, to);
        if (table[at] != EMPTY) {
            return table[at];
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

    /** The code of these bytes, or -1 if they were never given one. */
    public int find(byte[] source, int from, int to) {
        return table[place((int) TextHash.of(source, from, to), source, from, to)];
    }

    /** Where in the table the text stands, or the empty place where it belongs. */
    private int place(int hash, byte[] source, int from, int to) {
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] != EMPTY) {
            int code = table[at];
            if (hashes[code] == hash && entries.matches(code, source, from, to)) {
                return at;
            }
            at = at + 1 & mask;
        }
        return at;
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
