package io.bask.bag.io;

import io.bask.bag.partition.CountingSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The texts of short ASCII words that were met before, by their bytes, and how often they came.
 *
 * <p>A table with two places for each hash: a new word takes the place of the later one, so memory is bounded and frequent
 * words, which come early, stay. It begins small and grows with the number of different words. Two places are 64 bytes and
 * all that is touched when a known word is counted once more: the text of the word lies elsewhere.
 */
final class ShortWords {
    /** Bytes of the longest word. */
    static final int LONGEST = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_BITS = 9;
    private static final int MOST_BITS = 17;
    private static final int TAIL = 1;
    private static final int TIMES = 2;
    private static final int PLACE_BITS = 2;

    /** Takes words that only have to be counted; null where each is handed on. */
    private final @Nullable CountingSink counts;

    private int bits = FIRST_BITS;
    private int made;
    /** Of each word: its first and its last eight bytes, zeros behind its end; how often it came since it got its place. */
    private long[] places = new long[1 << FIRST_BITS + PLACE_BITS];

    private @Nullable String[] texts = new String[1 << FIRST_BITS];

    ShortWords(@Nullable CountingSink counts) {
        this.counts = counts;
    }

    /** The text of a word of 1 to 16 bytes, or null where it was counted; the buffer has 16 bytes from {@code at} on. */
    @Nullable
    String of(byte[] bytes, int at, int size) throws Exception {
        long head = (long) LONGS.get(bytes, at);
        long tail = 0;
        if (size < Long.BYTES) {
            head &= (1L << (size * Byte.SIZE)) - 1;
        } else if (size > Long.BYTES) {
            tail = (long) LONGS.get(bytes, at + size - Long.BYTES) >>> ((LONGEST - size) * Byte.SIZE);
        }
        int number = number(head, tail);
        if (!isAt(number, head, tail)) {
            number++;
            if (!isAt(number, head, tail)) {
                number = meet(head, tail, new String(bytes, at, size, StandardCharsets.ISO_8859_1));
            }
        }
        if (counts == null) {
            return texts[number];
        }
        places[(number << PLACE_BITS) + TIMES]++;
        return null;
    }

    /** Hands over what has been counted. */
    void flush() throws Exception {
        for (int number = 0; number < texts.length; number++) {
            flush(number);
        }
    }

    private void flush(int number) throws Exception {
        int times = (number << PLACE_BITS) + TIMES;
        if (counts != null && places[times] > 0) {
            counts.accept(texts[number], places[times]);
            places[times] = 0;
        }
    }

    private boolean isAt(int number, long head, long tail) {
        int place = number << PLACE_BITS;
        return places[place] == head && places[place + TAIL] == tail;
    }

    /** The first of the two places for a hash. */
    private int number(long head, long tail) {
        long mixed = (head ^ (tail * 0xC2B2AE3D27D4EB4FL)) * 0x9E3779B97F4A7C15L;
        return (int) ((mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L >>> (Long.SIZE - bits)) & ~1;
    }

    /** Gives a word its place; no word has head 0, so an empty place is never taken for one. */
    private int meet(long head, long tail, String text) throws Exception {
        if (++made > texts.length / 2 && bits < MOST_BITS) {
            grow();
        }
        int number = free(head, tail);
        put(number, head, tail, 0, text);
        if (counts != null) {
            counts.accept(text, 0);
        }
        return number;
    }

    /** The first of the two places that is empty, or else the second, emptied. */
    private int free(long head, long tail) throws Exception {
        int number = number(head, tail);
        if (places[number << PLACE_BITS] == 0) {
            return number;
        }
        flush(number + 1);
        return number + 1;
    }

    private void put(int number, long head, long tail, long times, String text) {
        int place = number << PLACE_BITS;
        places[place] = head;
        places[place + TAIL] = tail;
        places[place + TIMES] = times;
        texts[number] = text;
    }

    private void grow() throws Exception {
        long[] oldPlaces = places;
        @Nullable String[] oldTexts = texts;
        bits += 2;
        made = 0;
        places = new long[1 << bits + PLACE_BITS];
        texts = new String[1 << bits];
        for (int i = 0; i < oldTexts.length; i++) {
            String text = oldTexts[i];
            if (text != null) {
                int old = i << PLACE_BITS;
                int number = free(oldPlaces[old], oldPlaces[old + TAIL]);
                put(number, oldPlaces[old], oldPlaces[old + TAIL], oldPlaces[old + TIMES], text);
            }
        }
    }
}
