package io.bask.schedule.forkjoin;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A place for one thread to work on a run: its number, its window of ranks, how much it has done.
 *
 * <p>The window and the count are written after every task and read by others now and then, so they lie in the middle of
 * an array wide enough that no other thread's data shares their cache line.
 */
final class Drainer {
    private static final VarHandle LANE = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int WINDOW = 11;
    private static final int FINISHED = 12;
    private static final int RUNNING = 13;
    private static final int LANE_LENGTH = 24;
    private static final VarHandle THREAD;
    private static final VarHandle REPLACED;
    private static final ThreadLocal<@Nullable Drainer> CURRENT = new ThreadLocal<>();

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            THREAD = lookup.findVarHandle(Drainer.class, "thread", Thread.class);
            REPLACED = lookup.findVarHandle(Drainer.class, "replaced", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ForkJoinRun run;
    private final int number;
    private final long[] lane = new long[LANE_LENGTH];
    private volatile @Nullable Thread thread; // guard: compare-and-set
    private volatile boolean replaced; // guard: compare-and-set
    private @Nullable Drainer outer; // guard: the thread that works here

    /** How many tasks to take at once; guard: the thread that works here. */
    int batch = 1;

    /** When the last batch was taken, by {@link System#nanoTime}, and what was finished then; guard: as above. */
    long batchStart;

    long batchFinished;

    /** How much of what was finished has been counted off the run's rest; guard: as above. */
    long counted;

    /** The rank that this thread waited for last before it began with fresh data, and since when; guard: as above. */
    long heldBy = -1;

    long heldSince;

    /** Whether this thread waits so that it does not run ahead of others: then nobody need take its place. */
    volatile boolean heldBack;

    /** What the watch saw finished when it last looked; guard: the watch thread. */
    long seen = -1;

    Drainer(ForkJoinRun run, int number) {
        this.run = run;
        this.number = number;
    }

    /** The drainer that the calling thread works at, if any: the innermost one. */
    static @Nullable Drainer current() {
        return CURRENT.get();
    }

    ForkJoinRun run() {
        return run;
    }

    /** 0 for a thread that joins the run, 1 and up for pool workers. */
    int number() {
        return number;
    }

    boolean isJoiner() {
        return number == 0;
    }

    /** Where the same thread was at work when it came here: a run whose kernel started this one. */
    @Nullable
    Drainer outer() {
        return outer;
    }

    /** Sits down, if nobody sits here. */
    boolean enter() {
        if (!THREAD.compareAndSet(this, (Thread) null, Thread.currentThread())) {
            return false;
        }
        outer = CURRENT.get();
        CURRENT.set(this);
        return true;
    }

    /** Gets up. */
    void exit() {
        Drainer back = outer;
        outer = null;
        if (back == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(back);
        }
        thread = null;
    }

    @Nullable
    Thread thread() {
        return thread;
    }

    boolean isReplaced() {
        return replaced;
    }

    boolean changeReplaced(boolean to) {
        return REPLACED.compareAndSet(this, !to, to);
    }

    long finished() {
        return (long) LANE.getOpaque(lane, FINISHED);
    }

    void countFinished() {
        LANE.setOpaque(lane, FINISHED, (long) LANE.get(lane, FINISHED) + 1);
    }

    /** The rank that is being run here; the highest number where none is. */
    long running() {
        return ((long) LANE.getOpaque(lane, RUNNING) - 1) & Long.MAX_VALUE;
    }

    void runs(int rank) {
        LANE.setOpaque(lane, RUNNING, rank + 1L);
    }

    void runsNothing() {
        LANE.setOpaque(lane, RUNNING, 0L);
    }

    long window() {
        return (long) LANE.getVolatile(lane, WINDOW);
    }

    void putWindow(long window) {
        LANE.setVolatile(lane, WINDOW, window);
    }

    /** Empties the window. */
    long takeWindow() {
        return (long) LANE.getAndSet(lane, WINDOW, Window.EMPTY);
    }

    /** Takes the lowest rank out of the window, from any thread; -1 where it is empty. */
    int takeLowest() {
        while (true) {
            long window = window();
            if (Window.isEmpty(window)) {
                return -1;
            }
            if (LANE.compareAndSet(lane, WINDOW, window, Window.withoutLowest(window))) {
                return Window.lowest(window);
            }
        }
    }
}
