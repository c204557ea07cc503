package io.bask.schedule.forkjoin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether runs get on, and writes the state of one that does not to the log, once.
 *
 * <p>A run gets on while its tasks finish, or those of a run that one of its tasks waits for. The thread looks a few times
 * in the time that a run may stand still, so runs pay nothing for it but one look at a field when they begin; it ends when
 * there has been nothing to look at for a while.
 */
final class Watchdog {
    private static final long SHORTEST_NANOS = 5_000_000L;
    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final int LOOKS = 8;
    private static final int MOST_IDLE_LOOKS = 4;

    private final Set<ForkJoinRun> runs;
    private final Consumer<ForkJoinRun> report;
    private final Map<ForkJoinRun, Seen> seen = new HashMap<>(); // guard: this
    private volatile @Nullable Thread thread; // guard: this, for changes
    private volatile long periodNanos = LONGEST_NANOS;

    /**
     * Looks after these runs, of which there may be others at any time.
     *
     * @param report what to do about a run that stands still
     */
    Watchdog(Set<ForkJoinRun> runs, Consumer<ForkJoinRun> report) {
        this.runs = runs;
        this.report = report;
    }

    /** Looks once, as if so much time had passed since it last did. */
    void look(Duration passed) {
        look(passed.toNanos());
    }

    /** Makes sure that somebody looks after a run that may stand still for no longer than that. */
    void see(Duration patience) {
        long nanos = Math.max(SHORTEST_NANOS, Math.min(LONGEST_NANOS, nanos(patience) / LOOKS));
        Thread now = thread;
        if (now == null) {
            start(nanos);
        } else if (nanos < periodNanos) {
            periodNanos = nanos;
            LockSupport.unpark(now);
        }
    }

    private static long nanos(Duration patience) {
        return patience.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE : patience.toNanos();
    }

    private synchronized void start(long nanos) {
        if (thread == null) {
            periodNanos = nanos;
            Thread fresh = new Thread(this::watch, "bask-watchdog");
            fresh.setDaemon(true);
            thread = fresh;
            fresh.start();
        }
    }

    private void watch() {
        int idle = 0;
        long last = System.nanoTime();
        while (true) {
            LockSupport.parkNanos(this, periodNanos);
            long now = System.nanoTime();
            // Where the whole program stood still, e.g. on a laptop that slept, no run is to blame.
            long passed = Math.min(now - last, 2 * periodNanos);
            last = now;
            try {
                look(passed);
            } catch (OutOfMemoryError e) {
                forget(); // Whoever has no memory for a report has other troubles, and there may be some next time.
            }
            idle = runs.isEmpty() ? idle + 1 : 0;
            if (idle > MOST_IDLE_LOOKS && end()) {
                return;
            }
        }
    }

    private synchronized boolean end() {
        if (!runs.isEmpty()) {
            return false;
        }
        thread = null;
        return true;
    }

    private synchronized void forget() {
        seen.clear();
    }

    private synchronized void look(long passed) {
        seen.keySet().retainAll(runs);
        List<ForkJoinRun> moving = new ArrayList<>();
        for (ForkJoinRun run : runs) {
            Seen last = seen.computeIfAbsent(run, any -> new Seen());
            int finished = run.finishedTasks();
            last.still = finished == last.finished ? last.still + passed : 0;
            last.finished = finished;
            if (last.still < nanos(run.patience())) {
                moving.add(run);
            }
        }
        for (ForkJoinRun run : runs) {
            Seen last = seen.get(run);
            if (last == null
                    || last.reported
                    || moving.contains(run)
                    || run.patience().isZero()) {
                continue;
            }
            if (RunDump.shares(run, moving)) {
                last.still = 0;
                continue;
            }
            last.reported = true;
            report.accept(run);
        }
    }

    /** Writes the state of a run to the log. */
    static void log(ForkJoinRun run) {
        Logger log = LoggerFactory.getLogger(ForkJoinScheduler.class);
        log.warn("no task has finished for {}; this is how the run stands:\n{}", run.patience(), run.dump());
    }

    /** What was last seen of one run. */
    private static final class Seen {
        private int finished = -1;
        private long still;
        private boolean reported;
    }
}
