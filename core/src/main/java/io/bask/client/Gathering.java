package io.bask.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for many futures at once, until all are done or one of them has failed. */
final class Gathering implements Link.Listener, BooleanSupplier {
    private final Thread thread = Thread.currentThread();
    // One more than futures that are not done, until all have been looked at.
    private final AtomicInteger open = new AtomicInteger(1);
    private final boolean stopAtFailure;
    private volatile boolean failed;

    private Gathering(boolean stopAtFailure) {
        this.stopAtFailure = stopAtFailure;
    }

    /** Waits until all are done, or where failures are to be raised until one has failed. */
    static void await(Collection<? extends TaskFuture<?>> futures, Errors errors) {
        Gathering gathering = new Gathering(errors == Errors.RAISE);
        Worker worker = Worker.here();
        List<Task<?>> tasks = new ArrayList<>();
        for (TaskFuture<?> future : futures) {
            Task<?> task = future.task();
            if (worker != null && !task.isDone()) {
                Helping.with(task, worker);
            }
            gathering.open.incrementAndGet();
            if (!task.link(gathering)) {
                gathering.accept(task);
            } else {
                tasks.add(task);
            }
        }
        gathering.open.decrementAndGet();
        if (gathering.getAsBoolean() || tasks.isEmpty()) {
            return;
        }
        Engine engine = tasks.get(0).engine;
        try (Waits.Entry entry = engine.waits().enter(new Waits.AllOf(tasks), Patience.ENDLESS)) {
            Workers.await(gathering, Patience.ENDLESS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for %d futures".formatted(futures.size()));
        }
    }

    @Override
    public void accept(Task<?> task) {
        if (stopAtFailure && task.failure() != null) {
            failed = true;
            LockSupport.unpark(thread);
        }
        if (open.decrementAndGet() == 0) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public boolean getAsBoolean() {
        return failed || open.get() == 0;
    }
}
