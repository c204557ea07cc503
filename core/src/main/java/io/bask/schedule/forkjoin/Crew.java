package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import io.bask.schedule.Resources;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a run that several threads share: which tasks are ready, what the others still wait for, who works.
 *
 * <p>A thread takes a few of the lowest ready ranks into its window, and runs each; of the tasks that one makes ready it
 * runs the lowest at once, while its inputs are in the cache, and leaves the others to whoever comes first. When
 * nothing is ready it takes from the windows of the others, lowest rank first. So ranks are run nearly in order, and
 * memory stays near what the order promises.
 *
 * <p>A task's inputs are published by the counter of what it waits for: each input's thread writes the result, then counts
 * down; the thread that finds itself the last runs the task or puts it into the ready set. Who reads a count of 1 is the
 * last, and need not write.
 */
final class Crew {
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int MOST_AT_ONCE = 16;
    private static final int NEAR = 64;
    private static final long BATCH_NANOS = 4_000;
    private static final int SPINS = 500;

    /** How many ranks a thread may be ahead of another one and still begin with fresh data, when memory is short. */
    private static final int LEAD = 8;

    /** The same, at least, when memory is not short. */
    private static final int LONG_LEAD = 2;

    /** How long a thread waits for one that is so far behind when memory is not short. */
    static final long PATIENCE_NANOS = 5_000_000;

    private static final long HELD_BACK_NANOS = 100_000;

    private final ForkJoinRun run;
    private final CompiledGraph compiled;
    private final Results results;
    private final Successors successors;
    private final int[] waiting;
    private final ReadySet ready;
    private final AtomicReferenceArray<@Nullable Drainer> seats;
    private final AtomicInteger unfinished;
    private final long lead;
    private final long patience;

    /**
     * Lays out what is left of a run that one thread has brought up to a rank.
     *
     * @param patience how long a thread waits for one that is far behind when memory is not short, in nanoseconds
     * @param owner the thread that ran it alone
     * @param from the first rank not finished
     * @param running true where the owner is running that rank just now
     */
    Crew(ForkJoinRun run, long patience, Results results, Drainer owner, int from, boolean running) {
        this.run = run;
        this.compiled = run.compiled();
        this.results = results;
        this.successors = compiled.successors();
        this.waiting = new int[compiled.graph().size()];
        this.ready = new ReadySet(compiled.size());
        this.seats = new AtomicReferenceArray<>(run.limit() + ForkJoinRun.MOST_REPLACEMENTS + 2);
        this.unfinished = new AtomicInteger(compiled.size() - from);
        this.lead = Math.max((long) LONG_LEAD * run.limit(), compiled.peakResults());
        this.patience = patience;
        seats.set(owner.number(), owner);
        owner.counted = owner.finished();
        owner.batchFinished = owner.finished();
        if (running) {
            owner.runs(compiled.place(compiled.task(from)));
        }
        Graph graph = compiled.graph();
        for (int rank = running ? from + 1 : from; rank < compiled.size(); rank++) {
            int task = compiled.task(rank);
            int count = unfinishedInputs(graph, task, from);
            waiting[task] = count;
            if (count == 0) {
                ready.fill(compiled.place(task));
            }
        }
        ready.seal();
    }

    private int unfinishedInputs(Graph graph, int task, int from) {
        int count = graph.dependencyCount(task);
        int unfinishedInputs = 0;
        for (int i = 0; i < count; i++) {
            if (compiled.rank(graph.dependency(task, i)) >= from) {
                unfinishedInputs++;
            }
        }
        return unfinishedInputs;
    }

    /** Sits down the calling thread; null where all seats are taken. */
    @Nullable
    Drainer seat(boolean joiner) {
        int last = joiner ? 1 : seats.length();
        for (int number = joiner ? 0 : 1; number < last; number++) {
            Drainer there = seats.get(number);
            if (there == null) {
                seats.compareAndSet(number, null, new Drainer(run, number));
                there = seats.get(number);
            }
            if (there != null && there.enter()) {
                return there;
            }
        }
        return null;
    }

    /** Tells whether a thread that came now would find something to do; may err on the side of "it would". */
    boolean hasWork() {
        return !ready.isEmpty() || fullestSeat() != null;
    }

    /** Number of tasks finished so far. */
    long finished() {
        long finished = 0;
        for (int i = 0; i < seats.length(); i++) {
            Drainer seat = seats.get(i);
            finished += seat == null ? 0 : seat.finished();
        }
        return finished;
    }

