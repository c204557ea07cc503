package io.bask.graph.pass;

import io.bask.graph.Forward;
import io.bask.graph.Graph;
import io.bask.graph.Job;

/**
 * Drops every task that no output needs, and aliases, whose readers then read the target.
 *
 * <pre>  a -> b -> out,  a -> c      becomes      a -> b -> out  </pre>
 */
public final class Cull implements Pass {
    @Override
    public Job apply(Job job) {
        Graph graph = job.graph();
        boolean[] needed = new boolean[graph.size()];
        for (int output : job.outputs()) {
            needed[output] = true;
        }
        boolean everything = true;
        for (int task = graph.size() - 1; task >= 0; task--) {
            everything &= needed[task] && graph.kernel(task) != Forward.INSTANCE;
            if (needed[task]) {
                for (int i = 0; i < graph.dependencyCount(task); i++) {
                    needed[graph.dependency(task, i)] = true;
                }
            }
        }
        return everything ? job : copy(job, needed);
    }

    private static Job copy(Job job, boolean[] needed) {
        Graph graph = job.graph();
        Copier copier = new Copier(graph);
        for (int task = 0; task < graph.size(); task++) {
            if (needed[task] && graph.kernel(task) == Forward.INSTANCE) {
                copier.alias(task, graph.dependency(task, 0));
            } else if (needed[task]) {
                copier.copy(task, graph.kernel(task), Copier.dependencies(graph, task));
            }
        }
        return copier.finish(job.outputs());
    }
}
