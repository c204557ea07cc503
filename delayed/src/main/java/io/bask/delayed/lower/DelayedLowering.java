package io.bask.delayed.lower;

import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.annotation.Annotations;
import io.bask.delayed.expr.Call;
import io.bask.delayed.expr.Computed;
import io.bask.delayed.expr.DelayedExpr;
import io.bask.delayed.expr.Series;
import io.bask.delayed.expr.Value;
import io.bask.expr.Walk;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import io.bask.graph.Literal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds one task a call to a graph; calls of one function share a layer, in which a call's number is its position.
 *
 * <p>Lazy objects of other kinds that calls read are handed to their families first, all of a kind together, and become
 * part of the same graph: what they share with anything else in it runs once.
 *
 * <p>One object serves a graph for as long as it is being built, so calls that are lowered in several goes are added
 * once.
 */
public final class DelayedLowering {
    private static final int[] NOTHING = {};

    private final GraphBuilder graph;
    private final TaskNumbers tasks = new TaskNumbers();
    private final Map<Series, OpenLayer> layers = new IdentityHashMap<>();

    private final Map<AnnotatedSeries, OpenLayer> annotated = new HashMap<>();

    private DelayedLowering(GraphBuilder graph) {
        this.graph = graph;
    }

    /** The lowering into {@code graph}. */
    public static DelayedLowering into(GraphBuilder graph) {
        return graph.memory(DelayedLowering.class, DelayedLowering::new);
    }

    /**
     * The task of each root, in order.
     *
     * @param optimize passed on to other families
     */
    public int[] lower(List<DelayedExpr> roots, boolean optimize) {
        lowerOthers(roots.stream().filter(DelayedExpr::readsOthers).toList(), optimize);
        int[] numbers = new int[roots.size()];
        for (int i = 0; i < numbers.length; i++) {
            addAllBelow(roots.get(i));
            numbers[i] = tasks.of(roots.get(i));
        }
        return numbers;
    }

    /** Adds what is not in the graph yet, inputs first; a loop and not a recursion, since chains may be of any length. */
    private void addAllBelow(DelayedExpr root) {
        if (tasks.of(root) != TaskNumbers.NONE) {
            return;
        }
        ArrayDeque<Visit> path = new ArrayDeque<>();
        path.push(new Visit(root));
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            DelayedExpr waiting = visit.nextWithoutTask(tasks);
            if (waiting != null) {
                path.push(new Visit(waiting));
            } else {
                tasks.put(visit.node, add(visit.node));
                path.pop();
            }
        }
    }

    private int add(DelayedExpr node) {
        if (!(node instanceof Call call)) {
            return graph.lone(node.layerName(), new Literal(((Value) node).inGraph()));
        }
        Kernel kernel = new Invoke(call.function(), call.sharedArguments());
        OpenLayer layer = call.annotations().isEmpty() ? layer(call.series()) : layer(call);
        return call.number() < layer.size
                ? graph.add(layer.number, call.number(), kernel, dependencies(call))
                : graph.lone(call.layerName(), kernel, dependencies(call));
    }

    private int[] dependencies(Call call) {
        List<DelayedExpr> inputs = call.inputs();
        if (inputs.isEmpty()) {
            return NOTHING;
        }
        int[] dependencies = new int[inputs.size()];
        for (int i = 0; i < dependencies.length; i++) {
            dependencies[i] = tasks.of(inputs.get(i));
        }
        return dependencies;
    }

    private OpenLayer layer(Series series) {
        OpenLayer layer = layers.get(series);
        if (layer == null) {
            int size = series.size();
            graph.writtenAt(series.site());
            layer = new OpenLayer(graph.layer(series.layerName(), new int[] {size}, 0), size);
            graph.writtenAt(null);
            layers.put(series, layer);
        }
        return layer;
    }

    /** Calls of one function about which different things were said are in different layers. */
    private OpenLayer layer(Call call) {
        Series series = call.series();
        return annotated.computeIfAbsent(new AnnotatedSeries(series, call.annotations()), any -> {
            int size = series.size();
            String name = "%s-annotated-%d".formatted(series.layerName(), annotated.size());
            graph.writtenAt(series.site(), call.annotations());
            OpenLayer layer = new OpenLayer(graph.layer(name, new int[] {size}, 0), size);
            graph.writtenAt(null);
            return layer;
        });
    }

    private record AnnotatedSeries(Series series, Annotations annotations) {}

    private void lowerOthers(List<DelayedExpr> roots, boolean optimize) {
        Map<Family, List<Computed>> members = new LinkedHashMap<>();
        for (DelayedExpr node : Walk.postOrder(roots)) {
            if (node instanceof Computed computed && tasks.of(computed) == TaskNumbers.NONE) {
                members.computeIfAbsent(computed.lazy().family(), any -> new ArrayList<>())
                        .add(computed);
            }
        }
        members.forEach((family, nodes) -> lowerOthers(family, nodes, optimize));
    }

    /** Several nodes may stand for the same object, which then has one task. */
    private void lowerOthers(Family family, List<Computed> nodes, boolean optimize) {
        Map<Lazy<?>, Integer> places = new IdentityHashMap<>();
        List<Lazy<?>> lazies = new ArrayList<>();
        for (Computed node : nodes) {
            if (places.putIfAbsent(node.lazy(), lazies.size()) == null) {
                lazies.add(node.lazy());
            }
        }
        List<Output<?>> outputs = family.lower(lazies, graph, optimize);
        int[] assembled = new int[lazies.size()];
        Arrays.fill(assembled, TaskNumbers.NONE);
        for (Computed node : nodes) {
            int place = Objects.requireNonNull(places.get(node.lazy()));
            if (assembled[place] == TaskNumbers.NONE) {
                Output<?> output = outputs.get(place);
                assembled[place] = graph.lone(node.layerName(), new Assemble(output.result()), output.tasks());
            }
            tasks.put(node, assembled[place]);
        }
    }

    /** A layer with room for the calls there were when it was opened; later ones are on their own. */
    private record OpenLayer(int number, int size) {}

    /** A node on the way down, and how many of its inputs have been looked at. */
    private static final class Visit {
        final DelayedExpr node;
        final List<DelayedExpr> inputs;
        int next;

        Visit(DelayedExpr node) {
            this.node = node;
            this.inputs = node.inputs();
        }

        @Nullable
        DelayedExpr nextWithoutTask(TaskNumbers tasks) {
            while (next < inputs.size()) {
                DelayedExpr input = inputs.get(next++);
                if (tasks.of(input) == TaskNumbers.NONE) {
                    return input;
                }
            }
            return null;
        }
    }
}
