package io.bask.schedule.forkjoin;

/**
 * One thread running a graph rank after rank, until the end or until the run is shared.
 *
 * <p>Ranks are an order in which tasks may run, so there is nothing to keep but how far it has come: no ready set, no
 * counters of what tasks wait for, no atomics but one word that says whether the thread is inside a kernel just now.
 */
final class Solo {
    private static final int GO_ON = -2;
    private static final int STOP = -3;

    private final ForkJoinRun run;
    private final CompiledGraph compiled;
    private final Results results;
    private final Drainer me;

    Solo(ForkJoinRun run, Results results, Drainer me) {
        this.run = run;
        this.compiled = run.compiled();
        this.results = results;
        this.me = me;
    }

    /** Runs everything; nobody else ever works on the run. */
    void runAll() {
        for (int rank = 0; rank < compiled.size(); rank++) {
            if (run.mustStop(me) || !step(compiled.task(rank))) {
                return;
            }
        }
        run.complete();
    }

    /** Runs what there is, and goes on with the others once the run is shared. */
    void runUntilShared() {
        Pace pace = new Pace();
        int last = compiled.size() - 1;
        for (int rank = 0; rank <= last; rank++) {
            if (run.mustStop(me)) {
                return;
            }
            if (rank < last && pace.isDue(rank) && pace.isSlow(rank)) {
                run.share();
                goOn(-1);
                return;
            }
            int next = stepWatched(compiled.task(rank));
            if (next == STOP) {
                return;
            }
            if (next != GO_ON) {
                goOn(next);
                return;
            }
        }
        run.complete();
    }

    private void goOn(int rank) {
        Crew crew = run.crew();
        if (crew != null) {
            crew.follow(me, rank);
            crew.drain(me);
        }
    }

    private boolean step(int task) {
        Object result;
        try {
            result = results.hold(task, run.call(me, results, task));
        } catch (Throwable thrown) {
            run.fail(me, results, task, thrown);
            return false;
        }
        results.put(task, result);
        me.countFinished();
        results.releaseAlone(task);
        return true;
    }

    /** Runs one task, giving the watch a chance to share the run meanwhile; then answers the rank to go on with, or -1. */
    private int stepWatched(int task) {
        Object value = null;
        boolean failed = false;
        run.enterKernel();
        try {
            value = results.hold(task, run.call(me, results, task));
        } catch (Throwable thrown) {
            run.fail(me, results, task, thrown);
            failed = true;
        }
        boolean stillAlone = run.leaveKernel();
        if (failed) {
            return STOP;
        }
        if (stillAlone) {
            results.put(task, value);
            me.countFinished();
            results.releaseAlone(task);
            return GO_ON;
        }
        run.restore(me);
        Crew crew = run.crew();
        return crew == null ? STOP : crew.finish(me, task, value);
    }
}
