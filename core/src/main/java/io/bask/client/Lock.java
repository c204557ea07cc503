package io.bask.client;

import java.time.Duration;

/**
 * A lock that one task or thread holds at a time; {@link Client#lock} answers the same one for the same name.
 *
 * <pre>{@code
 * try (Lock held = client.lock("printer").acquire()) {
 *     print(page);
 * }
 * }</pre>
 *
 * <p>First come, first served; not reentrant. A task that waits for it lets other tasks run. What a task has not released
 * when it ends is released then, with a warning. Waiting in a circle is an error at once.
 */
public final class Lock implements AutoCloseable {
    private final Mutex mutex;

    Lock(Mutex mutex) {
        this.mutex = mutex;
    }

    Mutex mutex() {
        return mutex;
    }

    /** Its name. */
    public String name() {
        return mutex.name();
    }

    /**
     * Waits until it is free and takes it.
     *
     * @return this lock, to be released by a try with resources
     * @throws IllegalStateException where this task or thread holds it, or its holder waits for this task or thread
     */
    public Lock acquire() {
        acquire(Patience.ENDLESS);
        return this;
    }

    /** Waits for a limited time; false where it was not free in time. */
    public boolean acquire(Duration timeout) {
        return acquire(Patience.nanos(timeout));
    }

    private boolean acquire(long nanos) {
        if (nanos == Patience.ENDLESS) {
            mutex.checkNotMine();
        }
        Object party = Waits.party();
        Boolean taken = mutex.hall.await(mutex, mutex, () -> mutex.take(party) ? true : null, nanos);
        if (taken == null) {
            return false;
        }
        mutex.remember();
        return true;
    }

    /**
     * Gives it to whoever waits for it.
     *
     * @throws IllegalStateException where this task or thread does not hold it
     */
    public void release() {
        mutex.release();
    }

    /** As {@link #release}, for try with resources. */
    @Override
    public void close() {
        release();
    }

    /** Whether somebody holds it. */
    public boolean isLocked() {
        return !mutex.isFree();
    }

    @Override
    public String toString() {
        Object owner = mutex.owner();
        return "Lock(%s, %s)".formatted(name(), owner == null ? "free" : "held by " + Waits.name(owner));
    }
}
