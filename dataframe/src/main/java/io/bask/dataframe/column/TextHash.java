package io.bask.dataframe.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hashes text bytes, eight at a time.
 *
 * <p>The same bytes give the same hash in every JVM, so that hashed results never depend on the machine.
 */
public final class TextHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** The lowest bytes of a word, by how many. */
    private static final long[] MASKS = {
        0, 0xFFL, 0xFFFFL, 0xFFFFFFL, -1L >>> 32, -1L >>> 24, -1L >>> 16, -1L >>> 8, -1L
    };

    private TextHash() {}

    /** A well-mixed hash of the bytes {@code from} (inclusive) to {@code to} (exclusive). */
    public static long of(byte[] bytes, int from, int to) {
        long hash = (to - from) * MULTIPLIER;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = step(hash, (long) LONGS.get(bytes, at));
        }
        return mix(step(hash, tail(bytes, at, to)));
    }

    /** True where so many bytes are the same from both places on: eight at a time, as texts are too short for the library's way. */
    static boolean isSame(byte[] bytes, int from, byte[] others, int other, int length) {
        int last = length - 8;
        for (int at = 0; at < last; at += 8) {
            if ((long) LONGS.get(bytes, from + at) != (long) LONGS.get(others, other + at)) {
                return false;
            }
        }
        if (last >= 0) {
            return (long) LONGS.get(bytes, from + last) == (long) LONGS.get(others, other + last);
        }
        return tail(bytes, from, from + length) == tail(others, other, other + length);
    }

    /** Up to eight bytes as the low bytes of a word: one masked load wherever the array goes on for eight bytes. */
    static long word(byte[] bytes, int from, int count) {
        return from + 8 <= bytes.length
                ? (long) LONGS.get(bytes, from) & MASKS[count]
                : tail(bytes, from, from + count);
    }

    /** Up to seven bytes as the low bytes of a word. */
    private static long tail(byte[] bytes, int from, int to) {
        if (from + 8 <= bytes.length) {
            int bits = 8 * (to - from);
            return (long) LONGS.get(bytes, from) & ~(-1L << bits);
        }
        long tail = 0;
        for (int at = from, shift = 0; at < to; at++, shift += 8) {
            tail |= (bytes[at] & 0xFFL) << shift;
        }
        return tail;
    }

    /** A well-mixed hash of a number. */
    public static long of(long value) {
        return mix(value * MULTIPLIER);
    }

    private static long step(long hash, long word) {
        return Long.rotateLeft(hash ^ word * MULTIPLIER, 29) * MULTIPLIER;
    }

    private static long mix(long hash) {
        long mixed = (hash ^ hash >>> 32) * MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }
}
