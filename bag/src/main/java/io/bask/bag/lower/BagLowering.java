package io.bask.bag.lower;

import io.bask.annotation.Annotations;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Concat;
import io.bask.bag.expr.Each;
import io.bask.bag.expr.Exchange;
import io.bask.bag.expr.Foreign;
import io.bask.bag.expr.Held;
import io.bask.bag.expr.HeldItem;
import io.bask.bag.expr.ItemMap;
import io.bask.bag.expr.Later;
import io.bask.bag.expr.MapPartitions;
import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Scan;
import io.bask.bag.expr.Select;
import io.bask.bag.kernel.Accumulator;
import io.bask.bag.kernel.Apply;
import io.bask.bag.kernel.Combine;
import io.bask.bag.kernel.Link;
import io.bask.bag.kernel.MapPartitionKernel;
import io.bask.bag.kernel.Pass;
import io.bask.bag.kernel.ScanStep;
import io.bask.bag.kernel.Shards;
import io.bask.bag.kernel.SplitAccumulator;
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

/**
 * Adds the tasks of bag expressions to a graph: one task a partition and node, and a tree of tasks for a reduction.
 *
 * <p>What {@link Flow flows} into the pass that reads it has no tasks of its own.
 */
public final class BagLowering {
    /** How many states one task combines. */
    private static final int COMBINED_AT_ONCE = 8;

    private final GraphBuilder graph;
    private final Flow flow;
    private final Feeds feeds;
    private final Map<BagExpr, int[]> tasks = new HashMap<>();

    private BagLowering(GraphBuilder graph, Flow flow) {
        this.graph = graph;
        this.flow = flow;
        this.feeds = new Feeds(flow, this::tasksOf);
    }

    /**
     * The tasks of each root, one a partition, in order.
     *
     * @param optimize passed on to the families of other lazy objects
     */
    public static List<int[]> lower(List<BagExpr> roots, GraphBuilder graph, boolean optimize) {
        List<BagExpr> inputsFirst = Walk.postOrder(roots);
        BagLowering lowering = new BagLowering(graph, new Flow(roots, inputsFirst));
        lowering.tasks.putAll(ForeignLowering.lower(inputsFirst, graph, optimize));
        for (BagExpr node : inputsFirst) {
            graph.writtenAt(node.site(), lowering.annotations(node));
            if (node instanceof Exchange exchange) {
                lowering.feeds.parts(exchange, lowering.split(exchange));
            }
            if (!lowering.flow.flows(node) && !(node instanceof Foreign)) {
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
            all = flow.flows(input) ? all.fusedWith(feeds.behind(input)) : all;
        }
        return all;
    }

    private int[] add(BagExpr node) {
        if (node instanceof Select select) {
            int[] all = tasksOf(select.input());
            return Arrays.copyOfRange(all, select.first(), select.first() + select.npartitions());
        }
        if (node instanceof Concat concat) {
            return concat.inputs().stream()
                    .flatMapToInt(input -> Arrays.stream(tasksOf(input)))
                    .toArray();
        }
        if (node instanceof Reduce reduce) {
            return reduce.isOfEachPartition() ? reductionOfEach(reduce) : reduction(reduce);
        }
        if (node instanceof Each each) {
            return pass(each, each.layerName(), Links.of(each.stages()), Pass.End.COLLECTED);
        }
        if (node instanceof MapPartitions map) {
            Kernel kernel = new MapPartitionKernel(map.function(), map.describe());
            return layer(node.layerName(), node.npartitions(), i -> kernel, i -> feeds.sideBySide(map.inputs(), i));
        }
        if (node instanceof Scan scan) {
            return scan(scan);
        }
        if (node instanceof ItemMap map) {
            return lone(node, new Apply(map.function(), map.describe()), feeds.sideBySide(map.inputs(), 0));
        }
        if (node instanceof HeldItem held) {
            return lone(node, new Literal(held.inGraph()));
        }
        if (node instanceof Later later) {
            return later.deferred().lower(graph);
        }
        if (node instanceof Held held) {
            return layer(
                    node.layerName(),
                    node.npartitions(),
                    i -> new Literal(held.partitions().get(i)),
                    i -> new int[0]);
        }
        Feeds.Feed[] fed = new Feeds.Feed[node.npartitions()];
        Arrays.setAll(fed, i -> feeds.out(node, i));
        return layer(
                node.layerName(),
                node.npartitions(),
                i -> new Pass(fed[i].origin(), List.of(), Pass.End.COLLECTED, i, node.describe()),
                i -> fed[i].dependencies());
    }

    /** One task a partition of the input, which takes its elements straight from their source where that can be. */
    private int[] pass(BagExpr node, String layer, List<Link> links, Pass.End end) {
        BagExpr input = node.inputs().get(0);
        Feeds.Feed[] fed = new Feeds.Feed[input.npartitions()];
        Arrays.setAll(fed, i -> feeds.of(input, i));
        String operation = node.describe();
        return layer(
                layer,
                input.npartitions(),
                i -> new Pass(fed[i].origin(), links, end, i, fed[i].whole(operation)),
                i -> fed[i].dependencies());
    }

    private int[] reductionOfEach(Reduce reduce) {
        return pass(
                reduce,
                reduce.layerName(),
                Links.of(reduce.stages()),
                new Pass.End(Accumulators.of(reduce.reduction()), true));
    }

    private int[] reduction(Reduce reduce) {
        String name = reduce.layerName();
        if (graph.contains(name)) {
            return new int[] {graph.first(name)};
        }
        Accumulator accumulator = Accumulators.of(reduce.reduction());
        int[] states = pass(reduce, name + "-partial", Links.of(reduce.stages()), new Pass.End(accumulator, false));
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

    /** The parts of each partition, by the partition that they go to: row-major, all of an input partition first. */
    private int[] split(Exchange exchange) {
        int parts = exchange.npartitions();
        Accumulator accumulator = new SplitAccumulator(exchange.key(), parts, "groupBy");
        int[] split = pass(
                exchange,
                exchange.layerName() + "-split",
                Links.of(exchange.stages()),
                new Pass.End(accumulator, true));
        Kernel[] picks = new Kernel[parts];
        Arrays.setAll(picks, Shards.Pick::new);
        return layer(
                exchange.layerName() + "-parts", Math.multiplyExact(split.length, parts), i -> picks[i % parts], i ->
                        new int[] {split[i / parts]});
    }

    private int[] scan(Scan scan) {
        Scan.How how = scan.how();
        int[] inputs = tasksOf(scan.inputs().get(0));
        String steps = scan.layerName() + "-steps";
        int firstStep = graph.contains(steps) ? graph.first(steps) : graph.size();
        int[] scanned = layer(
                steps,
                inputs.length,
                i -> new ScanStep(how.function(), i == 0, how.hasInitial(), how.initial()),
                i -> i == 0 ? new int[] {inputs[0]} : new int[] {inputs[i], firstStep + i - 1});
        return layer(scan.layerName(), inputs.length, i -> ScanStep.Values.INSTANCE, i -> new int[] {scanned[i]});
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
