package io.bask.memory;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compresses one buffer after another in the LZ4 block format: fast rather than small.
 *
 * <p>A block is a list of sequences: a token (4 bits length of literals, 4 bits length of the match less 4, 15 meaning "more
 * follows"), the literals, and how far back the match lies in two bytes. The last sequence is literals only; the format
 * wants its last five bytes to be literals, and no match to begin in the last twelve. Candidates for matches come from a
 * table of the last place that each hash of four bytes was seen; where nothing matches for long, the search takes longer
 * strides. Holds the table: not for concurrent use.
 */
final class Lz4 {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TABLE_BITS = 13;
    private static final int LEAST_MATCH = 4;
    private static final int LAST_LITERALS = 5;
    private static final int LAST_MATCH_START = 12;
    private static final int FARTHEST = 0xFFFF;
    private static final int PATIENCE = 6;
    private static final int MORE = 15;

    /** One more than the place where a hash was last seen; 0 for never. */
    private final int[] table = new int[1 << TABLE_BITS];

    /** Compresses the first {@code length} bytes; answers how many came out, or -1 where they do not fit. */
    int compress(byte[] source, int length, byte[] target) {
        Arrays.fill(table, 0);
        int out = 0;
        int anchor = 0;
        int at = 0;
        int misses = 0;
        int last = length - LAST_MATCH_START;
        while (at <= last) {
            int word = (int) INT.get(source, at);
            int slot = slot(word);
            int match = table[slot] - 1;
            table[slot] = at + 1;
            if (match < 0 || at - match > FARTHEST || (int) INT.get(source, match) != word) {
                at += 1 + (misses++ >>> PATIENCE);
                continue;
            }
            misses = 0;
            while (at > anchor && match > 0 && source[at - 1] == source[match - 1]) {
                at--;
                match--;
            }
            int end = matchEnd(source, match + LEAST_MATCH, at + LEAST_MATCH, length - LAST_LITERALS);
            out = sequence(source, anchor, at, at - match, end - at, target, out);
            if (out < 0) {
                return -1;
            }
            at = end;
            anchor = end;
            if (at <= last) {
                table[slot((int) INT.get(source, at - 2))] = at - 1;
            }
        }
        return sequence(source, anchor, length, 0, 0, target, out);
    }

    private static int slot(int word) {
        return word * 0x9E3779B1 >>> 32 - TABLE_BITS;
    }

    private static int matchEnd(byte[] source, int match, int at, int limit) {
        int from = match;
        int to = at;
        while (to + Long.BYTES <= limit) {
            long difference = (long) LONG.get(source, from) ^ (long) LONG.get(source, to);
            if (difference != 0) {
                return to + (Long.numberOfTrailingZeros(difference) >>> 3);
            }
            from += Long.BYTES;
            to += Long.BYTES;
        }
        while (to < limit && source[from] == source[to]) {
            from++;
            to++;
        }
        return to;
    }

    /** Writes literals and a match; no match where its length is 0. Answers where the next sequence goes, or -1. */
    private static int sequence(
            byte[] source, int anchor, int literalsEnd, int back, int matchLength, byte[] target, int start) {
        int literals = literalsEnd - anchor;
        int most = start + 1 + literals + literals / 255 + 1 + 2 + matchLength / 255 + 1;
        if (most > target.length) {
            return -1;
        }
        int more = matchLength - LEAST_MATCH;
        int out = start;
        target[out++] = (byte) (Math.min(literals, MORE) << 4 | (matchLength == 0 ? 0 : Math.min(more, MORE)));
        out = rest(literals, target, out);
        System.arraycopy(source, anchor, target, out, literals);
        out += literals;
        if (matchLength == 0) {
            return out;
        }
        target[out++] = (byte) back;
        target[out++] = (byte) (back >>> 8);
        return rest(more, target, out);
    }

    private static int rest(int length, byte[] target, int start) {
        int out = start;
        if (length >= MORE) {
            int left = length - MORE;
            for (; left >= 255; left -= 255) {
                target[out++] = (byte) 255;
            }
            target[out++] = (byte) left;
        }
        return out;
    }

    /**
     * Decompresses the first {@code length} bytes into the first {@code size} of the target.
     *
     * @throws IOException where that is not what they are
     */
    static void decompress(byte[] source, int length, byte[] target, int size) throws IOException {
        try {
            if (expand(source, length, target, size) == size) {
                return;
            }
        } catch (IndexOutOfBoundsException outside) {
            throw new IOException("compressed data leads outside of its buffer", outside);
        }
        throw new IOException("compressed data does not have the %d bytes that were compressed".formatted(size));
    }

    private static int expand(byte[] source, int length, byte[] target, int size) {
        int in = 0;
        int out = 0;
        while (in < length) {
            int token = source[in++] & 0xFF;
            int literals = token >>> 4;
            if (literals == MORE) {
                int more;
                do {
                    more = source[in++] & 0xFF;
                    literals += more;
                } while (more == 255);
            }
            System.arraycopy(source, in, target, out, literals);
            in += literals;
            out += literals;
            if (in >= length) {
                break;
            }
            int back = source[in] & 0xFF | (source[in + 1] & 0xFF) << 8;
            in += 2;
            int match = (token & MORE) + LEAST_MATCH;
            if ((token & MORE) == MORE) {
                int more;
                do {
                    more = source[in++] & 0xFF;
                    match += more;
                } while (more == 255);
            }
            if (back == 0 || out + match > size) {
                return -1;
            }
            copyMatch(target, out - back, out, match);
            out += match;
        }
        return out;
    }

    /** Copies within one array, where source and target may overlap: then what was copied repeats. */
    private static void copyMatch(byte[] target, int from, int to, int count) {
        if (to - from >= count) {
            System.arraycopy(target, from, target, to, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[to + i] = target[from + i];
        }
    }
}
