package io.bask.graph;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A graph and the results wanted from it.
 *
 * @param graph what could run
 * @param outputs tasks whose results are wanted, in the order wanted; repeats allowed
 */
public record Job(Graph graph, int[] outputs) implements Serializable {
    public Job {
        outputs = outputs.clone();
        for (int output : outputs) {
            if (output < 0 || output >= graph.size()) {
                throw new IllegalArgumentException(
                        "output %d is not a task of a graph of %d tasks".formatted(output, graph.size()));
            }
        }
    }

    /** The results of these keys. */
    public static Job of(Graph graph, Key... keys) {
        int[] outputs = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Key key = keys[i];
            outputs[i] = graph.find(key)
                    .orElseThrow(() -> new IllegalArgumentException("no task %s in %s".formatted(key, graph)));
        }
        return new Job(graph, outputs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Job that && graph == that.graph && Arrays.equals(outputs, that.outputs);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(graph) * 31 + Arrays.hashCode(outputs);
    }

    @Override
    public String toString() {
        return "Job(%s, %d outputs)".formatted(graph, outputs.length);
    }
}
