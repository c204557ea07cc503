package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import io.bask.graph.Kernel;
import io.bask.schedule.Attempts;
import io.bask.schedule.RunOptions;
import org.jspecify.annotations.Nullable;

/** How the kernels of one run are called: as often as they may be tried, and with a word to the listeners. */
final class Calling {
    private final ForkJoinRun run;
    private final Graph graph;
    private final Listeners listeners;
    private final boolean listening;
    private final Attempts attempts;
    private final boolean annotated;

    Calling(ForkJoinRun run, Graph graph, Listeners listeners, RunOptions options) {
        this.run = run;
        this.graph = graph;
        this.listeners = listeners;
        this.listening = !listeners.isEmpty();
        this.attempts = new Attempts(options.retries());
        this.annotated = graph.isAnnotated();
    }

    /** The result of a task, which goes on using what it read unless it fails. */
    @Nullable
    Object call(int task, int worker, Results results) throws Exception {
        @Nullable Object[] inputs = results.inputs(task);
        try {
            return call(task, worker, inputs);
        } catch (Throwable thrown) {
            results.giveBack(task);
            throw thrown;
        }
    }

    private @Nullable Object call(int task, int worker, @Nullable Object[] inputs) throws Exception {
        Kernel kernel = graph.kernel(task);
        Attempts allowed = annotated ? attempts.of(graph.annotations(task)) : attempts;
        if (!listening) {
            return allowed.run(kernel, inputs);
        }
        listeners.taskStarted(run, task, worker);
        long start = System.nanoTime();
        Object value = allowed.run(kernel, inputs);
        listeners.taskFinished(run, task, worker, start, System.nanoTime(), value);
        return value;
    }
}
