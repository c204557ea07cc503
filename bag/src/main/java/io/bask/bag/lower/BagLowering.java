package io.bask.bag.lower;

import io.bask.annotation.Annotations;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Each;
import io.bask.bag.expr.Held;
import io.bask.bag.expr.HeldItem;
import io.bask.bag.expr.ItemMap;
import io.bask.bag.expr.MapPartitions;
import io.bask.bag.expr.Numbers;
import io.bask.bag.expr.Read;
import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Select;
import io.bask.bag.kernel.Accumulator;
import io.bask.bag.kernel.Apply;
import io.bask.bag.kernel.Combine;
import io.bask.bag.kernel.Link;
import io.bask.bag.kernel.MapPartitionKernel;
import io.bask.bag.kernel.Pass;
import io.bask.bag.kernel.RangeSource;
import io.bask.bag.partition.Source;
import io.bask.expr.Walk;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import io.bask.graph.Literal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Adds the tasks of bag expressions to a graph: one task a partition and node, and a tree of tasks for a reduction.
 *
 * <p>Sources have no tasks of their own where they can flow into the pass that reads them: partitions in memory and
 * ranges always, files where nobody else reads them. So a file's lines are never all in memory.
 */
public final class BagLowering {
    /** How many states one task combines. */
    private static final int COMBINED_AT_ONCE = 8;

    private static final int[] NOTHING = {};

    private final GraphBuilder graph;
    private final Map<BagExpr, Integer> readers;
    private final Map<BagExpr, int[]> tasks = new HashMap<>();

    private BagLowering(GraphBuilder graph, List<BagExpr> roots) {
        this.graph = graph;
        this.readers = Walk.readers(roots);
    }

    /** The tasks of each root, one a partition, in order. */
    public static List<int[]> lower(List<BagExpr> roots, GraphBuilder graph) {
        BagLowering lowering = new BagLowering(graph, roots);
        for (BagExpr node : Walk.postOrder(roots)) {
            if (!lowering.flows(node)) {
                graph.writtenAt(node.site(), lowering.annotations(node));
                lowering.tasks.put(node, lowering.add(node));
            }
        }
        graph.writtenAt(null);
        return roots.stream().map(lowering::tasksOf).toList();
    }

    /** What was said about a node, and about what flows into it. */
    private Annotations annotations(BagExpr node) {
        Annotations all = node.annotations();
        for (BagExpr input : node.inputs()) {
            all = flows(input) ? all.fusedWith(root(input).annotations()) : all;
        }
        return all;
    }

    private int[] add(BagExpr node) {
        if (node instanceof Select select) {
            int[] all = tasksOf(select.input());
            return Arrays.copyOfRange(all, select.first(), select.first() + select.npartitions());
        }
        if (node instanceof Reduce reduce) {
            return reduction(reduce);
        }
        if (node instanceof Each each) {
            return pass(each, each.layerName(), Links.of(each.stages()), null);
        }
        if (node instanceof MapPartitions map) {
            int[] inputs = tasksOf(map.input());
            Kernel kernel = new MapPartitionKernel(map.function());
            return layer(node.layerName(), node.npartitions(), i -> kernel, i -> new int[] {inputs[i]});
        }
        if (node instanceof ItemMap map) {
            return lone(node, new Apply(map.function()), tasksOf(map.input()));
        }
        if (node instanceof HeldItem held) {
            return lone(node, new Literal(held.value()));
        }
        if (node instanceof Held held) {
            return layer(
                    node.layerName(),
                    node.npartitions(),
                    i -> new Literal(held.partitions().get(i)),
                    i -> NOTHING);
        }
        return layer(
                node.layerName(),
                node.npartitions(),
                i -> new Pass(source(node, i), List.of(), null, node.operation()),
                i -> NOTHING);
    }

    /** One task a partition, which takes its elements straight from their source where that can be. */
    private int[] pass(BagExpr node, String layer, List<Link> links, @Nullable Accumulator accumulator) {
        BagExpr input = node.inputs().get(0);
        String operation = node.describe();
        if (flows(input)) {
            String whole = root(input).operation() + ", " + operation;
            return layer(
                    layer,
                    input.npartitions(),
                    i -> new Pass(source(input, i), links, accumulator, whole),
                    i -> NOTHING);
        }
        int[] inputs = tasksOf(input);
        Kernel kernel = new Pass(null, links, accumulator, operation);
        return layer(layer, input.npartitions(), i -> kernel, i -> new int[] {inputs[i]});
    }

    private int[] reduction(Reduce reduce) {
        String name = reduce.layerName();
        if (graph.contains(name)) {
            return new int[] {graph.first(name)};
        }
        Accumulator accumulator = Accumulators.of(reduce.reduction());
        int[] states = pass(reduce, name + "-partial", Links.of(reduce.stages()), accumulator);
        for (int level = 1; states.length > COMBINED_AT_ONCE; level++) {
            int[] below = states;
            Kernel kernel = new Combine(accumulator, false);
            states = layer(
                    name + "-level-" + level,
                    (below.length + COMBINED_AT_ONCE - 1) / COMBINED_AT_ONCE,
                    i -> kernel,
                    i -> Arrays.copyOfRange(
                            below, i * COMBINED_AT_ONCE, Math.min(below.length, (i + 1) * COMBINED_AT_ONCE)));
        }
        return new int[] {graph.lone(name, new Combine(accumulator, true), states)};
    }

    /** Whether a node's elements flow into the one pass that reads them instead of being collected by a task. */
    private boolean flows(BagExpr node) {
        BagExpr root = root(node);
        boolean inMemory = root instanceof Held || root instanceof Numbers;
        return inMemory || (root instanceof Read && readers.getOrDefault(root, 0) == 1);
    }

    private static BagExpr root(BagExpr node) {
        BagExpr root = node;
        while (root instanceof Select select) {
            root = select.input();
        }
        return root;
    }

    private static Source source(BagExpr node, int partition) {
        BagExpr root = node;
        int number = partition;
        while (root instanceof Select select) {
            number += select.first();
            root = select.input();
        }
        if (root instanceof Numbers numbers) {
            return new RangeSource(numbers.start(number), numbers.start(number + 1));
        }
        return root instanceof Held held
                ? held.partitions().get(number)
                : ((Read) root).reader().partition(number);
    }

    private int[] layer(String name, int size, IntFunction<Kernel> kernels, IntFunction<int[]> dependencies) {
        int[] added = new int[size];
        if (graph.contains(name)) {
            int first = graph.first(name);
            Arrays.setAll(added, i -> first + i);
            return added;
        }
        int layer = graph.layer(name, new int[] {size}, 0);
        for (int i = 0; i < size; i++) {
            added[i] = graph.add(layer, i, kernels.apply(i), dependencies.apply(i));
        }
        return added;
    }

    private int[] lone(BagExpr node, Kernel kernel, int... dependencies) {
        String name = node.layerName();
        return new int[] {graph.contains(name) ? graph.first(name) : graph.lone(name, kernel, dependencies)};
    }

    private int[] tasksOf(BagExpr node) {
        int[] known = tasks.get(node);
        if (known == null) {
            known = add(node);
            tasks.put(node, known);
        }
        return Objects.requireNonNull(known);
    }
}
