package io.bask.diagnostics;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.graph.Key;
import org.jspecify.annotations.Nullable;

/** Graphs to listen to. */
final class Graphs {
    private Graphs() {}

    /** A kernel with a name, which adds up its inputs and some more. */
    record Add(String operation, int more) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            int sum = more;
            for (Object input : inputs) {
                sum += input == null ? 0 : (Integer) input;
            }
            return sum;
        }
    }

    /** Some leaves called "load", of 1000 bytes each, each read by an "inc" of 100 bytes, all of them by a "total". */
    static Job tree(int leaves) {
        GraphBuilder graph = Graph.builder();
        int load = graph.layer("load", new int[] {leaves}, 1000);
        int[] loads = new int[leaves];
        for (int i = 0; i < leaves; i++) {
            loads[i] = graph.add(load, i, new Add("load", 1));
        }
        int inc = graph.layer("inc", new int[] {leaves}, 100);
        int[] incs = new int[leaves];
        for (int i = 0; i < leaves; i++) {
            incs[i] = graph.add(inc, i, new Add("inc", 1), loads[i]);
        }
        int total = graph.lone("total", new Add("total", 0), incs);
        return new Job(graph.build(), new int[] {total});
    }

    /** A task that fails, after one that does not. */
    static Job failing() {
        GraphBuilder graph = Graph.builder();
        int well = graph.lone("well", new Add("well", 1));
        int fails = graph.lone(
                "fails",
                inputs -> {
                    throw new IllegalStateException("no </script> luck");
                },
                well);
        return new Job(graph.build(), new int[] {fails});
    }

    /** The key of a leaf of a {@link #tree}. */
    static Key leaf(int i) {
        return Key.of("load", i);
    }
}
