package io.bask.diagnostics;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.graph.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is to be drawn: nodes with labels, and arrows from what is read to what reads it.
 *
 * @param nodes in an order in which every arrow leads from a smaller to a larger number
 * @param arrows distinct
 * @param nodeOf the node that stands for each task; -1 for none
 */
record Diagram(List<Node> nodes, List<Arrow> arrows, int[] nodeOf) {
    private static final int LONGEST_LABEL = 28;

    /** More nodes than this are no picture any more. */
    static final int MOST_NODES = 500;

    /**
     * One circle or box.
     *
     * @param label short text
     * @param isData whether it stands for a value that is there already, drawn as a box
     * @param isOutput whether its result is wanted, drawn with a heavy line
     * @param shade how dark it is filled; null for the usual light
     */
    record Node(
            String label,
            boolean isData,
            boolean isOutput,
            @Nullable Shade shade) {
        Node {
            label = label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 3) + "...";
        }

        /** Fill colour. */
        int fill() {
            return shade == null ? (isData ? 0xEEF3F8 : 0xFFFFFF) : shade.colour();
        }
    }

    /** The same picture with its nodes shaded. */
    Diagram shaded(Shade[] shades) {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < shades.length; i++) {
            Node node = nodes.get(i);
            all.add(new Node(node.label, node.isData, node.isOutput, shades[i]));
        }
        return new Diagram(all, arrows, nodeOf);
    }

    /** An arrow between two nodes, by number. */
    record Arrow(int from, int to) {}

    /** Every task a node. */
    static Diagram ofTasks(Job job) {
        Graph graph = job.graph();
        boolean[] output = outputs(job);
        List<Node> nodes = new ArrayList<>(graph.size());
        Set<Arrow> arrows = new LinkedHashSet<>();
        int[] nodeOf = new int[graph.size()];
        for (int task = 0; task < graph.size(); task++) {
            boolean isData = graph.kernel(task) instanceof Literal;
            nodes.add(new Node(label(graph, task), isData, output[task], null));
            nodeOf[task] = task;
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                arrows.add(new Arrow(graph.dependency(task, i), task));
            }
        }
        return new Diagram(nodes, List.copyOf(arrows), nodeOf);
    }

    /**
     * Every layer a node that says how many tasks it has; where there are too many layers, as of lone tasks, every
     * operation, and where there are too many of those, the first ones. Arrows backwards or to itself are left out.
     */
    static Diagram ofLayers(Job job) {
        Graph graph = job.graph();
        Map<Object, Integer> layers = grouped(graph, graph::layer);
        Map<Object, Integer> groups = layers.size() <= MOST_NODES
                ? layers
                : grouped(graph, task -> graph.kernel(task).operation());
        IntFunction<Object> group =
                groups == layers ? graph::layer : task -> graph.kernel(task).operation();
        int count = Math.min(MOST_NODES, groups.size());
        boolean[] output = outputs(job);
        int[] tasks = new int[count];
        boolean[] wanted = new boolean[count];
        String[] labels = new String[count];
        int[] nodeOf = new int[graph.size()];
        Set<Arrow> arrows = new LinkedHashSet<>();
        for (int task = 0; task < graph.size(); task++) {
            int node = groups.getOrDefault(group.apply(task), count);
            nodeOf[task] = node < count ? node : -1;
            if (node >= count) {
                continue;
            }
            labels[node] = labels[node] == null ? graph.kernel(task).operation() : labels[node];
            tasks[node]++;
            wanted[node] |= output[task];
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                int from = nodeOf[graph.dependency(task, i)];
                if (from >= 0 && from < node) {
                    arrows.add(new Arrow(from, node));
                }
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String times = tasks[i] == 1 ? "" : " x " + tasks[i];
            String label = labels[i].length() + times.length() <= LONGEST_LABEL
                    ? labels[i]
                    : labels[i].substring(0, LONGEST_LABEL - 3 - times.length()) + "...";
            nodes.add(new Node(label + times, false, wanted[i], null));
        }
        return new Diagram(nodes, List.copyOf(arrows), nodeOf);
    }

    /** Numbers groups of tasks in the order of their first members. */
    private static Map<Object, Integer> grouped(Graph graph, IntFunction<Object> group) {
        Map<Object, Integer> numbers = new HashMap<>();
        for (int task = 0; task < graph.size(); task++) {
            numbers.putIfAbsent(group.apply(task), numbers.size());
        }
        return numbers;
    }

    private static boolean[] outputs(Job job) {
        boolean[] output = new boolean[job.graph().size()];
        for (int task : job.outputs()) {
            output[task] = true;
        }
        return output;
    }

    private static String label(Graph graph, int task) {
        if (graph.kernel(task) instanceof Literal literal) {
            Object value = literal.value();
            if (value == null || value instanceof Number || value instanceof Boolean || value instanceof String) {
                return String.valueOf(value);
            }
            return value.getClass().getSimpleName();
        }
        return graph.kernel(task).operation();
    }
}
