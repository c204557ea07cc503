package io.bask.array.kernel.linalg;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads with stacks of {@value #BYTES} bytes, eight times what the main thread of a program in C has.
 *
 * <p>The work-stealing pool cannot have such threads, so a thread that needs one lends its work to it and waits: there are
 * never more of them than threads that wait. They end when they have had nothing to do for ten seconds. A stack takes
 * memory only as far as it is used.
 *
 * <p>As many of them work at once as there are processors: OpenBLAS ends the process when more call it than it has buffers
 * for, which are two a processor in the least of its builds, and one of them is for a thread of its own.
 */
final class LargeStacks {
    private static final int BYTES = 64 << 20;

    /** Shared by all; guards itself. */
    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Large::new);

    private static final Semaphore PLACES = new Semaphore(Runtime.getRuntime().availableProcessors());

    private LargeStacks() {}

    private static final class Large extends Thread {
        Large(Runnable work) {
            super(null, work, "bask-large-stack", BYTES);
            setDaemon(true);
        }
    }

    /** Runs work in such a thread, unless this is one, and waits for it; an interrupt is noted and waits too. */
    static <T> T run(Supplier<T> work) {
        if (Thread.currentThread() instanceof Large) {
            return work.get();
        }
        PLACES.acquireUninterruptibly();
        try {
            return waited(THREADS.submit(work::get));
        } finally {
            PLACES.release();
        }
    }

    private static <T> T waited(Future<T> result) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                } catch (ExecutionException e) {
                    throw asUnchecked(Objects.requireNonNull(e.getCause()));
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException asUnchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
