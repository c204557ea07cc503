package io.bask.schedule.forkjoin;

import io.bask.graph.Job;
import io.bask.memory.MemoryUse;
import io.bask.schedule.Interruption;
import io.bask.schedule.Resources;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One job on its way through the pool.
 *
 * <p>A run has four phases. <em>New</em>: nobody has begun. <em>Alone</em>: the first thread to come, the one that joins or
 * a pool worker, runs rank after rank; it needs no ready set and no counters, only a word that tells whether it is
 * inside a kernel. <em>Shared</em>: a {@link Crew} works; the thread itself goes over to it when tasks prove long, and
 * the {@link Watch} does it in its stead when it is stuck in a kernel. <em>Over</em>. There is no way back.
 *
 * <p>Threads that work are counted. Whoever stops the run (the last task, a failure, {@link #cancel}, an interrupt) sets
 * {@link #stopped}; no task begins afterwards, and the last thread to leave ends the run, so that nobody who waits for
 * it finds a kernel executing.
 */
final class ForkJoinRun implements Run {
    private static final int NEW = 0;
    private static final int ALONE = 1;
    private static final int ALONE_IN_KERNEL = 2;
    private static final int BEING_SHARED = 3;
    private static final int SHARED = 4;
    private static final int JOIN_SPINS = 500;

    /** How many threads that wait are replaced by others at most. */
    static final int MOST_REPLACEMENTS = 256;

    private static final VarHandle PHASE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PHASE = lookup.findVarHandle(ForkJoinRun.class, "phase", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ForkJoinScheduler scheduler;
    private final Job given;
    private final CompiledGraph compiled;
    private final int limit;
    private final Listeners listeners;
    private final boolean listening;
    private final Headcount headcount;
    private final Outcome outcome;
    private final JoinerSeat joiner = new JoinerSeat();
    private final Duration patience;
    private final Calling calling;
    private final @Nullable Resources resources;

    private volatile int phase; // guard: compare-and-set
    private volatile boolean stopped;
    private volatile boolean completed;
    private volatile boolean cancelled; // decides too where the last task ended all the same
    private volatile MemoryUse memory = MemoryUse.none(); // guard: written by the thread that ends the run
    private volatile @Nullable Results results; // guard: dropped by the thread that ends the run
    private volatile @Nullable Drainer owner; // guard: set by the thread that leaves NEW, dropped like results
    private volatile @Nullable Crew crew; // guard: set by the thread that enters BEING_SHARED, dropped like results

    ForkJoinRun(ForkJoinScheduler scheduler, Job given, CompiledGraph compiled, int limit, RunOptions options) {
        this.scheduler = scheduler;
        this.given = given;
        this.compiled = compiled;
        this.limit = limit;
        this.listeners = new Listeners(options.listeners());
        this.listening = !listeners.isEmpty();
        this.headcount = new Headcount(limit);
        this.patience = options.patience();
        this.outcome = new Outcome(compiled.size());
        this.results = new Results(compiled, options);
        this.calling = new Calling(this, compiled.graph(), listeners, options);
        this.resources = Resources.of(compiled.graph(), options.resources(), this::resume);
    }

    // ---- what users see -------------------------------------------------------------------------------------------

    @Override
    public Job job() {
        return given;
    }

    @Override
    public @Nullable Object[] join() {
        if (!outcome.isThereForCaller()) {
            new Joining(this, outcome).awaitEnd();
        }
        return outcome.outputs();
    }

    @Override
    public void cancel() {
        cancelled = true;
        stopped = true;
        if (headcount.isEmpty()) {
            end();
        }
    }

    @Override
    public boolean isDone() {
        return outcome.isSettled();
    }

    @Override
    public int finishedTasks() {
        if (outcome.isSettled()) {
            return outcome.finished();
        }
        Crew everybody = crew;
        if (everybody != null) {
            return (int) everybody.finished();
        }
        Drainer alone = owner;
        return alone == null ? 0 : (int) alone.finished();
    }

    @Override
    public MemoryUse memory() {
        Results own = results;
        return own == null ? memory : own.memory();
    }

    @Override
    public String dump() {
        return RunDump.of(this);
    }

    /** How long no task may finish before the watchdog barks; zero for ever. */
    Duration patience() {
        return patience;
    }

    @Override
    public String toString() {
        return "Run(%d of %d tasks%s)".formatted(finishedTasks(), compiled.size(), isDone() ? ", over" : "");
    }

    // ---- beginning ------------------------------------------------------------------------------------------------

    CompiledGraph compiled() {
        return compiled;
    }

    int limit() {
        return limit;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Tells the listeners; ends a run of nothing. */
    void announce() {
        if (listening) {
            listeners.runStarted(this, compiled.job());
        }
        if (compiled.size() == 0) {
            complete();
        }
    }

    /** Calls a worker, so that the run gets on even if nobody joins it. */
    void callWorker() {
        if (headcount.call()) {
            try {
                scheduler.fork(this);
            } catch (RuntimeException e) {
                headcount.uncall();
                throw e;
            }
        }
    }

    // ---- threads that work ----------------------------------------------------------------------------------------

    /** What a worker that was called does. */
    void help() {
        headcount.uncall();
        if (Drainer.current() != null) {
            return; // A kernel waits for a subtask of its own, and the pool made use of its thread: let it go back
            // soon.
        }
        while (canWork() && enter()) {
            work(false);
        }
    }

    private boolean canWork() {
        if (stopped) {
            return false;
        }
        int now = phase;
        if (now != SHARED) {
            return now == NEW;
        }
        Crew everybody = crew;
        return everybody != null && everybody.hasWork();
    }

    private boolean enter() {
        if (!headcount.enter()) {
            return false;
        }
        if (stopped) {
            leave();
            return false;
        }
        return true;
    }

    private void leave() {
        if (headcount.leave() && stopped) {
            end();
        }
    }

    /** Works in whatever way the phase asks for; the thread is counted in, and out at the end. */
    private void work(boolean joins) {
        Drainer me = null;
        try {
            Crew everybody = crew;
            if (phase == NEW) {
                me = begin(joins);
            } else if (everybody != null) {
                me = everybody.seat(joins);
                if (me != null) {
                    everybody.drain(me);
                }
            }
        } catch (Throwable thrown) {
            failWith(thrown);
        } finally {
            if (me != null) {
                me.exit();
            }
            leave();
        }
    }

    private @Nullable Drainer begin(boolean joins) {
        if (!PHASE.compareAndSet(this, NEW, ALONE)) {
            return null;
        }
        Results own = results;
        if (own == null) {
            throw new IllegalStateException("a run began after its end");
        }
        Drainer me = new Drainer(this, joins ? 0 : 1);
        me.enter();
        owner = me;
        Solo solo = new Solo(this, own, me);
        if (resources == null && (limit == 1 || compiled.size() == 1)) {
            solo.runAll();
            return me;
        }
        scheduler.watch(this);
        if (resources != null || compiled.isHeavy()) {
            share();
        }
        Crew everybody = crew;
        if (everybody == null) {
            solo.runUntilShared();
        } else {
            everybody.drain(me);
        }
        return me;
    }

    /** The only thread is about to run a kernel. */
    void enterKernel() {
        PHASE.setRelease(this, ALONE_IN_KERNEL);
    }

    /** The only thread is back from a kernel; false where the run was shared meanwhile. */
    boolean leaveKernel() {
        if (PHASE.compareAndSet(this, ALONE_IN_KERNEL, ALONE)) {
            return true;
        }
        for (int spins = 0; phase != SHARED; spins++) {
            if (spins < JOIN_SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        return false;
    }

    /** Shares the run; called by its only thread, outside of kernels. */
    void share() {
        phase = BEING_SHARED;
        layOut(false);
    }

    /** Lays out what is left for several threads; called by the one that entered {@link #BEING_SHARED}. */
    private void layOut(boolean running) {
        Drainer alone = owner;
        Results own = results;
        try {
            if (alone != null && own != null) {
                crew = new Crew(this, scheduler.crewPatience(), own, alone, (int) alone.finished(), running);
            }
        } catch (Throwable thrown) {
            failWith(thrown);
        } finally {
            phase = SHARED;
        }
        if (canWork()) {
            wakeIfShort();
        }
    }

    /** Shares a run whose only thread is inside a kernel. */
    void shareInItsStead() {
        if (PHASE.compareAndSet(this, ALONE_IN_KERNEL, BEING_SHARED)) {
            layOut(true);
        }
    }

    // ---- what threads that work ask for ---------------------------------------------------------------------------

    /** Tells whether the calling thread must not begin another task. */
    boolean mustStop(Drainer me) {
        if (stopped) {
            return true;
        }
        if (!Thread.currentThread().isInterrupted()) {
            return false;
        }
        if (me.isJoiner()) {
            stopped = true;
            return true;
        }
        return !Thread.interrupted(); // A kernel left the flag behind on a worker: none of the next one's business.
    }

    /** Tells whether a worker should leave because one that was replaced is back. */
    boolean isTooMany(Drainer me) {
        return !me.isJoiner() && headcount.isCrowded();
    }

    /** Runs the kernel of a task. */
    @Nullable
    Object call(Drainer me, Results own, int task) throws Exception {
        return calling.call(task, me.number(), own);
    }

    /** Stops the run because a task threw. */
    void fail(Drainer me, Results own, int task, Throwable thrown) {
        boolean interrupted = Thread.currentThread().isInterrupted() || Interruption.threw(thrown);
        if (me.isJoiner() && interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
            return;
        }
        stopped = true; // first, since what follows may want memory or stack that is not there
        failWith(own.describe(task, thrown));
    }

    void failWith(Throwable thrown) {
        outcome.fail(thrown);
        stopped = true;
    }

    /** Wakes the thread that joins, or calls a worker, if there is room for one more. */
    void wakeIfShort() {
        if (!headcount.hasRoom()) {
            return;
        }
        if (joiner.wake()) {
            return;
        }
        try {
            callWorker();
        } catch (RejectedExecutionException closed) {
            stopped = true; // The scheduler was closed, which cancels its runs.
        }
    }

    /** What tasks need beside their inputs; null where they need nothing. */
    @Nullable
    Resources resources() {
        return resources;
    }

    private void resume(long place) {
        Crew everybody = crew;
        if (everybody != null) {
            everybody.resume((int) place);
        }
    }

    /** Lets another thread work in the place of one that waits for something else than the processor. */
    void replace(Drainer waiting) {
        if (limit > 1) {
            shareInItsStead();
            boolean mayReplace = crew != null && headcount.allowed() < limit + MOST_REPLACEMENTS;
            if (mayReplace && waiting.changeReplaced(true)) {
                headcount.allow(1);
                if (canWork()) {
                    wakeIfShort();
                }
            }
        }
    }

    /** Takes back {@link #replace}. */
    void restore(Drainer back) {
        if (back.isReplaced() && back.changeReplaced(false)) {
            headcount.allow(-1);
        }
    }

    /** What the only thread of a run that is not shared does; null before and after. */
    @Nullable
    Drainer owner() {
        return owner;
    }

    /** Those who share the run; null before and after. */
    @Nullable
    Crew crew() {
        return crew;
    }

    // ---- the end --------------------------------------------------------------------------------------------------

    /** All tasks are done. */
    void complete() {
        completed = true;
        stopped = true;
        end();
    }

    private void end() {
        if (!outcome.claim()) {
            return;
        }
        int finished = finishedTasks();
        @Nullable Object[] outputs = null;
        try {
            Results own = results;
            if (completed && !cancelled && own != null) {
                outputs = own.of(compiled.job().outputs());
            }
        } catch (Throwable thrown) {
            failWith(thrown);
        }
        if (resources != null) {
            resources.close();
        }
        Results spent = results;
        memory = spent == null ? memory : spent.close();
        results = null;
        crew = null;
        owner = null;
        outcome.settle(outputs, finished);
        try {
            if (listening) {
                listeners.runFinished(this, outcome.thrown());
            }
            scheduler.forget(this);
        } finally {
            outcome.release();
        }
    }

    // ---- threads that join ----------------------------------------------------------------------------------------

    /** Where the thread sits that helps while it joins. */
    JoinerSeat joiner() {
        return joiner;
    }

    /** Works, as the thread that joins, if there is something to do. */
    boolean workAsJoiner() {
        if (!canWork() || !enter()) {
            return false;
        }
        work(true);
        return true;
    }

    /** Tells whether {@link #workAsJoiner} would find something. */
    boolean needsJoiner() {
        return canWork() && headcount.hasRoom();
    }
}
