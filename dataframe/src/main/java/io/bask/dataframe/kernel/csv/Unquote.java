package io.bask.dataframe.kernel.csv;

import java.util.Arrays;

/** Removes the quotes of a field. */
final class Unquote {
    private Unquote() {}

    /** The field's bytes without quotes. */
    static byte[] of(byte[] text, int from, int to, Dialect dialect) {
        if (from >= to || !dialect.hasQuotes() || text[from] != dialect.quote()) {
            return Arrays.copyOfRange(text, from, Math.max(from, to));
        }
        byte[] plain = new byte[to - from];
        return Arrays.copyOf(plain, copy(text, from, to, plain, 0));
    }

    /**
     * Copies a field that begins with a quote, without its quotes: two inside become one, and what follows the closing
     * quote stays as it is.
     *
     * @return where the copy ends in {@code target}
     */
    static int copy(byte[] text, int from, int to, byte[] target, int at) {
        byte quote = text[from];
        int end = at;
        boolean quoted = true;
        for (int i = from + 1; i < to; i++) {
            byte value = text[i];
            if (value == quote && quoted) {
                if (i + 1 == to || text[i + 1] != quote) {
                    quoted = false;
                    continue;
                }
                i++;
            }
            target[end++] = value;
        }
        return end;
    }
}