    /** Works until nothing is ready, the run stops, or too many work. */
    void drain(Drainer me) {
        me.batchStart = System.nanoTime();
        me.batchFinished = me.finished();
        while (!run.mustStop(me)) {
            int rank = me.takeLowest();
            if (rank < 0) {
                if (run.isTooMany(me)) {
                    countOff(me);
                    return;
                }
                rank = nextBatch(me);
            }
            if (rank < 0) {
                rank = steal();
            }
            if (rank >= 0) {
                follow(me, rank);
                continue;
            }
            countOff(me);
            if (mustHoldBack(me)) {
                me.heldBack = true;
                LockSupport.parkNanos(this, HELD_BACK_NANOS);
                me.heldBack = false;
            } else if (!awaitWork()) {
                return;
            }
        }
    }

    /** Runs a task, then the first of those it made ready, and so on. */
    void follow(Drainer me, int first) {
        int rank = first;
        while (rank >= 0 && !run.mustStop(me)) {
            me.runs(rank);
            rank = step(me, compiled.taskAt(rank));
        }
        me.runsNothing();
    }

    private int step(Drainer me, int task) {
        Resources needed = run.resources();
        if (needed != null && !needed.take(task, compiled.place(task))) {
            return -1;
        }
        Object value;
        try {
            value = results.hold(task, run.call(me, results, task));
        } catch (Throwable thrown) {
            run.fail(me, results, task, thrown);
            return -1;
        } finally {
            if (needed != null) {
                needed.give(task);
            }
            run.restore(me);
        }
        return finish(me, task, value);
    }

    /** Stores a result that is held, drops what nobody needs any more, and answers the lowest rank that became ready, or -1. */
    int finish(Drainer me, int task, @Nullable Object value) {
        results.put(task, value);
        me.countFinished();
        results.releaseShared(task);
        int best = -1;
        int word = -1;
        long bits = 0;
        for (int edge = successors.start()[task]; edge < successors.start()[task + 1]; edge++) {
            int reader = successors.tasks()[edge];
            if ((int) COUNT.getAcquire(waiting, reader) != 1 && (int) COUNT.getAndAdd(waiting, reader, -1) != 1) {
                continue;
            }
            int rank = compiled.place(reader);
            int later = Math.max(best, rank);
            best = best < 0 ? rank : Math.min(best, rank);
            if (later == best) {
                continue;
            }
            if (later >>> 6 != word) {
                offer(word, bits);
                word = later >>> 6;
                bits = 0;
            }
            bits |= 1L << later;
        }
        offer(word, bits);
        boolean far = compiled.isUrgent() || best - compiled.place(task) > NEAR;
        if (best >= 0 && far && hasLower(me, best)) {
            offer(best >>> 6, 1L << best);
            return -1;
        }
        return best;
    }

    /** Puts a task back that had to wait for resources. */
    void resume(int place) {
        ready.add(place >>> 6, 1L << place);
        run.wakeIfShort();
    }

    private boolean hasLower(Drainer me, int rank) {
        long window = me.window();
        return (!Window.isEmpty(window) && Window.lowest(window) < rank) || ready.lowest() < rank;
    }

    private void offer(int word, long bits) {
        if (bits != 0) {
            ready.add(word, bits);
            run.wakeIfShort();
        }
    }

    /** Takes some of the lowest ready ranks: as many as will take a few microseconds. */
    private int nextBatch(Drainer me) {
        if (ready.isEmpty() || mustHoldBack(me)) {
            return -1;
        }
        long now = System.nanoTime();
        long done = me.finished() - me.batchFinished;
        if (done > 0) {
            long nanosEach = Math.max(1, (now - me.batchStart) / done);
            me.batch = (int) Math.max(1, Math.min(MOST_AT_ONCE, BATCH_NANOS / nanosEach));
        }
        me.batchStart = now;
        me.batchFinished = me.finished();
        me.runs(Math.min(ready.lowest(), compiled.size())); // Before it is taken, so that nobody runs ahead unawares.
        long window = ready.take(compiled.isUrgent() ? 1 : me.batch);
        if (Window.isEmpty(window)) {
            me.runsNothing();
            return -1;
        }
        int rank = Window.lowest(window);
        me.runs(rank);
        long others = Window.withoutLowest(window);
        if (!Window.isEmpty(others)) {
            me.putWindow(others);
        }
        if (!Window.isEmpty(others) || !ready.isEmpty()) {
            run.wakeIfShort();
        }
        return rank;
    }

