package io.bask.schedule.forkjoin;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many threads work on a run, how many have been called for and not come yet, and how many may work: three counts in
 * one atomic word, so that they always fit together.
 */
final class Headcount {
    private static final int BITS = 20;
    private static final long MASK = (1L << BITS) - 1;
    private static final long INSIDE = 1;
    private static final long CALLED = 1L << BITS;
    private static final long ALLOWED = 1L << (2 * BITS);

    private final AtomicLong counts;

    Headcount(int allowed) {
        counts = new AtomicLong(allowed * ALLOWED);
    }

    private static int inside(long counts) {
        return (int) (counts & MASK);
    }

    private static int called(long counts) {
        return (int) (counts >>> BITS & MASK);
    }

    private static int allowed(long counts) {
        return (int) (counts >>> (2 * BITS));
    }

    private static boolean hasRoom(long counts) {
        return inside(counts) < allowed(counts);
    }

    private static boolean isShort(long counts) {
        return inside(counts) + called(counts) < allowed(counts);
    }

    /** Tells whether one more may enter. */
    boolean hasRoom() {
        return hasRoom(counts.get());
    }

    /** Tells whether one more could be called. */
    boolean isShort() {
        return isShort(counts.get());
    }

    /** Tells whether more are inside than may be. */
    boolean isCrowded() {
        long now = counts.get();
        return inside(now) > allowed(now);
    }

    int allowed() {
        return allowed(counts.get());
    }

    boolean isEmpty() {
        return inside(counts.get()) == 0;
    }

    /** Counts a thread in, if there is room. */
    boolean enter() {
        while (true) {
            long now = counts.get();
            if (!hasRoom(now)) {
                return false;
            }
            if (counts.compareAndSet(now, now + INSIDE)) {
                return true;
            }
        }
    }

    /** Counts a thread out; tells whether it was the last. */
    boolean leave() {
        return inside(counts.addAndGet(-INSIDE)) == 0;
    }

    /** Notes that a thread is being called, if one is short. */
    boolean call() {
        while (true) {
            long now = counts.get();
            if (!isShort(now)) {
                return false;
            }
            if (counts.compareAndSet(now, now + CALLED)) {
                return true;
            }
        }
    }

    /** Notes that a thread that was called will not come. */
    void uncall() {
        counts.addAndGet(-CALLED);
    }

    /** Lets one more work, or one less. */
    void allow(int more) {
        counts.addAndGet(more * ALLOWED);
    }
}
