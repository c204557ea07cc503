package io.bask.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several locks that are taken together, all or none, so that nobody holds one while he waits for another; made by {@link
 * Client#multiLock}.
 *
 * <p>The locks are those of {@link Client#lock} of the same names. One object is for one task or thread.
 */
public final class MultiLock implements AutoCloseable {
    private final List<Mutex> mutexes;
    private final Turnstile hall;
    // Only used by the task or thread that acquires and releases.
    private List<Mutex> held = List.of();

    MultiLock(List<Mutex> mutexes, Turnstile hall) {
        this.mutexes = mutexes;
        this.hall = hall;
    }

    /**
     * Waits until all are free and takes them.
     *
     * @return this, to be released by a try with resources
     */
    public MultiLock acquire() {
        acquire(mutexes.size(), Patience.ENDLESS);
        return this;
    }

    /** Waits until all are free for a limited time; false where they were not in time. */
    public boolean acquire(Duration timeout) {
        return acquire(mutexes.size(), Patience.nanos(timeout));
    }

    /**
     * Waits until any {@code count} of them are free and takes these; false where they were not in time.
     *
     * @throws IllegalArgumentException where there are fewer
     */
    public boolean acquire(int count, Duration timeout) {
        if (count < 1 || count > mutexes.size()) {
            throw new IllegalArgumentException(
                    "%d of %d locks asked for; ask for 1 to %2$d".formatted(count, mutexes.size()));
        }
        return acquire(count, Patience.nanos(timeout));
    }

    private boolean acquire(int count, long nanos) {
        if (!held.isEmpty()) {
            throw new IllegalStateException("%s is held already; release it first".formatted(this));
        }
        if (count == mutexes.size() && nanos == Patience.ENDLESS) {
            mutexes.forEach(Mutex::checkNotMine);
        }
        Object party = Waits.party();
        Object what = count == mutexes.size() ? new Waits.AllOf(mutexes) : this;
        List<Mutex> taken = hall.await(what, this, () -> take(count, party), nanos);
        if (taken == null) {
            return false;
        }
        held = taken;
        taken.forEach(Mutex::remember);
        return true;
    }

    private @Nullable List<Mutex> take(int count, Object party) {
        List<Mutex> free = new ArrayList<>();
        for (Mutex mutex : mutexes) {
            if (free.size() < count && mutex.isFree()) {
                free.add(mutex);
            }
        }
        if (free.size() < count) {
            return null;
        }
        free.forEach(mutex -> mutex.take(party));
        return free;
    }

    /** Names of the locks that are held. */
    public List<String> held() {
        return held.stream().map(Mutex::name).toList();
    }

    /**
     * Gives the locks to whoever waits for them.
     *
     * @throws IllegalStateException where none is held
     */
    public void release() {
        if (held.isEmpty()) {
            throw new IllegalStateException("%s is not held; acquire it first".formatted(this));
        }
        List<Mutex> mine = held;
        held = List.of();
        mine.forEach(Mutex::release);
    }

    /** As {@link #release}, for try with resources. */
    @Override
    public void close() {
        release();
    }

    @Override
    public String toString() {
        return "MultiLock(%s)".formatted(mutexes.stream().map(Mutex::name).toList());
    }
}
