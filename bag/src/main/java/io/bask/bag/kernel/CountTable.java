package io.bask.bag.kernel;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often each of some keys was counted: a hash table that remembers the order in which keys came first.
 *
 * <p>Keys and counts lie densely in order of arrival; a table with open addressing, at most half full, leads from a hash
 * to its place. Against a {@code HashMap<Object, Counter>} that saves two objects a key and a look at memory a search.
 */
final class CountTable implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_CAPACITY = 16;
    private static final int SPREAD = 0x9E3779B9;

    @SuppressWarnings("serial")
    private @Nullable Object[] keys;

    private long[] counts;
    /** Hash of a key in the upper half and its place plus one in the lower; 0 where the slot is free. */
    private long[] slots;

    private int shift;
    private int size;

    CountTable() {
        keys = new Object[FIRST_CAPACITY];
        counts = new long[FIRST_CAPACITY];
        slots = new long[2 * FIRST_CAPACITY];
        shift = Integer.numberOfLeadingZeros(slots.length) + 1;
    }

    /** Counts {@code key} another {@code times} times. */
    void add(@Nullable Object key, long times) {
        int hash = Objects.hashCode(key);
        int slot = slot(key, hash);
        int place = (int) slots[slot] - 1;
        if (place >= 0) {
            counts[place] += times;
        } else {
            append(key, hash, times, slot);
        }
    }

    void addAll(CountTable other) {
        for (int place = 0; place < other.size; place++) {
            add(other.keys[place], other.counts[place]);
        }
    }

    int size() {
        return size;
    }

    @Nullable
    Object key(int place) {
        return keys[place];
    }

    long count(int place) {
        return counts[place];
    }

    /** Place of {@code key}, or -1 where it was never counted. */
    int find(@Nullable Object key) {
        return (int) slots[slot(key, Objects.hashCode(key))] - 1;
    }

    /** Where the place of {@code key} is written, or else where it would be. */
    private int slot(@Nullable Object key, int hash) {
        int mask = slots.length - 1;
        int slot = (hash * SPREAD) >>> shift;
        for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
            if ((int) (entry >>> 32) == hash) {
                Object there = keys[(int) entry - 1];
                if (there == key || Objects.equals(there, key)) {
                    return slot;
                }
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void append(@Nullable Object key, int hash, long times, int slot) {
        if (size == keys.length) {
            grow();
            append(key, hash, times, slot(key, hash));
            return;
        }
        keys[size] = key;
        counts[size] = times;
        slots[slot] = ((long) hash << 32) | ++size;
    }

    private void grow() {
        int capacity = Math.multiplyExact(2, size);
        keys = Arrays.copyOf(keys, capacity);
        counts = Arrays.copyOf(counts, capacity);
        long[] oldSlots = slots;
        slots = new long[Math.multiplyExact(2, capacity)];
        shift = Integer.numberOfLeadingZeros(slots.length) + 1;
        int mask = slots.length - 1;
        for (long entry : oldSlots) {
            if (entry != 0) {
                int slot = ((int) (entry >>> 32) * SPREAD) >>> shift;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry;
            }
        }
    }
}
