package io.bask.client;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a client: a work-stealing pool whose members help with other tasks while they wait.
 *
 * <p>Helping, rather than {@link ForkJoinTask#join}, because join searches the worker's queue from end to end, which
 * stalls on long queues (JDK 17). Helping nests tasks on one stack, so below a certain depth a worker blocks instead,
 * and the pool makes up for it with another thread.
 */
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int DEEPEST_HELP = 100;

    private final ForkJoinPool pool;
    private final int threads;
    private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

    Workers(int threads) {
        this.threads = threads;
        AtomicInteger names = new AtomicInteger();
        pool = new ForkJoinPool(
                threads,
                from -> {
                    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(from);
                    thread.setName("bask-client-" + names.getAndIncrement());
                    return thread;
                },
                null,
                true);
    }

    int threads() {
        return threads;
    }

    void execute(Runnable task) {
        if (isWorker()) {
            new Work(task).fork();
        } else {
            pool.execute(new Work(task));
        }
    }

    /** Waits until {@code future} is done, in whatever way. */
    void await(CompletableFuture<?> future) throws InterruptedException {
        int[] deep = depth.get();
        while (!future.isDone() && isWorker() && deep[0] < DEEPEST_HELP) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            ForkJoinTask<?> other = Work.poll();
            if (other == null) {
                break;
            }
            deep[0]++;
            try {
                other.invoke();
            } finally {
                deep[0]--;
            }
        }
        if (!future.isDone()) {
            block(future);
        }
    }

    private static void block(CompletableFuture<?> future) throws InterruptedException {
        try {
            // Blocks by ForkJoinPool.managedBlock, which lets the pool add a thread in place of this one.
            future.get();
        } catch (ExecutionException | CancellationException done) {
            LOG.trace("awaited a future that failed or was cancelled", done);
        }
    }

    void close(Duration patience) {
        pool.shutdown();
        try {
            if (!isWorker() && !pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("calls still run {} after their client was closed and they were interrupted", patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWorker() {
        return ForkJoinTask.getPool() == pool;
    }

    /** A task of the pool; gives access to what only tasks may call. */
    private static final class Work extends ForkJoinTask<Void> {
        private static final long serialVersionUID = 1L;

        private final transient Runnable body;

        Work(Runnable body) {
            this.body = body;
        }

        static @Nullable ForkJoinTask<?> poll() {
            return pollTask();
        }

        @Override
        protected boolean exec() {
            body.run();
            return true;
        }

        @Override
        public Void getRawResult() {
            return null;
        }

        @Override
        protected void setRawResult(Void value) {}
    }
}
