package io.bask.dataframe.kernel.csv;

import java.io.Serializable;

/**
 * How numbers are written.
 *
 * @param decimal the byte of the decimal point
 * @param thousands the byte between groups of digits before the point; 0 for none
 */
public record NumberForm(byte decimal, byte thousands) implements Serializable {
    /** A point and no groups. */
    public static final NumberForm PLAIN = new NumberForm((byte) '.', (byte) 0);

    boolean isPlain() {
        return equals(PLAIN);
    }

    /** Copies a number in the plain form; how many bytes it has, or -1 where it has a point that is none here. */
    int copy(byte[] text, int from, int to, byte[] into, int at) {
        int filled = at;
        boolean isFraction = false;
        for (int i = from; i < to; i++) {
            byte value = text[i];
            if (value == decimal) {
                isFraction = true;
                into[filled++] = '.';
            } else if (value == thousands && thousands != 0) {
                boolean isBetween =
                        !isFraction && i > from && isDigit(text[i - 1]) && i + 1 < to && isDigit(text[i + 1]);
                if (!isBetween) {
                    return -1;
                }
            } else if (value == '.') {
                return -1;
            } else {
                into[filled++] = value;
            }
        }
        return filled - at;
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
