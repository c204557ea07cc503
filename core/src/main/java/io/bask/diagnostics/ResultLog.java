package io.bask.diagnostics;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.graph.Layer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When the results of one run were made and released. Who reads what is known from the graph, so that the scheduler
 * need not tell: it keeps a result until its last reader has ended.
 */
final class ResultLog {
    // All guarded by this.
    private final int[] readers;
    private final @Nullable String[] operations;
    private final @Nullable Layer[] layers;
    private final int[] positions;
    private final long[] bytes;
    private final long[] produced;
    private final long[] released;
    private @Nullable Graph graph; // dropped at the end

    ResultLog(Job job) {
        graph = job.graph();
        int size = job.graph().size();
        readers = readers(job);
        operations = new String[size];
        layers = new Layer[size];
        positions = new int[size];
        bytes = new long[size];
        produced = new long[size];
        released = new long[size];
    }

    /** How often each needed task's result will be read, by the caller too. */
    private static int[] readers(Job job) {
        Graph graph = job.graph();
        int[] readers = new int[graph.size()];
        for (int output : job.outputs()) {
            readers[output]++;
        }
        for (int task = graph.size() - 1; task >= 0; task--) {
            for (int i = 0; readers[task] > 0 && i < graph.dependencyCount(task); i++) {
                readers[graph.dependency(task, i)]++;
            }
        }
        return readers;
    }

    synchronized void finished(int task, long nanos, @Nullable Object result) {
        Graph tasks = graph;
        if (tasks == null) {
            return;
        }
        Layer layer = tasks.layer(task);
        layers[task] = layer;
        positions[task] = tasks.position(task);
        operations[task] = tasks.kernel(task).operation();
        bytes[task] = ResultBytes.of(result, layer);
        produced[task] = nanos;
        for (int i = 0; i < tasks.dependencyCount(task); i++) {
            int read = tasks.dependency(task, i);
            if (--readers[read] == 0) {
                released[read] = nanos;
            }
        }
    }

    synchronized void end(long nanos) {
        graph = null;
        for (int task = 0; task < released.length; task++) {
            if (layers[task] != null && released[task] == 0) {
                released[task] = nanos;
            }
        }
    }

    synchronized void forEach(long now, Consumer<ResultProfile> action) {
        for (int task = 0; task < layers.length; task++) {
            Layer layer = layers[task];
            String operation = operations[task];
            if (layer != null && operation != null) {
                long end = released[task] == 0 ? now : released[task];
                action.accept(
                        new ResultProfile(layer.key(positions[task]), operation, bytes[task], produced[task], end));
            }
        }
    }
}
