package io.bask.bag.io;

import io.bask.bag.partition.CountingSink;
import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Words;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The words of lines.
 *
 * <p>Lines of ASCII, in charsets that contain it, are cut where they lie: eight bytes at a time are looked through for white
 * space, and the text of a word is made when it is first met and found again by its bytes afterwards, with its hash code known
 * already. Other lines become text first.
 *
 * @param lines makes text of a line, as the policy on malformed bytes wants it
 */
record WordDecoder(TextDecoder lines) implements LineDecoder {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final Set<String> CONTAIN_ASCII = Set.of("UTF-8", "US-ASCII", "ISO-8859-1", "windows-1252");

    /** Whether lines in a charset may be cut where they lie: a byte below 128 is an ASCII character. */
    static boolean knows(String encoding) {
        return CONTAIN_ASCII.contains(encoding);
    }

    @Override
    public Decoding begin(Sink sink) {
        return new Cutting(
                lines, sink instanceof CountingSink counting ? new ShortWords(counting) : new ShortWords(null));
    }

    private static final class Cutting implements Decoding {
        private final TextDecoder lines;
        private final ShortWords known;

        Cutting(TextDecoder lines, ShortWords known) {
            this.lines = lines;
            this.known = known;
        }

        @Override
        public boolean decode(byte[] bytes, int from, int length, Place place, Sink sink) throws Exception {
            int end = from + length;
            if (!isAscii(bytes, from, end)) {
                return Words.feed(lines.text(bytes, from, length, place), sink);
            }
            for (int at = from; at < end; ) {
                if (isSpace(bytes[at])) {
                    at++;
                    continue;
                }
                int size = at + ShortWords.LONGEST < bytes.length ? shortSize(bytes, at, end) : -1;
                String word;
                if (size < 0) {
                    size = anySize(bytes, at, end);
                    word = new String(bytes, at, size, StandardCharsets.ISO_8859_1);
                } else {
                    word = known.of(bytes, at, size);
                }
                if (word != null && !sink.accept(word)) {
                    return false;
                }
                at += size + 1;
            }
            return true;
        }

        @Override
        public void end() throws Exception {
            known.flush();
        }

        @Override
        public boolean decode(String line, Place place, Sink sink) throws Exception {
            return Words.feed(line, sink);
        }
    }

    private static boolean isAscii(byte[] bytes, int from, int end) {
        int at = from;
        long seen = 0;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            seen |= (long) LONGS.get(bytes, at);
        }
        for (; at < end; at++) {
            seen |= bytes[at] & 0x80;
        }
        return (seen & HIGH_BITS) == 0;
    }

    /** Bytes of the word that begins here, or -1 where it is longer than 16 bytes or holds control characters. */
    private static int shortSize(byte[] bytes, int at, int end) {
        int size = spaceIn((long) LONGS.get(bytes, at));
        if (size == Long.BYTES) {
            size += spaceIn((long) LONGS.get(bytes, at + Long.BYTES));
        }
        if (size >= end - at) {
            return end - at;
        }
        return size < ShortWords.LONGEST && isSpace(bytes[at + size]) ? size : -1;
    }

    /** Number of the first of eight bytes that is a blank or control character; 8 where there is none. */
    private static int spaceIn(long eight) {
        long found = (eight - 0x21 * ONES) & ~eight & HIGH_BITS;
        return found == 0 ? Long.BYTES : Long.numberOfTrailingZeros(found) >>> 3;
    }

    private static int anySize(byte[] bytes, int at, int end) {
        int size = 1;
        while (at + size < end && !isSpace(bytes[at + size])) {
            size++;
        }
        return size;
    }

    /** {@link Words#isSpace} of ASCII. */
    private static boolean isSpace(byte character) {
        return character <= ' ' && (character == ' ' || (character >= 9 && character <= 13) || character >= 28);
    }
}
