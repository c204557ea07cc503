package io.bask.dataframe.kernel;

import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import java.util.Arrays;

/**
 * Orders distinct texts.
 *
 * <p>Eight bytes of each behind what all have in common are one number, and these are sorted by radix; only texts that have
 * those in common too are compared byte by byte. Names with a common beginning and a number behind it need no comparison.
 */
final class TextOrder {
    private TextOrder() {}

    /** The positions of the texts, least first; none of them missing. */
    static int[] of(TextColumn texts) {
        StringColumn plain = texts.plain();
        int[] slots = new int[texts.length()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = texts.slot(i);
        }
        int common = common(plain, slots);
        long[] keys = new long[slots.length];
        long used = 0;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(plain.sharedBytes(), plain.start(slots[i]) + common, plain.end(slots[i]));
            used |= keys[i];
        }
        int[] order = new int[slots.length];
        Arrays.setAll(order, i -> i);
        order = RadixSort.sorted(order, keys, used);
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && keys[order[to]] == keys[order[from]]) {
                to++;
            }
            if (to - from > 1) {
                compareAll(plain, slots, order, from, to);
            }
            from = to;
        }
        return order;
    }

    private static void compareAll(StringColumn plain, int[] slots, int[] order, int from, int to) {
        Integer[] alike = new Integer[to - from];
        Arrays.setAll(alike, i -> order[from + i]);
        Arrays.sort(alike, (a, b) -> plain.compare(slots[a], plain, slots[b]));
        for (int i = 0; i < alike.length; i++) {
            order[from + i] = alike[i];
        }
    }

    /** How many bytes all texts begin with alike. */
    private static int common(StringColumn plain, int[] slots) {
        if (slots.length == 0) {
            return 0;
        }
        byte[] bytes = plain.sharedBytes();
        int first = plain.start(slots[0]);
        int common = plain.end(slots[0]) - first;
        for (int slot : slots) {
            int start = plain.start(slot);
            int length = Math.min(common, plain.end(slot) - start);
            int differs = Arrays.mismatch(bytes, first, first + length, bytes, start, start + length);
            common = differs < 0 ? length : differs;
        }
        return common;
    }

    /** Up to eight bytes, the first one highest. */
    private static long key(byte[] bytes, int from, int to) {
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            key = key << Byte.SIZE | (from + i < to ? bytes[from + i] & 0xFFL : 0);
        }
        return key;
    }
}
