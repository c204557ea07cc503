package io.bask.dataframe.lower;

import io.bask.dataframe.expr.Derived;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.Found;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Lookup;
import io.bask.dataframe.expr.Overlap;
import io.bask.dataframe.expr.Regroup;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Repartition;
import io.bask.dataframe.expr.Sample;
import io.bask.dataframe.expr.Scan;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.expr.Stack;
import io.bask.dataframe.expr.Written;
import io.bask.dataframe.kernel.Splitting;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the lowering of a table that is made by looking at more than one row, partition or table. */
final class DerivedLowering {
    private DerivedLowering() {}

    static int[] lower(Derived node, Map<FrameExpr, int[]> tasks, GraphBuilder graph) {
        int[] input = Tasks.of(tasks, node.input());
        if (node instanceof Exchange exchange) {
            return ExchangeLowering.lower(exchange, input, graph);
        }
        if (node instanceof Found found) {
            return LabelLowering.lower(found, input, graph);
        }
        if (node instanceof Sort sort) {
            return SortLowering.lower(sort, input, graph);
        }
        if (node instanceof Scan scan) {
            return ScanLowering.lower(scan, input, graph);
        }
        if (node instanceof Overlap overlap) {
            return OverlapLowering.lower(overlap, input, graph);
        }
        if (node instanceof Relabel relabel) {
            return LabelLowering.lower(relabel, input, graph);
        }
        if (node instanceof Repartition repartition) {
            return LabelLowering.lower(repartition, input, graph);
        }
        if (node instanceof Sample sample) {
            return LabelLowering.lower(sample, input, graph);
        }
        if (node instanceof Stack stack) {
            int[] all = Tasks.joined(
                    stack.inputs().stream().map(table -> Tasks.of(tasks, table)).toList());
            return Tasks.each(graph, stack.layerName(), all, new Renumber());
        }
        if (node instanceof Written written) {
            return WriteLowering.lower(written, input, graph);
        }
        if (node instanceof Regroup regroup) {
            return RegroupLowering.lower(regroup, input, graph);
        }
        if (node instanceof Lookup lookup) {
            return RegroupLowering.lower(
                    lookup, input, Tasks.of(tasks, lookup.inputs().get(1)), graph);
        }
        throw new IllegalStateException("joins are lowered with what is below and above them: " + node.describe());
    }

    /** Numbers the rows of a partition from 0, for the numbers to go on from partition to partition. */
    private record Renumber() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Splitting.renumbered(Inputs.frame(inputs, 0));
        }

        @Override
        public String operation() {
            return "concat";
        }
    }
}
