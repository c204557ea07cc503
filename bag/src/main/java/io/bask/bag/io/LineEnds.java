package io.bask.bag.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for the ends of lines: for their first byte eight bytes at a time.
 *
 * @param ending the bytes that end a line
 * @param dropsCarriageReturn whether a carriage return before the end is not part of the line either
 */
record LineEnds(byte[] ending, boolean dropsCarriageReturn) {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    static LineEnds of(TextOptions options) {
        String delimiter = options.delimiter();
        return new LineEnds((delimiter == null ? "\n" : delimiter).getBytes(options.charset()), delimiter == null);
    }

    int length() {
        return ending.length;
    }

    /** Whether an end could begin within another, so that where lines end depends on where one starts to look. */
    boolean overlapItself() {
        for (int shift = 1; shift < ending.length; shift++) {
            boolean same = true;
            for (int i = shift; i < ending.length && same; i++) {
                same = ending[i] == ending[i - shift];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** Index of the first end that lies wholly in {@code bytes[from .. to - 1]}, or -1. */
    int find(byte[] bytes, int from, int to) {
        if (ending.length == 1) {
            return findByte(bytes, from, to);
        }
        int last = to - ending.length;
        for (int i = findByte(bytes, from, last + 1); i >= 0; i = findByte(bytes, i + 1, last + 1)) {
            int matched = 1;
            while (matched < ending.length && bytes[i + matched] == ending[matched]) {
                matched++;
            }
            if (matched == ending.length) {
                return i;
            }
        }
        return -1;
    }

    private int findByte(byte[] bytes, int from, int to) {
        long pattern = (ending[0] & 0xFF) * ONES;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long difference = (long) LONGS.get(bytes, i) ^ pattern;
            long zeroBytes = (difference - ONES) & ~difference & HIGH_BITS;
            if (zeroBytes != 0) {
                return i + (Long.numberOfTrailingZeros(zeroBytes) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == ending[0]) {
                return i;
            }
        }
        return -1;
    }

    /** How many lines end in the first {@code bytes} bytes of a stream. */
    long count(InputStream stream, long bytes) throws IOException {
        long count = 0;
        int matched = 0;
        try (InputStream in = new BufferedInputStream(stream, 1 << 16)) {
            for (long i = 0; i < bytes; i++) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                matched = (byte) next == ending[matched] ? matched + 1 : (byte) next == ending[0] ? 1 : 0;
                if (matched == ending.length) {
                    count++;
                    matched = 0;
                }
            }
        }
        return count;
    }
}
