package io.bask.diagnostics;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.graph.Key;
import io.bask.schedule.Run;
import io.bask.schedule.TaskListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A listener put together from functions:
 *
 * <pre>{@code
 * Callback callback = new Callback()
 *         .onStart(job -> System.out.println(job.graph().size() + " tasks"))
 *         .onPosttask((key, result) -> System.out.println(key));
 * try (Diagnostics.Registration registration = Diagnostics.register(callback)) {
 *     x.sum().compute();
 * }
 * }</pre>
 *
 * <p>The functions are called by the threads that run tasks, several at once. What they throw is logged and otherwise
 * ignored. Immutable but for what it remembers of the runs that go on.
 */
public final class Callback implements TaskListener {
    private final Consumer<Job> start;
    private final Consumer<Key> pretask;
    private final BiConsumer<Key, @Nullable Object> posttask;
    private final Consumer<@Nullable Throwable> finish;
    private final Map<Run, Graph> graphs = new ConcurrentHashMap<>();

    /** A listener that does nothing yet. */
    public Callback() {
        this(job -> {}, key -> {}, (key, result) -> {}, failure -> {});
    }

    private Callback(
            Consumer<Job> start,
            Consumer<Key> pretask,
            BiConsumer<Key, @Nullable Object> posttask,
            Consumer<@Nullable Throwable> finish) {
        this.start = start;
        this.pretask = pretask;
        this.posttask = posttask;
        this.finish = finish;
    }

    /** This callback that also, when a run begins, does {@code action} with what will run. */
    public Callback onStart(Consumer<Job> action) {
        return new Callback(start.andThen(action), pretask, posttask, finish);
    }

    /** This callback that also, before each task, does {@code action} with its key. */
    public Callback onPretask(Consumer<Key> action) {
        return new Callback(start, pretask.andThen(action), posttask, finish);
    }

    /** This callback that also, after each task that ends well, does {@code action} with its key and its result. */
    public Callback onPosttask(BiConsumer<Key, @Nullable Object> action) {
        return new Callback(start, pretask, posttask.andThen(action), finish);
    }

    /** This callback that also, when a run ends, does {@code action} with why it failed: null where it did not. */
    public Callback onFinish(Consumer<@Nullable Throwable> action) {
        return new Callback(start, pretask, posttask, finish.andThen(action));
    }

    @Override
    public void runStarted(Run run, Job compiled) {
        graphs.put(run, compiled.graph());
        start.accept(compiled);
    }

    @Override
    public void taskStarted(Run run, int task, int worker) {
        Graph graph = graphs.get(run);
        if (graph != null) {
            pretask.accept(graph.key(task));
        }
    }

    @Override
    public void taskFinished(Run run, int task, int worker, long startNanos, long endNanos, @Nullable Object result) {
        Graph graph = graphs.get(run);
        if (graph != null) {
            posttask.accept(graph.key(task), result);
        }
    }

    @Override
    public void runFinished(Run run, @Nullable Throwable failure) {
        graphs.remove(run);
        finish.accept(failure);
    }
}
