package io.bask.bag.partition;

import java.nio.charset.StandardCharsets;

/**
 * Texts of 1 to 16 characters between 1 and 254, as two numbers: the characters as bytes, the first eight in the head and
 * the others in the tail, lowest byte first and zeros behind the end.
 *
 * <p>Two such texts are equal exactly where their heads and tails are, so a table of them need not look at the texts, which
 * lie elsewhere in memory. A head is never 0.
 */
public final class ShortText {
    /** Bytes of the longest. */
    public static final int LONGEST = 2 * Long.BYTES;

    /** In place of a head or a tail, that a text has none. */
    public static final long NONE = -1;

    private ShortText() {}

    /** The first eight characters of a text, or {@link #NONE} where it is too short, too long, or has others. */
    public static long head(String text) {
        int length = text.length();
        return length == 0 || length > LONGEST ? NONE : packed(text, 0, Math.min(length, Long.BYTES));
    }

    /** The characters from the ninth on of a text of 1 to 16, or {@link #NONE} where it has others. */
    public static long tail(String text) {
        return text.length() <= Long.BYTES ? 0 : packed(text, Long.BYTES, text.length());
    }

    /** The text of a head and a tail. */
    public static String text(long head, long tail) {
        byte[] bytes = new byte[LONGEST];
        int size = 0;
        for (long rest = head; rest != 0; rest >>>= Byte.SIZE) {
            bytes[size++] = (byte) rest;
        }
        for (long rest = tail; rest != 0; rest >>>= Byte.SIZE) {
            bytes[size++] = (byte) rest;
        }
        return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
    }

    /** A number whose upper bits depend on all characters. */
    public static long mixed(long head, long tail) {
        long mixed = (head ^ (tail * 0xC2B2AE3D27D4EB4FL)) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    }

    private static long packed(String text, int from, int to) {
        long all = 0;
        int others = 0;
        for (int i = to - 1; i >= from; i--) {
            int character = text.charAt(i);
            others |= (character - 1 | character + 1) >>> Byte.SIZE;
            all = all << Byte.SIZE | character;
        }
        return others == 0 ? all : NONE;
    }
}
