package io.bask.benchmarks.core;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Graphs of tasks that do nothing, through four classes of kernel so that no call can be inlined. */
final class NoOpGraphs {
    private static final int[] NONE = {};
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

    /** Blocks loaded, mapped twice and reduced, four at a time, level by level; about {@code size} tasks. */
    static Job sum(int size) {
        GraphBuilder graph = Graph.builder();
        int blocks = Math.max(1, (int) (size / (4 + 1 / 3.0)));
        for (int stage = 0; stage < 4; stage++) {
            int layer = graph.layer("stage-" + stage, new int[] {blocks}, 0);
            for (int i = 0; i < blocks; i++) {
                int task = graph.size();
                graph.add(layer, i, kernel(task), stage == 0 ? NONE : new int[] {task - blocks});
            }
        }
        int from = graph.size() - blocks;
        for (int width = blocks; width > 1; ) {
            int narrow = (width + 3) / 4;
            int layer = graph.layer("reduce-" + narrow, new int[] {narrow}, 0);
            for (int i = 0; i < narrow; i++) {
                int[] inputs = new int[Math.min(4, width - 4 * i)];
                for (int k = 0; k < inputs.length; k++) {
                    inputs[k] = from + 4 * i + k;
                }
                graph.add(layer, i, kernel(graph.size()), inputs);
            }
            from += width;
            width = narrow;
        }
        return new Job(graph.build(), new int[] {graph.size() - 1});
    }

    /** A product of matrices of {@code n * n} blocks, each block of the result summed term by term. */
    static Job product(int n) {
        GraphBuilder graph = Graph.builder();
        int operands = graph.layer("operands", new int[] {2, n, n}, 0);
        for (int i = 0; i < 2 * n * n; i++) {
            graph.add(operands, i, kernel(i));
        }
        int products = graph.layer("products", new int[] {n, n, n}, 0);
        for (int i = 0; i < n * n * n; i++) {
            graph.add(products, i, kernel(i), i / (n * n) * n + i % n, n * n + i % n * n + i / n % n);
        }
        int sums = graph.layer("sums", new int[] {n, n, n}, 0);
        int[] outputs = new int[n * n];
        for (int i = 0; i < n * n * n; i++) {
            int term = 2 * n * n + i;
            int task = graph.size();
            graph.add(sums, i, kernel(task), i % n == 0 ? new int[] {term} : new int[] {task - 1, term});
            outputs[i / n] = task;
        }
        return new Job(graph.build(), outputs);
    }

    /** A grid of which each cell reads its left neighbour, the one above, and the one between them. */
    static Job wave(int width, int steps) {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("wave", new int[] {width, steps}, 0);
        for (int i = 0; i < width * steps; i++) {
            int left = i - steps;
            int above = i - 1;
            boolean hasAbove = i % steps > 0;
            if (i < steps) {
                graph.add(layer, i, kernel(i), hasAbove ? new int[] {above} : NONE);
            } else {
                graph.add(layer, i, kernel(i), hasAbove ? new int[] {left - 1, left, above} : new int[] {left});
            }
        }
        return new Job(graph.build(), new int[] {graph.size() - 1});
    }

    /** The factorisation of a matrix of {@code n * n} tiles, right-looking; about n^3 / 6 tasks. */
    static Job cholesky(int n) {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("tiles", new int[] {n, n, n}, 0);
        int[][] a = new int[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                a[i][j] = graph.add(layer, graph.size(), kernel(i));
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = k; i < n; i++) {
                int[] inputs = i == k ? new int[] {a[k][k]} : new int[] {a[i][k], a[k][k]};
                a[i][k] = graph.add(layer, graph.size(), kernel(i), inputs);
            }
            for (int j = k + 1; j < n; j++) {
                for (int i = j; i < n; i++) {
                    a[i][j] = graph.add(layer, graph.size(), kernel(i), a[i][j], a[i][k], a[j][k]);
                }
            }
        }
        return new Job(graph.build(), new int[] {graph.size() - 1});
    }

    /** Tasks that read none to three of those before them, near or far; all that nobody reads are wanted. */
    static Job random(int size) {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("random", new int[] {size}, 0);
        Random random = new Random(size);
        boolean[] read = new boolean[size];
        for (int task = 0; task < size; task++) {
            int[] inputs = new int[task == 0 ? 0 : random.nextInt(4)];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = task - 1 - random.nextInt(task);
                read[inputs[i]] = true;
            }
            graph.add(layer, task, kernel(task), inputs);
        }
        return new Job(
                graph.build(),
                IntStream.range(0, size).filter(task -> !read[task]).toArray());
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
