package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.graph.Layer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The shapes of graph that collections produce, in any size; every result depends on all that it was made from. */
final class Families {
    private static final int FAN_IN = 4;

    private final GraphBuilder graph = Graph.builder();

    private Families() {}

    /** A small one of each. */
    static Map<String, Supplier<Job>> small() {
        Map<String, Supplier<Job>> families = new LinkedHashMap<>();
        families.put("wide", () -> wide(500));
        families.put("chain", () -> chain(500));
        families.put("tree", () -> tree(256));
        families.put("stencil", () -> stencil(25, 25));
        families.put("sum", () -> sum(12));
        families.put("xpxt", () -> xpxt(8));
        families.put("matmul", () -> matmul(6));
        families.put("matmulChained", () -> matmulChained(6));
        families.put("shuffle", () -> shuffle(12));
        families.put("diamond", () -> diamond(300));
        return families;
    }

    /** Tasks that have nothing to do with each other, all wanted. */
    static Job wide(int width) {
        Families f = new Families();
        int[] tasks = f.layer("root", width, i -> new int[0]);
        return new Job(f.graph.build(), tasks);
    }

    /** Each task reads the one before it. */
    static Job chain(int length) {
        Families f = new Families();
        int first = f.graph.size();
        f.layer("link", length, i -> i == 0 ? new int[0] : new int[] {first + i - 1});
        return f.lastOf();
    }

    /** A binary tree over {@code leaves} leaves, level by level. */
    static Job tree(int leaves) {
        Families f = new Families();
        f.reduce(f.layer("leaf", leaves, i -> new int[0]), 2);
        return f.lastOf();
    }

    /** {@code steps} rows of {@code width}, each task reading its neighbours' last values. */
    static Job stencil(int width, int steps) {
        Families f = new Families();
        int[] row = f.layer("step-0", width, i -> new int[0]);
        for (int step = 1; step < steps; step++) {
            int[] last = row;
            row = f.layer(
                    "step-" + step, width, i -> Arrays.copyOfRange(last, Math.max(0, i - 1), Math.min(width, i + 2)));
        }
        return new Job(f.graph.build(), row);
    }

    /** load, map, map, partial over {@code n * n} blocks, then a tree. */
    static Job sum(int n) {
        Families f = new Families();
        int[] blocks = f.layer("load", n * n, i -> new int[0]);
        for (String name : new String[] {"map", "again", "partial"}) {
            int[] inputs = blocks;
            blocks = f.layer(name, n * n, i -> new int[] {inputs[i]});
        }
        f.reduce(blocks, FAN_IN);
        return f.lastOf();
    }

    /** {@code (x + x.T).sum()} over {@code n * n} blocks; the diagonal reads one block twice. */
    static Job xpxt(int n) {
        Families f = new Families();
        int[] x = f.layer("load", n * n, i -> new int[0]);
        int[] sums = f.layer("add", n * n, i -> new int[] {x[i], x[i % n * n + i / n]});
        f.reduce(f.layer("partial", n * n, i -> new int[] {sums[i]}), FAN_IN);
        return f.lastOf();
    }

    /** A product of two matrices of {@code n * n} blocks, each output block summed by a tree and stored. */
    static Job matmul(int n) {
        Families f = new Families();
        int[] products = f.products(n);
        int level = 0;
        int[] terms = products;
        int depth = n;
        while (depth > 1) {
            int narrow = (depth + FAN_IN - 1) / FAN_IN;
            int[] from = terms;
            int deep = depth;
            terms = f.layer("add-" + level++, n * n * narrow, i -> {
                int cell = i / narrow * deep;
                int start = i % narrow * FAN_IN;
                return Arrays.copyOfRange(from, cell + start, cell + Math.min(deep, start + FAN_IN));
            });
            depth = narrow;
        }
        int[] sums = terms;
        int[] stored = f.layer("store", n * n, i -> new int[] {sums[i]});
        return new Job(f.graph.build(), stored);
    }

