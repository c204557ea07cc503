package io.bask.client;

import io.bask.function.Given;
import io.bask.schedule.TaskFailedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
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
 * client's workers. Once done a future never changes. Its result is kept for as long as somebody holds the future; the
 * client does not. Large results count against the memory budget, and wait on disk where memory is short (see
 * {@link io.bask.memory.Kept}). Waiting inside a task is safe: the worker runs what it waits for, or another thread runs tasks in its
 * place. Safe from any thread.
 *
 * @param <T> type of the result
 */
public final class TaskFuture<T> extends StageView<T> implements Future<T> {
    private final Task<T> task;
    // Guarded by this; made when somebody asks for a stage.
    private @Nullable Promise<T> promise;

    TaskFuture(Task<T> task) {
        this.task = task;
    }

    Task<T> task() {
        return task;
    }

    /** Name of the call: the one it was given, or its function's and a number that no other call of the client has. */
    public String key() {
        return task.key();
    }

    /** Where the call stands now. */
    public FutureStatus status() {
        if (task.isDone()) {
            Failure failure = task.failure();
            if (failure == null) {
                return FutureStatus.FINISHED;
            }
            return failure.isCancellation() ? FutureStatus.CANCELLED : FutureStatus.ERROR;
        }
        return task.isRunning() ? FutureStatus.RUNNING : FutureStatus.PENDING;
    }

    /**
     * Why there is no result: empty unless the status is {@code ERROR} or {@code CANCELLED}. Does not wait.
     *
     * <p>All futures that depend on a failed one have the same exception, which names the call that failed.
     */
    public Optional<Throwable> exception() {
        return Optional.ofNullable(task.failure()).map(Failure::cause);
    }

    /** Stack trace of what the failed call threw, as text; empty unless the status is {@code ERROR}. Does not wait. */
    public Optional<String> traceback() {
        return exception()
                .filter(failure -> failure instanceof TaskFailedException)
                .map(Throwable::getCause)
                .map(thrown -> {
                    StringWriter text = new StringWriter();
                    thrown.printStackTrace(new PrintWriter(text, true));
                    return text.toString();
                });
    }

    /**
     * Waits for the result.
     *
     * @throws TaskFailedException where the call, or one that it depends on, failed
     * @throws CancellationException where it was cancelled, or the waiting thread interrupted
     * @throws IllegalStateException where the call waits for the one that asks, so that neither would ever end
     */
    public T join() {
        await(Patience.ENDLESS);
        return result();
    }

    /**
     * Waits for the result for a limited time; see {@link #join()}.
     *
     * @throws WaitTimedOutException where it is not done in time
     */
    public T join(Duration timeout) {
        if (!await(Patience.nanos(timeout))) {
            throw new WaitTimedOutException(
                    "%s is %s after %s; wait longer or cancel it".formatted(key(), status(), timeout));
        }
        return result();
    }

    /** Waits until it is done, in whatever way; false where it is not in time. */
    boolean await(long nanos) {
        try {
            return task.await(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for " + key());
        }
    }

    /** The result of a future that is done, or its failure thrown. */
    T result() {
        Failure failure = task.failure();
        if (failure == null) {
            return task.result();
        }
        if (failure.cause() instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        throw new IllegalStateException("%s ended with an unexpected failure".formatted(key()), failure.cause());
    }

    /** Waits for the result; a failure comes as the cause of an {@link ExecutionException}. */
    @Override
    public T get() throws InterruptedException, ExecutionException {
        task.await(Patience.ENDLESS);
        return resultOrExecutionException();
    }

    /** Waits for the result for a limited time. */
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Given.notNull(unit, "unit");
        if (!task.await(Math.max(0, unit.toNanos(timeout)))) {
            throw new TimeoutException("%s is %s after %d %s; wait longer or cancel it"
                    .formatted(key(), status(), timeout, unit.name().toLowerCase(Locale.ROOT)));
        }
        return resultOrExecutionException();
    }

    private T resultOrExecutionException() throws ExecutionException {
        Failure failure = task.failure();
        if (failure != null && !failure.isCancellation()) {
            throw new ExecutionException(failure.cause());
        }
        return result();
    }

    /**
     * Cancels the call and all that depend on it.
     *
     * @param mayInterruptIfRunning whether to interrupt the call where it runs already; what it returns then is dropped
     *     either way
     * @return false where the call was done before
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return task.cancel(mayInterruptIfRunning);
    }

    /** Cancels the call and all that depend on it; interrupts it where it runs already. */
    public boolean cancel() {
        return cancel(true);
    }

    /**
     * Runs a call that failed once more, and before it those that it depends on as far as they failed too.
     *
     * <p>This future stays as it is; the new one is of a new call of the same function, with the same options.
     *
     * @throws IllegalStateException where this future is not done or did not fail
     */
    public TaskFuture<T> retry() {
        return Retry.of(task).future;
    }

    /**
     * Runs a call that failed once more in the calling thread, to look into it with a debugger; this future stays as it is.
     *
     * @throws IllegalStateException where this future is not done or did not fail
     * @throws Exception what the call threw, as it threw it
     */
    public T replay() throws Exception {
        return Retry.here(task);
    }

    @Override
    public boolean isCancelled() {
        Failure failure = task.failure();
        return failure != null && failure.isCancellation();
    }

    @Override
    public boolean isDone() {
        return task.isDone();
    }

    /** A copy that may be completed without touching this future. */
    @Override
    public CompletableFuture<T> toCompletableFuture() {
        return stage().copy();
    }

    @Override
    synchronized CompletableFuture<T> stage() {
        if (promise == null) {
            Promise<T> fresh = new Promise<>(task.engine);
            promise = fresh;
            Link.Listener listener = done -> fresh.settle(task);
            if (!task.link(listener)) {
                fresh.settle(task);
            }
        }
        return promise;
    }

    @Override
    public String toString() {
        return "TaskFuture(%s, %s)".formatted(key(), status());
    }

    /** Runs asynchronous stages on the client's workers. */
    private static final class Promise<T> extends CompletableFuture<T> {
        private final Engine engine;

        Promise(Engine engine) {
            this.engine = engine;
        }

        void settle(Task<T> task) {
            Failure failure = task.failure();
            if (failure == null) {
                complete(task.pinnedResult());
            } else {
                completeExceptionally(failure.cause());
            }
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Promise<>(engine);
        }

        @Override
        public Executor defaultExecutor() {
            return engine::execute;
        }
    }
}
