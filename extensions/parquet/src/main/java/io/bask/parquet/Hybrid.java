package io.bask.parquet;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Decodes small numbers that are stored as runs of equal ones and runs of packed bits, a run at a time. */
final class Hybrid {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Two numbers of so many bits lie in eight bytes wherever the first begins in its byte: at an even bit. */
    private static final int MOST_IN_PAIRS = 29;

    private final byte[] bytes;
    private final int end;
    private final int width;
    private int at;

    /**
     * The numbers that begin at a byte.
     *
     * @param end where they must have ended
     * @param width bits of a packed number, 0 to 32
     */
    Hybrid(byte[] bytes, int at, int end, int width) throws IOException {
        if (width < 0 || width > Integer.SIZE) {
            throw new IOException("numbers of %d bits are none".formatted(width));
        }
        this.bytes = bytes;
        this.at = at;
        this.end = end;
        this.width = width;
    }

    /** The first so many numbers, into an array from a place on. Called once. */
    void read(int[] out, int from, int count) throws IOException {
        int done = 0;
        while (done < count) {
            long header = header();
            if ((header & 1) == 0) {
                int run = (int) Math.min(header >>> 1, count - done);
                Arrays.fill(out, from + done, from + done + run, repeated());
                done += run;
            } else {
                long size = (header >>> 1) * width;
                int run = (int) Math.min((header >>> 1) * 8, count - done);
                // The last run of a page may leave out the bytes of numbers that nobody needs.
                if (((long) run * width + 7) / 8 > end - at) {
                    throw ended();
                }
                unpack(out, from + done, run);
                at += (int) Math.min(size, end - at);
                done += run;
            }
            if (header < 2) {
                throw new IOException("a run of numbers is empty");
            }
        }
    }

    /** Whether the first so many numbers are one run of ones; what comes next is the same as before. */
    boolean isRunOfOnes(int count) throws IOException {
        int start = at;
        long header = header();
        boolean isOnes = (header & 1) == 0 && header >>> 1 >= count && at < end && bytes[at] == 1;
        at = start;
        return isOnes;
    }

    private long header() throws IOException {
        long header = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at >= end) {
                throw ended();
            }
            int next = bytes[at++];
            header |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return header;
            }
        }
        throw new IOException("the length of a run of numbers is damaged");
    }

    private int repeated() throws IOException {
        int size = (width + 7) / 8;
        if (size > end - at) {
            throw ended();
        }
        int value = 0;
        for (int i = 0; i < size; i++) {
            value |= (bytes[at + i] & 0xFF) << 8 * i;
        }
        at += size;
        return value;
    }

    private void unpack(int[] out, int from, int count) {
        long mask = (1L << width) - 1;
        // As long as eight bytes can be read at once.
        long safe = width == 0 ? count : Math.max(0, (bytes.length - 8L - at) * 8 / width);
        int fast = (int) Math.min(count, safe);
        for (int i = unpackEights(out, from, fast); i < fast; i++) {
            long bit = (long) i * width;
            long word = width == 0 ? 0 : (long) LONGS.get(bytes, at + (int) (bit >>> 3));
            out[from + i] = (int) (word >>> (bit & 7) & mask);
        }
        for (int i = fast; i < count; i++) {
            long bit = (long) i * width;
            long value = 0;
            for (int b = 0; b < width; b++, bit++) {
                value |= (bytes[at + (int) (bit >>> 3)] >>> (bit & 7) & 1L) << b;
            }
            out[from + i] = (int) value;
        }
    }

    /** Unpacks as many numbers as are whole eights, which take whole bytes; answers how many. All of them begin where eight bytes follow. */
    private int unpackEights(int[] out, int from, int count) {
        int end = from + (count & -8);
        if (width == 0 || width > MOST_IN_PAIRS) {
            return 0;
        }
        if (width <= 8) {
            unpackByEight(out, from, end);
        } else if (width <= 16) {
            unpackByFour(out, from, end);
        } else {
            unpackByTwo(out, from, end);
        }
        return end - from;
    }

    private void unpackByEight(int[] out, int from, int end) {
        int shift = width;
        long mask = (1L << shift) - 1;
        for (int i = from, next = at; i < end; i += 8, next += shift) {
            long word = (long) LONGS.get(bytes, next);
            out[i] = (int) (word & mask);
            out[i + 1] = (int) ((word >>>= shift) & mask);
            out[i + 2] = (int) ((word >>>= shift) & mask);
            out[i + 3] = (int) ((word >>>= shift) & mask);
            out[i + 4] = (int) ((word >>>= shift) & mask);
            out[i + 5] = (int) ((word >>>= shift) & mask);
            out[i + 6] = (int) ((word >>>= shift) & mask);
            out[i + 7] = (int) (word >>> shift & mask);
        }
    }

    private void unpackByFour(int[] out, int from, int end) {
        int shift = width;
        long mask = (1L << shift) - 1;
        // The second four begin in the middle of a byte where the width is odd.
        int half = shift >>> 1;
        int odd = 4 * (shift & 1);
        for (int i = from, next = at; i < end; i += 8, next += shift) {
            long word = (long) LONGS.get(bytes, next);
            out[i] = (int) (word & mask);
            out[i + 1] = (int) ((word >>>= shift) & mask);
            out[i + 2] = (int) ((word >>>= shift) & mask);
            out[i + 3] = (int) (word >>> shift & mask);
            word = (long) LONGS.get(bytes, next + half) >>> odd;
            out[i + 4] = (int) (word & mask);
            out[i + 5] = (int) ((word >>>= shift) & mask);
            out[i + 6] = (int) ((word >>>= shift) & mask);
            out[i + 7] = (int) (word >>> shift & mask);
        }
    }

    private void unpackByTwo(int[] out, int from, int end) {
        int shift = width;
        long mask = (1L << shift) - 1;
        for (int i = from, next = at; i < end; i += 8, next += shift) {
            for (int pair = 0, bit = 0; pair < 8; pair += 2, bit += 2 * shift) {
                long word = (long) LONGS.get(bytes, next + (bit >>> 3)) >>> (bit & 7);
                out[i + pair] = (int) (word & mask);
                out[i + pair + 1] = (int) (word >>> shift & mask);
            }
        }
    }

    private static IOException ended() {
        return new IOException("a page ends within its numbers");
    }
}
