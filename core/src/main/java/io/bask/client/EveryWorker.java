package io.bask.client;

import io.bask.function.Function0;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Runs a function once on each of as many workers as a client has seats: each waits until all have come. */
final class EveryWorker<R> {
    private final Function0<R> function;
    private final AtomicInteger missing;
    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();

    EveryWorker(Function0<R> function, int workers) {
        this.function = function;
        this.missing = new AtomicInteger(workers);
    }

    /** Runs on a worker. */
    Map.Entry<String, R> call() throws Exception {
        waiting.add(Thread.currentThread());
        if (missing.decrementAndGet() == 0) {
            waiting.forEach(LockSupport::unpark);
        }
        Workers.await(() -> missing.get() <= 0, Patience.ENDLESS);
        return new java.util.AbstractMap.SimpleImmutableEntry<>(
                Thread.currentThread().getName(), function.apply());
    }

    static <R> Map<String, R> sorted(Iterable<Map.Entry<String, R>> entries) {
        Map<String, R> byName = new TreeMap<>();
        entries.forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
        return new LinkedHashMap<>(byName);
    }
}
