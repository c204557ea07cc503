package io.bask.bag.kernel;

import io.bask.bag.partition.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * What one pass counts: short texts wait here until there are some dozens, and are then counted together.
 *
 * <p>A table of many keys does not lie in the nearest cache, all the less where each word is a new object: a search waits for
 * memory three times, and the branches behind it cannot be guessed. Asked for together, what many searches need arrives at
 * the same time: that takes a word count to two thirds ({@code WordCountBenchmark}).
 */
final class CountBatch {
    private static final int MOST = 128;

    private final CountTable table = new CountTable();
    private final long[] heads = new long[MOST];
    private final long[] tails = new long[MOST];
    private final @Nullable String[] texts = new String[MOST];
    private int size;

    /** Counts a key once more. */
    void add(@Nullable Object key) {
        if (key instanceof String text) {
            long head = ShortText.head(text);
            long tail = head == ShortText.NONE ? ShortText.NONE : ShortText.tail(text);
            if (tail != ShortText.NONE) {
                texts[size] = text;
                add(head, tail);
                return;
            }
        }
        drain();
        table.add(key, 1);
    }

    /** Counts a short text once more; it is made when it is met first. */
    void add(long head, long tail) {
        heads[size] = head;
        tails[size] = tail;
        if (++size == MOST) {
            drain();
        }
    }

    /** All that has been counted. */
    CountTable table() {
        drain();
        return table;
    }

    private void drain() {
        table.touch(heads, tails, size);
        for (int i = 0; i < size; i++) {
            table.add(texts[i], heads[i], tails[i], 1);
            texts[i] = null;
        }
        size = 0;
    }
}
