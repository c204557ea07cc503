package io.bask.bag.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for line feeds, eight bytes at a time. */
final class LineFeeds {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long PATTERN = '\n' * ONES;

    private LineFeeds() {}

    /** Index of the first line feed in {@code bytes[from .. to - 1]}, or -1. */
    static int find(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long difference = (long) LONGS.get(bytes, i) ^ PATTERN;
            long zeroBytes = (difference - ONES) & ~difference & HIGH_BITS;
            if (zeroBytes != 0) {
                return i + (Long.numberOfTrailingZeros(zeroBytes) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** How many lines end in the first {@code bytes} bytes of a plain file. */
    static long count(Path file, long bytes) throws IOException {
        long count = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (long i = 0; i < bytes; i++) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                count += next == '\n' ? 1 : 0;
            }
        }
        return count;
    }
}
