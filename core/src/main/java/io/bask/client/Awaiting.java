package io.bask.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Waits for some or all of several futures. */
final class Awaiting {
    private Awaiting() {}

    static <T> Awaited<T> await(Collection<TaskFuture<T>> futures, ReturnWhen until, Optional<Duration> timeout) {
        AsCompleted<T> coming = new AsCompleted<>(futures);
        long begin = System.nanoTime();
        boolean enough = false;
        while (!enough && coming.hasNext()) {
            TaskFuture<T> next = next(coming, begin, timeout, futures.size(), until);
            enough = until == ReturnWhen.FIRST_COMPLETED
                    || (until == ReturnWhen.FIRST_EXCEPTION && next.status() != FutureStatus.FINISHED);
        }
        coming.clear();
        return split(futures);
    }

    private static <T> TaskFuture<T> next(
            AsCompleted<T> coming, long begin, Optional<Duration> timeout, int all, ReturnWhen until) {
        if (timeout.isEmpty()) {
            return coming.next();
        }
        Duration left = timeout.get().minusNanos(System.nanoTime() - begin);
        return coming.next(left.isNegative() ? Duration.ZERO : left)
                .orElseThrow(() -> new WaitTimedOutException(
                        "%d of %d futures are not done after %s, waiting for %s; wait longer or cancel them"
                                .formatted(coming.count(), all, timeout.get(), until)));
    }

    private static <T> Awaited<T> split(Collection<TaskFuture<T>> futures) {
        List<TaskFuture<T>> done = new ArrayList<>();
        List<TaskFuture<T>> notDone = new ArrayList<>();
        futures.forEach(future -> (future.isDone() ? done : notDone).add(future));
        return new Awaited<>(done, notDone);
    }
}
