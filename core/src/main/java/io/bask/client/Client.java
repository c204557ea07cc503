package io.bask.client;

import io.bask.Bask;
import io.bask.Lazy;
import io.bask.function.Function0;
import io.bask.function.Given;
import io.bask.memory.MemoryUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits calls one by one and hands out futures of their results; and the locks, queues and the like by which they work
 * together.
 *
 * <pre>{@code
 * try (Client client = Client.local()) {
 *     List<TaskFuture<Double>> parts = client.map(Pi::chunk, starts);
 *     double pi = client.gather(parts).stream().mapToDouble(part -> part).sum();
 * }
 * }</pre>
 *
 * <p>A future may be an argument of a further call, which then waits for it without holding a worker; a lambda given to
 * such a call has to name the types of its parameters ({@code (Integer x) -> x + 1}), a method reference need not. Tasks
 * find their client by {@link #current}, may submit tasks and wait for them and for anything else: meanwhile others run.
 * What has been submitted runs, whether or not somebody holds its future, until {@link #close} cancels it. Safe from any
 * thread.
 */
public final class Client extends Calls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Client.class);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);

    private final Engine engine;
    private final TaskOptions options;

    Client(Engine engine, TaskOptions options) {
        this.engine = engine;
        this.options = options;
    }

    /** A client in this JVM with one worker for each processor. */
    public static Client local() {
        return local(Runtime.getRuntime().availableProcessors());
    }

    /** A client in this JVM that runs at most {@code threads} calls at once. */
    public static Client local(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a client needs at least 1 thread; got %d".formatted(threads));
        }
        return new Engine(threads).client();
    }

    /**
     * The client whose task is running on this thread.
     *
     * @throws IllegalStateException where none is; threads of other pools that a task uses do not know of it
     */
    public static Client current() {
        return here("no task of a client runs on thread %s; pass the client to what needs it")
                .workers
                .engine
                .client();
    }

    /**
     * Lets another task run in place of this one until {@link #rejoin}: for a task that is about to wait for something
     * outside the client, such as a reply, for long. Not needed for futures, locks and the like of a client.
     *
     * @throws IllegalStateException where this thread runs no task of a client
     */
    public static void secede() {
        Worker worker = here("no task of a client runs on thread %s; only tasks can let another one run");
        worker.workers.leaveSeat(worker);
    }

    /**
     * Waits until fewer tasks run than the client has threads, and goes on as one of them; does nothing in a task that has
     * not seceded.
     *
     * @throws IllegalStateException where this thread runs no task of a client
     */
    public static void rejoin() {
        Worker worker = here("no task of a client runs on thread %s; only tasks can rejoin");
        worker.workers.takeSeat(worker);
    }

    private static Worker here(String otherwise) {
        Worker worker = Worker.here();
        if (worker == null) {
            throw new IllegalStateException(
                    otherwise.formatted(Thread.currentThread().getName()));
        }
        return worker;
    }

    /** This client, with other options for the calls that are submitted through what is answered. */
    public Client with(TaskOptions options) {
        return new Client(engine, Objects.requireNonNull(options, "the options are null; use TaskOptions.defaults()"));
    }

    @Override
    Engine engine() {
        return engine;
    }

    @Override
    TaskOptions options() {
        return options;
    }

    /** How many calls may run at once. */
    public int threads() {
        return engine.threads();
    }

    /** How many calls there were and how they stand. */
    public ClientInfo info() {
        return engine.info();
    }

    /** How much memory the results take whose futures somebody holds, and how much of them waits on disk. */
    public MemoryUse memory() {
        return engine.memory();
    }

    /** How the client stands, as text for people: what each of its threads runs and where in its code, and what waits. */
    public String dump() {
        return engine.dump();
    }

    /** Waits for one result; see {@link TaskFuture#join}. */
    public <T> T gather(TaskFuture<T> future) {
        Given.notNull(future, "future");
        return future.join();
    }

    /**
     * Waits for all results.
     *
     * @return the results, in the futures' order
     * @throws io.bask.schedule.TaskFailedException as soon as one of them has failed; the others go on
     */
    public <T> List<T> gather(Collection<TaskFuture<T>> futures) {
        Given.notNull(futures, "futures");
        return gather(futures, Errors.RAISE);
    }

    /** Waits for all results, and throws as soon as one failed or leaves those out: the others in the futures' order. */
    public <T> List<T> gather(Collection<TaskFuture<T>> futures, Errors errors) {
        Given.notNull(futures, "futures");
        Given.notNull(errors, "errors");
        Gathering.await(futures, errors);
        if (errors == Errors.RAISE) {
            futures.stream().filter(future -> future.task().failure() != null).forEach(TaskFuture::result);
        }
        List<T> results = new ArrayList<>(futures.size());
        for (TaskFuture<T> future : futures) {
            if (future.task().failure() == null) {
                results.add(future.result());
            }
        }
        return results;
    }

    /** Waits for all results: under the same names; see {@link #gather(Collection)}. */
    public <K, T> Map<K, T> gather(Map<K, TaskFuture<T>> futures) {
        Given.notNull(futures, "futures");
        gather(futures.values());
        Map<K, T> results = new LinkedHashMap<>();
        futures.forEach((key, future) -> results.put(key, future.result()));
        return results;
    }

    /** The futures in the order in which they become done, failed and cancelled ones included. */
    public <T> AsCompleted<T> asCompleted(Collection<TaskFuture<T>> futures) {
        Given.notNull(futures, "futures");
        return new AsCompleted<>(futures);
    }

    /** Waits for futures without looking at their results: which are done, and which are not. */
    public <T> Awaited<T> await(Collection<TaskFuture<T>> futures, ReturnWhen until) {
        Given.notNull(futures, "futures");
        Given.notNull(until, "until");
        return Awaiting.await(futures, until, Optional.empty());
    }

    /**
     * Waits for futures for a limited time without looking at their results: which are done, and which are not.
     *
     * @throws WaitTimedOutException where what was waited for did not come in time
     */
    public <T> Awaited<T> await(Collection<TaskFuture<T>> futures, ReturnWhen until, Duration timeout) {
        Given.notNull(futures, "futures");
        Given.notNull(until, "until");
        Patience.nanos(timeout);
        return Awaiting.await(futures, until, Optional.of(timeout));
    }

    /** Cancels futures and all that depend on them; those of them that are done stay as they are. */
    public void cancel(Collection<? extends TaskFuture<?>> futures) {
        Given.notNull(futures, "futures");
        futures.forEach(TaskFuture::cancel);
    }

    /** Cancels futures and all that depend on them. */
    public void cancel(TaskFuture<?>... futures) {
        Given.noneNull(futures, "futures");
        cancel(Arrays.asList(futures));
    }

    /** Runs calls that failed once more, see {@link TaskFuture#retry}: the new futures, in order. */
    public <T> List<TaskFuture<T>> retry(Collection<TaskFuture<T>> futures) {
        Given.notNull(futures, "futures");
        List<TaskFuture<T>> again = new ArrayList<>();
        futures.forEach(future -> again.add(future.retry()));
        return again;
    }

    /**
     * Says that nobody will ask for these futures: where one fails, that is logged as an error.
     *
     * <p>Calls run to their end in any case, also when nobody holds their future.
     */
    public void fireAndForget(TaskFuture<?>... futures) {
        Given.noneNull(futures, "futures");
        for (TaskFuture<?> future : futures) {
            Link.Listener report = task -> {
                Failure failure = task.failure();
                if (failure != null && !failure.isCancellation()) {
                    LOG.error("{} failed, and nobody waits for it", task.key(), failure.cause());
                }
            };
            if (!future.task().link(report)) {
                report.accept(future.task());
            }
        }
    }

    /**
     * Computes a lazy object in the background, with the settings in force in this thread.
     *
     * @return a future of what {@link Lazy#compute} answers; cancelling it stops the computation
     */
    public <T> TaskFuture<T> compute(Lazy<T> lazy) {
        Objects.requireNonNull(lazy, "the lazy object is null; give an array, a table, a bag or a delayed call");
        return inTheBackground("compute", () -> Bask.compute(lazy));
    }

    /** Computes lazy objects in the background in one run that does shared work once: a future of their results, in order. */
    public <T> TaskFuture<List<T>> compute(Collection<? extends Lazy<T>> lazies) {
        Given.notNull(lazies, "lazies");
        List<Lazy<T>> copy = List.copyOf(lazies);
        return inTheBackground("compute", () -> Bask.compute(copy));
    }

    /** Computes a lazy object in the background: a future of one of the same kind that holds the results. */
    public <T, L extends Lazy<T>> TaskFuture<L> persist(L lazy) {
        Objects.requireNonNull(lazy, "the lazy object is null; give an array, a table, a bag or a delayed call");
        return inTheBackground("persist", () -> Bask.<T, L>persist(lazy));
    }

    private <R> TaskFuture<R> inTheBackground(String label, Function0<R> body) {
        Function0<R> configured = Settings.inForce().around(body);
        TaskOptions own = options.withPure(false);
        return engine.begin(own, new Label(label), in -> configured.apply(), new Object[0], Call.NONE).future;
    }

    /**
     * Runs a function once on each of {@link #threads} workers, all at the same time, ahead of whatever waits.
     *
     * @return what it answered, by the workers' names
     */
    public <R> Map<String, R> run(Function0<R> function) {
        Objects.requireNonNull(function, "the function is null; give a lambda or a method reference");
        EveryWorker<R> every = new EveryWorker<>(function, threads());
        TaskOptions first = TaskOptions.defaults().withPriority(Integer.MAX_VALUE);
        List<TaskFuture<Map.Entry<String, R>>> futures = new ArrayList<>();
        for (int i = 0; i < threads(); i++) {
            futures.add(
                    engine.<Map.Entry<String, R>>begin(first, function, in -> every.call(), new Object[0], Call.NONE)
                            .future);
        }
        return EveryWorker.sorted(gather(futures));
    }

    /** Has each worker, those there are and those to come, set up by a plugin before its next task. */
    public void registerPlugin(WorkerPlugin plugin) {
        engine.checkOpen();
        engine.register(Objects.requireNonNull(plugin, "the plugin is null; give a WorkerPlugin"));
    }

    /** The workers as a standard executor; shutting it down leaves the client open. */
    public ExecutorService executor() {
        engine.checkOpen();
        return new ClientExecutor(engine);
    }

    /** Makes an object on a worker whose methods run one at a time, see {@link Actor}. */
    public <A> Actor<A> actor(Function0<? extends A> constructor) {
        engine.checkOpen();
        return new Actor<>(engine, options, constructor);
    }

    /** The lock of this name. */
    public Lock lock(String name) {
        return new Lock(engine.registry().mutex(name));
    }

    /** The locks of these names, to be taken together. */
    public MultiLock multiLock(Collection<String> names) {
        Given.notNull(names, "names");
        return engine.registry().multiLock(List.copyOf(names));
    }

    /**
     * The semaphore of this name.
     *
     * @throws IllegalArgumentException where it is there with another number of leases
     */
    public Semaphore semaphore(String name, int leases) {
        return engine.registry().semaphore(name, leases);
    }

    /** The event of this name; not set when it is new. */
    public Event event(String name) {
        return engine.registry().event(name);
    }

    /** The queue of this name; without a limit when it is new. */
    public <T> Queue<T> queue(String name) {
        return engine.registry().queue(name, 0);
    }

    /**
     * The queue of this name, with at most {@code maxSize} elements.
     *
     * @throws IllegalArgumentException where it is there with another limit
     */
    public <T> Queue<T> queue(String name, int maxSize) {
        return engine.registry().queue(name, maxSize);
    }

    /** The variable of this name; without a value when it is new. */
    public <T> Variable<T> variable(String name) {
        return engine.registry().variable(name);
    }

    /**
     * Publishes a value, a future or a lazy collection under a name that all tasks find it by, until it is unpublished or the
     * client closed.
     *
     * @throws IllegalArgumentException where the name is taken
     */
    public void publish(String name, Object value) {
        engine.registry().publish(name, value);
    }

    /**
     * What was published under a name.
     *
     * @param <T> its type, which the compiler cannot check
     * @throws IllegalArgumentException where there is nothing; the message lists what there is
     */
    public <T> T dataset(String name) {
        return engine.registry().dataset(name);
    }

    /** The names under which something is published, in alphabetical order. */
    public List<String> datasets() {
        return engine.registry().datasetNames();
    }

    /**
     * Takes back what was published under a name.
     *
     * @throws IllegalArgumentException where there is nothing
     */
    public void unpublish(String name) {
        engine.registry().unpublish(name);
    }

    /**
     * Cancels whatever is not done, waits for calls that are running to notice, and goes on with new workers. Results that
     * there are stay.
     */
    public void restart() {
        engine.restart(PATIENCE_AT_CLOSE);
    }

    /** Cancels whatever is not done, waits up to 10 seconds for calls that are running to notice, and ends the workers. */
    @Override
    public void close() {
        engine.close(PATIENCE_AT_CLOSE);
    }

    /** Cancels whatever is not done, waits that long at most for calls that are running to notice, and ends the workers. */
    public void close(Duration patience) {
        Patience.nanos(patience);
        engine.close(patience);
    }

    /** Workers and unfinished tasks, e.g. {@code Client(2 threads, 5 tasks not done)}. */
    @Override
    public String toString() {
        long open = info().unfinished();
        String state = engine.isClosed() ? "closed" : "%d task%s not done".formatted(open, open == 1 ? "" : "s");
        return "Client(%d thread%s, %s)".formatted(threads(), threads() == 1 ? "" : "s", state);
    }
}
