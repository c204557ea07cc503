package io.bask.client;

import io.bask.function.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The workers of a client as a standard executor. Shutting it down leaves the client as it is. */
final class ClientExecutor extends AbstractExecutorService {
    private final Engine engine;
    private final Set<Running> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean shutdown;

    ClientExecutor(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void execute(Runnable command) {
        java.util.Objects.requireNonNull(command, "the command is null; give a lambda or a method reference");
        if (shutdown || engine.isClosed()) {
            throw new RejectedExecutionException("the executor is shut down, or its client closed; make a new one");
        }
        Running running = new Running(command);
        open.add(running);
        engine.execute(running);
    }

    @Override
    protected <V> RunnableFuture<V> newTaskFor(Runnable runnable, V value) {
        return new SeatLeavingTask<>(runnable, value);
    }

    @Override
    protected <V> RunnableFuture<V> newTaskFor(Callable<V> callable) {
        return new SeatLeavingTask<>(callable);
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        List<Runnable> never = new ArrayList<>();
        for (Running running : open) {
            if (running.stop()) {
                never.add(running.command);
            }
        }
        return never;
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && open.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        Given.notNull(unit, "unit");
        waiting.add(Thread.currentThread());
        try {
            return Workers.await(this::isTerminated, Math.max(0, unit.toNanos(timeout)));
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    /** A command, from when it is given until it is done. */
    private final class Running implements Runnable {
        private final Runnable command;
        private @Nullable Thread runner;
        private boolean stopped;

        Running(Runnable command) {
            this.command = command;
        }

        @Override
        public void run() {
            try {
                if (begins()) {
                    command.run();
                }
            } finally {
                ends();
            }
        }

        private synchronized boolean begins() {
            runner = Thread.currentThread();
            return !stopped;
        }

        private void ends() {
            synchronized (this) {
                runner = null;
                // An interrupt by shutdownNow must not reach the worker's next task.
                if (stopped) {
                    Thread.interrupted();
                }
            }
            open.remove(this);
            waiting.forEach(LockSupport::unpark);
        }

        /** Keeps it from beginning, or interrupts it; true where it had not begun. */
        synchronized boolean stop() {
            stopped = true;
            if (runner != null) {
                runner.interrupt();
                return false;
            }
            open.remove(this);
            return true;
        }
    }

    /** Lets another task run while its result is waited for inside a task. */
    private static final class SeatLeavingTask<V> extends FutureTask<V> {
        SeatLeavingTask(Callable<V> callable) {
            super(callable);
        }

        SeatLeavingTask(Runnable runnable, V value) {
            super(runnable, value);
        }

        @Override
        public V get() throws InterruptedException, ExecutionException {
            Worker worker = Worker.here();
            boolean left = !isDone() && worker != null && worker.workers.leaveSeat(worker);
            try {
                return super.get();
            } finally {
                if (worker != null && left) {
                    worker.workers.takeSeat(worker);
                }
            }
        }

        @Override
        public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            Worker worker = Worker.here();
            boolean left = !isDone() && worker != null && worker.workers.leaveSeat(worker);
            try {
                return super.get(timeout, unit);
            } finally {
                if (worker != null && left) {
                    worker.workers.takeSeat(worker);
                }
            }
        }
    }
}
