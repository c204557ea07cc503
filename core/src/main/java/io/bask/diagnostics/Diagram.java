package io.bask.diagnostics;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.graph.Layer;
import io.bask.graph.Literal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be drawn: nodes with labels, and arrows from what is read to what reads it.
 *
 * @param nodes in an order in which every arrow leads from a smaller to a larger number
 * @param arrows distinct
 */
record Diagram(List<Node> nodes, List<Arrow> arrows) {
    private static final int LONGEST_LABEL = 28;

    /**
     * One circle or box.
     *
     * @param label short text
     * @param isData whether it stands for a value that is there already, drawn as a box
     * @param isOutput whether its result is wanted, drawn with a heavy line
     */
    record Node(String label, boolean isData, boolean isOutput) {
        Node {
            label = label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 3) + "...";
        }
    }

    /** An arrow between two nodes, by number. */
    record Arrow(int from, int to) {}

    /** Every task a node. */
    static Diagram ofTasks(Job job) {
        Graph graph = job.graph();
        boolean[] output = outputs(job);
        List<Node> nodes = new ArrayList<>(graph.size());
        Set<Arrow> arrows = new LinkedHashSet<>();
        for (int task = 0; task < graph.size(); task++) {
            boolean isData = graph.kernel(task) instanceof Literal;
            nodes.add(new Node(label(graph, task), isData, output[task]));
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                arrows.add(new Arrow(graph.dependency(task, i), task));
            }
        }
        return new Diagram(nodes, List.copyOf(arrows));
    }

    /** Every layer a node that says how many tasks it has. */
    static Diagram ofLayers(Job job) {
        Graph graph = job.graph();
        boolean[] output = outputs(job);
        Map<Layer, Integer> numbers = new IdentityHashMap<>();
        List<String> labels = new ArrayList<>();
        List<int[]> counts = new ArrayList<>();
        Set<Arrow> arrows = new LinkedHashSet<>();
        for (int task = 0; task < graph.size(); task++) {
            Integer number = numbers.get(graph.layer(task));
            if (number == null) {
                number = numbers.size();
                numbers.put(graph.layer(task), number);
                labels.add(graph.kernel(task).operation());
                counts.add(new int[2]);
            }
            counts.get(number)[0]++;
            counts.get(number)[1] += output[task] ? 1 : 0;
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                Integer from = numbers.get(graph.layer(graph.dependency(task, i)));
                if (from != null && from < number) {
                    arrows.add(new Arrow(from, number));
                }
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String label = counts.get(i)[0] == 1 ? labels.get(i) : labels.get(i) + " x " + counts.get(i)[0];
            nodes.add(new Node(label, false, counts.get(i)[1] > 0));
        }
        return new Diagram(nodes, List.copyOf(arrows));
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
