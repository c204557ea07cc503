package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Described;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.kernel.AggregateKernel;
import io.bask.dataframe.kernel.DescribeKernel;
import io.bask.dataframe.kernel.GroupPartial;
import io.bask.function.Function1;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers aggregations: each partition by itself, partials merged in a tree of fixed shape, and the result of the last one.
 *
 * <p>The tree depends on the number of partitions alone, so the result has the same bits whatever the threads.
 */
final class AggregateLowering {
    /** Partials merged by one task: enough to keep the tree flat, few enough that partials are dropped early. */
    private static final int FAN_IN = 8;

    private AggregateLowering() {}

    static int[] lower(Aggregated node, int[] input, GraphBuilder graph) {
        AggregateKernel kernel =
                new AggregateKernel(node.input().schema(), node.keys(), node.aggregates(), node.options());
        int[] labelled = node.readsLabels()
                ? Labelling.absolute(node.input(), node.token().hex(), input, graph)
                : input;
        if (node.partitions() > 1) {
            return PartedGroupLowering.lower(node, kernel, labelled, graph);
        }
        boolean isOneTree =
                input.length == 1 || node.keys().isEmpty() || !node.options().observed();
        return isOneTree
                ? lower(node, labelled, graph, kernel::chunk, kernel::merge, kernel::finish)
                : GroupLowering.lower(node, kernel, labelled, graph);
    }

    static int[] lower(Described node, int[] input, GraphBuilder graph) {
        DescribeKernel kernel = new DescribeKernel(
                node.schema().names(), node.fractions(), node.isQuantilesAlone(), node.interpolation());
        return lower(node, input, graph, kernel::chunk, kernel::merge, kernel::finish);
    }

    private static int[] lower(
            FrameExpr node,
            int[] input,
            GraphBuilder graph,
            Function1<Frame, GroupPartial> chunk,
            Function1<List<GroupPartial>, GroupPartial> merge,
            Function1<GroupPartial, Frame> finish) {
        String name = node.operation();
        String hex = node.token().hex();
        int[] partials = Tasks.each(graph, name + "-chunk-" + hex, input, new Chunk(name, chunk));
        for (int level = 1; partials.length > 1; level++) {
            int groups = (partials.length + FAN_IN - 1) / FAN_IN;
            int layer = graph.layer(name + "-merge" + level + "-" + hex, new int[] {groups}, 0);
            int[] merged = new int[groups];
            for (int i = 0; i < groups; i++) {
                int count = Math.min(FAN_IN, partials.length - i * FAN_IN);
                merged[i] = graph.add(layer, i, new Merge(name, merge), Tasks.range(partials, i * FAN_IN, count));
            }
            partials = merged;
        }
        return Tasks.each(graph, node.layerName(), partials, new Finish(name, finish));
    }

    private record Chunk(String name, Function1<Frame, GroupPartial> function) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            return function.apply((Frame) Objects.requireNonNull(inputs[0]));
        }

        @Override
        public String operation() {
            return name + "-chunk";
        }
    }

    private record Merge(String name, Function1<List<GroupPartial>, GroupPartial> function) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            List<GroupPartial> parts = new ArrayList<>(inputs.length);
            for (Object input : inputs) {
                parts.add((GroupPartial) Objects.requireNonNull(input));
            }
            return function.apply(parts);
        }

        @Override
        public String operation() {
            return name + "-merge";
        }
    }

    private record Finish(String name, Function1<GroupPartial, Frame> function) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            return function.apply((GroupPartial) Objects.requireNonNull(inputs[0]));
        }

        @Override
        public String operation() {
            return name;
        }
    }
}
