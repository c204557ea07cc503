package io.bask.bag.io;

import io.bask.bag.partition.CountingSink;
import io.bask.bag.partition.ShortText;
import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Words;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of lines.
 *
 * <p>Text of ASCII, in charsets that contain it, is cut where it lies, many lines at once: sixteen bytes at a time are
 * looked through for white space, without a branch that depends on the length of the word, and the text of a word is made
 * when it is first met and found again by its bytes afterwards. Other lines become text first.
 *
 * @param lines makes text of a line, as the policy on malformed bytes wants it
 */
record WordDecoder(TextDecoder lines) implements LineDecoder {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = ~HIGH_BITS;
    private static final Set<String> CONTAIN_ASCII = Set.of("UTF-8", "US-ASCII", "ISO-8859-1", "windows-1252");
    /** A bit for each white space of ASCII, which all are blanks or control characters. */
    private static final long SPACES = 1L << ' ' | 0x1FL << 9 | 0xFL << 28;

    /** Whether lines in a charset may be cut where they lie: a byte below 128 is an ASCII character. */
    static boolean knows(String encoding) {
        return CONTAIN_ASCII.contains(encoding);
    }

    @Override
    public Decoding begin(Sink sink) {
        return new Cutting(lines, sink instanceof CountingSink counting ? counting : null);
    }

    private static final class Cutting implements Decoding {
        private final TextDecoder lines;
        /** Where words only have to be counted; otherwise null. */
        private final @Nullable CountingSink counts;

        private final ShortWords known = new ShortWords();

        Cutting(TextDecoder lines, @Nullable CountingSink counts) {
            this.lines = lines;
            this.counts = counts;
        }

        @Override
        public boolean decode(byte[] bytes, int from, int length, Place place, Sink sink) throws Exception {
            int end = from + length;
            return lineFeedsOfAscii(bytes, from, end) < 0
                    ? Words.feed(lines.text(bytes, from, length, place), sink)
                    : decodeAtOnce(bytes, from, end, sink);
        }

        @Override
        public long linesAtOnce(byte[] bytes, int from, int to) {
            return lineFeedsOfAscii(bytes, from, to);
        }

        @Override
        public boolean decodeAtOnce(byte[] bytes, int from, int end, Sink sink) throws Exception {
            int lastShort = Math.min(end - 1, bytes.length - ShortText.LONGEST - 1);
            int at = from;
            while (at <= lastShort) {
                long head = (long) LONGS.get(bytes, at);
                long tail = (long) LONGS.get(bytes, at + Long.BYTES);
                long spacesOfHead = spaces(head);
                long spacesOfTail = spaces(tail);
                int headSize = size(spacesOfHead);
                int isFull = headSize >>> 3;
                int size = headSize + (size(spacesOfTail) & -isFull);
                if (at + size < end && isSpace(bytes[at + size])) {
                    head &= before(spacesOfHead);
                    tail &= before(spacesOfTail) & -(long) isFull;
                    if (size > 0 && !hand(head, tail, sink)) {
                        return false;
                    }
                    at += size + 1;
                } else {
                    size = anySize(bytes, at, end);
                    if (!sink.accept(new String(bytes, at, size, StandardCharsets.ISO_8859_1))) {
                        return false;
                    }
                    at += size;
                }
            }
            return decodeLast(bytes, at, end, sink);
        }

        private boolean hand(long head, long tail, Sink sink) throws Exception {
            if (counts == null) {
                return sink.accept(known.of(head, tail));
            }
            counts.accept(head, tail);
            return true;
        }

        /** The words behind which there are too few bytes to look at sixteen. */
        private static boolean decodeLast(byte[] bytes, int from, int end, Sink sink) throws Exception {
            for (int at = from; at < end; at++) {
                if (!isSpace(bytes[at])) {
                    int size = anySize(bytes, at, end);
                    if (!sink.accept(new String(bytes, at, size, StandardCharsets.ISO_8859_1))) {
                        return false;
                    }
                    at += size;
                }
            }
            return true;
        }

        @Override
        public boolean decode(String line, Place place, Sink sink) throws Exception {
            return Words.feed(line, sink);
        }
    }

    /** How many line feeds some bytes hold; -1 where not all of them are ASCII. */
    private static long lineFeedsOfAscii(byte[] bytes, int from, int end) {
        int at = from;
        long seen = 0;
        long feeds = 0;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, at);
            seen |= eight;
            feeds += Long.bitCount(~((eight ^ '\n' * ONES) + LOW_BITS) & HIGH_BITS);
        }
        for (; at < end; at++) {
            seen |= bytes[at];
            feeds += bytes[at] == '\n' ? 1 : 0;
        }
        return (seen & HIGH_BITS) == 0 ? feeds : -1;
    }

    /** The high bit of the first of eight bytes that is a blank or control character, and maybe some behind it. */
    private static long spaces(long eight) {
        return (eight - 0x21 * ONES) & ~eight & HIGH_BITS;
    }

    /** How many bytes lie before the first of the bytes marked so; 8 where none is. */
    private static int size(long spaces) {
        return Long.numberOfTrailingZeros(spaces) >>> 3;
    }

    /** The bits of the bytes before the first of those marked so. */
    private static long before(long spaces) {
        return ((spaces & -spaces) >>> (Byte.SIZE - 1)) - 1;
    }

    private static int anySize(byte[] bytes, int at, int end) {
        int size = 0;
        while (at + size < end && !isSpace(bytes[at + size])) {
            size++;
        }
        return size;
    }

    /** {@link Words#isSpace} of ASCII. */
    private static boolean isSpace(byte character) {
        return character <= ' ' && (SPACES >>> character & 1) != 0;
    }
}
