package io.bask.graph;

import io.bask.annotation.Annotations;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Tasks and what each must wait for: immutable, without cycles, built for millions of tasks.
 *
 * <p>Tasks are numbered {@code 0 .. size() - 1} in an order in which they could run: every dependency has a smaller
 * number than the task that reads it. Dependencies lie in one compressed array (CSR), and names are kept a layer at a
 * time, which comes to about 16 bytes a task and 4 a dependency.
 *
 * <p>Made by {@link GraphBuilder} (from lowered expressions) or by {@link #of} (by hand); run by a scheduler. Safe from
 * any thread. May be serialized where its kernels and data may; more than 10 MB of data in memory that goes along is
 * worth a warning in the log.
 */
public final class Graph implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Layer[] layers;
    private final Kernel[] kernels;
    private final LayerNumbers layerOf;
    private final int[] positionOf;
    private final int[] start;
    private final int[] dependencies;
    private transient volatile @Nullable Map<String, Integer> layerByName;

    Graph(Layer[] layers, Kernel[] kernels, LayerNumbers layerOf, int[] positionOf, int[] start, int[] dependencies) {
        this.layers = layers;
        this.kernels = kernels;
        this.layerOf = layerOf;
        this.positionOf = positionOf;
        this.start = start;
        this.dependencies = dependencies;
    }

    /** Starts an empty graph. */
    public static GraphBuilder builder() {
        return new GraphBuilder();
    }

    /**
     * Makes a graph by hand.
     *
     * @throws IllegalArgumentException where a task reads a key that is not there, or tasks wait for each other in a
     *     circle; the message shows the circle
     */
    public static Graph of(Map<Key, Task> tasks) {
        return HandMade.graph(tasks);
    }

    /** Number of tasks. */
    public int size() {
        return kernels.length;
    }

    /** Number of edges: dependencies of all tasks together, repeated ones counted as often as they are read. */
    public int dependencyCount() {
        return dependencies.length;
    }

    /** What task {@code task} runs. */
    public Kernel kernel(int task) {
        return kernels[task];
    }

    /** How many results task {@code task} reads, repeated ones counted as often as they are read. */
    public int dependencyCount(int task) {
        return start[task + 1] - start[task];
    }

    /** The task whose result is input {@code i} of task {@code task}. */
    public int dependency(int task, int i) {
        return dependencies[start[task] + i];
    }

    /** The layer that task {@code task} belongs to. */
    public Layer layer(int task) {
        return layers[layerOf.of(task)];
    }

    /** What was said about how task {@code task} is to be run. */
    public Annotations annotations(int task) {
        return kernels[task] instanceof Composite composite
                ? composite.annotations()
                : layer(task).annotations();
    }

    /** Tells whether anything was said about how any of the tasks is to be run. */
    public boolean isAnnotated() {
        if (!Annotations.areUsed()) {
            return false;
        }
        for (int task = 0; task < size(); task++) {
            if (!annotations(task).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Row-major position of task {@code task} in its layer's grid. */
    public int position(int task) {
        return positionOf[task];
    }

    /** All layers, in the order in which they were added. */
    public List<Layer> layers() {
        return List.of(layers);
    }

    /** Name of task {@code task}'s result. */
    public Key key(int task) {
        return layer(task).key(positionOf[task]);
    }

    /** Task {@code task} as a value to look at. */
    public Task task(int task) {
        Kernel kernel = kernels[task];
        if (kernel instanceof Literal literal) {
            return new Task.Data(literal.value());
        }
        List<Key> keys = new ArrayList<>(dependencyCount(task));
        for (int i = 0; i < dependencyCount(task); i++) {
            keys.add(key(dependency(task, i)));
        }
        return kernel == Forward.INSTANCE ? new Task.Alias(keys.get(0)) : new Task.Call(kernel, keys);
    }

    /** Number of the task named {@code key}; O(1) for a layer added whole, else a search through the layer. */
    public OptionalInt find(Key key) {
        Integer layer = layerIndex().get(key.name());
        int position = layer == null ? -1 : layers[layer].position(key);
        if (layer == null || position < 0) {
            return OptionalInt.empty();
        }
        int guess = firstTask(layer) + position;
        if (guess < size() && layerOf.of(guess) == layer && positionOf[guess] == position) {
            return OptionalInt.of(guess);
        }
        for (int task = firstTask(layer); task < size(); task++) {
            if (layerOf.of(task) == layer && positionOf[task] == position) {
                return OptionalInt.of(task);
            }
        }
        return OptionalInt.empty();
    }

    private int firstTask(int layer) {
        for (int task = 0; task < size(); task++) {
            if (layerOf.of(task) == layer) {
                return task;
            }
        }
        return size();
    }

    private Map<String, Integer> layerIndex() {
        Map<String, Integer> index = layerByName;
        if (index == null) {
            index = new HashMap<>();
            for (int layer = 0; layer < layers.length; layer++) {
                index.put(layers[layer].name(), layer);
            }
            layerByName = index;
        }
        return index;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        EmbeddedData.warn(this);
        try {
            out.defaultWriteObject();
        } catch (NotSerializableException failure) {
            throw Culprit.named(this, failure);
        }
    }

    @Override
    public String toString() {
        return "Graph(%d tasks, %d layers, %d dependencies)".formatted(size(), layers.length, dependencies.length);
    }
}
