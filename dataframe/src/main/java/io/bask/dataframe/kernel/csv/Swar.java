package io.bask.dataframe.kernel.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of text at a time, as one little-endian {@code long}.
 *
 * <p>The first byte of the text is the lowest byte of the word. A <em>flag word</em> has bit 7 of each byte set or
 * clear and all other bits clear. All methods are branch-free.
 */
final class Swar {
    /** Reads a {@code long} from a {@code byte[]} at any position, lowest byte first. */
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static final long ONES = 0x0101010101010101L;
    static final long LOW_SEVEN = 0x7F7F7F7F7F7F7F7FL;
    static final long FLAGS = 0x8080808080808080L;

    private static final long ZERO_DIGITS = 0x3030303030303030L;

    private Swar() {}

    /** The eight bytes at that position. */
    static long load(byte[] text, int position) {
        return (long) LONGS.get(text, position);
    }

    /** Stores eight bytes at that position. */
    static void store(byte[] text, int position, long word) {
        LONGS.set(text, position, word);
    }

    /** A word of eight times that byte. */
    static long repeat(int value) {
        return (value & 0xFFL) * ONES;
    }

    /** Flags of the bytes that are zero, exactly (no false flag beside a true one). */
    static long zeroFlags(long word) {
        return ~(((word & LOW_SEVEN) + LOW_SEVEN) | word) & FLAGS;
    }

    /** The flags of a flag word as the low eight bits, first byte lowest. */
    static long pack(long flags) {
        // Bit 7 + 8i times 2^(49 - 7i) is bit 56 + i; the other products fall outside the top byte and never carry.
        return (flags * 0x0002040810204081L) >>> 56;
    }

    /** Each bit the exclusive or of itself and all lower bits: ones from every odd set bit up to the next. */
    static long prefixXor(long bits) {
        long result = bits;
        result ^= result << 1;
        result ^= result << 2;
        result ^= result << 4;
        result ^= result << 8;
        result ^= result << 16;
        return result ^ (result << 32);
    }

    /** 64 bits, one for each of the 64 bytes from that position that equals the repeated byte. */
    static long mask(byte[] text, int position, long repeated) {
        long mask = 0;
        for (int i = 0; i < 8; i++) {
            mask |= pack(zeroFlags(load(text, position + 8 * i) ^ repeated)) << (8 * i);
        }
        return mask;
    }

    /**
     * The value of the last {@code count} (1 to 8) bytes before {@code end} as decimal digits; -1 when one is not a
     * digit.
     *
     * <p>Reads the eight bytes before {@code end}, so {@code end >= 8}.
     */
    static long digits(byte[] text, int end, int count) {
        return digits(load(text, end - 8), count);
    }

    /** The value of the last {@code count} (1 to 8) bytes of a word as decimal digits; -1 when one is not a digit. */
    static long digits(long word, int count) {
        long digits = (word ^ ZERO_DIGITS) & (-1L << (64 - 8 * count));
        if ((((digits + 0x7676767676767676L) | digits) & FLAGS) != 0) {
            return -1;
        }
        // Neighbours pairwise: 8 digits, 4 numbers below 100, 2 below 10 000, 1 below 100 000 000.
        digits = (digits * 2561) >>> 8;
        digits = ((digits & 0x00FF00FF00FF00FFL) * 6553601) >>> 16;
        return ((digits & 0x0000FFFF0000FFFFL) * 42949672960001L) >>> 32;
    }
}
