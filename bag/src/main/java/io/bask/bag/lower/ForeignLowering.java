package io.bask.bag.lower;

import io.bask.Lazy;
import io.bask.Lowering;
import io.bask.Output;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Foreign;
import io.bask.bag.kernel.Assemble;
import io.bask.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Hands lazy objects of other kinds to their families, all of a kind together, so that what they share runs once. */
final class ForeignLowering {
    private ForeignLowering() {}

    /** The tasks of every {@link Foreign} node, one a lazy object. */
    static Map<BagExpr, int[]> lower(List<BagExpr> nodes, GraphBuilder graph, boolean optimize) {
        List<Lazy<?>> lazies = new ArrayList<>();
        Map<Lazy<?>, Integer> places = new IdentityHashMap<>();
        for (BagExpr node : nodes) {
            if (node instanceof Foreign foreign) {
                for (Lazy<?> lazy : foreign.lazies()) {
                    if (places.putIfAbsent(lazy, lazies.size()) == null) {
                        lazies.add(lazy);
                    }
                }
            }
        }
        List<Output<?>> outputs = Lowering.lower(lazies, graph, optimize);
        Map<BagExpr, int[]> tasks = new HashMap<>();
        for (BagExpr node : nodes) {
            if (node instanceof Foreign foreign) {
                List<Output<?>> own = new ArrayList<>();
                foreign.lazies().forEach(lazy -> own.add(outputs.get(Objects.requireNonNull(places.get(lazy)))));
                tasks.put(node, assembled(foreign, own, graph));
            }
        }
        return tasks;
    }

    private static int[] assembled(Foreign node, List<Output<?>> outputs, GraphBuilder graph) {
        int[] tasks = new int[outputs.size()];
        if (graph.contains(node.layerName())) {
            int first = graph.first(node.layerName());
            for (int i = 0; i < tasks.length; i++) {
                tasks[i] = first + i;
            }
            return tasks;
        }
        graph.writtenAt(node.site(), node.annotations());
        int layer = graph.layer(node.layerName(), new int[] {tasks.length}, 0);
        for (int i = 0; i < tasks.length; i++) {
            Output<?> output = outputs.get(i);
            tasks[i] = graph.add(layer, i, new Assemble(output.result(), !node.isItem()), output.tasks());
        }
        graph.writtenAt(null);
        return tasks;
    }
}
