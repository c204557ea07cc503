package io.bask.dataframe.column;

import java.util.Arrays;

/**
 * Grows a {@link Bitmap} one bit at a time.
 *
 * <p>Not for sharing between threads. {@link #build()} hands its words over, after which the builder is spent.
 */
public final class BitmapBuilder {
    private long[] words;
    private int length;
    private int set;

    /** A builder with room for that many bits before it has to grow. */
    public BitmapBuilder(int capacity) {
        words = new long[Math.max(1, Bitmap.wordsFor(capacity))];
    }

    /** Adds one bit. */
    public void append(boolean bit) {
        int word = length >> 6;
        if (word == words.length) {
            words = Arrays.copyOf(words, Growth.next(words.length, word + 1));
        }
        if (bit) {
            words[word] |= 1L << length;
            set++;
        }
        length++;
    }

    /** Adds that many bits, all alike. */
    public void append(boolean bit, int count) {
        for (int i = 0; i < count; i++) {
            append(bit);
        }
    }

    /** Bits so far. */
    public int length() {
        return length;
    }

    /** True when every bit so far is set. */
    public boolean isAllSet() {
        return set == length;
    }

    /** The finished bitmap. */
    public Bitmap build() {
        return Bitmap.adopt(words, length);
    }
}