    /**
     * Tells whether a thread should wait although tasks are ready: the next one would begin with fresh data, and another
     * thread is held up far behind, though not because it waits for something. Going on would only fill the memory with
     * what nobody can use yet.
     *
     * <p>Where memory is short this lasts as long as the other one is held up. Else it lasts a moment, which is what it
     * takes where the system lets too few threads run at a time: then the lead is what the order keeps alive anyway, so that all threads
     * together keep about twice as much. A task that takes longer than that moment holds up nobody, and while results
     * are small, as those of reductions are, nobody waits.
     *
     * <p>Never true for the thread that is behind all others, so the run goes on.
     */
    private boolean mustHoldBack(Drainer me) {
        int next = ready.lowest();
        if (next == Integer.MAX_VALUE || results.areFewKept()) {
            return false;
        }
        int task = compiled.taskAt(next);
        if (compiled.graph().dependencyCount(task) > 0 || compiled.demand().produced(task) == 0) {
            return false;
        }
        boolean shortOfMemory = results.areManyKept();
        long behind = next - (shortOfMemory ? (long) LEAD * run.limit() : lead);
        long lowest = behind <= 0 ? Long.MAX_VALUE : lowestRunning(me);
        if (lowest >= behind) {
            return false;
        }
        if (shortOfMemory) {
            return true;
        }
        long now = System.nanoTime();
        if (me.heldBy != lowest) {
            me.heldBy = lowest;
            me.heldSince = now;
        }
        return now - me.heldSince < patience;
    }

    /** The lowest rank that another thread runs or has taken, but for those that wait. */
    private long lowestRunning(Drainer me) {
        long lowest = Long.MAX_VALUE;
        for (int i = 0; i < seats.length(); i++) {
            Drainer seat = seats.get(i);
            if (seat == null && i > 0) {
                return lowest;
            }
            if (seat != null && seat != me && !seat.isReplaced()) {
                long window = seat.window();
                long taken = Window.isEmpty(window) ? Long.MAX_VALUE : Window.lowest(window);
                lowest = Math.min(lowest, Math.min(taken, seat.running()));
            }
        }
        return lowest;
    }

    private int steal() {
        while (true) {
            Drainer victim = fullestSeat();
            if (victim == null) {
                return -1;
            }
            int rank = victim.takeLowest();
            if (rank >= 0) {
                return rank;
            }
        }
    }

    /** The drainer whose window holds the lowest rank; null where all windows are empty. */
    private @Nullable Drainer fullestSeat() {
        Drainer best = null;
        int lowest = Integer.MAX_VALUE;
        for (int i = 0; i < seats.length(); i++) {
            Drainer seat = seats.get(i);
            if (seat == null) {
                if (i > 0) {
                    return best;
                }
                continue;
            }
            long window = seat.window();
            if (!Window.isEmpty(window) && Window.lowest(window) < lowest) {
                lowest = Window.lowest(window);
                best = seat;
            }
        }
        return best;
    }

    /** Counts what a thread has finished off the rest of the run; ends the run where nothing is left. */
    private void countOff(Drainer me) {
        int more = (int) (me.finished() - me.counted);
        me.counted += more;
        if (more > 0 && unfinished.addAndGet(-more) == 0) {
            run.complete();
        }
    }

    private boolean awaitWork() {
        for (int i = 0; i < SPINS && !run.isStopped(); i++) {
            if (hasWork()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /** Tells which tasks are being run, and by whom. */
    void forEachRunning(BiConsumer<Integer, Thread> found) {
        for (int i = 0; i < seats.length(); i++) {
            Drainer seat = seats.get(i);
            Thread thread = seat == null ? null : seat.thread();
            long place = seat == null ? Long.MAX_VALUE : seat.running();
            if (thread != null && place < compiled.size()) {
                found.accept(compiled.taskAt((int) place), thread);
            }
        }
    }

    /** Tasks that are ready and not being run, in the order in which they will be, up to that many. */
    List<Integer> ready(int most) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < seats.length(); i++) {
            Drainer seat = seats.get(i);
            long window = seat == null ? Window.EMPTY : seat.window();
            while (!Window.isEmpty(window)) {
                places.add(Window.lowest(window));
                window = Window.withoutLowest(window);
            }
        }
        ready.list(places, most);
        places.sort(null);
        places.replaceAll(compiled::taskAt);
        return places;
    }

    /** Calls for help where there is work and too few hands, or hands that wait for something else than the processor. */
    void look() {
        if (!hasWork()) {
            return;
        }
        run.wakeIfShort();
        for (int i = 0; i < seats.length(); i++) {
            Drainer seat = seats.get(i);
            Thread thread = seat == null ? null : seat.thread();
            if (seat == null || thread == null) {
                continue;
            }
            long finished = seat.finished();
            boolean still = finished == seat.seen && !seat.isReplaced();
            if (still && isWaiting(thread.getState()) && !seat.heldBack) {
                run.replace(seat);
            }
            seat.seen = finished;
        }
    }

    private static boolean isWaiting(Thread.State state) {
        return state == Thread.State.BLOCKED || state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }
}
