package io.bask.client;

import io.bask.function.Function0;
import io.bask.function.Function1;
import io.bask.function.Function2;
import io.bask.function.Function3;
import io.bask.function.Function4;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Submits calls one by one and hands out futures of their results.
 *
 * <pre>{@code
 * try (Client client = Client.local()) {
 *     List<TaskFuture<Double>> parts = client.map(Pi::chunk, starts);
 *     double pi = client.gather(parts).stream().mapToDouble(part -> part).sum();
 * }
 * }</pre>
 *
 * <p>A future may be an argument of a further call, which then waits for it without holding a worker; a lambda given to
 * such a call has to name the types of its parameters ({@code (Integer x) -> x + 1}), a method reference need not. Tasks may submit
 * tasks and wait for them. {@link #close} cancels whatever is not done. Safe from any thread.
 */
public final class Client implements AutoCloseable {
    static final TaskFuture<?>[] NONE = {};
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);

    private final Workers workers;
    private final AtomicLong numbers = new AtomicLong();
    private final Set<TaskFuture<?>> unfinished = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Client(int threads) {
        workers = new Workers(threads);
    }

    /** A client in this JVM with one worker for each processor. */
    public static Client local() {
        return local(Runtime.getRuntime().availableProcessors());
    }

    /** A client in this JVM with {@code threads} workers. */
    public static Client local(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a client needs at least 1 thread; got %d".formatted(threads));
        }
        return new Client(threads);
    }

    /** Number of workers. */
    public int threads() {
        return workers.threads();
    }

    /** Calls {@code f} on a worker. */
    public <R> TaskFuture<R> submit(Function0<R> f) {
        return begin(f, f, NONE);
    }

    /** Calls {@code f} on a worker. */
    public <A, R> TaskFuture<R> submit(Function1<? super A, R> f, A a) {
        return begin(f, () -> f.apply(a), NONE);
    }

    /** Calls {@code f} once {@code a} is done. */
    public <A, R> TaskFuture<R> submit(Function1<? super A, R> f, TaskFuture<A> a) {
        return begin(f, () -> f.apply(a.join()), a);
    }

    /** Calls {@code f} on a worker. */
    public <A, B, R> TaskFuture<R> submit(Function2<? super A, ? super B, R> f, A a, B b) {
        return begin(f, () -> f.apply(a, b), NONE);
    }

    /** Calls {@code f} once {@code a} is done. */
    public <A, B, R> TaskFuture<R> submit(Function2<? super A, ? super B, R> f, TaskFuture<A> a, B b) {
        return begin(f, () -> f.apply(a.join(), b), a);
    }

    /** Calls {@code f} once {@code b} is done. */
    public <A, B, R> TaskFuture<R> submit(Function2<? super A, ? super B, R> f, A a, TaskFuture<B> b) {
        return begin(f, () -> f.apply(a, b.join()), b);
    }

    /** Calls {@code f} once both arguments are done. */
    public <A, B, R> TaskFuture<R> submit(Function2<? super A, ? super B, R> f, TaskFuture<A> a, TaskFuture<B> b) {
        return begin(f, () -> f.apply(a.join(), b.join()), a, b);
    }

    /** Calls {@code f} on a worker. */
    public <A, B, C, R> TaskFuture<R> submit(Function3<? super A, ? super B, ? super C, R> f, A a, B b, C c) {
        return begin(f, () -> f.apply(a, b, c), NONE);
    }

    /** Calls {@code f} once its arguments are done; make a future of a plain value by {@link #scatter}. */
    public <A, B, C, R> TaskFuture<R> submit(
            Function3<? super A, ? super B, ? super C, R> f, TaskFuture<A> a, TaskFuture<B> b, TaskFuture<C> c) {
        return begin(f, () -> f.apply(a.join(), b.join(), c.join()), a, b, c);
    }

    /** Calls {@code f} on a worker. */
    public <A, B, C, D, R> TaskFuture<R> submit(
            Function4<? super A, ? super B, ? super C, ? super D, R> f, A a, B b, C c, D d) {
        return begin(f, () -> f.apply(a, b, c, d), NONE);
    }

    /** Calls {@code f} once its arguments are done; make a future of a plain value by {@link #scatter}. */
    public <A, B, C, D, R> TaskFuture<R> submit(
            Function4<? super A, ? super B, ? super C, ? super D, R> f,
            TaskFuture<A> a,
            TaskFuture<B> b,
            TaskFuture<C> c,
            TaskFuture<D> d) {
        return begin(f, () -> f.apply(a.join(), b.join(), c.join(), d.join()), a, b, c, d);
    }

    /** Calls {@code f} once for each argument: the futures in the arguments' order. */
    public <A, R> List<TaskFuture<R>> map(Function1<? super A, R> f, Iterable<A> as) {
        List<TaskFuture<R>> futures = new ArrayList<>();
        for (A a : as) {
            futures.add(submit(f, a));
        }
        return futures;
    }

    /**
     * Calls {@code f} with the first argument of each, then the second of each, and so on.
     *
     * @throws IllegalArgumentException where one has more arguments than the other; nothing is submitted then
     */
    public <A, B, R> List<TaskFuture<R>> map(Function2<? super A, ? super B, R> f, Iterable<A> as, Iterable<B> bs) {
        List<List<?>> columns = Columns.sameLength(as, bs);
        List<TaskFuture<R>> futures = new ArrayList<>();
        Iterator<B> b = Columns.<B>cast(columns.get(1)).iterator();
        for (A a : Columns.<A>cast(columns.get(0))) {
            futures.add(submit(f, a, b.next()));
        }
        return futures;
    }

    /**
     * Calls {@code f} with the first argument of each, then the second of each, and so on.
     *
     * @throws IllegalArgumentException where they differ in length; nothing is submitted then
     */
    public <A, B, C, R> List<TaskFuture<R>> map(
            Function3<? super A, ? super B, ? super C, R> f, Iterable<A> as, Iterable<B> bs, Iterable<C> cs) {
        List<List<?>> columns = Columns.sameLength(as, bs, cs);
        List<TaskFuture<R>> futures = new ArrayList<>();
        Iterator<B> b = Columns.<B>cast(columns.get(1)).iterator();
        Iterator<C> c = Columns.<C>cast(columns.get(2)).iterator();
        for (A a : Columns.<A>cast(columns.get(0))) {
            futures.add(submit(f, a, b.next(), c.next()));
        }
        return futures;
    }

    /** A future that has its value already: to hand one object to many calls. */
    public <T> TaskFuture<T> scatter(T value) {
        checkOpen();
        TaskFuture<T> future = new TaskFuture<>(this, Scattered.VALUE, numbers.incrementAndGet(), null);
        future.finishWith(value);
        return future;
    }

    /** One future of all these futures' results, in order: to hand many results to one call. */
    public <T> TaskFuture<List<T>> all(Collection<TaskFuture<T>> futures) {
        List<TaskFuture<T>> copy = List.copyOf(futures);
        return begin(
                Scattered.LIST, () -> copy.stream().map(TaskFuture::join).toList(), copy.toArray(TaskFuture<?>[]::new));
    }

    /** Waits for one result; see {@link TaskFuture#join}. */
    public <T> T gather(TaskFuture<T> future) {
        return future.join();
    }

    /**
     * Waits for all results.
     *
     * @return the results, in the futures' order
     * @throws io.bask.schedule.TaskFailedException as soon as one of them has failed; the others go on
     */
    public <T> List<T> gather(Collection<TaskFuture<T>> futures) {
        for (TaskFuture<T> done : asCompleted(futures)) {
            done.join();
        }
        List<T> results = new ArrayList<>(futures.size());
        futures.forEach(future -> results.add(future.join()));
        return results;
    }

    /** The futures in the order in which they become done, failed and cancelled ones included. */
    public <T> AsCompleted<T> asCompleted(Collection<TaskFuture<T>> futures) {
        return new AsCompleted<>(futures);
    }

    /** Cancels futures and all that depend on them. */
    public void cancel(Collection<? extends TaskFuture<?>> futures) {
        futures.forEach(TaskFuture::cancel);
    }

    /** Cancels futures and all that depend on them. */
    public void cancel(TaskFuture<?>... futures) {
        cancel(Arrays.asList(futures));
    }

    /** Cancels whatever is not done, waits for calls that are running to notice, and ends the workers. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        unfinished.forEach(TaskFuture::cancel);
        workers.close(PATIENCE_AT_CLOSE);
        unfinished.forEach(TaskFuture::cancel);
    }

    private <R> TaskFuture<R> begin(Serializable function, Function0<R> body, TaskFuture<?>... awaited) {
        checkOpen();
        Objects.requireNonNull(function, "the function is null; give a lambda or a method reference");
        TaskFuture<R> future = new TaskFuture<>(this, function, numbers.incrementAndGet(), body, awaited);
        unfinished.add(future);
        future.begin();
        return future;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the client is closed; make a new one by Client.local()");
        }
    }

    void execute(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException closing) {
            // The client is closing and cancels every future that is not done: nobody waits for this task.
            unfinished.forEach(TaskFuture::cancel);
        }
    }

    void await(CompletableFuture<?> future) throws InterruptedException {
        workers.await(future);
    }

    void forget(TaskFuture<?> future) {
        unfinished.remove(future);
    }

    /** Workers and unfinished tasks, e.g. {@code Client(2 threads, 5 tasks not done)}. */
    @Override
    public String toString() {
        int open = unfinished.size();
        String state = closed ? "closed" : "%d task%s not done".formatted(open, open == 1 ? "" : "s");
        return "Client(%d thread%s, %s)".formatted(threads(), threads() == 1 ? "" : "s", state);
    }

    /** Names what is no user function. */
    private enum Scattered {
        VALUE,
        LIST
    }
}
