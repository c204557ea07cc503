package io.bask.client;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Futures in the order in which they become done.
 *
 * <p>Iterating waits for the next one; failed and cancelled futures come too, so nothing is lost. More may be added
 * while iterating. Each future comes once, to whichever thread asks first.
 *
 * @param <T> type of the results
 */
public final class AsCompleted<T> implements Iterable<TaskFuture<T>>, Iterator<TaskFuture<T>> {
    private final BlockingQueue<TaskFuture<T>> done = new LinkedBlockingQueue<>();
    private final AtomicInteger outstanding = new AtomicInteger();

    AsCompleted(Collection<TaskFuture<T>> futures) {
        futures.forEach(this::add);
    }

    /** Adds a future to those that will come. */
    public void add(TaskFuture<T> future) {
        outstanding.incrementAndGet();
        future.stage().whenComplete((result, failure) -> done.add(future));
    }

    /** Tells whether any is still to come, done or not. */
    @Override
    public boolean hasNext() {
        return outstanding.get() > 0;
    }

    /**
     * Waits for the next one to be done.
     *
     * @throws NoSuchElementException where all have come
     * @throws CancellationException where the waiting thread is interrupted
     */
    @Override
    public TaskFuture<T> next() {
        return take(Long.MAX_VALUE).orElseThrow();
    }

    /** Waits for the next one for a limited time; empty where none became done by then. */
    public Optional<TaskFuture<T>> next(Duration timeout) {
        return take(timeout.toNanos());
    }

    private Optional<TaskFuture<T>> take(long nanos) {
        if (outstanding.getAndUpdate(count -> Math.max(0, count - 1)) == 0) {
            throw new NoSuchElementException("all futures have come; ask hasNext() first or add(...) more");
        }
        Wait wait = new Wait(nanos);
        try {
            ForkJoinPool.managedBlock(wait);
        } catch (InterruptedException e) {
            outstanding.incrementAndGet();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the next future");
        }
        if (wait.taken == null) {
            outstanding.incrementAndGet();
        }
        return Optional.ofNullable(wait.taken);
    }

    @Override
    public Iterator<TaskFuture<T>> iterator() {
        return this;
    }

    /** Waits in a way that lets a pool replace the waiting worker. */
    private final class Wait implements ForkJoinPool.ManagedBlocker {
        private final long nanos;
        private @Nullable TaskFuture<T> taken;

        Wait(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public boolean block() throws InterruptedException {
            if (taken == null) {
                taken = done.poll(nanos, TimeUnit.NANOSECONDS);
            }
            return true;
        }

        @Override
        public boolean isReleasable() {
            if (taken == null) {
                taken = done.poll();
            }
            return taken != null;
        }
    }
}
