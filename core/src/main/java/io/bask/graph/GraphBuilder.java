package io.bask.graph;

import io.bask.annotation.Annotations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects tasks into a {@link Graph}.
 *
 * <p>Lowering adds one layer per expression, its tasks in row-major order of the blocks:
 *
 * <pre>{@code
 * int layer = graph.layer("add-1a2b", new int[] {2, 3}, blockBytes);
 * for (int position = 0; position < 6; position++) {
 *     graph.add(layer, position, kernel, left + position, right + position);
 * }
 * }</pre>
 *
 * <p>A task may only read tasks added before it, so a graph built here cannot have a cycle. Layers are found again by
 * name, which is how work shared by several collections is added once. Not safe for concurrent use.
 */
public final class GraphBuilder {
    private static final int[] LONE = {};

    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Integer> firstTask = new HashMap<>();
    private final Map<Class<?>, Object> memories = new HashMap<>();
    private Kernel[] kernels = new Kernel[16];
    private int[] layerOf = new int[16];
    private int[] positionOf = new int[16];
    private int[] start = new int[17];
    private int[] dependencies = new int[32];
    private int size;
    private @Nullable String site;
    private Annotations annotations = Annotations.NONE;

    GraphBuilder() {}

    /**
     * Says where in the user's program the layers that are opened from now on were written, null where unknown, and that
     * nothing was said about how to run them.
     */
    public void writtenAt(@Nullable String site) {
        writtenAt(site, Annotations.NONE);
    }

    /** Says where the layers that are opened from now on were written, and what was said about how to run them. */
    public void writtenAt(@Nullable String site, Annotations annotations) {
        this.site = site;
        this.annotations = annotations;
    }

    /**
     * Opens a layer; add its tasks next, in row-major order.
     *
     * @param name not yet used in this graph
     * @param shape blocks along each axis
     * @param resultBytes estimated bytes of one result, 0 if unknown
     * @return the layer's number, for {@link #add}
     */
    public int layer(String name, int[] shape, long resultBytes) {
        return open(new Layer(name, shape, resultBytes, site, annotations));
    }

    private int open(Layer layer) {
        String name = layer.name();
        if (firstTask.putIfAbsent(name, size) != null) {
            throw new IllegalArgumentException(
                    "layer %s is in the graph already; ask contains(name) first".formatted(name));
        }
        layers.add(layer);
        return layers.size() - 1;
    }

    /** Adds a layer taken from another graph, under its own name. */
    public int layer(Layer layer) {
        return open(layer);
    }

    /**
     * Adds a task.
     *
     * @param layer number given by {@link #layer}
     * @param position row-major position of the block in the layer's grid
     * @param dependencies tasks to read, added before
     * @return the number of the task
     */
    public int add(int layer, int position, Kernel kernel, int... dependencies) {
        for (int dependency : dependencies) {
            if (dependency < 0 || dependency >= size) {
                throw new IllegalArgumentException(
                        "task %d reads task %d, which is not in the graph yet; add tasks after those they read"
                                .formatted(size, dependency));
            }
        }
        reserve(dependencies.length);
        kernels[size] = kernel;
        layerOf[size] = layer;
        positionOf[size] = position;
        System.arraycopy(dependencies, 0, this.dependencies, start[size], dependencies.length);
        start[size + 1] = start[size] + dependencies.length;
        return size++;
    }

    /** Adds a task that is a layer by itself. */
    public int lone(String name, Kernel kernel, int... dependencies) {
        return add(layer(name, LONE, 0), 0, kernel, dependencies);
    }

    /** Adds a value that is already there. */
    public int data(String name, @Nullable Object value) {
        return lone(name, new Literal(value));
    }

    Layer layerAt(int layer) {
        return layers.get(layer);
    }

    /** Tells whether a layer of this name was added. */
    public boolean contains(String layerName) {
        return firstTask.containsKey(layerName);
    }

    /** The first task of a layer; its others follow, where the layer was added whole and in order. */
    public int first(String layerName) {
        Integer first = firstTask.get(layerName);
        if (first == null) {
            throw new IllegalArgumentException(
                    "no layer %s in this graph; ask contains(name) first".formatted(layerName));
        }
        return first;
    }

    /**
     * What a lowering wants to remember while this graph is built, for instance which tasks it has added: the same
     * object whenever it is asked for.
     *
     * @param make makes it when it is first asked for
     */
    public <M> M memory(Class<M> type, Function<GraphBuilder, M> make) {
        Object memory = memories.get(type);
        if (memory == null) {
            memory = make.apply(this);
            memories.put(type, memory);
        }
        return type.cast(memory);
    }

    /** Number of tasks so far. */
    public int size() {
        return size;
    }

    /** The finished graph; the builder may be used further without changing it. */
    public Graph build() {
        return new Graph(
                layers.toArray(Layer[]::new),
                Arrays.copyOf(kernels, size),
                LayerNumbers.of(layerOf, size, layers.size()),
                Arrays.copyOf(positionOf, size),
                Arrays.copyOf(start, size + 1),
                Arrays.copyOf(dependencies, start[size]));
    }

    private void reserve(int newDependencies) {
        if (size == kernels.length) {
            int capacity = Math.addExact(size, (size >> 1) + 16);
            kernels = Arrays.copyOf(kernels, capacity);
            layerOf = Arrays.copyOf(layerOf, capacity);
            positionOf = Arrays.copyOf(positionOf, capacity);
            start = Arrays.copyOf(start, capacity + 1);
        }
        int needed = Math.addExact(start[size], newDependencies);
        if (needed > dependencies.length) {
            dependencies = Arrays.copyOf(dependencies, Math.max(needed, needed + (needed >> 1)));
        }
    }
}
