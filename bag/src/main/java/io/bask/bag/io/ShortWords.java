package io.bask.bag.io;

import io.bask.bag.partition.ShortText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The texts of short ASCII words that were met before, by their characters.
 *
 * <p>A table with two places for each hash: a new word takes the place of the later one, so memory is bounded and frequent
 * words, which come early, stay. It begins small and grows with the number of different words.
 */
final class ShortWords {
    private static final int FIRST_BITS = 9;
    private static final int MOST_BITS = 16;

    private int bits = FIRST_BITS;
    private int made;
    /** Head and tail of each word. */
    private long[] places = new long[2 << FIRST_BITS];

    private @Nullable String[] texts = new String[1 << FIRST_BITS];

    /** The text of a word, given as {@link ShortText} has it. */
    String of(long head, long tail) {
        int number = number(head, tail);
        if (!isAt(number, head, tail)) {
            number++;
            if (!isAt(number, head, tail)) {
                return meet(head, tail);
            }
        }
        return Objects.requireNonNull(texts[number]);
    }

    private boolean isAt(int number, long head, long tail) {
        return places[2 * number] == head && places[2 * number + 1] == tail;
    }

    /** The first of the two places for a hash. */
    private int number(long head, long tail) {
        return (int) (ShortText.mixed(head, tail) >>> (Long.SIZE - bits)) & ~1;
    }

    private String meet(long head, long tail) {
        if (++made > texts.length / 2 && bits < MOST_BITS) {
            grow();
        }
        String text = ShortText.text(head, tail);
        put(head, tail, text);
        return text;
    }

    /** Gives a word the first of its two places if that is empty, or else the second; no word has head 0. */
    private void put(long head, long tail, String text) {
        int first = number(head, tail);
        int number = places[2 * first] == 0 ? first : first + 1;
        places[2 * number] = head;
        places[2 * number + 1] = tail;
        texts[number] = text;
    }

    private void grow() {
        long[] oldPlaces = places;
        @Nullable String[] oldTexts = texts;
        bits++;
        made = 0;
        places = new long[2 << bits];
        texts = new String[1 << bits];
        for (int i = 0; i < oldTexts.length; i++) {
            String text = oldTexts[i];
            if (text != null) {
                made++;
                put(oldPlaces[2 * i], oldPlaces[2 * i + 1], text);
            }
        }
    }
}
