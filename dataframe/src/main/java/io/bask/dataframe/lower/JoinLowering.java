package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.kernel.HotKeys;
import io.bask.dataframe.kernel.JoinTable;
import io.bask.dataframe.kernel.Splitting;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers joins: a table of the right rows by key, once for all partitions or for each pair, then the left rows meet it.
 *
 * <p>A join that spreads hot keys exchanges both sides itself, as {@link ExchangeLowering} does but for the rows of {@link HotKeys}.
 */
final class JoinLowering {
    private JoinLowering() {}

    /**
     * Some columns of a join.
     *
     * @param selection the join, or a selection of its columns
     * @param filtered which rows of the left tasks are joined; null for all
     */
    static int[] lower(
            Join node, FrameExpr selection, @Nullable Filter filtered, int[] left, int[] right, GraphBuilder graph) {
        String layer = selection.layerName();
        RowSelection rows = filtered == null
                ? null
                : RowSelection.of(filtered.predicate(), filtered.input().schema());
        Kernel build = new Build(node.spec().rightKeys(), !node.spec().kind().hasRightColumns());
        Kernel meet = new Meet(
                node.spec(),
                rows,
                node.inputs().get(0).schema().names(),
                selection.schema().names());
        String name = "join-table-" + node.token().hex();
        if (node.isSpread()) {
            return spread(node, layer, left, right, build, meet, graph);
        }
        if (node.isBroadcast()) {
            int table = Tasks.one(graph, name, right, build)[0];
            return Tasks.withShared(graph, layer, left, table, meet);
        }
        return Tasks.pairs(graph, layer, left, Tasks.each(graph, name, right, build), meet);
    }

    /** The keys that many left rows have are known when all left partitions are, before any right one is cut up. */
    private static int[] spread(
            Join node, String layerName, int[] left, int[] right, Kernel build, Kernel meet, GraphBuilder graph) {
        String hex = node.token().hex();
        JoinSpec spec = node.spec();
        int count = node.partitions();
        int[] hot = Tasks.each(graph, "join-hot-" + hex, left, new Hot(spec.leftKeys(), count));
        int all = Tasks.one(graph, "join-all-hot-" + hex, hot, new AllHot())[0];
        Handover handover = Handover.of(node.input(), count);
        int cuts = graph.layer("join-spread-" + hex, new int[] {left.length}, handover.each(left.length));
        int[] lefts = handover.collect(
                graph,
                "join-left-" + hex,
                count,
                left.length,
                i -> graph.add(cuts, i, new Spread(spec.leftKeys(), i, left.length, count), left[i], hot[i]),
                ExchangeLowering.Collect::new);
        Handover other = Handover.of(node.inputs().get(1), count);
        int replicas = graph.layer("join-replicate-" + hex, new int[] {right.length}, other.each(right.length));
        int[] rights = other.collect(
                graph,
                "join-right-" + hex,
                count,
                right.length,
                i -> graph.add(replicas, i, new Replicate(spec.rightKeys(), count), right[i], all),
                ExchangeLowering.Collect::new);
        int[] tables = Tasks.each(graph, "join-table-" + hex, rights, build);
        int layer = graph.layer(layerName, new int[] {count}, 0);
        int[] met = new int[count];
        for (int i = 0; i < count; i++) {
            met[i] = graph.add(layer, i, meet, lefts[i], tables[i], all);
        }
        return met;
    }

    private record Hot(List<String> keys, int shards) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return HotKeys.of(Inputs.frame(inputs, 0), keys, shards);
        }

        @Override
        public String operation() {
            return "join-hot";
        }
    }

    private record AllHot() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<HotKeys> parts = new ArrayList<>(inputs.length);
            for (Object input : inputs) {
                parts.add((HotKeys) Objects.requireNonNull(input));
            }
            return HotKeys.all(parts);
        }

        @Override
        public String operation() {
            return "join-all-hot";
        }
    }

    private record Spread(List<String> keys, int partition, int partitions, int shards) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            HotKeys hot = (HotKeys) Objects.requireNonNull(inputs[1]);
            Frame frame = Splitting.renumbered(Inputs.frame(inputs, 0));
            return hot.spread(frame, keys, partition, partitions, shards);
        }

        @Override
        public String operation() {
            return "join-spread";
        }
    }

    private record Replicate(List<String> keys, int shards) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            HotKeys hot = (HotKeys) Objects.requireNonNull(inputs[1]);
            return hot.replicated(Splitting.renumbered(Inputs.frame(inputs, 0)), keys, shards);
        }

        @Override
        public String operation() {
            return "join-replicate";
        }
    }

    private record Build(List<String> keys, boolean isForSearch) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return new JoinTable(Frame.concat(Inputs.frames(inputs)), keys, isForSearch);
        }

        @Override
        public String operation() {
            return "join-table";
        }
    }

    private record Meet(JoinSpec spec, @Nullable RowSelection rows, List<String> leftColumns, List<String> columns)
            implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame all = Inputs.frame(inputs, 0);
            int[] some = rows == null ? null : rows.of(all);
            Frame left = all.select(leftColumns);
            JoinTable right = (JoinTable) Objects.requireNonNull(inputs[1]);
            right.check(spec.uniqueness(), left, spec.leftKeys());
            HotKeys spread = inputs.length > 2 ? (HotKeys) inputs[2] : null;
            JoinTable.Shown shown = new JoinTable.Shown(spec.indicator(), spec.turned(), columns);
            return right.join(left, some, spec.leftKeys(), spec.kind(), shown, spread);
        }

        @Override
        public String operation() {
            return "join";
        }
    }
}
