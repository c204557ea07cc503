package io.bask.diagnostics;

import io.bask.graph.Graph;
import io.bask.graph.Job;

/**
 * How much is kept while each task runs, if they run one after another.
 *
 * @param during by task; 0 for tasks that do not run
 * @param isInBytes whether results are weighed as lowering estimates them, or counted because nobody knows
 */
record LiveResults(long[] during, boolean isInBytes) {
    static LiveResults of(Job job, int[] order) {
        Graph graph = job.graph();
        boolean isInBytes = graph.layers().stream().anyMatch(layer -> layer.resultBytes() > 0);
        int[] readers = new int[graph.size()];
        for (int output : job.outputs()) {
            readers[output]++;
        }
        for (int task : order) {
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                readers[graph.dependency(task, i)]++;
            }
        }
        long[] during = new long[graph.size()];
        long live = 0;
        for (int task : order) {
            live += weight(graph, task, isInBytes);
            during[task] = live;
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                int read = graph.dependency(task, i);
                if (--readers[read] == 0) {
                    live -= weight(graph, read, isInBytes);
                }
            }
        }
        return new LiveResults(during, isInBytes);
    }

    private static long weight(Graph graph, int task, boolean isInBytes) {
        return isInBytes ? graph.layer(task).resultBytes() : 1;
    }
}
