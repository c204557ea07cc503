package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.kernel.AggregateKernel;
import io.bask.dataframe.kernel.GroupPartial;
import io.bask.dataframe.kernel.KeyBounds;
import io.bask.dataframe.kernel.KeyPacking;
import io.bask.dataframe.kernel.PartialShards;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers aggregations by key: each partition by itself, its groups split by hash, and a tree for each hash that merges its
 * groups; so however many groups there are, no task merges all of them. The last task puts all results in order.
 *
 * <p>Where each group lies in one partition anyway, its results are made there, and only put in order.
 *
 * <p>Several keys that are numbers or encoded text become one number first, when what each of them ranges over is known from
 * all partitions; groups are then split by ranges of that number instead, and come out in order.
 *
 * <p>Trees depend on the number of partitions alone, so the result has the same bits whatever the threads.
 */
final class GroupLowering {
    static final int FAN_IN = 16;
    /** Trees at most: enough for the threads of a large machine, few enough for many small partitions. */
    private static final int SHARDS = 16;

    private GroupLowering() {}

    static int[] lower(Aggregated node, AggregateKernel kernel, int[] input, GraphBuilder graph) {
        String hex = node.token().hex();
        if (node.isInPlace()) {
            int each = graph.layer("groupby-each-" + hex, new int[] {input.length}, 0);
            int[] groups = new int[input.length];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = graph.add(each, i, new Each(kernel, i), input[i]);
            }
            return Tasks.one(graph, node.layerName(), groups, new Finish(kernel));
        }
        int shards = Math.min(SHARDS, input.length);
        int layer = graph.layer("groupby-chunk-" + hex, new int[] {input.length}, 0);
        int[] chunks = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            chunks[i] = graph.add(layer, i, new Chunk(kernel, i, shards), input[i]);
        }
        int[] packing = {};
        int[] split = chunks;
        if (kernel.canPack()) {
            int[] bounds = Tasks.each(graph, "groupby-bounds-" + hex, chunks, new Bounds());
            packing = Tasks.one(graph, "groupby-packing-" + hex, bounds, new Packing(kernel, shards));
            int cuts = graph.layer("groupby-split-" + hex, new int[] {input.length}, 0);
            split = new int[input.length];
            for (int i = 0; i < input.length; i++) {
                split[i] = graph.add(cuts, i, new Cut(kernel, i, shards), chunks[i], packing[0]);
            }
        }
        int[] results = new int[shards];
        for (int shard = 0; shard < shards; shard++) {
            int[] merged = split;
            for (int level = 1; merged.length > 1; level++) {
                String name = "groupby-merge%d-%d-%s".formatted(level, shard, hex);
                merged = merged(name, kernel, level == 1 ? shard : -1, merged, packing, graph);
            }
            results[shard] = merged[0];
        }
        return Tasks.one(graph, node.layerName(), Tasks.joined(List.of(results, packing)), new Finish(kernel));
    }

    private static int[] merged(
            String name, AggregateKernel kernel, int shard, int[] parts, int[] packing, GraphBuilder graph) {
        int count = (parts.length + FAN_IN - 1) / FAN_IN;
        int layer = graph.layer(name, new int[] {count}, 0);
        int[] merged = new int[count];
        for (int i = 0; i < count; i++) {
            int size = Math.min(FAN_IN, parts.length - i * FAN_IN);
            Kernel merge = new Merge(kernel, shard, count == 1);
            int[] reads = Tasks.joined(List.of(Tasks.range(parts, i * FAN_IN, size), packing));
            merged[i] = graph.add(layer, i, merge, reads);
        }
        return merged;
    }

    /** The results of a partition that shares no group with another one. */
    private record Each(AggregateKernel kernel, int partition) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return kernel.results(kernel.chunk(Inputs.frame(inputs, 0), partition));
        }

        @Override
        public String operation() {
            return "groupby-each";
        }
    }

    private record Chunk(AggregateKernel kernel, int partition, int shards) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame frame = Inputs.frame(inputs, 0);
            return kernel.canPack()
                    ? kernel.unpacked(frame, partition)
                    : new PartialShards(kernel.split(kernel.chunk(frame, partition), shards));
        }

        @Override
        public String operation() {
            return "groupby-chunk";
        }
    }

    record Bounds() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return KeyBounds.of((GroupPartial) Objects.requireNonNull(inputs[0]));
        }

        @Override
        public String operation() {
            return "groupby-bounds";
        }
    }

    private record Packing(AggregateKernel kernel, int shards) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<KeyBounds> bounds = new ArrayList<>(inputs.length);
            for (Object input : inputs) {
                bounds.add((KeyBounds) Objects.requireNonNull(input));
            }
            return kernel.packing(bounds, shards);
        }

        @Override
        public String operation() {
            return "groupby-packing";
        }
    }

    private record Cut(AggregateKernel kernel, int partition, int shards) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            GroupPartial partial = (GroupPartial) Objects.requireNonNull(inputs[0]);
            KeyPacking packing = (KeyPacking) Objects.requireNonNull(inputs[1]);
            return new PartialShards(kernel.split(partial, packing, partition, shards));
        }

        @Override
        public String operation() {
            return "groupby-split";
        }
    }

    /** The packing that comes behind all other inputs, or null where keys are not to be packed or have none. */
    private static @Nullable KeyPacking packing(@Nullable Object[] inputs) {
        return inputs[inputs.length - 1] instanceof KeyPacking packing && packing.isPossible() ? packing : null;
    }

    /** The contributions among the inputs: those of a shard where they are cut up, and merged ones. */
    static List<GroupPartial> partials(@Nullable Object[] inputs, int shard) {
        List<GroupPartial> parts = new ArrayList<>(inputs.length);
        for (Object input : inputs) {
            if (input instanceof PartialShards split) {
                parts.add(split.partial(shard));
            } else if (input instanceof GroupPartial merged) {
                parts.add(merged);
            }
        }
        return parts;
    }

    /** Merges the partials of one shard, or partials that were merged before; the last task makes the results of them. */
    private record Merge(AggregateKernel kernel, int shard, boolean last) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<GroupPartial> parts = partials(inputs, shard);
            KeyPacking packing = packing(inputs);
            if (packing == null) {
                GroupPartial merged = kernel.merge(parts);
                return last ? kernel.results(merged) : merged;
            }
            GroupPartial merged = kernel.mergePacked(parts);
            return last ? kernel.results(merged, packing) : merged;
        }

        @Override
        public String operation() {
            return "groupby-merge";
        }
    }

    private record Finish(AggregateKernel kernel) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            KeyPacking packing = packing(inputs);
            List<Frame> frames = new ArrayList<>(inputs.length);
            for (Object input : inputs) {
                if (input instanceof Frame frame) {
                    frames.add(frame);
                }
            }
            return packing == null ? kernel.ordered(frames) : kernel.ordered(frames, packing);
        }

        @Override
        public String operation() {
            return "groupby";
        }
    }
}
