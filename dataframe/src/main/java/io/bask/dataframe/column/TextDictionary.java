package io.bask.dataframe.column;

/**
 * Gives equal texts equal codes, counted from 0 in order of first appearance.
 *
 * <p>An open-addressing table, at most half full, beside the texts' bytes. A text of up to twelve bytes stands in the table
 * itself, so that a lookup touches one line of memory; of a longer one its hash does, and what has the same hash is compared.
 * Not for sharing between threads.
 */
public final class TextDictionary {
    /** So many texts are looked up side by side: enough to wait for memory together, few enough for the nearest cache. */
    private static final int ROUND = 256;

    /** Longest text that stands in the table. */
    private static final int INLINE = 12;

    private static final int CODE_BITS = 28;
    private static final long LONGER = 15L << CODE_BITS;
    private static final int MOST_TEXTS = (1 << CODE_BITS) - 2;
    private static final int LEAST_CELLS = 256;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long OTHER_FACTOR = 0xD6E8FEB86659FD93L;

    private final StringColumn.Builder entries = new StringColumn.Builder(64);

    /**
     * Two words a cell. Of a short text the first has eight bytes, the upper half of the second four more, below them its length; of
     * a longer one they have its hash, its length and 15. The lowest bits are one more than the code, 0 in an empty cell.
     */
    private long[] cells = new long[2 * LEAST_CELLS];

    private final long[] firsts = new long[ROUND];
    private final long[] seconds = new long[ROUND];
    private final int[] places = new int[ROUND];
    private final long[] nearest = new long[ROUND];

    /** An empty dictionary. */
    public TextDictionary() {}

    /** Number of distinct texts so far. */
    public int size() {
        return entries.length();
    }

    /** The code of these bytes, given now if they are new. */
    public int code(byte[] source, int from, int to) {
        long first = first(source, from, to);
        long second = second(source, from, to);
        return code(first, second, spread(first, second), source, from, to);
    }

    /**
     * The codes of many texts, given now to those that are new: of {@code source[from[i] .. to[i])} to {@code codes[at + i]}.
     *
     * <p>All cells of a round are asked for before the first is looked at, since a wrong guess about one would wait for it. What
     * a cell said then is right even if the table has grown since.
     */
    void codes(byte[] source, int[] from, int[] to, int count, int[] codes, int at) {
        for (int start = 0; start < count; start += ROUND) {
            int n = Math.min(ROUND, count - start);
            long[] known = cells;
            int mask = known.length - 2;
            for (int i = 0; i < n; i++) {
                long first = first(source, from[start + i], to[start + i]);
                long second = second(source, from[start + i], to[start + i]);
                firsts[i] = first;
                seconds[i] = second;
                places[i] = spread(first, second);
            }
            for (int i = 0; i < n; i++) {
                nearest[i] = known[(places[i] << 1 & mask) + 1];
            }
            for (int i = 0; i < n; i++) {
                int begin = from[start + i];
                int end = to[start + i];
                long near = nearest[i];
                boolean isIt = (near ^ seconds[i]) >>> CODE_BITS == 0
                        && near != 0
                        && end - begin <= INLINE
                        && known[places[i] << 1 & mask] == firsts[i];
                codes[at + start + i] = isIt ? code(near) : code(firsts[i], seconds[i], places[i], source, begin, end);
            }
        }
    }

    private int code(long first, long second, int spread, byte[] source, int from, int to) {
        int at = place(first, second, spread, source, from, to);
        long known = cells[at + 1];
        return known != 0 ? code(known) : add(at, first, second, source, from, to);
    }

    /** The code of these bytes, or -1 if they were never given one. */
    public int find(byte[] source, int from, int to) {
        long first = first(source, from, to);
        long second = second(source, from, to);
        return code(cells[place(first, second, spread(first, second), source, from, to) + 1]);
    }

    private static int code(long second) {
        return ((int) second & MOST_TEXTS + 1) - 1;
    }

    private static long first(byte[] source, int from, int to) {
        int length = to - from;
        return length > INLINE ? TextHash.of(source, from, to) : TextHash.word(source, from, Math.min(8, length));
    }

    private static long second(byte[] source, int from, int to) {
        int length = to - from;
        if (length > INLINE) {
            return LONGER | (long) length << 32;
        }
        return TextHash.word(source, from + 8, Math.max(0, length - 8)) << 32 | (long) length << CODE_BITS;
    }

    /** A well-mixed number of a text's two words. */
    private static int spread(long first, long second) {
        long mixed = first * FACTOR;
        mixed = ((mixed ^ mixed >>> 32) + (second >>> CODE_BITS) * OTHER_FACTOR) * FACTOR;
        return (int) (mixed >>> 33);
    }

    /** Where in the table the text's cell begins, or the empty cell where it belongs. */
    private int place(long first, long second, int spread, byte[] source, int from, int to) {
        long[] known = cells;
        int mask = known.length - 2;
        int at = spread << 1 & mask;
        while (known[at + 1] != 0) {
            boolean isLike = known[at] == first && (known[at + 1] ^ second) >>> CODE_BITS == 0;
            if (isLike && (to - from <= INLINE || entries.matches(code(known[at + 1]), source, from, to))) {
                return at;
            }
            at = at + 2 & mask;
        }
        return at;
    }

    private int add(int at, long first, long second, byte[] source, int from, int to) {
        int code = entries.length();
        if (code >= MOST_TEXTS) {
            throw new IllegalStateException(
                    "one partition has more than %d distinct texts; use more partitions".formatted(MOST_TEXTS));
        }
        entries.append(source, from, to);
        cells[at] = first;
        cells[at + 1] = second | code + 1;
        if (4L * entries.length() > cells.length) {
            rehash();
        }
        return code;
    }

    /** The distinct texts, the text of code {@code c} at row {@code c}; the dictionary is spent afterwards. */
    public StringColumn build() {
        return entries.build();
    }

    private void rehash() {
        long[] wider = new long[cells.length * 2];
        int mask = wider.length - 2;
        for (int cell = 0; cell < cells.length; cell += 2) {
            if (cells[cell + 1] != 0) {
                int at = spread(cells[cell], cells[cell + 1]) << 1 & mask;
                while (wider[at + 1] != 0) {
                    at = at + 2 & mask;
                }
                wider[at] = cells[cell];
                wider[at + 1] = cells[cell + 1];
            }
        }
        cells = wider;
    }
}
