package io.bask.bag.kernel;

import io.bask.bag.partition.ShortText;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often each of some keys was counted: a hash table that remembers the order in which keys came first.
 *
 * <p>Keys and counts lie densely in order of arrival; a table with open addressing, at most half full, leads from a hash
 * to its place. Against a {@code HashMap<Object, Counter>} that saves two objects a key and a look at memory a search.
 * Short texts, which most keys are, are found by their {@link ShortText characters}, which lie here too, so that counting
 * one again never touches the text that came first.
 */
final class CountTable implements Serializable {
    private static final long serialVersionUID = 2L;
    private static final int FIRST_CAPACITY = 16;
    private static final int SPREAD = 0x9E3779B9;

    @SuppressWarnings("serial")
    private @Nullable Object[] keys;

    private long[] counts;
    /** Head and tail of each key that is a short text, zeros for others; empty while there was none. */
    private long[] characters = {};
    /** Hash of a key in the upper half and its place plus one in the lower; 0 where the slot is free. */
    private long[] slots;

    private int shift;
    private int size;
    /** Where sums go that nobody reads, so that reading what they are made of is not left out. */
    private transient long touched;

    CountTable() {
        keys = new Object[FIRST_CAPACITY];
        counts = new long[FIRST_CAPACITY];
        slots = new long[2 * FIRST_CAPACITY];
        shift = Integer.numberOfLeadingZeros(slots.length) + 1;
    }

    /** A table of its own with the same counts. */
    CountTable(CountTable other) {
        keys = other.keys.clone();
        counts = other.counts.clone();
        characters = other.characters.clone();
        slots = other.slots.clone();
        shift = other.shift;
        size = other.size;
    }

    /** Counts {@code key} another {@code times} times. */
    void add(@Nullable Object key, long times) {
        long head = head(key);
        long tail = tail(key, head);
        if (tail == ShortText.NONE) {
            addOther(key, times);
        } else {
            add(key, head, tail, times);
        }
    }

    /** Asks for the memory that counting these short texts will need, all at once. */
    void touch(long[] heads, long[] tails, int many) {
        long seen = 0;
        for (int i = 0; i < many; i++) {
            seen += slots[firstSlot(hash(heads[i], tails[i]))];
        }
        for (int i = 0; i < many && characters.length > 0; i++) {
            int place = Math.max(0, (int) slots[firstSlot(hash(heads[i], tails[i]))] - 1);
            seen += characters[Math.min(2 * place, characters.length - 1)] + counts[place];
        }
        touched = seen;
    }

    void addAll(CountTable other) {
        for (int place = 0; place < other.size; place++) {
            long head = 2 * place < other.characters.length ? other.characters[2 * place] : 0;
            if (head == 0) {
                addOther(other.keys[place], other.counts[place]);
            } else {
                add(other.keys[place], head, other.characters[2 * place + 1], other.counts[place]);
            }
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
        long head = head(key);
        long tail = tail(key, head);
        int slot = tail == ShortText.NONE ? otherSlot(key, Objects.hashCode(key)) : shortSlot(head, tail);
        return (int) slots[slot] - 1;
    }

    private static long head(@Nullable Object key) {
        return key instanceof String text ? ShortText.head(text) : ShortText.NONE;
    }

    private static long tail(@Nullable Object key, long head) {
        return head == ShortText.NONE ? ShortText.NONE : ShortText.tail((String) Objects.requireNonNull(key));
    }

    /**
     * Counts a short text another {@code times} times.
     *
     * @param key the text; null where it is to be made, if it comes for the first time
     */
    void add(@Nullable Object key, long head, long tail, long times) {
        int slot = shortSlot(head, tail);
        int place = (int) slots[slot] - 1;
        if (place >= 0) {
            counts[place] += times;
            return;
        }
        append(key == null ? ShortText.text(head, tail) : key, hash(head, tail), times, slot);
        if (characters.length < 2 * size) {
            characters = Arrays.copyOf(characters, 2 * keys.length);
        }
        characters[2 * size - 2] = head;
        characters[2 * size - 1] = tail;
    }

    private void addOther(@Nullable Object key, long times) {
        int hash = Objects.hashCode(key);
        int slot = otherSlot(key, hash);
        int place = (int) slots[slot] - 1;
        if (place >= 0) {
            counts[place] += times;
        } else {
            append(key, hash, times, slot);
        }
    }

    private static int hash(long head, long tail) {
        return (int) (ShortText.mixed(head, tail) >>> Integer.SIZE);
    }

    private int firstSlot(int hash) {
        return (hash * SPREAD) >>> shift;
    }

    /** Where the place of a short text is written, or else where it would be. */
    private int shortSlot(long head, long tail) {
        int hash = hash(head, tail);
        int mask = slots.length - 1;
        int slot = firstSlot(hash);
        for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
            int at = 2 * ((int) entry - 1);
            if ((int) (entry >>> 32) == hash
                    && at < characters.length
                    && characters[at] == head
                    && characters[at + 1] == tail) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Where the place of a key that is no short text is written, or else where it would be. */
    private int otherSlot(@Nullable Object key, int hash) {
        int mask = slots.length - 1;
        int slot = firstSlot(hash);
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
        int free = slot;
        if (size == keys.length) {
            grow();
            free = freeSlot(hash);
        }
        keys[size] = key;
        counts[size] = times;
        slots[free] = ((long) hash << 32) | ++size;
    }

    private int freeSlot(int hash) {
        int mask = slots.length - 1;
        int slot = firstSlot(hash);
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int capacity = Math.multiplyExact(2, size);
        keys = Arrays.copyOf(keys, capacity);
        counts = Arrays.copyOf(counts, capacity);
        long[] oldSlots = slots;
        slots = new long[Math.multiplyExact(2, capacity)];
        shift = Integer.numberOfLeadingZeros(slots.length) + 1;
        for (long entry : oldSlots) {
            if (entry != 0) {
                slots[freeSlot((int) (entry >>> 32))] = entry;
            }
        }
    }
}
