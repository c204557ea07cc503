package io.bask.dataframe.column;

/**
 * Gives equal texts equal codes, counted from 0 in order of first appearance.
 *
 * <p>An open-addressing table of codes beside the texts' bytes; a lookup costs one hash of the text and, as a rule, one
 * comparison. Not for sharing between threads.
 */
public final class TextDictionary {
    private final StringColumn.Builder entries = new StringColumn.Builder(64);

    /** For each text its hash in the upper half and one more than its code in the lower; 0 where there is none. */
    private long[] table = new long[256];

    /** An empty dictionary. */
    public TextDictionary() {}

    /** Number of distinct texts so far. */
    public int size() {
        return entries.length();
    }

    /** The code of these bytes, given now if they are new. */
    public int code(byte[] source, int from, int to) {
        long hash = TextHash.of(source, from, to) << 32;
        int at = place(hash, source, from, to);
        if (table[at] != 0) {
            return (int) table[at] - 1;
        }
        int code = entries.length();
        entries.append(source, from, to);
        table[at] = hash | code + 1;
        if (2 * entries.length() > table.length) {
            rehash();
        }
        return code;
    }

    /** The code of these bytes, or -1 if they were never given one. */
    public int find(byte[] source, int from, int to) {
        return (int) table[place(TextHash.of(source, from, to) << 32, source, from, to)] - 1;
    }

    /** Where in the table the text stands, or the empty place where it belongs; of the hash only the upper half is set. */
    private int place(long hash, byte[] source, int from, int to) {
        long[] known = table;
        int mask = known.length - 1;
        int at = (int) (hash >>> 32) & mask;
        while (known[at] != 0) {
            boolean isLike = (known[at] ^ hash) >>> 32 == 0;
            if (isLike && entries.matches((int) known[at] - 1, source, from, to)) {
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
        long[] wider = new long[table.length * 2];
        int mask = wider.length - 1;
        for (long entry : table) {
            if (entry != 0) {
                int at = (int) (entry >>> 32) & mask;
                while (wider[at] != 0) {
                    at = at + 1 & mask;
                }
                wider[at] = entry;
            }
        }
        table = wider;
    }
}
