package io.bask;

import io.bask.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands lazy objects to their families, all members of a family at once, and puts the outputs back in order.
 *
 * <p>For authors of collections that are made from other lazy objects, whatever their kind.
 */
public final class Lowering {
    private Lowering() {}

    /** How the graph was asked for. */
    private record Wish(boolean optimize) {}

    /** Tells whether the optimiser's rules may run on what is added to a graph. */
    static boolean isOptimized(GraphBuilder graph) {
        return graph.memory(Wish.class, any -> new Wish(true)).optimize;
    }

    /**
     * Adds the tasks of these objects to a graph.
     *
     * @param optimize whether the optimisers' rules may run
     * @return one output an object, in order
     */
    public static List<Output<?>> lower(List<? extends Lazy<?>> lazies, GraphBuilder graph, boolean optimize) {
        graph.memory(Wish.class, any -> new Wish(optimize));
        Map<Family, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < lazies.size(); i++) {
            members.computeIfAbsent(lazies.get(i).family(), any -> new ArrayList<>())
                    .add(i);
        }
        @Nullable Output<?>[] outputs = new Output<?>[lazies.size()];
        members.forEach((family, places) -> {
            List<? extends Lazy<?>> group = places.stream().map(lazies::get).toList();
            List<Output<?>> lowered = family.lower(group, graph, optimize);
            for (int i = 0; i < places.size(); i++) {
                outputs[places.get(i)] = lowered.get(i);
            }
        });
        return List.of(outputs);
    }
}
