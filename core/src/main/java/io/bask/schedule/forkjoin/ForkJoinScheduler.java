package io.bask.schedule.forkjoin;

import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.Scheduler;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs graphs on a work-stealing {@link ForkJoinPool} of its own, tasks of low memory first.
 *
 * <p>A job is compiled: what its outputs do not need is left out, and the rest is put into the order that keeps the
 * fewest results alive. The thread that joins the run works on it; it begins alone, and pool workers come to its aid as
 * soon as tasks prove long enough to be worth sharing (some 250 ns), so small graphs and tiny tasks never pay for
 * threads. A run that nobody has joined yet is begun by a worker.
 *
 * <p>Kernels may run jobs themselves, to any depth: the thread that asks works on the inner run. Kernels may block; those
 * that do so for long are replaced by other workers, at once where they wait for a run or through {@link
 * ForkJoinPool#managedBlock}, within milliseconds otherwise.
 *
 * <p>Worker threads are daemons named {@code bask-worker-N} and see the context class loader of the thread that made
 * the scheduler. Memory: some 30 to 50 bytes a task on top of the graph, nothing a task on the heap but its inputs'
 * array. Safe from any thread.
 */
public final class ForkJoinScheduler implements Scheduler, AutoCloseable {
    private static final int MOST_EXTRA_WORKERS = 256;
    private static final int KEEP_ALIVE_SECONDS = 60;

    private final int parallelism;
    private final long crewPatience;
    private final ForkJoinPool pool;
    private final Watch watch = new Watch();
    private final Set<ForkJoinRun> runs = ConcurrentHashMap.newKeySet();
    private final Watchdog watchdog;
    private volatile boolean closed;

    /**
     * A scheduler with a pool of its own; its threads start when there is work for them.
     *
     * @param threads how many tasks at once, 1 or more
     */
    public ForkJoinScheduler(int threads) {
        this(threads, Watchdog::log, Crew.PATIENCE_NANOS);
    }

    /** A scheduler that has its own way to say that a run stands still. */
    ForkJoinScheduler(int threads, Consumer<ForkJoinRun> report) {
        this(threads, report, Crew.PATIENCE_NANOS);
    }

    /** A scheduler whose threads wait for one another that long where memory is not short. */
    ForkJoinScheduler(int threads, long crewPatience) {
        this(threads, Watchdog::log, crewPatience);
    }

    private ForkJoinScheduler(int threads, Consumer<ForkJoinRun> report, long crewPatience) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is %d; a scheduler needs 1 or more".formatted(threads));
        }
        this.parallelism = threads;
        this.crewPatience = crewPatience;
        this.watchdog = new Watchdog(runs, report);
        this.pool = new ForkJoinPool(
                threads,
                workers(Thread.currentThread().getContextClassLoader()),
                null,
                false,
                threads,
                threads + MOST_EXTRA_WORKERS,
                threads,
                any -> true,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS);
    }

    private static ForkJoinPool.ForkJoinWorkerThreadFactory workers(@Nullable ClassLoader loader) {
        AtomicInteger count = new AtomicInteger();
        return pool -> {
            ForkJoinWorkerThread worker = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
            // Not "+": the first concatenation in a program takes some 10 ms, and a fresh JVM may not have had one yet.
            worker.setName("bask-worker-".concat(Integer.toString(count.incrementAndGet())));
            worker.setContextClassLoader(loader);
            return worker;
        };
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    /** How long, in nanoseconds, a thread waits for one that is far behind when memory is not short. */
    long crewPatience() {
        return crewPatience;
    }

    /**
     * Starts a job; it gets on whether or not somebody joins it.
     *
     * <p>{@link RunOptions#threads} limits this run; more than {@link #parallelism} is as many as that. A thread that
     * joins counts among them, and does not work where enough others do already.
     *
     * @throws IllegalStateException after {@link #close}
     */
    @Override
    public Run submit(Job job, RunOptions options) {
        return submit(job, Frugality.compile(job, options), options);
    }

    /** Starts a job compiled before. */
    public Run submit(CompiledGraph compiled, RunOptions options) {
        return submit(compiled.job(), compiled, options);
    }

    private Run submit(Job given, CompiledGraph compiled, RunOptions options) {
        ForkJoinRun run = prepare(given, compiled, options);
        try {
            run.callWorker();
        } catch (RejectedExecutionException e) {
            runs.remove(run);
            throw closed();
        }
        return run;
    }

    @Override
    public @Nullable Object[] run(Job job, RunOptions options) {
        return prepare(job, Frugality.compile(job, options), options).join();
    }

    /** Runs a job compiled before and waits for it. */
    public @Nullable Object[] run(CompiledGraph compiled, RunOptions options) {
        return prepare(compiled.job(), compiled, options).join();
    }

    private ForkJoinRun prepare(Job given, CompiledGraph compiled, RunOptions options) {
        int limit = options.threads() == 0 ? parallelism : Math.min(options.threads(), parallelism);
        ForkJoinRun run = new ForkJoinRun(this, given, compiled, limit, options);
        runs.add(run);
        if (closed) {
            runs.remove(run);
            throw closed();
        }
        run.announce();
        Deadline.set(run, options.timeout());
        if (!options.patience().isZero()) {
            watchdog.see(options.patience());
        }
        return run;
    }

    private IllegalStateException closed() {
        return new IllegalStateException(
                "this scheduler of %d threads is closed; make a new one".formatted(parallelism));
    }

    /** Cancels what runs and lets the workers go. Kernels that are executing finish first; does not wait for them. */
    @Override
    public void close() {
        closed = true;
        runs.forEach(ForkJoinRun::cancel);
        pool.shutdown();
    }

    @Override
    public String toString() {
        return "ForkJoinScheduler(%d threads%s)".formatted(parallelism, closed ? ", closed" : "");
    }

    /** Who looks whether runs get on. */
    Watchdog watchdog() {
        return watchdog;
    }

    /** Sends a worker to a run. */
    void fork(ForkJoinRun run) {
        pool.execute(new Call(run));
    }

    /** Has the watch look after a run until {@link #forget}. */
    void watch(ForkJoinRun run) {
        watch.add(run);
    }

    /** Forgets a run that is over. */
    void forget(ForkJoinRun run) {
        watch.remove(run);
        runs.remove(run);
    }

    /** The pool's task: go and help. */
    private static final class Call extends ForkJoinTask<Void> {
        private static final long serialVersionUID = 1L;

        private final transient ForkJoinRun run;

        Call(ForkJoinRun run) {
            this.run = run;
        }

        @Override
        public @Nullable Void getRawResult() {
            return null;
        }

        @Override
        protected void setRawResult(@Nullable Void value) {}

        @Override
        protected boolean exec() {
            run.help();
            return true;
        }
    }
}
