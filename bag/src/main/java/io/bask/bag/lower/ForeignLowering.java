package io.bask.bag.lower;

import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Foreign;
import io.bask.bag.kernel.Assemble;
import io.bask.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Hands lazy objects of other kinds to their families, all of a kind together, so that what they share runs once. */
final class ForeignLowering {
    private ForeignLowering() {}

    /** The tasks of every {@link Foreign} node, one a lazy object. */
    static Map<BagExpr, int[]> lower(List<BagExpr> nodes, GraphBuilder graph, boolean optimize) {
        List<Foreign> foreign = nodes.stream()
                .filter(Foreign.class::isInstance)
                .map(Foreign.class::cast)
                .toList();
        Map<Family, Map<Lazy<?>, Integer>> places = new LinkedHashMap<>();
        for (Foreign node : foreign) {
            for (Lazy<?> lazy : node.lazies()) {
                Map<Lazy<?>, Integer> members = places.computeIfAbsent(lazy.family(), any -> new IdentityHashMap<>());
                members.putIfAbsent(lazy, members.size());
            }
        }
        Map<Lazy<?>, Output<?>> outputs = new IdentityHashMap<>();
        places.forEach((family, members) -> {
            List<Lazy<?>> inOrder = new ArrayList<>(members.keySet());
            inOrder.sort((left, right) -> Integer.compare(place(members, left), place(members, right)));
            List<Output<?>> lowered = family.lower(inOrder, graph, optimize);
            for (int i = 0; i < inOrder.size(); i++) {
                outputs.put(inOrder.get(i), lowered.get(i));
            }
        });
        Map<BagExpr, int[]> tasks = new HashMap<>();
        foreign.forEach(node -> tasks.put(node, assembled(node, outputs, graph)));
        return tasks;
    }

    private static int place(Map<Lazy<?>, Integer> members, Lazy<?> member) {
        return Objects.requireNonNull(members.get(member));
    }

    private static int[] assembled(Foreign node, Map<Lazy<?>, Output<?>> outputs, GraphBuilder graph) {
        int size = node.lazies().size();
        int[] tasks = new int[size];
        graph.writtenAt(node.site());
        if (graph.contains(node.layerName())) {
            int first = graph.first(node.layerName());
            for (int i = 0; i < size; i++) {
                tasks[i] = first + i;
            }
            return tasks;
        }
        int layer = graph.layer(node.layerName(), new int[] {size}, 0);
        for (int i = 0; i < size; i++) {
            Output<?> output = Objects.requireNonNull(outputs.get(node.lazies().get(i)));
            tasks[i] = graph.add(layer, i, new Assemble(output.result(), !node.isItem()), output.tasks());
        }
        graph.writtenAt(null);
        return tasks;
    }
}
