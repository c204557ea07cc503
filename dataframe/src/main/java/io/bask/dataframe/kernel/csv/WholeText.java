package io.bask.dataframe.kernel.csv;

/**
 * Reads text as a whole number of 64 bits: spaces around, a sign, digits.
 *
 * <p>{@link #read} says how it went; the number is in {@link #value}. Not for sharing.
 */
final class WholeText {
    /** What the text was. */
    enum Outcome {
        /** A number, now in {@link WholeText#value}. */
        FITS,
        /** A number that needs more than 64 bits. */
        TOO_WIDE,
        /** Not a whole number. */
        NONE
    }

    private long value;

    /** The number last read. */
    long value() {
        return value;
    }

    Outcome read(byte[] text, int from, int to) {
        int start = skipSpace(text, from, to);
        int end = skipSpaceBack(text, start, to);
        boolean negative = start < end && text[start] == '-';
        if (negative || (start < end && text[start] == '+')) {
            start++;
        }
        if (start == end) {
            return Outcome.NONE;
        }
        // Counts down from zero, because the negative range is the wider one.
        long total = 0;
        boolean wide = false;
        for (int i = start; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return Outcome.NONE;
            }
            long next = total * 10 - digit;
            wide |= total < Long.MIN_VALUE / 10 || next > 0;
            total = next;
        }
        if (wide || (!negative && total == Long.MIN_VALUE)) {
            return Outcome.TOO_WIDE;
        }
        value = negative ? total : -total;
        return Outcome.FITS;
    }

    static int skipSpace(byte[] text, int from, int to) {
        int at = from;
        while (at < to && isSpace(text[at])) {
            at++;
        }
        return at;
    }

    static int skipSpaceBack(byte[] text, int from, int to) {
        int at = to;
        while (at > from && isSpace(text[at - 1])) {
            at--;
        }
        return at;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || (value >= '\t' && value <= '\r');
    }
}
