package io.bask.benchmarks.core;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import org.jspecify.annotations.Nullable;

/** Graphs of tasks that do nothing, through four classes of kernel so that no call can be inlined. */
final class NoOpGraphs {
    private static final Object NOTHING = "nothing";
    private static final Kernel[] KERNELS = {new First(), new Second(), new Third(), new Fourth()};

    private NoOpGraphs() {}

    static Job independent(int size) {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("independent", new int[] {size}, 0);
        int[] outputs = new int[size];
        for (int i = 0; i < size; i++) {
            outputs[i] = graph.add(layer, i, kernel(i));
        }
        return new Job(graph.build(), outputs);
    }

    static Job chain(int size) {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("chain", new int[] {size}, 0);
        int last = graph.add(layer, 0, kernel(0));
        for (int i = 1; i < size; i++) {
            last = graph.add(layer, i, kernel(i), last);
        }
        return new Job(graph.build(), new int[] {last});
    }

    /** A binary tree, level by level; {@code 2 * leaves - 1} tasks. */
    static Job tree(int leaves) {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("tree", new int[] {2 * leaves}, 0);
        for (int i = 0; i < leaves; i++) {
            graph.add(layer, i, kernel(i));
        }
        for (int i = 0; graph.size() < 2 * leaves - 1; i += 2) {
            graph.add(layer, graph.size(), kernel(graph.size()), i, i + 1);
        }
        return new Job(graph.build(), new int[] {graph.size() - 1});
    }

    /** {@code steps} rows of {@code width}; each task reads three of the row before, two at the ends. */
    static Job stencil(int width, int steps) {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("stencil", new int[] {steps, width}, 0);
        for (int i = 0; i < width; i++) {
            graph.add(layer, i, kernel(i));
        }
        for (int i = width; i < width * steps; i++) {
            int above = i - width;
            if (i % width == 0) {
                graph.add(layer, i, kernel(i), above, above + 1);
            } else if (i % width == width - 1) {
                graph.add(layer, i, kernel(i), above - 1, above);
            } else {
                graph.add(layer, i, kernel(i), above - 1, above, above + 1);
            }
        }
        int[] outputs = new int[width];
        for (int i = 0; i < width; i++) {
            outputs[i] = width * (steps - 1) + i;
        }
        return new Job(graph.build(), outputs);
    }

    private static Kernel kernel(int task) {
        return KERNELS[(task * 0x9E3779B9) >>> 30];
    }

    private record First() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return NOTHING;
        }
    }

    private record Second() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return NOTHING;
        }
    }

    private record Third() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return NOTHING;
        }
    }

    private record Fourth() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return NOTHING;
        }
    }
}
