package io.bask.dataframe.column;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable run of bits, 64 to a word: which rows are valid, true, or selected.
 *
 * <p>Bit {@code i} lies in word {@code i >> 6} at position {@code i & 63}; bits past the length are zero, so that whole
 * words can be counted and combined. A loop over rows tests {@code word == -1} first and then needs no bit tests for 64
 * rows.
 */
public final class Bitmap implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] words;
    private final int length;
    private int cardinality = -1;

    private Bitmap(long[] words, int length) {
        this.words = words;
        this.length = length;
    }

    /** A bitmap over these words, which it adopts: the caller must not write to them again. Extra bits are cleared. */
    public static Bitmap adopt(long[] words, int length) {
        int needed = wordsFor(length);
        if (words.length < needed) {
            throw new IllegalArgumentException("%d words hold %d bits, which is fewer than %d"
                    .formatted(words.length, words.length * 64L, length));
        }
        long[] kept = words.length == needed ? words : Arrays.copyOf(words, needed);
        if ((length & 63) != 0) {
            kept[needed - 1] &= (1L << length) - 1;
        }
        return new Bitmap(kept, length);
    }

    /** A bitmap with all bits alike. */
    public static Bitmap filled(int length, boolean value) {
        long[] words = new long[wordsFor(length)];
        if (value) {
            Arrays.fill(words, -1L);
        }
        return adopt(words, length);
    }

    /** A bitmap of these values. */
    public static Bitmap of(boolean... values) {
        long[] words = new long[wordsFor(values.length)];
        for (int i = 0; i < values.length; i++) {
            if (values[i]) {
                words[i >> 6] |= 1L << i;
            }
        }
        return new Bitmap(words, values.length);
    }

    /** Words needed for that many bits. */
    public static int wordsFor(int length) {
        return (length + 63) >>> 6;
    }

    /** Number of bits. */
    public int length() {
        return length;
    }

    /** The bit at that position. */
    public boolean get(int position) {
        Objects.checkIndex(position, length);
        return (words[position >> 6] >>> position & 1) != 0;
    }

    /** The words themselves, not a copy: for reading only. */
    public long[] sharedWords() {
        return words;
    }

    /** Number of bits that are set; counted once. */
    public int cardinality() {
        int known = cardinality;
        if (known < 0) {
            known = 0;
            for (long word : words) {
                known += Long.bitCount(word);
            }
            cardinality = known;
        }
        return known;
    }

    /** True when every bit is set. */
    public boolean isAllSet() {
        return cardinality() == length;
    }

    /** Bits set in both. */
    public Bitmap and(Bitmap other) {
        checkLength(other);
        long[] result = words.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] &= other.words[i];
        }
        return new Bitmap(result, length);
    }

    /** Bits set in either. */
    public Bitmap or(Bitmap other) {
        checkLength(other);
        long[] result = words.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] |= other.words[i];
        }
        return new Bitmap(result, length);
    }

    /** Bits set in exactly one. */
    public Bitmap xor(Bitmap other) {
        checkLength(other);
        long[] result = words.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= other.words[i];
        }
        return new Bitmap(result, length);
    }

    /** Every bit turned round. */
    public Bitmap not() {
        long[] result = new long[words.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = ~words[i];
        }
        return adopt(result, length);
    }

    /** Bits {@code from} (inclusive) to {@code to} (exclusive), moved to the front: one word of work for 64 bits. */
    public Bitmap slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        if (from == 0 && to == length) {
            return this;
        }
        int size = to - from;
        long[] result = new long[wordsFor(size)];
        int first = from >> 6;
        int shift = from & 63;
        for (int i = 0; i < result.length; i++) {
            long low = words[first + i] >>> shift;
            long high = shift != 0 && first + i + 1 < words.length ? words[first + i + 1] << (64 - shift) : 0;
            result[i] = low | high;
        }
        return adopt(result, size);
    }

    /** The bits at these positions, in that order. */
    public Bitmap take(int[] positions) {
        long[] result = new long[wordsFor(positions.length)];
        for (int i = 0; i < positions.length; i++) {
            int position = positions[i];
            result[i >> 6] |= (words[position >> 6] >>> position & 1) << i;
        }
        return new Bitmap(result, positions.length);
    }

    /** Positions of the set bits, ascending. */
    public int[] positions() {
        int[] result = new int[cardinality()];
        int k = 0;
        for (int w = 0; w < words.length; w++) {
            long word = words[w];
            int base = w << 6;
            if (word == -1L) {
                for (int b = 0; b < 64; b++) {
                    result[k++] = base + b;
                }
                continue;
            }
            while (word != 0) {
                result[k++] = base + Long.numberOfTrailingZeros(word);
                word &= word - 1;
            }
        }
        return result;
    }

    private void checkLength(Bitmap other) {
        if (other.length != length) {
            throw new IllegalArgumentException("bitmaps of %d and %d bits do not line up; both must cover the same rows"
                    .formatted(length, other.length));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bitmap that && length == that.length && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return 31 * length + Arrays.hashCode(words);
    }

    /** The bits as ones and zeros, the first 64 at most. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Bitmap[").append(length).append(": ");
        for (int i = 0; i < Math.min(length, 64); i++) {
            text.append(get(i) ? '1' : '0');
        }
        return text.append(length > 64 ? "...]" : "]").toString();
    }
}
