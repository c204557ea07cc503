package io.bask.diagnostics;

import io.bask.graph.Graph;
import io.bask.graph.Layer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that one thread ran: columns that grow, some 45 bytes a task. Keeps neither graphs nor results.
 *
 * <p>Written by one thread and read by others, under its lock, which is therefore hardly ever contended.
 */
final class TaskLog {
    private final String thread;
    private final Map<String, String> names = new HashMap<>();
    private int size;
    private int[] runs = new int[16];
    private int[] workers = new int[16];
    private int[] positions = new int[16];
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private long[] bytes = new long[16];
    private Layer[] layers = new Layer[16];
    private String[] operations = new String[16];

    TaskLog(String thread) {
        this.thread = thread;
    }

    String thread() {
        return thread;
    }

    synchronized void add(int run, Graph graph, int task, int worker, long start, long end, @Nullable Object result) {
        if (size == runs.length) {
            grow(size + (size >> 1));
        }
        Layer layer = graph.layer(task);
        String operation = graph.kernel(task).operation();
        String known = names.putIfAbsent(operation, operation);
        runs[size] = run;
        workers[size] = worker;
        positions[size] = graph.position(task);
        starts[size] = start;
        ends[size] = end;
        bytes[size] = ResultBytes.of(result, layer);
        layers[size] = layer;
        operations[size] = known == null ? operation : known;
        size++;
    }

    private void grow(int capacity) {
        runs = Arrays.copyOf(runs, capacity);
        workers = Arrays.copyOf(workers, capacity);
        positions = Arrays.copyOf(positions, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        bytes = Arrays.copyOf(bytes, capacity);
        layers = Arrays.copyOf(layers, capacity);
        operations = Arrays.copyOf(operations, capacity);
    }

    synchronized void clear() {
        size = 0;
        layers = new Layer[runs.length];
        operations = new String[runs.length];
        names.clear();
    }

    synchronized int size() {
        return size;
    }

    /** Hands out all tasks, in the order in which they ended. */
    synchronized void forEach(Consumer<TaskProfile> action) {
        for (int i = 0; i < size; i++) {
            action.accept(new TaskProfile(
                    layers[i].key(positions[i]),
                    operations[i],
                    runs[i],
                    workers[i],
                    thread,
                    starts[i],
                    ends[i],
                    bytes[i]));
        }
    }
}
