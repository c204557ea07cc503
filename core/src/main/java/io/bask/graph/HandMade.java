package io.bask.graph;

import io.bask.function.Given;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns a map of keys to tasks into a {@link Graph}: checks names, finds circles, puts tasks into a running order. */
final class HandMade {
    private final Map<Key, Task> tasks;
    private final Map<Key, Integer> waiting = new HashMap<>();
    private final Map<Key, List<Key>> readers = new HashMap<>();

    private HandMade(Map<Key, Task> tasks) {
        this.tasks = tasks;
    }

    static Graph graph(Map<Key, Task> tasks) {
        Given.notNull(tasks, "tasks");
        HandMade work = new HandMade(new LinkedHashMap<>(tasks));
        work.linkReaders();
        return work.build(work.order());
    }

    private void linkReaders() {
        tasks.forEach((key, task) -> {
            Given.notNull(key, "key of a task");
            Given.notNull(task, "task of key " + key);
            for (Key dependency : task.dependencies()) {
                if (!tasks.containsKey(dependency)) {
                    throw new IllegalArgumentException(
                            "task %s reads %s, which is not in the graph; add a task of that key"
                                    .formatted(key, dependency));
                }
                readers.computeIfAbsent(dependency, any -> new ArrayList<>()).add(key);
            }
            waiting.put(key, task.dependencies().size());
        });
    }

    private List<Key> order() {
        ArrayDeque<Key> ready = new ArrayDeque<>();
        for (Key key : tasks.keySet()) {
            if (known(waiting, key) == 0) {
                ready.add(key);
            }
        }
        List<Key> order = new ArrayList<>(tasks.size());
        while (!ready.isEmpty()) {
            Key key = ready.remove();
            order.add(key);
            for (Key reader : readers.getOrDefault(key, List.of())) {
                if (waiting.merge(reader, -1, Integer::sum) == 0) {
                    ready.add(reader);
                }
            }
        }
        if (order.size() < tasks.size()) {
            throw new IllegalArgumentException(
                    "tasks wait for each other in a circle: %s; break it at one of them".formatted(circle()));
        }
        return order;
    }

    /** Follows unmet dependencies from any blocked task until a key comes round again. */
    private String circle() {
        Key at = tasks.keySet().stream().filter(this::blocked).findFirst().orElseThrow();
        List<Key> path = new ArrayList<>();
        while (!path.contains(at)) {
            path.add(at);
            at = known(tasks, at).dependencies().stream()
                    .filter(this::blocked)
                    .findFirst()
                    .orElseThrow();
        }
        StringBuilder text = new StringBuilder();
        for (Key key : path.subList(path.indexOf(at), path.size())) {
            text.append(key).append(" -> ");
        }
        return text.append(at).toString();
    }

    private boolean blocked(Key key) {
        return known(waiting, key) > 0;
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private Graph build(List<Key> order) {
        GraphBuilder graph = Graph.builder();
        Map<String, Integer> layers = openLayers(graph, order);
        Map<Key, Integer> numbers = new HashMap<>();
        for (Key key : order) {
            Task task = known(tasks, key);
            int[] dependencies = task.dependencies().stream()
                    .mapToInt(dependency -> known(numbers, dependency))
                    .toArray();
            Kernel kernel = kernel(task);
            int layer = known(layers, key.name());
            int position = graph.layerAt(layer).position(key);
            numbers.put(key, graph.add(layer, position, kernel, dependencies));
        }
        return graph.build();
    }

    private static Kernel kernel(Task task) {
        if (task instanceof Task.Data data) {
            return new Literal(data.value());
        }
        return task instanceof Task.Call call ? call.kernel() : Forward.INSTANCE;
    }

    /** One layer a name, its grid just large enough for the indices seen. */
    private static Map<String, Integer> openLayers(GraphBuilder graph, List<Key> keys) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        for (Key key : keys) {
            int[] shape = shapes.computeIfAbsent(key.name(), any -> new int[key.ndim()]);
            if (shape.length != key.ndim()) {
                throw new IllegalArgumentException(
                        "keys of one name must have indices of one length; %s has both %d and %d; rename some"
                                .formatted(key.name(), shape.length, key.ndim()));
            }
            for (int axis = 0; axis < shape.length; axis++) {
                if (key.index(axis) < 0) {
                    throw new IllegalArgumentException(
                            "key %s has a negative index; indices count from 0".formatted(key));
                }
                shape[axis] = Math.max(shape[axis], key.index(axis) + 1);
            }
        }
        Map<String, Integer> layers = new HashMap<>();
        shapes.forEach((name, shape) -> {
            long cells = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
            if (cells > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "indices of keys named %s span a grid of %d cells; at most 2^31 - 1".formatted(name, cells));
            }
            layers.put(name, graph.layer(name, shape, 0));
        });
        return layers;
    }
}
