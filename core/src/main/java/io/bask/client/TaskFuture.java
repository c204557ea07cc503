package io.bask.client;

import io.bask.function.Function0;
import io.bask.function.MethodName;
import io.bask.graph.Key;
import io.bask.schedule.TaskFailedException;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call that was submitted to a {@link Client}, now or later.
 *
 * <p>A standard {@link Future} and {@link java.util.concurrent.CompletionStage}; asynchronous stages run on the
 * client's workers. Waiting inside a task is safe: the worker helps with other tasks meanwhile. Safe from any thread.
 *
 * @param <T> type of the result
 */
public final class TaskFuture<T> extends StageView<T> implements Future<T> {
    private static final int WAITING = 0;
    private static final int LAUNCHED = 1;
    private static final int STARTED = 2;
    private static final VarHandle PHASE;
    private static final VarHandle OPEN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PHASE = lookup.findVarHandle(TaskFuture.class, "phase", int.class);
            OPEN = lookup.findVarHandle(TaskFuture.class, "open", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Client client;
    private final Promise<T> promise;
    private final Serializable function;
    private final long number;
    // Both dropped once the task has run, so that a finished future holds nothing but its result.
    private @Nullable Function0<T> body;
    private TaskFuture<?>[] awaited;
    // Moves WAITING -> LAUNCHED -> STARTED by compare-and-set.
    private volatile int phase;
    // Futures awaited that are not done yet; counts down by getAndAdd.
    private volatile int open;
    private volatile @Nullable Thread runner;

    TaskFuture(
            Client client, Serializable function, long number, @Nullable Function0<T> body, TaskFuture<?>... awaited) {
        this.client = client;
        this.promise = new Promise<>(client);
        this.function = function;
        this.number = number;
        this.body = body;
        this.awaited = awaited;
    }

    /** Starts as soon as all futures that it reads are done, or one of them has failed. */
    void begin() {
        if (awaited.length == 0) {
            launch();
            return;
        }
        // One more than there are, so that none of the callbacks launches before all are in place.
        open = awaited.length + 1;
        for (TaskFuture<?> future : awaited) {
            future.promise.whenComplete((result, failure) -> {
                if (failure != null) {
                    launch();
                } else {
                    countDown();
                }
            });
        }
        countDown();
    }

    void finishWith(T value) {
        phase = STARTED;
        promise.complete(value);
    }

    private void countDown() {
        if ((int) OPEN.getAndAdd(this, -1) == 1) {
            launch();
        }
    }

    private void launch() {
        if (PHASE.compareAndSet(this, WAITING, LAUNCHED)) {
            client.execute(this::run);
        }
    }

    private void run() {
        if (promise.isDone() || !PHASE.compareAndSet(this, LAUNCHED, STARTED)) {
            client.forget(this);
            return;
        }
        Function0<T> call = body;
        runner = Thread.currentThread();
        try {
            Throwable inherited = inheritedFailure();
            if (inherited != null) {
                promise.completeExceptionally(inherited);
            } else if (call != null && !promise.isDone()) {
                promise.complete(call.apply());
            }
        } catch (Throwable thrown) {
            fail(thrown);
        } finally {
            endRun();
            client.forget(this);
        }
    }

    /** The interrupt of a cancelled task must not reach the worker's next one. */
    private synchronized void endRun() {
        runner = null;
        if (promise.isCancelled()) {
            Thread.interrupted();
        }
        release();
    }

    private void release() {
        body = null;
        awaited = Client.NONE;
    }

    private void fail(Throwable thrown) {
        promise.completeExceptionally(TaskFailedException.of(Key.of(key()), MethodName.of(function), thrown));
    }

    private @Nullable Throwable inheritedFailure() {
        for (TaskFuture<?> future : awaited) {
            Throwable failure = future.failure();
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    /** Name of the task: its function's and a number that no other task of the client has. */
    public String key() {
        return MethodName.of(function) + "-" + number;
    }

    /** Where the task stands now. */
    public FutureStatus status() {
        if (promise.isDone()) {
            if (promise.isCancelled() || failure() instanceof CancellationException) {
                return FutureStatus.CANCELLED;
            }
            return promise.isCompletedExceptionally() ? FutureStatus.ERROR : FutureStatus.FINISHED;
        }
        return phase == STARTED ? FutureStatus.RUNNING : FutureStatus.PENDING;
    }

    /** Why there is no result: empty unless the status is {@code ERROR} or {@code CANCELLED}. Does not wait. */
    public Optional<Throwable> exception() {
        return Optional.ofNullable(failure());
    }

    private @Nullable Throwable failure() {
        if (!promise.isCompletedExceptionally()) {
            return null;
        }
        try {
            promise.join();
            return null;
        } catch (CancellationException e) {
            return e;
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }

    /**
     * Waits for the result.
     *
     * @throws TaskFailedException where the task, or one that it depends on, failed
     * @throws CancellationException where it was cancelled, or the waiting thread interrupted
     */
    public T join() {
        try {
            client.await(promise);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for " + key());
        }
        Throwable failure = failure();
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return promise.join();
    }

    /** Waits for the result; a failure comes as the cause of an {@link ExecutionException}. */
    @Override
    public T get() throws InterruptedException, ExecutionException {
        client.await(promise);
        return promise.get();
    }

    /** Waits for the result for a limited time. */
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return promise.get(timeout, unit);
        } catch (TimeoutException late) {
            TimeoutException told = new TimeoutException("%s is %s after %d %s; wait longer or cancel it"
                    .formatted(key(), status(), timeout, unit.name().toLowerCase(Locale.ROOT)));
            told.initCause(late);
            throw told;
        }
    }

    /**
     * Cancels the task and all that depend on it.
     *
     * @param mayInterruptIfRunning whether to interrupt the task where it runs already; what it returns then is dropped
     *     either way
     * @return false where the task was done before
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        // Unlike CompletableFuture.cancel, tells whether it was this call that made the difference.
        boolean cancelled = promise.completeExceptionally(new CancellationException(key() + " was cancelled"));
        if (cancelled) {
            interruptRunner(mayInterruptIfRunning);
            client.forget(this);
        }
        return cancelled;
    }

    private synchronized void interruptRunner(boolean wanted) {
        Thread thread = runner;
        if (thread != null && wanted) {
            thread.interrupt();
        } else if (thread == null) {
            release();
        }
    }

    /** Cancels the task and all that depend on it; interrupts it where it runs already. */
    public boolean cancel() {
        return cancel(true);
    }

    @Override
    public boolean isCancelled() {
        return promise.isCancelled() || failure() instanceof CancellationException;
    }

    @Override
    public boolean isDone() {
        return promise.isDone();
    }

    /** A copy that may be completed without touching this future. */
    @Override
    public CompletableFuture<T> toCompletableFuture() {
        return promise.copy();
    }

    @Override
    CompletableFuture<T> stage() {
        return promise;
    }

    @Override
    public String toString() {
        return "TaskFuture(%s, %s)".formatted(key(), status());
    }

    /** Runs asynchronous stages on the client's workers. */
    private static final class Promise<T> extends CompletableFuture<T> {
        private final Client client;

        Promise(Client client) {
            this.client = client;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Promise<>(client);
        }

        @Override
        public Executor defaultExecutor() {
            return client::execute;
        }
    }
}
