package io.bask.dataframe.kernel.csv;

/**
 * Cuts lines into fields of fixed width, without what fills them up.
 *
 * <p>In lines of ASCII a character is a byte; else the bytes at which characters begin are found first. One thread.
 */
final class LineCutter {
    private final int[] starts;
    private final int[] ends;
    private final boolean[] fills;
    private int[] characters = new int[0];

    LineCutter(FieldCuts cuts) {
        this.starts = cuts.startsArray();
        this.ends = cuts.endsArray();
        this.fills = FieldCuts.fills(cuts.fill());
    }

    /**
     * Writes the bounds of the fields of {@code text[start .. end)}, two a field, as {@link RecordBounds} says.
     *
     * @return whether some field has more than blanks
     */
    boolean cut(byte[] text, int start, int end, boolean ascii, int[] into, int at) {
        int length = ascii ? end - start : locate(text, start, end);
        boolean hasText = false;
        for (int field = 0; field < starts.length; field++) {
            int first = Math.min(starts[field], length);
            int last = Math.min(ends[field], length);
            int from = ascii ? start + first : characters[first];
            int to = ascii ? start + last : characters[last];
            while (from < to && isFill(text[from])) {
                from++;
            }
            while (to > from && isFill(text[to - 1])) {
                to--;
            }
            into[at + 2 * field] = from - 1;
            into[at + 2 * field + 1] = to;
            hasText = hasText || hasText(text, from, to);
        }
        return hasText;
    }

    private static boolean hasText(byte[] text, int from, int to) {
        int at = from;
        while (at < to && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        return at < to;
    }

    private boolean isFill(byte value) {
        return value >= 0 && fills[value];
    }

    /** Finds where characters begin and, as one more, where the line ends; how many characters there are. */
    private int locate(byte[] text, int start, int end) {
        characters = Growth.reserve(characters, end - start + 1);
        int count = 0;
        for (int i = start; i < end; i++) {
            if (Utf8.begins(text[i])) {
                characters[count++] = i;
            }
        }
        characters[count] = end;
        return count;
    }
}
