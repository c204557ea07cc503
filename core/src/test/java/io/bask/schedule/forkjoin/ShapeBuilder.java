package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Collects tasks without kernels, a layer at a time: only who reads what and how much results weigh. */
final class ShapeBuilder {
    private int[][] inputs = new int[64][];
    private long[] weights = new long[64];
    private boolean[] read = new boolean[64];
    private int size;

    interface Inputs {
        int[] of(int position);
    }

    int size() {
        return size;
    }

    /** A task of weight 1. */
    int add(int... inputs) {
        return add(1, inputs);
    }

    private int add(long weight, int[] inputs) {
        if (size == weights.length) {
            this.inputs = Arrays.copyOf(this.inputs, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
            read = Arrays.copyOf(read, 2 * size);
        }
        for (int input : inputs) {
            read[input] = true;
        }
        this.inputs[size] = inputs;
        weights[size] = weight;
        return size++;
    }

    int[] layer(String name, int width, Inputs inputs) {
        return layer(name, width, 1, inputs);
    }

    /** Tasks in a row; the name is for the reader. */
    int[] layer(String name, int width, long weight, Inputs inputs) {
        return IntStream.range(0, width).map(i -> add(weight, inputs.of(i))).toArray();
    }

    /** A tree over tasks; answers its root. */
    int reduce(String name, int[] tasks, int fanIn) {
        int[] level = tasks;
        while (level.length > 1) {
            int[] under = level;
            level = layer(
                    name,
                    (under.length + fanIn - 1) / fanIn,
                    i -> Arrays.copyOfRange(under, i * fanIn, Math.min(under.length, i * fanIn + fanIn)));
        }
        return level[0];
    }

    /** What the generator computes of the same graph. */
    long hash() {
        int hash = 0;
        for (int task = 0; task < size; task++) {
            hash = hash * 31 + (int) weights[task];
            hash = hash * 31 + inputs[task].length;
            for (int input : inputs[task]) {
                hash = hash * 31 + input;
            }
        }
        return Integer.toUnsignedLong(hash);
    }

    Job job() {
        return job(1, task -> new Families.Mix(task));
    }

    /** A job in which each task runs a kernel of its own and weights are multiplied. */
    Job job(long unit, IntFunction<Kernel> kernels) {
        GraphBuilder graph = Graph.builder();
        long[] distinct = Arrays.stream(weights, 0, size).distinct().toArray();
        int[] layers = Arrays.stream(distinct)
                .mapToInt(weight -> graph.layer("weight-" + weight, new int[] {size}, weight * unit))
                .toArray();
        for (int task = 0; task < size; task++) {
            int layer = 0;
            while (distinct[layer] != weights[task]) {
                layer++;
            }
            graph.add(layers[layer], task, kernels.apply(task), inputs[task]);
        }
        int[] outputs = IntStream.range(0, size).filter(task -> !read[task]).toArray();
        return new Job(graph.build(), outputs);
    }

    /** A generator of the same numbers in Python and Java. */
    static final class Numbers {
        private long state;

        Numbers(long seed) {
            state = seed;
        }

        int below(int bound) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (int) ((state >>> 33) % bound);
        }
    }
}
