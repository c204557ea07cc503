package io.bask.schedule.forkjoin;

import io.bask.schedule.RunTimedOutException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stops runs that take too long. */
final class Deadline {
    private Deadline() {}

    /** Stops {@code run} after some time, unless it is over by then; a run that is over is not kept in memory. */
    static void set(ForkJoinRun run, Duration timeout) {
        if (timeout.isZero()) {
            return;
        }
        WeakReference<ForkJoinRun> weakly = new WeakReference<>(run);
        CompletableFuture.delayedExecutor(nanos(timeout), TimeUnit.NANOSECONDS)
                .execute(() -> expire(weakly.get(), timeout));
    }

    private static void expire(@Nullable ForkJoinRun run, Duration timeout) {
        if (run != null && !run.isDone()) {
            run.failWith(new RunTimedOutException(
                    timeout, run.finishedTasks(), run.compiled().size()));
            run.cancel();
        }
    }

    private static long nanos(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException centuries) {
            return Long.MAX_VALUE;
        }
    }
}
