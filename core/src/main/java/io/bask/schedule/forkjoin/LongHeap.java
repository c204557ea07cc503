package io.bask.schedule.forkjoin;

import java.util.Arrays;

/** A priority queue of longs, least first. */
final class LongHeap {
    private long[] entries = new long[64];
    private int size;

    /** An entry that sorts by priority, then by number, 0 or more; the lower half is the number. */
    static long entry(float priority, int number) {
        int bits = Float.floatToIntBits(priority);
        int ascending = bits ^ ((bits >> 31) & 0x7fffffff);
        return ((long) ascending << 32) | number;
    }

    static float priority(long entry) {
        int ascending = (int) (entry >> 32);
        return Float.intBitsToFloat(ascending ^ ((ascending >> 31) & 0x7fffffff));
    }

    boolean isEmpty() {
        return size == 0;
    }

    long least() {
        return entries[0];
    }

    void add(long entry) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (entries[parent] <= entry) {
                break;
            }
            entries[at] = entries[parent];
            at = parent;
        }
        entries[at] = entry;
    }

    /** Removes the least entry. */
    void remove() {
        long last = entries[--size];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && entries[child + 1] < entries[child]) {
                child++;
            }
            if (entries[child] >= last) {
                break;
            }
            entries[at] = entries[child];
            at = child;
            child = 2 * at + 1;
        }
        entries[at] = last;
    }
}
