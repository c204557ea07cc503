package io.bask.client;

import io.bask.Lazy;
import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.memory.Keep;
import io.bask.memory.Kept;
import io.bask.memory.MemoryBudget;
import io.bask.memory.MemoryUse;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a client and its views by {@link Client#with} share: the workers, the futures that can be found by key, and names. */
final class Engine {
    private final int threads;
    private final AtomicLong numbers = new AtomicLong();
    private final Counts counts = new Counts();
    private static final int MOST_FRAMES = 16;

    private final Waits waits = new Waits();
    private final SharedTasks shared = new SharedTasks();
    private final Registry registry = new Registry(this);
    /** The client as it was made, with the usual options. */
    private final Client client = new Client(this, TaskOptions.defaults());

    private final Keep keep;
    private volatile Workers workers;
    private volatile boolean closed;

    Engine(int threads) {
        this.threads = threads;
        long budget = Config.current().value(Setting.MEMORY_BUDGET);
        MemoryBudget shared = MemoryBudget.shared();
        this.keep = shared.openKeep(budget == shared.limit() ? 0 : budget);
        this.workers = new Workers(this, threads, List.of());
    }

    Client client() {
        return client;
    }

    int threads() {
        return threads;
    }

    Workers workers() {
        return workers;
    }

    Waits waits() {
        return waits;
    }

    Counts counts() {
        return counts;
    }

    Registry registry() {
        return registry;
    }

    /** How much memory results take that somebody holds the future of. */
    MemoryUse memory() {
        return keep.use();
    }

    /** What to keep as the outcome of a call: its result, or where that is large what counts it. */
    @Nullable
    Object keep(Call<?> call, @Nullable Object result) {
        if (call.body() instanceof Call.Gathered || result instanceof Lazy<?>) {
            return result;
        }
        return keep.keepIfLarge(result, call.actor() != null); // What an actor answers may be its own.
    }

    boolean isClosed() {
        return closed;
    }

    void checkOpen() {
        if (closed) {
            throw new ClientClosedException();
        }
    }

    void submit(Ready task) {
        workers.submit(task);
    }

    /** Runs something that nobody waits for. */
    void execute(Runnable body) {
        submit(new Errand(body));
    }

    /**
     * A task of a call; it begins at once where all futures that it reads are done.
     *
     * @param arguments what the function is given, in case it is to be recognised
     */
    <T> Task<T> begin(
            TaskOptions options, Serializable function, Call.Body<T> body, Object[] arguments, Task<?>... awaited) {
        Objects.requireNonNull(function, "the function is null; give a lambda or a method reference");
        checkOpen();
        Origin.note(function);
        Call<T> call = new Call<>(function, body, null, awaited);
        return options.isShared() ? share(options, function, call, arguments) : task(options, function, call);
    }

    /** Tasks of calls without futures that a worker runs one after the other. */
    <T> Task<T> beginLater(
            Batch batch, TaskOptions options, Serializable function, Call.Body<T> body, Object[] arguments) {
        checkOpen();
        Origin.note(function);
        Call<T> call = new Call<>(function, body, null);
        Task<T> fresh;
        if (options.isShared()) {
            String key = options.name().orElseGet(() -> Content.key(function, arguments));
            fresh = new Task<>(this, options, key, -1, call);
            Task<T> task = shared.findOr(fresh);
            if (task != fresh) {
                return task;
            }
        } else {
            fresh = new Task<>(this, options, function, numbers.incrementAndGet(), call);
        }
        counts.submitted();
        batch.add(fresh);
        return fresh;
    }

    private <T> Task<T> task(TaskOptions options, Serializable function, Call<T> call) {
        Task<T> task = new Task<>(this, options, function, numbers.incrementAndGet(), call);
        counts.submitted();
        task.begin();
        return task;
    }

    private <T> Task<T> share(TaskOptions options, Serializable function, Call<T> call, Object[] arguments) {
        String key = options.name().orElseGet(() -> Content.key(function, arguments));
        Task<T> fresh = new Task<>(this, options, key, -1, call);
        Task<T> task = shared.findOr(fresh);
        if (task == fresh) {
            counts.submitted();
            task.begin();
        }
        return task;
    }

    /** A task that is done. */
    <T> Task<T> done(TaskOptions options, @Nullable Object value) {
        checkOpen();
        String name = Content.kind(value);
        String key = options.isShared()
                ? options.name().orElseGet(() -> Content.key(name, value))
                : name + "-" + numbers.incrementAndGet();
        Task<T> fresh = new Task<>(this, options, key, -1, null);
        Task<T> task = options.isShared() ? shared.findOr(fresh) : fresh;
        if (task == fresh) {
            counts.submitted();
            task.settle(given(value));
        }
        return task;
    }

    /** What to keep of a value that the user has in hand. */
    private @Nullable Object given(@Nullable Object value) {
        if (value instanceof Lazy<?>) {
            return value;
        }
        Object kept = keep.keepIfLarge(value, false);
        if (kept instanceof Kept<?> counted) {
            counted.value(); // From now on in memory, unless it cannot be changed.
        }
        return kept;
    }

    /** A task of an actor; the actor begins it. */
    <T> Task<T> actorTask(TaskOptions options, Call<T> call) {
        checkOpen();
        Origin.note(call.function());
        counts.submitted();
        return new Task<>(this, options, call.function(), numbers.incrementAndGet(), call);
    }

    /** Runs a call that failed once more, as a new task. */
    <T> Task<T> again(TaskOptions options, Object name, Call<T> call) {
        checkOpen();
        if (!(name instanceof String key)) {
            return task(options, (Serializable) name, call);
        }
        Task<T> fresh = new Task<>(this, options, key, -1, call);
        shared.replace(fresh);
        counts.submitted();
        fresh.begin();
        return fresh;
    }

    ClientInfo info() {
        int running = 0;
        for (Worker worker : workers.snapshot()) {
            for (Task<?> task = worker.current(); task != null; task = task.outer()) {
                running++;
            }
        }
        return counts.info(threads, running);
    }

    String dump() {
        StringBuilder text = new StringBuilder(info().toString()).append('\n');
        for (Worker worker : workers.snapshot()) {
            Task<?> task = worker.current();
            text.append('"').append(worker.getName()).append("\", ").append(worker.getState());
            text.append(worker.seated ? "" : ", lets others run meanwhile");
            text.append(task == null ? ", idle\n" : "\n");
            if (task == null) {
                continue;
            }
            for (Task<?> at = task; at != null; at = at.outer()) {
                text.append(at == task ? "  runs " : "  inside of ").append(at).append('\n');
            }
            StackTraceElement[] stack = worker.getStackTrace();
            for (int i = 0; i < Math.min(stack.length, MOST_FRAMES); i++) {
                text.append("    at ").append(stack[i]).append('\n');
            }
        }
        return text.append(waits.dump()).toString();
    }

    void register(WorkerPlugin plugin) {
        synchronized (this) {
            List<WorkerPlugin> more = new ArrayList<>(workers.plugins());
            more.add(plugin);
            workers.plugins(List.copyOf(more));
        }
    }

    /** Cancels all calls and goes on with new workers. */
    void restart(Duration patience) {
        checkOpen();
        Workers old;
        synchronized (this) {
            old = workers;
            workers = new Workers(this, threads, old.plugins());
        }
        shared.clear();
        old.close(patience, this::stop);
    }

    void close(Duration patience) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        registry.close();
        workers.close(patience, this::stop);
    }

    private void stop(Worker worker) {
        for (Task<?> task = worker.current(); task != null; task = task.outer()) {
            task.cancel(true);
        }
    }

    /** Something to run that has no future. */
    private static final class Errand extends Ready {
        private final Runnable body;

        Errand(Runnable body) {
            this.body = body;
        }

        @Override
        void run(Worker worker) {
            try {
                body.run();
            } catch (Throwable thrown) {
                Thread.UncaughtExceptionHandler handler = worker.getUncaughtExceptionHandler();
                handler.uncaughtException(worker, thrown);
            }
        }

        @Override
        void abandon() {
            if (body instanceof Future<?> future) {
                future.cancel(false);
            }
        }
    }
}
