package io.bask.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * A queue between tasks and threads, of futures or of values; {@link Client#queue} answers the same one for the same name.
 *
 * <p>First in, first out; who waits is served in the order of coming. A task that waits lets other tasks run.
 *
 * @param <T> type of the elements
 */
public final class Queue<T> {
    private static final Object PUT = "put";
    private static final Object TAKE = "take";

    private final String name;
    private final int maxSize;
    private final Turnstile turnstile;
    // Guarded by turnstile.
    private final Deque<T> elements = new ArrayDeque<>();

    Queue(String name, int maxSize, Turnstile turnstile) {
        this.name = name;
        this.maxSize = maxSize;
        this.turnstile = turnstile;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** How many elements it holds at most; 0 for as many as come. */
    public int maxSize() {
        return maxSize;
    }

    /** How many elements it holds now. */
    public int size() {
        return turnstile.look(elements::size);
    }

    /** Puts an element at the end; waits while the queue is full. */
    public void put(T element) {
        put(element, Patience.ENDLESS);
    }

    /**
     * Puts an element at the end; waits for a limited time while the queue is full.
     *
     * @throws WaitTimedOutException where it stays full; nothing is put then
     */
    public void put(T element, Duration timeout) {
        if (!put(element, Patience.nanos(timeout))) {
            throw new WaitTimedOutException(
                    "queue \"%s\" holds %d elements and no more go in, for %s now; take some, wait longer or make it larger"
                            .formatted(name, maxSize, timeout));
        }
    }

    private boolean put(T element, long nanos) {
        Objects.requireNonNull(element, "a queue holds no null; put an Optional or a value that stands for nothing");
        return turnstile.await(this, PUT, () -> accept(element) ? true : null, nanos) != null;
    }

    private boolean accept(T element) {
        if (maxSize > 0 && elements.size() >= maxSize) {
            return false;
        }
        elements.addLast(element);
        return true;
    }

    /** Takes the first element; waits while there is none. */
    public T take() {
        return take(1, Patience.ENDLESS).get(0);
    }

    /**
     * Takes the first element; waits for a limited time while there is none.
     *
     * @throws WaitTimedOutException where none comes
     */
    public T take(Duration timeout) {
        return take(1, timeout).get(0);
    }

    /**
     * Takes the first {@code count} elements at once; waits for a limited time while there are fewer.
     *
     * @throws IllegalArgumentException where {@code count} is less than 1 or more than the queue can hold
     * @throws WaitTimedOutException where they do not come; none is taken then
     */
    public List<T> take(int count, Duration timeout) {
        if (count < 1 || (maxSize > 0 && count > maxSize)) {
            throw new IllegalArgumentException("%d elements asked for of a queue that holds %s; ask for 1 or more%s"
                    .formatted(
                            count,
                            maxSize == 0 ? "any number" : maxSize + " at most",
                            maxSize == 0 ? "" : ", up to that"));
        }
        List<T> taken = take(count, Patience.nanos(timeout));
        if (taken.isEmpty()) {
            throw new WaitTimedOutException(
                    "queue \"%s\" holds %d of %d elements asked for, after %s; put more or wait longer"
                            .formatted(name, size(), count, timeout));
        }
        return taken;
    }

    /** Takes all that is there now, perhaps nothing. */
    public List<T> takeAll() {
        List<T> taken = turnstile.await(this, new Object(), () -> first(elements.size()), 0);
        return taken == null ? List.of() : taken;
    }

    private List<T> take(int count, long nanos) {
        List<T> taken = turnstile.await(this, TAKE, () -> elements.size() < count ? null : first(count), nanos);
        return taken == null ? List.of() : taken;
    }

    private List<T> first(int count) {
        List<T> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(elements.removeFirst());
        }
        return taken;
    }

    @Override
    public String toString() {
        return "Queue(%s, %d element%s)".formatted(name, size(), size() == 1 ? "" : "s");
    }
}
