package io.bask.schedule.forkjoin;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that joins a run: works on it while there is something to do, and waits when there is not.
 *
 * <p>On a worker of a pool the wait is announced, so that the pool puts another worker in its place; if the thread is
 * inside a kernel of an outer run, that run is given a thread more. An interrupt cancels the run; the flag is set again
 * once the run is over.
 */
final class Joining implements ForkJoinPool.ManagedBlocker {
    private static final int SPINS = 500;

    private final ForkJoinRun run;
    private final Outcome outcome;
    private final boolean helps;
    private boolean listed;

    /**
     * Makes the calling thread join.
     *
     * @throws IllegalStateException where it is inside a kernel of that very run
     */
    Joining(ForkJoinRun run, Outcome outcome) {
        for (Drainer at = Drainer.current(); at != null; at = at.outer()) {
            if (at.run() == run) {
                throw new IllegalStateException(
                        "a task of %s waits for the run that it belongs to, which would never end; run another job in it"
                                .formatted(run));
            }
        }
        this.run = run;
        this.outcome = outcome;
        this.helps = run.joiner().take();
    }

    void awaitEnd() {
        // Looked at before any worker is called, so that a thread that was interrupted before it came starts nothing.
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            run.cancel();
        }
        while (!outcome.isReleased()) {
            boolean worked = helps && run.workAsJoiner();
            if (!worked && !spin()) {
                pause();
                if (Thread.interrupted()) {
                    interrupted = true;
                    run.cancel();
                }
            }
        }
        if (helps) {
            run.joiner().leave();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a few microseconds; tells whether that was enough. */
    private boolean spin() {
        for (int spins = 0; spins < SPINS; spins++) {
            if (isReleasable()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private void pause() {
        Drainer outer = Drainer.current();
        if (outer != null) {
            outer.run().replace(outer);
        }
        try {
            ForkJoinPool.managedBlock(this);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (outer != null) {
                outer.run().restore(outer);
            }
        }
    }

    @Override
    public boolean isReleasable() {
        return outcome.isReleased() || (helps && run.needsJoiner());
    }

    @Override
    public boolean block() {
        if (!listed) {
            listed = true;
            outcome.awaitRelease();
        }
        if (helps) {
            run.joiner().offer();
        }
        if (!isReleasable()) {
            LockSupport.park(run);
        }
        if (helps) {
            run.joiner().withdraw();
        }
        return true;
    }
}
