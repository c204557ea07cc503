package io.bask.dataframe.lower;

import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.kernel.AggregateKernel;
import io.bask.dataframe.kernel.GroupCuts;
import io.bask.dataframe.kernel.GroupPartial;
import io.bask.dataframe.kernel.KeyBounds;
import io.bask.dataframe.kernel.Splitting;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers aggregations by keys whose groups may be too many for one partition.
 *
 * <p>Each partition by itself; then, as all keys are known by samples and all contributions by their size, every contribution is cut into
 * as many shards as that takes: by ranges of the keys, so that the groups of each shard are a partition of the result, in order. Shards
 * are handed over one by one, see {@link Handover}, so that no task needs more than its own.
 *
 * <p>Groups in the order of their first appearance are cut by hash, and are sorted by where they appeared in a second exchange.
 */
final class PartedGroupLowering {
    private PartedGroupLowering() {}

    static int[] lower(Aggregated node, AggregateKernel kernel, int[] input, GraphBuilder graph) {
        String hex = node.token().hex();
        int shards = node.partitions();
        long bytes = (long) Math.min(GroupPartitions.bytes(node), Long.MAX_VALUE);
        Handover handover = new Handover(bytes, shards);
        int layer = graph.layer("groupby-chunk-" + hex, new int[] {input.length}, handover.each(input.length));
        int[] chunks = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            chunks[i] = graph.add(layer, i, new Chunk(kernel, i), input[i]);
        }
        int[] bounds = Tasks.each(graph, "groupby-bounds-" + hex, chunks, new GroupLowering.Bounds());
        double budget = Config.current().value(Setting.MEMORY_BUDGET);
        long each = Math.max(1, (long) (Handover.GROUP * budget));
        int[] cuts = Tasks.one(graph, "groupby-cuts-" + hex, bounds, new Cuts(kernel, each, shards));
        int split = graph.layer("groupby-split-" + hex, new int[] {input.length}, handover.each(input.length));
        int[][] parts = handover.parts(
                graph,
                "groupby-split-" + hex,
                shards,
                input.length,
                i -> graph.add(split, i, new Cut(kernel, i, shards), chunks[i], cuts[0]));
        boolean isSorted = node.options().sort();
        String name = isSorted ? node.layerName() : "groupby-placed-" + hex;
        int[][] merged = new int[shards][];
        for (int shard = 0; shard < shards; shard++) {
            merged[shard] = merged(hex, kernel, shard, parts[shard], cuts, handover, graph);
        }
        int last = graph.layer(name, new int[] {shards}, handover.each(shards));
        int[] results = new int[shards];
        for (int shard = 0; shard < shards; shard++) {
            int[] reads = Tasks.joined(List.of(merged[shard], cuts));
            results[shard] = graph.add(last, shard, new Merge(kernel, shard, true), reads);
        }
        return isSorted
                ? results
                : SortLowering.exchanged(
                        graph,
                        node,
                        AggregateKernel.appearance(),
                        results,
                        handover,
                        shard -> new Appearing(kernel, shard));
    }

    /** What the last task of a shard reads: its parts, or these merged until they are few. */
    private static int[] merged(
            String hex,
            AggregateKernel kernel,
            int shard,
            int[] parts,
            int[] cuts,
            Handover handover,
            GraphBuilder graph) {
        int[] merged = parts;
        for (int level = 1; merged.length > GroupLowering.FAN_IN; level++) {
            int count = (merged.length + GroupLowering.FAN_IN - 1) / GroupLowering.FAN_IN;
            String name = "groupby-merge%d-%d-%s".formatted(level, shard, hex);
            int layer = graph.layer(name, new int[] {count}, handover.each(handover.groups() * count));
            int[] next = new int[count];
            for (int i = 0; i < count; i++) {
                int from = (int) ((long) merged.length * i / count);
                int to = (int) ((long) merged.length * (i + 1) / count);
                int[] reads = Tasks.joined(List.of(Tasks.range(merged, from, to - from), cuts));
                next[i] = graph.add(layer, i, new Merge(kernel, shard, false), reads);
            }
            merged = next;
        }
        return merged;
    }

    private record Chunk(AggregateKernel kernel, int partition) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame frame = Inputs.frame(inputs, 0);
            return kernel.canPack() ? kernel.unpacked(frame, partition) : kernel.chunk(frame, partition);
        }

        @Override
        public String operation() {
            return "groupby-chunk";
        }
    }

    private record Cuts(AggregateKernel kernel, long each, int most) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<KeyBounds> bounds = new ArrayList<>(inputs.length);
            for (Object input : inputs) {
                bounds.add((KeyBounds) Objects.requireNonNull(input));
            }
            return kernel.cuts(bounds, each, most);
        }

        @Override
        public String operation() {
            return "groupby-cuts";
        }
    }

    private record Cut(AggregateKernel kernel, int partition, int shards) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            GroupPartial partial = (GroupPartial) Objects.requireNonNull(inputs[0]);
            return kernel.split(partial, (GroupCuts) Objects.requireNonNull(inputs[1]), partition, shards);
        }

        @Override
        public String operation() {
            return "groupby-split";
        }
    }

    /** Merges contributions of one shard, which are the last but one input; the last task makes the results of them. */
    private record Merge(AggregateKernel kernel, int shard, boolean last) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<GroupPartial> parts = GroupLowering.partials(inputs, shard);
            GroupCuts cuts = (GroupCuts) Objects.requireNonNull(inputs[inputs.length - 1]);
            boolean isPacked = cuts.packing().isPossible();
            GroupPartial merged = isPacked ? kernel.mergePacked(parts) : kernel.merge(parts);
            if (!last) {
                return merged;
            }
            Frame results = isPacked ? kernel.results(merged, cuts.packing()) : kernel.results(merged);
            if (!kernel.isSorted()) {
                return AggregateKernel.placed(results);
            }
            return isPacked ? results : kernel.ordered(List.of(results));
        }

        @Override
        public String operation() {
            return last && kernel.isSorted() ? "groupby" : "groupby-merge";
        }
    }

    /** A partition of groups in the order of their first appearance. */
    private record Appearing(AggregateKernel kernel, int shard) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return kernel.ordered(List.of(Splitting.collected(Inputs.shards(inputs), shard)));
        }

        @Override
        public String operation() {
            return "groupby";
        }
    }
}
