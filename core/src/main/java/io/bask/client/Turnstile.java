package io.bask.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A state that changes, and those who wait until they can make something of it: what locks, queues, events and the like of
 * a client have in common.
 *
 * <p>Who waits leaves an attempt; after every change the attempts are tried in the order in which they came, by whoever
 * made the change. Attempts that stand in one line are served first come, first served. Waiting inside a task lets other
 * tasks run.
 */
final class Turnstile {
    private final Engine engine;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock, and so is all state that attempts and changes touch.
    private final Deque<Attempt<?>> waiting = new ArrayDeque<>();

    Turnstile(Engine engine) {
        this.engine = engine;
    }

    private static final class Attempt<R> implements BooleanSupplier {
        private final Thread thread = Thread.currentThread();
        private final Object line;
        private final Supplier<@Nullable R> attempt;
        private final Engine engine;
        private volatile @Nullable R got;

        Attempt(Object line, Supplier<@Nullable R> attempt, Engine engine) {
            this.line = line;
            this.attempt = attempt;
            this.engine = engine;
        }

        boolean succeeds() {
            got = attempt.get();
            return got != null;
        }

        @Override
        public boolean getAsBoolean() {
            return got != null || engine.isClosed();
        }
    }

    /**
     * Waits until {@code attempt} answers something.
     *
     * @param what what is waited for, to be told to users
     * @param line those with an equal line are served in the order in which they came
     * @return what the attempt answered; null where it did not in time
     * @throws CancellationException where the waiting thread is interrupted, or the client closed
     * @throws IllegalStateException where the wait would be one in a circle
     */
    <R> @Nullable R await(Object what, Object line, Supplier<@Nullable R> attempt, long nanos) {
        engine.checkOpen();
        Attempt<R> mine = new Attempt<>(line, attempt, engine);
        lock.lock();
        try {
            waiting.addLast(mine);
            serve();
            if (mine.got != null || nanos == 0) {
                waiting.remove(mine);
                return mine.got;
            }
        } finally {
            lock.unlock();
        }
        return await(what, mine, nanos);
    }

    private <R> @Nullable R await(Object what, Attempt<R> mine, long nanos) {
        boolean interrupted = false;
        try (Waits.Entry entry = engine.waits().enter(what, nanos)) {
            Workers.await(mine, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted = true;
        } catch (IllegalStateException circle) {
            giveUp(mine, circle);
        } finally {
            lock.lock();
            try {
                waiting.remove(mine);
            } finally {
                lock.unlock();
            }
        }
        if (mine.got == null && (interrupted || engine.isClosed())) {
            throw new CancellationException(
                    "%s while waiting for %s".formatted(interrupted ? "interrupted" : "the client was closed", what));
        }
        return mine.got;
    }

    /** Throws, unless the attempt has succeeded meanwhile: then what looked like a circle is what it got itself. */
    private void giveUp(Attempt<?> mine, IllegalStateException circle) {
        lock.lock();
        try {
            waiting.remove(mine);
            if (mine.got == null) {
                throw circle;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Changes the state. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            serve();
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the state. */
    <R> R look(Supplier<R> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody who waits find out that the client is closed. */
    void wakeAll() {
        lock.lock();
        try {
            waiting.forEach(attempt -> LockSupport.unpark(attempt.thread));
        } finally {
            lock.unlock();
        }
    }

    /** Call with the lock. */
    private void serve() {
        boolean served = true;
        while (served) {
            served = false;
            Set<Object> stopped = new HashSet<>();
            for (Iterator<Attempt<?>> all = waiting.iterator(); all.hasNext(); ) {
                Attempt<?> attempt = all.next();
                if (!stopped.contains(attempt.line) && attempt.succeeds()) {
                    all.remove();
                    LockSupport.unpark(attempt.thread);
                    served = true;
                } else {
                    stopped.add(attempt.line);
                }
            }
        }
    }
}
