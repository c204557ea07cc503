package io.bask.graph.pass;

import io.bask.graph.Composite;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.graph.Layer;
import io.bask.graph.Rereadable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has cheap sources read again by tasks that would otherwise keep them in memory for long.
 *
 * <pre>
 *   x -> mean -+                   x -> mean -+
 *   |          v      becomes                 v
 *   +------> minus                 x' -----> minus
 * </pre>
 *
 * <p>Follows an order in which the tasks could run. A source ({@link Rereadable}, no inputs, not wanted itself) gets a
 * copy for a reader where results would take more than the budget at some moment between the last reader before it and
 * that one, but none where that would make more than {@value #MOST_COPIES}. Copies have the key of their original. Not among the {@linkplain Pass#standard standard passes}: only who
 * knows order and budget can apply it, and should compare the peak before and after.
 */
public final class Reread implements Pass {
    private static final int MOST_STAGES = 4;
    private static final int MOST_COPIES = 3;

    private final int[] order;
    private final long budget;

    /**
     * The pass for one job.
     *
     * @param order the job's tasks in an order in which they could run, those that are not needed left out; not changed
     * @param budget bytes that results may take
     */
    public Reread(int[] order, long budget) {
        this.order = order;
        this.budget = budget;
    }

    /** Tells at the price of a look at the layers whether results could take more than a budget at all. */
    public static boolean mayPay(Graph graph, long budget) {
        long largest = 0;
        for (Layer layer : graph.layers()) {
            largest = Math.max(largest, layer.resultBytes());
        }
        return largest > 0 && graph.size() > budget / largest;
    }

    @Override
    public Job apply(Job job) {
        Graph graph = job.graph();
        boolean[] source = sources(job);
        if (source == null) {
            return job;
        }
        int[] over = ranksOverBudget(job);
        if (over[order.length] == 0) {
            return job;
        }
        int[] copies = copies(graph, source, over, null);
        boolean any = false;
        for (int task = 0; task < copies.length; task++) {
            source[task] &= copies[task] <= MOST_COPIES;
            any |= source[task] && copies[task] > 0;
        }
        if (!any) {
            return job;
        }
        int @Nullable [][] reads = new int[graph.size()][];
        copies(graph, source, over, reads);
        return copy(job, reads);
    }

    /**
     * How many copies each source gets.
     *
     * @param reads is told, by task and input, which copy it reads, 0 for the original, where not null
     */
    private int[] copies(Graph graph, boolean[] source, int[] over, int @Nullable [] @Nullable [] reads) {
        int[] lastUse = new int[graph.size()];
        int[] copies = new int[graph.size()];
        Arrays.fill(lastUse, -1);
        for (int rank = 0; rank < order.length; rank++) {
            int task = order[rank];
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                int read = graph.dependency(task, i);
                if (!source[read]) {
                    continue;
                }
                if (lastUse[read] >= 0 && over[rank] > over[lastUse[read] + 1]) {
                    copies[read]++;
                }
                lastUse[read] = rank;
                if (copies[read] > 0 && reads != null) {
                    if (reads[task] == null) {
                        reads[task] = new int[graph.dependencyCount(task)];
                    }
                    reads[task][i] = copies[read];
                }
            }
        }
        return copies;
    }

    /** Which tasks may be copied; null where none may. */
    private static boolean @Nullable [] sources(Job job) {
        Graph graph = job.graph();
        boolean[] source = new boolean[graph.size()];
        boolean any = false;
        for (int task = 0; task < source.length; task++) {
            source[task] = graph.dependencyCount(task) == 0 && isRereadable(graph.kernel(task));
            any |= source[task];
        }
        for (int output : job.outputs()) {
            source[output] = false;
        }
        return any ? source : null;
    }

    private static boolean isRereadable(Kernel kernel) {
        if (!(kernel instanceof Composite composite)) {
            return kernel instanceof Rereadable;
        }
        for (int stage = 0; stage < composite.stages(); stage++) {
            if (!(composite.stage(stage) instanceof Rereadable)) {
                return false;
            }
        }
        return composite.stages() <= MOST_STAGES;
    }

    /** At how many of the ranks before each results take more than the budget. */
    private int[] ranksOverBudget(Job job) {
        Graph graph = job.graph();
        int[] left = new int[graph.size()];
        for (int task : order) {
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                left[graph.dependency(task, i)]++;
            }
        }
        for (int output : job.outputs()) {
            left[output]++;
        }
        int[] over = new int[order.length + 1];
        long live = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int task = order[rank];
            live += graph.layer(task).resultBytes();
            over[rank + 1] = over[rank] + (live > budget ? 1 : 0);
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                int read = graph.dependency(task, i);
                if (--left[read] == 0) {
                    live -= graph.layer(read).resultBytes();
                }
            }
        }
        return over;
    }

    private static Job copy(Job job, int[][] reads) {
        Graph graph = job.graph();
        GraphBuilder to = Graph.builder();
        Map<Layer, Integer> layers = new IdentityHashMap<>();
        Map<Long, Integer> copies = new HashMap<>();
        int[] moved = new int[graph.size()];
        for (int task = 0; task < moved.length; task++) {
            int[] dependencies = new int[graph.dependencyCount(task)];
            for (int i = 0; i < dependencies.length; i++) {
                int read = graph.dependency(task, i);
                int number = reads[task] == null ? 0 : reads[task][i];
                dependencies[i] = number == 0
                        ? moved[read]
                        : copies.computeIfAbsent(
                                (long) number << 32 | read, fresh -> add(graph, read, to, layers, new int[0]));
            }
            moved[task] = add(graph, task, to, layers, dependencies);
        }
        return new Job(
                to.build(),
                Arrays.stream(job.outputs()).map(task -> moved[task]).toArray());
    }

    private static int add(Graph from, int task, GraphBuilder to, Map<Layer, Integer> layers, int[] dependencies) {
        int layer = layers.computeIfAbsent(from.layer(task), to::layer);
        return to.add(layer, from.position(task), from.kernel(task), dependencies);
    }
}
