package io.bask.client;

import java.util.concurrent.locks.LockSupport;

/**
 * Looks every few milliseconds whether workers wait for something that the client does not know of, e.g. sleep or wait
 * for a latch, and has their seats given to others. Ends with the last worker.
 */
final class Watch extends Thread {
    private static final long PERIOD_NANOS = 10_000_000;
    private static final int QUIET_ROUNDS = 100;

    private final Workers workers;
    private volatile boolean asleep;

    Watch(Workers workers) {
        super(null, null, "bask-client-watch", 0, false);
        setDaemon(true);
        this.workers = workers;
    }

    static boolean isWaiting(Thread.State state) {
        return state == State.WAITING || state == State.TIMED_WAITING || state == State.BLOCKED;
    }

    /** Work begins; cheap while the watch is awake. */
    void wake() {
        if (asleep) {
            LockSupport.unpark(this);
        }
    }

    @Override
    public void run() {
        int quiet = 0;
        do {
            LockSupport.parkNanos(this, PERIOD_NANOS);
            quiet = workers.isQuiet() ? quiet + 1 : 0;
            if (quiet > QUIET_ROUNDS) {
                sleep();
                quiet = 0;
            }
        } while (workers.reseat());
    }

    private void sleep() {
        asleep = true;
        if (workers.isQuiet()) {
            // Not for ever, so as to notice that the workers have ended.
            LockSupport.parkNanos(this, 1_000 * PERIOD_NANOS);
        }
        asleep = false;
    }
}
