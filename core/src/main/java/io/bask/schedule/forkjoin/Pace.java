package io.bask.schedule.forkjoin;

/**
 * Finds out, while one thread runs a graph alone, whether its tasks are long enough to be worth sharing.
 *
 * <p>Sharing costs some 50 ns a task in counters that travel from core to core. The clock is read every few dozen tasks,
 * and two slow stretches in a row are asked for, because one may be a garbage collection. A stretch that took little time
 * altogether is never slow: the first touch of memory alone makes a few short tasks look long.
 */
final class Pace {
    private static final long WORTH_SHARING_NANOS = 250;
    private static final long SHORTEST_SLOW_NANOS = 25_000;
    private static final int FIRST = 8;
    private static final int STRETCH = 64;

    private int next = FIRST;
    private int last;
    private long lastTime = System.nanoTime();
    private boolean wasSlow;

    boolean isDue(int finished) {
        return finished >= next;
    }

    /** Looks at the clock; tells whether the run had better be shared. */
    boolean isSlow(int finished) {
        long now = System.nanoTime();
        boolean slow = now - lastTime >= Math.max(SHORTEST_SLOW_NANOS, WORTH_SHARING_NANOS * (finished - last));
        boolean twice = slow && wasSlow;
        wasSlow = slow;
        last = finished;
        lastTime = now;
        next = finished + (finished < STRETCH ? FIRST : STRETCH);
        return twice;
    }
}
