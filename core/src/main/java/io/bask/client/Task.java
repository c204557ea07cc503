package io.bask.client;

import io.bask.graph.Key;
import io.bask.memory.Kept;
import io.bask.schedule.TaskFailedException;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A call and what became of it: the machine behind a {@link TaskFuture}.
 *
 * <p>Invariants: the outcome is set once; whoever sets it takes the stack of links, closes it and tells everybody on it. A
 * call is begun by whoever moves it from READY to RUNNING: a worker that took it from the queue, or one that waits for it.
 * Failures travel to all dependents at once, in a loop and not in a recursion, so chains may be of any length. No field is
 * guarded by a lock.
 *
 * @param <T> type of the result
 */
final class Task<T> extends Ready {
    // Phases. A call goes from WAITING to READY to RUNNING to OVER; NESTED while its worker runs another call that it
    // waits
    // for, INTERRUPTING while somebody who cancelled it interrupts its worker.
    private static final int WAITING = 0;
    private static final int READY = 1;
    private static final int RUNNING = 2;
    private static final int NESTED = 3;
    private static final int INTERRUPTING = 4;
    private static final int OVER = 5;

    private static final Object NULL = "null";
    private static final VarHandle OUTCOME;
    private static final VarHandle PHASE;
    private static final VarHandle OPEN;
    private static final VarHandle LINKS;
    private static final VarHandle CALL;
    private static final VarHandle RUNNER;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            OUTCOME = lookup.findVarHandle(Task.class, "outcome", Object.class);
            PHASE = lookup.findVarHandle(Task.class, "phase", int.class);
            OPEN = lookup.findVarHandle(Task.class, "open", int.class);
            LINKS = lookup.findVarHandle(Task.class, "links", Link.class);
            CALL = lookup.findVarHandle(Task.class, "call", Call.class);
            RUNNER = lookup.findVarHandle(Task.class, "runner", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Engine engine;
    final TaskFuture<T> future = new TaskFuture<>(this);
    private final TaskOptions options;
    private final Object name;
    private final long number;
    // Dropped once the call has ended well or was cancelled, so that a finished future holds nothing but its result.
    // Read in acquire and written in release mode.
    private @Nullable Call<T> call;
    // Null until done; then the result, what keeps it (Kept), NULL, or a Failure. Set once, by compare-and-set.
    private volatile @Nullable Object outcome;
    private volatile @Nullable Link links;
    private volatile int phase;
    // Futures awaited that are not done yet; counts down by getAndAdd.
    private volatile int open;
    private volatile @Nullable Thread runner;
    /** The call that this one's worker runs meanwhile, while this one waits for it. */
    private volatile @Nullable Task<?> inner;
    /** The call that waits until its worker has run this one. */
    private volatile @Nullable Task<?> outer;
    // Only used by the thread that runs the call.
    private int failures;
    private @Nullable Holdings holdings;

    /**
     * A future that is not done.
     *
     * @param name its key, or the function whose name is the first part of the key
     * @param number the second part of the key; negative for none
     */
    Task(Engine engine, TaskOptions options, Object name, long number, @Nullable Call<T> call) {
        this.engine = engine;
        this.options = options;
        this.name = name;
        this.number = number;
        this.call = call;
    }

    /** Says that this may be run from now on, without having a worker do so. */
    void allow() {
        phase = READY;
    }

    /** Becomes ready as soon as all futures that it reads are done; fails as soon as one of them has failed. */
    void begin() {
        Call<T> mine = Objects.requireNonNull(call());
        if (mine.awaited().length == 0) {
            becomeReady(null);
            return;
        }
        // One more than there are, so that it is not ready before all links are in place.
        open = mine.awaited().length + 1;
        for (Task<?> future : mine.awaited()) {
            if (!future.link(this)) {
                if (future.outcome instanceof Failure failure) {
                    settle(failure);
                    return;
                }
                OPEN.getAndAdd(this, -1);
            }
        }
        countDown(null);
    }

    /** Has {@code target} told when this future is done; false where it is done already. */
    boolean link(Object target) {
        while (true) {
            Link seen = links;
            if (seen == Link.CLOSED) {
                return false;
            }
            if (LINKS.compareAndSet(this, seen, new Link(target, seen))) {
                return true;
            }
        }
    }

    private void countDown(@Nullable Worker finishing) {
        if ((int) OPEN.getAndAdd(this, -1) == 1 && outcome == null) {
            becomeReady(finishing);
        }
    }

    private void becomeReady(@Nullable Worker finishing) {
        phase = READY;
        if (finishing != null && finishing.next == null && finishing.workers == engine.workers()) {
            finishing.next = this;
        } else {
            engine.submit(this);
        }
    }

    /** Ends this future; false where it has ended before. Those who depend on it end with it where it is a failure. */
    boolean settle(@Nullable Object result) {
        if (!OUTCOME.compareAndSet(this, null, result == null ? NULL : result)) {
            return false;
        }
        Worker here = Worker.here();
        Worker finishing = here != null && here.finishing ? here : null;
        ArrayDeque<Task<?>> more = null;
        for (Task<?> done = this; done != null; done = more == null ? null : more.poll()) {
            Link first = Link.reversed((Link) LINKS.getAndSet(done, Link.CLOSED));
            done.count();
            for (Link link = first; link != null; link = link.next()) {
                if (link.target() instanceof Link.Waiter waiter) {
                    LockSupport.unpark(waiter.thread);
                } else if (link.target() instanceof Link.Listener listener) {
                    listener.accept(done);
                }
            }
            for (Link link = first; link != null; link = link.next()) {
                if (link.target() instanceof Task<?> dependent) {
                    if (!(result instanceof Failure)) {
                        dependent.countDown(finishing);
                    } else if (OUTCOME.compareAndSet(dependent, null, result)) {
                        more = more == null ? new ArrayDeque<>() : more;
                        more.add(dependent);
                    }
                }
            }
        }
        return true;
    }

    private void count() {
        if (outcome instanceof Failure failure) {
            engine.counts().unwell(failure.isCancellation());
            if (failure.isCancellation() && runner == null) {
                CALL.setRelease(this, null);
            }
        } else {
            engine.counts().finished();
        }
    }

    @Override
    int priority() {
        return options.priority();
    }

    @Override
    void abandon() {
        settle(endedByClosing());
    }

    private Failure endedByClosing() {
        return new Failure(new CancellationException(key() + " was cancelled as its client was closed"));
    }

    @Override
    void run(Worker worker) {
        if (outcome != null || !PHASE.compareAndSet(this, READY, RUNNING)) {
            return;
        }
        Task<?> before = worker.current();
        if (before != null) {
            outer = before;
        }
        worker.current(this);
        // A volatile write before two volatile reads: either this sees that it was cancelled or the client closed,
        // or who did so sees the runner.
        runner = worker;
        if (engine.isClosed()) {
            abandon();
        }
        Object result = outcome == null ? callNow() : null;
        boolean again = result == this && outcome == null;
        endRun(worker, before, again);
        if (again) {
            engine.submit(this);
            return;
        }
        worker.finishing = worker.depth == 0;
        if (!(result instanceof Failure)) {
            CALL.setRelease(this, null);
        }
        settle(result);
        worker.finishing = false;
    }

    /** The result, a failure, or this future where it is to be run again. */
    private @Nullable Object callNow() {
        Call<T> mine = call();
        if (mine == null) {
            return null;
        }
        int used = 0;
        try {
            for (Task<?> input : mine.awaited()) {
                input.beginUse();
                used++;
            }
            return engine.keep(mine, mine.apply());
        } catch (RescheduleException later) {
            return this;
        } catch (Throwable thrown) {
            if (engine.isClosed() && ClientClosedException.isBehind(thrown)) {
                return endedByClosing();
            }
            boolean again = failures < options.retries() && thrown instanceof Exception;
            if (again && !(thrown instanceof CancellationException || thrown instanceof InterruptedException)) {
                failures++;
                return this;
            }
            return new Failure(TaskFailedException.of(
                    Key.of(key()), Label.of(mine.function()), Origin.of(mine.function()), thrown));
        } finally {
            for (int i = 0; i < used; i++) {
                mine.awaited()[i].endUse();
            }
        }
    }

    /** Keeps the result in memory while somebody reads it. */
    private void beginUse() {
        if (outcome instanceof Kept<?> kept) {
            kept.beginUse();
        }
    }

    private void endUse() {
        if (outcome instanceof Kept<?> kept) {
            kept.endUse();
        }
    }

    /** From here on no interrupt can come; one that came for this call must not reach the worker's next one. */
    private void endRun(Worker worker, @Nullable Task<?> before, boolean again) {
        worker.current(before);
        if (before != null) {
            outer = null;
        }
        RUNNER.setRelease(this, null);
        if (!PHASE.compareAndSet(this, RUNNING, OVER)) {
            while (phase == INTERRUPTING) {
                Thread.onSpinWait();
            }
        }
        if (outcome != null) {
            Thread.interrupted();
            CALL.setRelease(this, null);
        }
        if (holdings != null) {
            holdings.giveBack(key());
            holdings = null;
        }
        if (again) {
            phase = READY;
        }
    }

    /** Runs another call, which this one waits for, on this one's worker. */
    static void runWithin(@Nullable Task<?> current, Task<?> other, Worker worker) {
        if (current == null) {
            nest(other, worker);
            return;
        }
        if (PHASE.compareAndSet(current, RUNNING, NESTED)) {
            current.inner = other;
            nest(other, worker);
            current.inner = null;
            current.phase = RUNNING;
        }
        if (current.outcome != null) {
            throw new CancellationException(current.key() + " was cancelled");
        }
    }

    private static void nest(Task<?> other, Worker worker) {
        worker.depth++;
        try {
            other.run(worker);
        } finally {
            worker.depth--;
        }
    }

    /** Cancels this call and all that depend on it; false where it was done before. */
    boolean cancel(boolean interrupt) {
        if (!settle(new Failure(new CancellationException(key() + " was cancelled")))) {
            return false;
        }
        if (interrupt && PHASE.compareAndSet(this, RUNNING, INTERRUPTING)) {
            Thread thread = runner;
            if (thread != null) {
                thread.interrupt();
            }
            phase = OVER;
        }
        return true;
    }

    /** What this call, and a call that it runs within, holds of locks and the like. Only for the thread that runs it. */
    Holdings holdings() {
        if (holdings == null) {
            holdings = new Holdings();
        }
        return holdings;
    }

    String key() {
        return name instanceof String given ? given : Label.of((Serializable) name) + "-" + number;
    }

    /** What the user called the function; empty for a value. */
    String function() {
        Call<T> mine = call();
        return mine == null ? "" : Label.of(mine.function());
    }

    boolean isDone() {
        return outcome != null;
    }

    /** Why there is no result; null where there is one, or where it is not done. */
    @Nullable
    Failure failure() {
        return outcome instanceof Failure failure ? failure : null;
    }

    /** The result; only once it is done and no failure. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null where the user's function answers null
    T result() {
        Object result = outcome;
        if (result instanceof Kept<?> kept) {
            return (T) kept.value();
        }
        return (T) (result == NULL ? null : result);
    }

    /** The result for somebody who holds it as long as this. */
    @SuppressWarnings("unchecked")
    T pinnedResult() {
        return outcome instanceof Kept<?> kept ? (T) kept.pinned() : result();
    }

    /** The result of an input that this call reads while it runs, or its failure thrown. */
    @SuppressWarnings("unchecked")
    static <A> A value(Task<?>[] inputs, int index) {
        if (inputs[index].outcome instanceof Kept<?> kept) {
            Object value = kept.beginUse();
            kept.endUse(); // The call itself holds another use until it ends.
            return (A) value;
        }
        return (A) inputs[index].future.result();
    }

    /** The result of an input that what this call answers refers to, or its failure thrown. */
    @SuppressWarnings("unchecked")
    static <A> A handedOut(Task<?>[] inputs, int index) {
        return (A) inputs[index].future.result();
    }

    boolean isReady() {
        return phase == READY && outcome == null;
    }

    boolean isRunning() {
        int now = phase;
        return outcome == null && now != WAITING && now != READY && now != OVER;
    }

    /** Whether it waits for nothing that could wait for others: it is done, or runs, or will. */
    boolean getsOn() {
        return outcome != null
                || isReady()
                || (isRunning() && inner == null && engine.waits().target(this) == null);
    }

    /** Tasks that this one waits for before it can begin. */
    Task<?>[] awaited() {
        Call<T> waiting = call();
        return waiting == null || phase != WAITING ? Call.NONE : waiting.awaited();
    }

    /** The call, for running it once more; null where it ended well or was cancelled. */
    @SuppressWarnings("unchecked")
    @Nullable
    Call<T> call() {
        return (Call<T>) CALL.getAcquire(this);
    }

    /** The key, or the function whose name is the first part of the key. */
    Object name() {
        return name;
    }

    TaskOptions options() {
        return options;
    }

    /** The call that this one's worker runs in its stead, as this one waits for it. */
    @Nullable
    Task<?> inner() {
        return inner;
    }

    /** The call that waits for this one on the same worker. */
    @Nullable
    Task<?> outer() {
        return outer;
    }

    /** Waits until this is done; helps where it is waited for inside a task. */
    boolean await(long nanos) throws InterruptedException {
        if (outcome != null) {
            return true;
        }
        Worker worker = Worker.here();
        if (worker != null && nanos == Patience.ENDLESS) {
            Helping.with(this, worker);
        }
        if (outcome != null) {
            return true;
        }
        Link.Waiter waiter = new Link.Waiter();
        if (!link(waiter)) {
            return true;
        }
        try (Waits.Entry entry = engine.waits().enter(this, nanos)) {
            return Workers.await(this::isDone, nanos);
        } finally {
            waiter.thread = null;
            if (outcome == null) {
                unlinkGone();
            }
        }
    }

    private void unlinkGone() {
        while (true) {
            Link seen = links;
            if (seen == Link.CLOSED || LINKS.compareAndSet(this, seen, Link.withoutGone(seen))) {
                return;
            }
        }
    }

    @Override
    public String toString() {
        return key();
    }
}
