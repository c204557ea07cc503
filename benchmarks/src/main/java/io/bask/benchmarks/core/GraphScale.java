package io.bask.benchmarks.core;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.schedule.RunOptions;
import io.bask.schedule.forkjoin.CompiledGraph;
import io.bask.schedule.forkjoin.ForkJoinScheduler;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What large graphs of tasks that do nothing cost: nanoseconds and bytes a task to build, compile and run, at 2 threads or as
 * many as the system property {@code benchmarks.threads} says.
 *
 * <p>{@code run} is the run of a graph compiled before, {@code shared} the same where the threads share every task
 * from the first on, which the scheduler would not do of its own accord with tasks as short as these. Times are the
 * best of several rounds, building and compiling in time of the processor. Bytes are differences of the used heap after a collection, the state of a run as its last
 * task finds it.
 *
 * <pre>java -Xmx6g -cp benchmarks/target/benchmarks.jar io.bask.benchmarks.core.GraphScale [tasks [rounds [shape ...]]]</pre>
 */
public final class GraphScale {
    private static final int THREADS = Integer.getInteger("benchmarks.threads", 2);
    private static final int HEAVY_BYTES = 1 << 20;

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private GraphScale() {}

    /** Prints a line for each shape of graph. */
    public static void main(String[] arguments) throws InterruptedException {
        int tasks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        System.out.printf(
                Locale.ROOT,
                "%s, %d MB heap; ns and bytes a task%n%-12s %10s %6s %8s %6s %7s | %6s %6s %6s %7s%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().maxMemory() >> 20,
                "graph",
                "tasks",
                "build",
                "compile",
                "run",
                "shared",
                "graph",
                "plan",
                "run",
                "shared");
        List<String> wanted = Arrays.asList(arguments).subList(Math.min(2, arguments.length), arguments.length);
        for (Map.Entry<String, Supplier<Job>> shape : shapes(tasks).entrySet()) {
            if (wanted.isEmpty() || wanted.contains(shape.getKey())) {
                measure(shape.getKey(), shape.getValue(), rounds);
            }
        }
    }

    private static Map<String, Supplier<Job>> shapes(int tasks) {
        int side = (int) Math.sqrt(tasks);
        int leaves = Integer.highestOneBit((int) Math.min(1 << 29, tasks * 1.1)) / 2;
        Map<String, Supplier<Job>> shapes = new LinkedHashMap<>();
        shapes.put("independent", () -> NoOpGraphs.independent(tasks));
        shapes.put("chain", () -> NoOpGraphs.chain(tasks));
        shapes.put("tree", () -> NoOpGraphs.tree(leaves));
        shapes.put("stencil", () -> NoOpGraphs.stencil(side, side));
        shapes.put("sum", () -> NoOpGraphs.sum(tasks));
        shapes.put("product", () -> NoOpGraphs.product((int) Math.cbrt(tasks / 2.0)));
        shapes.put("wave", () -> NoOpGraphs.wave(side, side));
        shapes.put("cholesky", () -> NoOpGraphs.cholesky((int) Math.cbrt(tasks * 6.0)));
        shapes.put("random", () -> NoOpGraphs.random(tasks));
        return shapes;
    }

    private static void measure(String name, Supplier<Job> shape, int rounds) throws InterruptedException {
        double build = Double.MAX_VALUE;
        double compile = Double.MAX_VALUE;
        Job job = shape.get();
        CompiledGraph compiled = CompiledGraph.of(job);
        for (int round = 0; round < rounds; round++) {
            long start = THREAD.getCurrentThreadCpuTime();
            job = shape.get();
            long built = THREAD.getCurrentThreadCpuTime();
            compiled = CompiledGraph.of(job);
            build = Math.min(build, built - start);
            compile = Math.min(compile, THREAD.getCurrentThreadCpuTime() - built);
        }
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(THREADS)) {
            double run = best(scheduler, compiled, rounds);
            int size = job.graph().size();
            // Kept until here, so that neither is compiled while the other weighs on the heap.
            job = null;
            compiled = null;
            double shared = best(scheduler, CompiledGraph.of(with(shape.get(), HEAVY_BYTES, null)), rounds);
            double[] bytes = bytes(scheduler, shape);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %10d %6.0f %8.0f %6.0f %7.0f | %6.1f %6.1f %6.1f %7.1f%n",
                    name,
                    size,
                    build / size,
                    compile / size,
                    run / size,
                    shared / size,
                    bytes[0] / size,
                    bytes[1] / size,
                    bytes[2] / size,
                    bytes[3] / size);
        }
    }

    private static double best(ForkJoinScheduler scheduler, CompiledGraph compiled, int rounds) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            scheduler.run(compiled, RunOptions.defaults());
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    /** Bytes of the graph, of what compiling adds, of what a run adds, and of what a shared run adds. */
    private static double[] bytes(ForkJoinScheduler scheduler, Supplier<Job> shape) throws InterruptedException {
        long before = usedHeap();
        Job job = shape.get();
        long graph = usedHeap() - before;
        CompiledGraph compiled = CompiledGraph.of(job);
        long plan = usedHeap() - before - graph;
        if (compiled.job() != job) {
            throw new IllegalStateException("compiling answered another job");
        }
        job = null;
        compiled = null;
        return new double[] {graph, plan, runBytes(scheduler, shape, 0), runBytes(scheduler, shape, HEAVY_BYTES)};
    }

    private static double runBytes(ForkJoinScheduler scheduler, Supplier<Job> shape, int resultBytes)
            throws InterruptedException {
        long[] last = {0};
        Kernel look = inputs -> {
            last[0] = usedHeap();
            return "looked";
        };
        CompiledGraph compiled = CompiledGraph.of(with(shape.get(), resultBytes, look));
        long before = usedHeap();
        scheduler.run(compiled, RunOptions.defaults());
        return last[0] - before;
    }

    /** The same job with results of some size and, unless it is null, another kernel for the last task. */
    private static Job with(Job job, long resultBytes, @Nullable Kernel last) {
        Graph from = job.graph();
        GraphBuilder to = Graph.builder();
        int[] layers = new int[from.layers().size()];
        Arrays.setAll(layers, i -> {
            var layer = from.layers().get(i);
            return to.layer(layer.name(), layer.shape(), resultBytes);
        });
        int layer = 0;
        for (int task = 0; task < from.size(); task++) {
            while (from.layer(task) != from.layers().get(layer)) {
                layer++;
            }
            int[] inputs = new int[from.dependencyCount(task)];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = from.dependency(task, i);
            }
            Kernel kernel = last != null && task == from.size() - 1 ? last : from.kernel(task);
            to.add(layers[layer], from.position(task), kernel, inputs);
        }
        return new Job(to.build(), job.outputs());
    }

    private static long usedHeap() throws InterruptedException {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20);
            Runtime runtime = Runtime.getRuntime();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
