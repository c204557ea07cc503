package io.bask.dataframe;

import io.bask.Bask;
import io.bask.dataframe.column.Frame;
import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.graph.Layer;
import io.bask.memory.SizeOf;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes a table and adds up what each layer of its graph did. */
final class Measuring implements TaskListener {
    /** Tasks, rows, bytes and nanoseconds by the work that layers do. */
    private final Map<String, long[]> sums = new LinkedHashMap<>(); // guard: this

    private final Map<Layer, long[]> byLayer = new HashMap<>(); // guard: this
    private final Map<String, String> operations = new HashMap<>(); // guard: this

    private @Nullable Graph graph; // guard: this

    private Measuring() {}

    static Analysis analysis(DataFrame table) {
        Measuring measuring = new Measuring();
        long start = System.nanoTime();
        Frame result = Bask.compute(table, RunOptions.defaults().withListener(measuring));
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        return new Analysis(measuring.steps(), wall, result);
    }

    @Override
    public synchronized void runStarted(Run run, Job compiled) {
        if (graph == null) {
            graph = compiled.graph();
            for (Layer layer : graph.layers()) {
                byLayer.put(layer, sums.computeIfAbsent(PhysicalPlan.work(layer), work -> new long[4]));
                operations.put(PhysicalPlan.work(layer), PhysicalPlan.operation(layer));
            }
        }
    }

    @Override
    public void taskFinished(Run run, int task, int worker, long startNanos, long endNanos, @Nullable Object result) {
        long bytes = SizeOf.of(result);
        long rows = result instanceof Frame frame ? frame.rows() : 0;
        synchronized (this) {
            Graph known = graph;
            long[] sum = known == null ? null : byLayer.get(known.layer(task));
            if (sum != null) {
                sum[0]++;
                sum[1] += rows;
                sum[2] += bytes;
                sum[3] += endNanos - startNanos;
            }
        }
    }

    private synchronized List<Analysis.Step> steps() {
        List<Analysis.Step> steps = new ArrayList<>();
        sums.forEach((work, sum) -> {
            if (sum[0] > 0) {
                steps.add(new Analysis.Step(
                        Objects.requireNonNull(operations.get(work)),
                        (int) sum[0],
                        sum[1],
                        sum[2],
                        Duration.ofNanos(sum[3])));
            }
        });
        return steps;
    }
}
