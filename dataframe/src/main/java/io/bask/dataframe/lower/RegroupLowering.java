package io.bask.dataframe.lower;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Lookup;
import io.bask.dataframe.expr.Regroup;
import io.bask.dataframe.expr.RowsFunction;
import io.bask.dataframe.kernel.LookupTable;
import io.bask.dataframe.kernel.RegroupKernel;
import io.bask.dataframe.kernel.Shards;
import io.bask.dataframe.kernel.Splitting;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers columns for which whole groups must be known. Keys and operands go out by the hash of the keys, results come back by
 * partition: one task a partition on either side.
 */
final class RegroupLowering {
    private static final int SHARDS = 16;

    private RegroupLowering() {}

    static int[] lower(Regroup node, int[] input, GraphBuilder graph) {
        String hex = node.token().hex();
        int shards = node.keys().isEmpty() ? 1 : Math.min(SHARDS, input.length);
        List<String> moved = node.moved();
        int layer = graph.layer("regroup-send-" + hex, new int[] {input.length}, 0);
        int[] sent = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            sent[i] = graph.add(layer, i, new Send(moved, node.keys(), i, shards), input[i]);
        }
        Work work = new Work(node.steps(), node.keys(), node.dropsNull(), node.visible());
        int[] computed = Tasks.all(
                graph, "regroup-compute-" + hex, shards, sent, shard -> new Compute(work, shard, input.length));
        List<String> names = node.steps().stream().map(Regroup.Step::name).toList();
        int last = graph.layer(node.layerName(), new int[] {input.length}, 0);
        int[] results = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            int[] reads = Tasks.joined(List.of(new int[] {input[i]}, computed));
            results[i] = graph.add(last, i, new Attach(names, i), reads);
        }
        return results;
    }

    static int[] lower(Lookup node, int[] input, int[] groups, GraphBuilder graph) {
        int table = Tasks.one(graph, "lookup-table-" + node.token().hex(), groups, new Build())[0];
        return Tasks.withShared(graph, node.layerName(), input, table, new Find(node.steps(), node.keys()));
    }

    private record Send(List<String> columns, List<String> keys, int partition, int shards) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return RegroupKernel.sent(Inputs.frame(inputs, 0), columns, keys, partition, shards);
        }

        @Override
        public String operation() {
            return "regroup-send";
        }
    }

    private record Work(List<Regroup.Step> steps, List<String> keys, boolean dropNull, List<String> visible)
            implements Serializable {
        Column column(RegroupKernel groups, Frame rows, Regroup.Step step) throws Exception {
            if (step.function() instanceof RowsFunction.Rank rank) {
                return groups.ranks(rows.column(step.operand()), rank.options());
            }
            if (step.function() instanceof RowsFunction.Place place) {
                return groups.places(place.fromEnd());
            }
            if (step.function() instanceof RowsFunction.Duplicate duplicate) {
                return groups.duplicates(duplicate.keep());
            }
            return groups.tested(rows, visible, ((RowsFunction.Test) step.function()).function());
        }
    }

    private record Compute(Work work, int shard, int partitions) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            Frame rows = Splitting.collected(Inputs.shards(inputs), shard);
            RegroupKernel groups = new RegroupKernel(rows, work.keys, work.dropNull);
            List<Column> results = new ArrayList<>();
            for (Regroup.Step step : work.steps) {
                results.add(work.column(groups, rows, step));
            }
            List<String> names = work.steps.stream().map(Regroup.Step::name).toList();
            return RegroupKernel.returned(rows, names, results, partitions);
        }

        @Override
        public String operation() {
            return "regroup-compute";
        }
    }

    private record Attach(List<String> names, int partition) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<Shards> answers = new ArrayList<>();
            for (int i = 1; i < inputs.length; i++) {
                answers.add((Shards) Objects.requireNonNull(inputs[i]));
            }
            return RegroupKernel.attached(Inputs.frame(inputs, 0), Splitting.collected(answers, partition), names);
        }

        @Override
        public String operation() {
            return "regroup";
        }
    }

    private record Build() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return new LookupTable(Inputs.frame(inputs, 0));
        }

        @Override
        public String operation() {
            return "lookup-table";
        }
    }

    private record Find(List<Lookup.Step> steps, List<String> keys) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame frame = Inputs.frame(inputs, 0);
            LookupTable table = (LookupTable) Objects.requireNonNull(inputs[1]);
            int[] rows = table.find(keys.stream().map(frame::column).toList(), frame.rows());
            Frame result = frame;
            for (Lookup.Step step : steps) {
                result = result.with(step.name(), table.values(step.source(), rows));
            }
            return result;
        }

        @Override
        public String operation() {
            return "lookup";
        }
    }
}
