package io.bask.dataframe.lower;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Lookup;
import io.bask.dataframe.expr.Regroup;
import io.bask.dataframe.expr.RowsFunction;
import io.bask.dataframe.kernel.FirstRows;
import io.bask.dataframe.kernel.LookupTable;
import io.bask.dataframe.kernel.RegroupKernel;
import io.bask.dataframe.kernel.Shards;
import io.bask.dataframe.kernel.Splitting;
import io.bask.dataframe.schema.Aggregate;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers columns for which whole groups must be known. Keys and operands go out by the hash of the keys, results come back by
 * partition: one task a partition on either side. Where each group lies in one partition anyway, nothing moves.
 */
final class RegroupLowering {
    private static final int SHARDS = 16;
    private static final int MOST_SHARDS = 512;

    private RegroupLowering() {}

    static int[] lower(Regroup node, int[] input, GraphBuilder graph) {
        if (node.isInPlace()) {
            return Tasks.each(graph, node.layerName(), input, new Alone(node.moved(), work(node)));
        }
        String hex = node.token().hex();
        int most = Math.max(
                Math.min(SHARDS, input.length),
                Handover.of(node.input(), MOST_SHARDS).groups());
        int shards = node.keys().isEmpty() ? 1 : most;
        List<String> moved = node.moved();
        Handover there = Handover.of(node.input(), shards);
        int layer = graph.layer("regroup-send-" + hex, new int[] {input.length}, there.each(input.length));
        Work work = work(node);
        int[][] sent = there.parts(
                graph,
                "regroup-send-" + hex,
                shards,
                input.length,
                i -> graph.add(layer, i, new Send(moved, node.keys(), i, shards, firsts(node)), input[i]));
        Handover back = Handover.of(node.input(), input.length);
        int answers = graph.layer("regroup-compute-" + hex, new int[] {shards}, back.each(shards));
        int[][] computed = back.parts(
                graph,
                "regroup-compute-" + hex,
                input.length,
                shards,
                i -> graph.add(answers, i, new Compute(work, i, input.length), sent[there.group(i, shards)]));
        List<String> names = node.steps().stream().map(Regroup.Step::name).toList();
        int last = graph.layer(node.layerName(), new int[] {input.length}, 0);
        int[] results = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            int[] reads = Tasks.joined(List.of(new int[] {input[i]}, computed[back.group(i, input.length)]));
            results[i] = graph.add(last, i, new Attach(names, i), reads);
        }
        return results;
    }

    private static Work work(Regroup node) {
        return new Work(node.steps(), node.keys(), node.dropsNull(), node.visible());
    }

    static int[] lower(Lookup node, int[] input, int[] groups, GraphBuilder graph) {
        int table = Tasks.one(graph, "lookup-table-" + node.token().hex(), groups, new Build())[0];
        return Tasks.withShared(graph, node.layerName(), input, table, new Find(node.steps(), node.keys()));
    }

    /** Which rows alone have to be ranked; null for all. */
    private static @Nullable FirstRows firsts(Regroup node) {
        Regroup.Step step = node.steps().get(0);
        return node.steps().size() == 1
                        && step.function() instanceof RowsFunction.Rank rank
                        && rank.isBounded()
                        && rank.upTo() <= FirstRows.MOST
                ? new FirstRows(node.keys(), node.dropsNull(), step.operand(), rank.options(), (int) rank.upTo())
                : null;
    }

    private record Send(
            List<String> columns,
            List<String> keys,
            int partition,
            int shards,
            @Nullable FirstRows firsts) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame frame = Inputs.frame(inputs, 0);
            int @Nullable [] rows = firsts == null ? null : firsts.of(frame);
            return RegroupKernel.sent(frame, columns, keys, partition, shards, rows);
        }

        @Override
        public String operation() {
            return "regroup-send";
        }
    }

    private record Work(List<Regroup.Step> steps, List<String> keys, boolean dropNull, List<String> visible)
            implements Serializable {
        List<String> names() {
            return steps.stream().map(Regroup.Step::name).toList();
        }

        Shards answers(Frame rows, int partitions) throws Exception {
            RegroupKernel groups = new RegroupKernel(rows, keys, dropNull);
            List<Column> results = new ArrayList<>();
            for (Regroup.Step step : steps) {
                results.add(column(groups, rows, step));
            }
            return RegroupKernel.returned(rows, names(), results, partitions);
        }

        private Column column(RegroupKernel groups, Frame rows, Regroup.Step step) throws Exception {
            if (step.function() instanceof RowsFunction.Rank rank) {
                return groups.ranks(rows.column(step.operand()), rank.options());
            }
            if (step.function() instanceof RowsFunction.Place place) {
                return groups.places(place.fromEnd());
            }
            if (step.function() instanceof RowsFunction.OnCurve curve) {
                DoubleColumn numbers = (DoubleColumn) rows.column(step.operand());
                return groups.onCurves(numbers, (DoubleColumn) rows.column(step.beside()), curve.options());
            }
            if (step.function() instanceof RowsFunction.Whole whole) {
                Aggregate value = new Aggregate(step.operand(), whole.aggregation(), step.name(), whole.numbers());
                return RegroupKernel.wholes(rows, keys, dropNull, value);
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
            return work.answers(rows, partitions);
        }

        @Override
        public String operation() {
            return "regroup-compute";
        }
    }

    /** All of it for a partition that shares no group with another one. */
    private record Alone(List<String> columns, Work work) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            Frame frame = Inputs.frame(inputs, 0);
            Shards sent = RegroupKernel.sent(frame, columns, work.keys, 0, 1, null);
            Shards answers = work.answers(Splitting.collected(List.of(sent), 0), 1);
            return RegroupKernel.attached(frame, Splitting.collected(List.of(answers), 0), work.names());
        }

        @Override
        public String operation() {
            return "regroup";
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
