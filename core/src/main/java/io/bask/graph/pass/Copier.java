package io.bask.graph.pass;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.graph.Layer;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/** Carries chosen tasks of one graph over to a new one and remembers their new numbers. */
final class Copier {
    private final Graph from;
    private final GraphBuilder to = Graph.builder();
    private final Map<Layer, Integer> layers = new IdentityHashMap<>();
    private final int[] moved;

    Copier(Graph from) {
        this.from = from;
        this.moved = new int[from.size()];
        Arrays.fill(moved, -1);
    }

    /** Copies {@code task} under its own name, with another kernel and dependencies given in old numbers. */
    void copy(int task, Kernel kernel, int[] oldDependencies) {
        int[] dependencies = new int[oldDependencies.length];
        for (int i = 0; i < dependencies.length; i++) {
            dependencies[i] = moved[oldDependencies[i]];
        }
        int layer = layers.computeIfAbsent(from.layer(task), to::layer);
        moved[task] = to.add(layer, from.position(task), kernel, dependencies);
    }

    /** Makes {@code task} another name of the already copied {@code target}. */
    void alias(int task, int target) {
        moved[task] = moved[target];
    }

    Job finish(int[] oldOutputs) {
        return new Job(
                to.build(), Arrays.stream(oldOutputs).map(task -> moved[task]).toArray());
    }

    static int[] dependencies(Graph graph, int task) {
        int[] dependencies = new int[graph.dependencyCount(task)];
        for (int i = 0; i < dependencies.length; i++) {
            dependencies[i] = graph.dependency(task, i);
        }
        return dependencies;
    }
}
