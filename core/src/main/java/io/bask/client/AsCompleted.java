package io.bask.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Futures in the order in which they become done; made by {@link Client#asCompleted}.
 *
 * <p>Iterating waits for the next one; failed and cancelled futures come too, so nothing is lost. More may be added
 * while iterating. Each future comes once, to whichever thread asks first. A task that waits lets other tasks run; one that
 * waits for futures all of which wait for it gets an error at once.
 *
 * @param <T> type of the results
 */
public final class AsCompleted<T> implements Iterable<TaskFuture<T>>, Iterator<TaskFuture<T>> {
    private static final int MOST_LOOKED_AT = 1_000;

    // Guarded by this.
    private final Deque<TaskFuture<T>> done = new ArrayDeque<>();
    private final Deque<Thread> waiting = new ArrayDeque<>();
    private final Map<TaskFuture<T>, Integer> pending = new LinkedHashMap<>();
    private int open;
    private int cleared;

    AsCompleted(Collection<TaskFuture<T>> futures) {
        addAll(futures);
    }

    /** Adds a future to those that will come. */
    public void add(TaskFuture<T> future) {
        int era;
        synchronized (this) {
            open++;
            pending.merge(future, 1, Integer::sum);
            era = cleared;
        }
        if (!future.task().link((Link.Listener) task -> arrived(future, era))) {
            arrived(future, era);
        }
    }

    /** Adds futures to those that will come. */
    public void addAll(Collection<TaskFuture<T>> futures) {
        List.copyOf(futures).forEach(this::add);
    }

    private synchronized void arrived(TaskFuture<T> future, int era) {
        if (era != cleared) {
            return;
        }
        open--;
        pending.merge(future, -1, (now, less) -> now + less == 0 ? null : now + less);
        done.add(future);
        waiting.forEach(LockSupport::unpark);
    }

    /** How many are still to come, done or not. */
    public synchronized int count() {
        return open + done.size();
    }

    /** Whether none is to come. */
    public boolean isEmpty() {
        return count() == 0;
    }

    /** Whether any is still to come, done or not. */
    @Override
    public boolean hasNext() {
        return !isEmpty();
    }

    /**
     * Waits for the next one to be done.
     *
     * @throws NoSuchElementException where all have come
     * @throws CancellationException where the waiting thread is interrupted
     */
    @Override
    public TaskFuture<T> next() {
        return await(this::poll, Patience.ENDLESS).orElseThrow();
    }

    /** Waits for the next one for a limited time; empty where none became done by then. */
    public Optional<TaskFuture<T>> next(Duration timeout) {
        return await(this::poll, Patience.nanos(timeout));
    }

    /** Waits until one is done at least, and answers all that are. */
    public List<TaskFuture<T>> nextBatch() {
        return await(this::pollAll, Patience.ENDLESS).orElseThrow();
    }

    /** All that come, as batches of those that are done when asked for; each step waits as {@link #nextBatch}. */
    public Iterable<List<TaskFuture<T>>> batches() {
        return () -> iterator(this::nextBatch);
    }

    /**
     * The results of all that come, in the order in which they come.
     *
     * @param errors whether a failed one throws when it is its turn, or is left out
     */
    public Iterable<T> results(Errors errors) {
        return errors == Errors.RAISE ? () -> iterator(() -> next().result()) : GoodResults::new;
    }

    private <R> Iterator<R> iterator(Supplier<R> step) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return AsCompleted.this.hasNext();
            }

            @Override
            public R next() {
                return step.get();
            }
        };
    }

    /** Forgets all that are still to come; they go on. */
    public synchronized void clear() {
        done.clear();
        pending.clear();
        open = 0;
        cleared++;
        waiting.forEach(LockSupport::unpark);
    }

    private synchronized @Nullable TaskFuture<T> poll() {
        return done.poll();
    }

    private synchronized @Nullable List<TaskFuture<T>> pollAll() {
        if (done.isEmpty()) {
            return null;
        }
        List<TaskFuture<T>> all = new ArrayList<>(done);
        done.clear();
        return all;
    }

    private <R> Optional<R> await(Supplier<@Nullable R> take, long nanos) {
        Thread here = Thread.currentThread();
        Step<R> step = new Step<>(take);
        @Nullable Engine engine;
        synchronized (this) {
            if (isEmpty()) {
                throw new NoSuchElementException("all futures have come; ask hasNext() first or add(...) more");
            }
            waiting.add(here);
            engine = done.isEmpty() ? pending.keySet().iterator().next().task().engine : null;
        }
        try (Waits.@Nullable Entry entry =
                engine == null ? null : engine.waits().enter(new Pending(), nanos)) {
            Workers.await(step::succeeds, nanos);
        } catch (InterruptedException e) {
            here.interrupt();
            throw new CancellationException("interrupted while waiting for the next future");
        } finally {
            synchronized (this) {
                waiting.remove(here);
            }
        }
        if (step.taken == null && nanos == Patience.ENDLESS) {
            throw new NoSuchElementException("another thread took the last future, or they were cleared, meanwhile");
        }
        return Optional.ofNullable(step.taken);
    }

    /** What is waited for: any of those that are not done. */
    private final class Pending implements Waits.Choice {
        @Override
        public List<?> things() {
            synchronized (AsCompleted.this) {
                List<Task<?>> stuck = new ArrayList<>();
                for (TaskFuture<T> future : pending.keySet()) {
                    Task<?> task = future.task();
                    if (!done.isEmpty() || task.getsOn() || stuck.size() == MOST_LOOKED_AT) {
                        return List.of();
                    }
                    stuck.add(task);
                }
                return stuck;
            }
        }

        @Override
        public String toString() {
            synchronized (AsCompleted.this) {
                return "the next of %d futures: %s"
                        .formatted(
                                open,
                                Waits.names(pending.keySet().stream()
                                        .map(TaskFuture::task)
                                        .toList()));
            }
        }
    }

    @Override
    public Iterator<TaskFuture<T>> iterator() {
        return this;
    }

    /** Takes something once. */
    private final class Step<R> {
        private final Supplier<@Nullable R> take;
        private @Nullable R taken;

        Step(Supplier<@Nullable R> take) {
            this.take = take;
        }

        boolean succeeds() {
            if (taken == null) {
                taken = take.get();
            }
            return taken != null || isEmpty();
        }
    }

    /** Looks one ahead, to know whether a good one comes. */
    private final class GoodResults implements Iterator<T> {
        private @Nullable TaskFuture<T> ahead;

        @Override
        public boolean hasNext() {
            while (ahead == null && AsCompleted.this.hasNext()) {
                TaskFuture<T> future = AsCompleted.this.next();
                ahead = future.status() == FutureStatus.FINISHED ? future : null;
            }
            return ahead != null;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all futures that ended well have come");
            }
            TaskFuture<T> future = ahead;
            ahead = null;
            return future == null ? AsCompleted.this.next().result() : future.result();
        }
    }
}