    /** The same product, each output block summed one term after the other. */
    static Job matmulChained(int n) {
        Families f = new Families();
        int[] products = f.products(n);
        int[] outputs = new int[n * n];
        int layer = f.graph.layer("add", new int[] {n * n * n}, 0);
        for (int cell = 0; cell < n * n; cell++) {
            int sum = -1;
            for (int k = 0; k < n; k++) {
                int product = products[cell * n + k];
                int[] inputs = k == 0 ? new int[] {product} : new int[] {sum, product};
                sum = f.graph.add(layer, cell * n + k, f.kernel(), inputs);
            }
            outputs[cell] = sum;
        }
        return new Job(f.graph.build(), outputs);
    }

    private int[] products(int n) {
        int[] a = layer("a", n * n, i -> new int[0]);
        int[] b = layer("b", n * n, i -> new int[0]);
        return layer("product", n * n * n, i -> new int[] {a[i / (n * n) * n + i % n], b[i % n * n + i / n % n]});
    }

    /** Every part of {@code n} is split for every other, and each gathers its pieces. */
    static Job shuffle(int n) {
        Families f = new Families();
        int[] parts = f.layer("load", n, i -> new int[0]);
        int[] splits = f.layer("split", n * n, i -> new int[] {parts[i / n]});
        int[] gathered = f.layer(
                "concat",
                n,
                i -> IntStream.range(0, n).map(k -> splits[k * n + i]).toArray());
        return new Job(f.graph.build(), gathered);
    }

    /** One task read by {@code width} others that are all read by a last one. */
    static Job diamond(int width) {
        Families f = new Families();
        int[] top = f.layer("top", 1, i -> new int[0]);
        int[] middle = f.layer("middle", width, i -> new int[] {top[0]});
        f.layer("bottom", 1, i -> middle);
        return f.lastOf();
    }

    /** Tasks that read up to four earlier ones, repeats included; outputs anywhere, repeated too. */
    static Job random(int size, Random random) {
        Families f = new Families();
        int layer = f.graph.layer("task", new int[] {size}, 0);
        for (int task = 0; task < size; task++) {
            int[] inputs = new int[task == 0 ? 0 : random.nextInt(5)];
            int reach = random.nextBoolean() ? task : Math.min(task, 20);
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = task - 1 - random.nextInt(reach);
            }
            f.graph.add(layer, task, f.kernel(), inputs);
        }
        int[] outputs = random.ints(1 + random.nextInt(8), 0, size).toArray();
        return new Job(f.graph.build(), outputs);
    }

    /** The same job with other kernels, and results of a given size. */
    static Job with(Job job, long resultBytes, IntFunction<Kernel> kernels) {
        Graph from = job.graph();
        GraphBuilder to = Graph.builder();
        Map<String, Integer> layers = new HashMap<>();
        for (int task = 0; task < from.size(); task++) {
            Layer old = from.layer(task);
            int layer = layers.computeIfAbsent(old.name(), name -> to.layer(name, old.shape(), resultBytes));
            int[] inputs = new int[from.dependencyCount(task)];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = from.dependency(task, i);
            }
            to.add(layer, from.position(task), kernels.apply(task), inputs);
        }
        return new Job(to.build(), job.outputs());
    }

    private Kernel kernel() {
        return new Mix(graph.size());
    }

    private interface Inputs {
        int[] of(int position);
    }

    private int[] layer(String name, int width, Inputs inputs) {
        int layer = graph.layer(name, new int[] {width}, 0);
        int[] tasks = new int[width];
        for (int i = 0; i < width; i++) {
            tasks[i] = graph.add(layer, i, kernel(), inputs.of(i));
        }
        return tasks;
    }

    private void reduce(int[] tasks, int fanIn) {
        int[] level = tasks;
        for (int depth = 0; level.length > 1; depth++) {
            int[] from = level;
            level = layer(
                    "reduce-" + depth,
                    (from.length + fanIn - 1) / fanIn,
                    i -> Arrays.copyOfRange(from, i * fanIn, Math.min(from.length, i * fanIn + fanIn)));
        }
    }

    private Job lastOf() {
        return new Job(graph.build(), new int[] {graph.size() - 1});
    }

    /** Mixes the inputs, in order, so that a result tells whether everything below it was right. */
    record Mix(int seed) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            long mix = seed;
            for (Object input : inputs) {
                mix = mix * 0x9E3779B97F4A7C15L + (Long) input;
                mix ^= mix >>> 29;
            }
            return mix;
        }
    }
}
