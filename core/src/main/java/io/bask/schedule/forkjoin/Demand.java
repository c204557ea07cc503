package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.graph.Layer;

/**
 * What a job needs: which tasks, how often each result is read, how big it is.
 *
 * <p>{@code readers[task]} is 0 for a task that no output needs; else the number of needed edges that read the task's
 * result, plus {@link #OUTPUT} where the result is wanted at the end. Counting an edge down once per reader therefore
 * reaches 0 exactly when the result may be dropped, and never for an output.
 *
 * @param graph the job's graph
 * @param readers as above, one entry a task
 * @param needed how many tasks are needed
 * @param uniform true where all results weigh the same, so that they can simply be counted
 */
record Demand(Graph graph, int[] readers, int needed, boolean uniform) {
    /** Marks an output in {@link #readers}; larger than any number of edges a graph can hold beside it. */
    static final int OUTPUT = 1 << 30;

    static Demand of(Job job) {
        Graph graph = job.graph();
        int[] readers = new int[graph.size()];
        for (int output : job.outputs()) {
            readers[output] = OUTPUT;
        }
        int needed = 0;
        for (int task = graph.size() - 1; task >= 0; task--) {
            if (readers[task] == 0) {
                continue;
            }
            needed++;
            int count = graph.dependencyCount(task);
            for (int i = 0; i < count; i++) {
                readers[graph.dependency(task, i)]++;
            }
        }
        return new Demand(graph, readers, needed, isUniform(graph));
    }

    private static boolean isUniform(Graph graph) {
        long bytes = -1;
        for (Layer layer : graph.layers()) {
            if (bytes >= 0 && layer.resultBytes() != bytes) {
                return false;
            }
            bytes = layer.resultBytes();
        }
        return true;
    }

    /** What the result of a task weighs: bytes, 1 where unknown; 1 for all of a {@link #uniform} job. */
    long weight(int task) {
        return uniform ? 1 : Math.max(1, graph.layer(task).resultBytes());
    }

    /** What a task adds to memory once it has run: nothing where only the caller reads its result. */
    long produced(int task) {
        return readers[task] == OUTPUT ? 0 : weight(task);
    }

    boolean isWhole() {
        return needed == readers.length;
    }
}
