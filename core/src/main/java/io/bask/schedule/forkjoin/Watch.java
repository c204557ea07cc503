package io.bask.schedule.forkjoin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that looks after the runs of a scheduler: shares those whose only thread is stuck in a long kernel, and sees
 * to it that threads that wait inside kernels are replaced.
 *
 * <p>It looks at a run soon after its beginning and then ever more seldom, up to every few milliseconds; it sleeps while
 * nothing runs and ends after some seconds of that, to be started again when needed.
 */
final class Watch {
    private static final long IDLE_NANOS = 5_000_000_000L;
    private static final long SHORTEST_NANOS = 20_000;
    private static final long LONGEST_NANOS = 2_000_000;
    private static final long STUCK_NANOS = 20_000;

    private final Map<ForkJoinRun, Looks> runs = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread; // guard: this, for changes
    private volatile boolean asleep;

    void add(ForkJoinRun run) {
        runs.put(run, new Looks(run));
        Thread now = thread;
        if (now == null) {
            start();
        } else if (asleep) {
            LockSupport.unpark(now);
        }
    }

    void remove(ForkJoinRun run) {
        runs.remove(run);
    }

    private synchronized void start() {
        if (thread == null) {
            Thread fresh = new Thread(this::watch, "bask-watch");
            fresh.setDaemon(true);
            thread = fresh;
            fresh.start();
        }
    }

    private void watch() {
        while (true) {
            long wait = lookAtAll();
            if (!runs.isEmpty()) {
                LockSupport.parkNanos(wait);
            } else if (!sleep()) {
                return;
            }
        }
    }

    private long lookAtAll() {
        long wait = LONGEST_NANOS;
        try {
            for (Looks looks : runs.values()) {
                wait = Math.min(wait, looks.look());
            }
        } catch (OutOfMemoryError e) {
            return LONGEST_NANOS; // Runs go on, if more slowly; there may be memory again next time.
        }
        return wait;
    }

    /** Sleeps until there is a run; false where none came for long and the thread is to end. */
    private boolean sleep() {
        asleep = true;
        long end = System.nanoTime() + IDLE_NANOS;
        long left = IDLE_NANOS;
        while (runs.isEmpty() && left > 0) {
            LockSupport.parkNanos(this, left);
            left = end - System.nanoTime();
        }
        asleep = false;
        synchronized (this) {
            if (!runs.isEmpty()) {
                return true;
            }
            thread = null;
            return false;
        }
    }

    /** What the watch has seen of one run. */
    private static final class Looks {
        private final ForkJoinRun run;
        private final long since = System.nanoTime();
        private long finished;
        private long finishedSince = since;
        private boolean again = true;

        Looks(ForkJoinRun run) {
            this.run = run;
        }

        /** Looks once; answers how long to wait until the next time. */
        long look() {
            Crew crew = run.crew();
            if (crew == null) {
                lookAlone();
            } else {
                crew.look();
            }
            return Math.max(SHORTEST_NANOS, Math.min(LONGEST_NANOS, (System.nanoTime() - since) / 16));
        }

        /**
         * Shares a run whose thread has not finished a task for some time. One look more than needed is asked for after
         * the first task, since threads and watch may both have been held up by the collector.
         */
        private void lookAlone() {
            Drainer owner = run.owner();
            if (owner == null) {
                return;
            }
            long now = System.nanoTime();
            if (owner.finished() != finished) {
                finished = owner.finished();
                finishedSince = now;
                again = false;
                return;
            }
            if (again
                    && now - finishedSince >= STUCK_NANOS
                    && finished < run.compiled().size() - 1) {
                run.shareInItsStead();
            }
            again = true;
        }
    }
}
