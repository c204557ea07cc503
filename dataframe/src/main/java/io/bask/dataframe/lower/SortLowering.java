package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.kernel.SortKernel;
import io.bask.dataframe.kernel.Splitting;
import io.bask.dataframe.kernel.TopRows;
import io.bask.dataframe.schema.SortKey;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lowers sorts: partitions sorted each by itself, cut at bounds found from samples of all, and their shards merged.
 *
 * <p>A sort of which only the first or the last rows are wanted keeps that many of each partition, then of all of these.
 */
final class SortLowering {
    /** Sampled rows a partition: enough for bounds that are even within a few per cent. */
    private static final int SAMPLES = 128;

    private SortLowering() {}

    static int[] lower(Sort node, int[] input, GraphBuilder graph) {
        String hex = node.token().hex();
        List<SortKey> keys = node.keys();
        if (node.limit() != Sort.ALL) {
            Kernel top = new Top(keys, node.limit(), node.isLast());
            int[] each = Tasks.each(graph, "sort-top-" + hex, input, top);
            return Tasks.one(graph, node.layerName(), each, top);
        }
        int[] labelled = Labelling.absolute(node.input(), hex, input, graph);
        if (input.length == 1) {
            return Tasks.each(graph, node.layerName(), labelled, new Order(keys));
        }
        int count = input.length;
        Handover handover = Handover.of(node.input(), count);
        int[] sorted = new int[count];
        int each = graph.layer("sort-each-" + hex, new int[] {count}, handover.each(count));
        for (int i = 0; i < count; i++) {
            sorted[i] = graph.add(each, i, new Order(keys), labelled[i]);
        }
        return exchanged(graph, node, keys, sorted, handover, shard -> new Merge(keys, shard));
    }

    /** Sorted partitions cut at bounds found from samples of all, and their shards put together in the table's partitions. */
    static int[] exchanged(
            GraphBuilder graph,
            FrameExpr table,
            List<SortKey> keys,
            int[] sorted,
            Handover handover,
            IntFunction<Kernel> merge) {
        String hex = table.token().hex();
        int old = sorted.length;
        int count = table.partitions();
        int size = Math.max(SAMPLES, count);
        int layer = graph.layer("sort-sample-" + hex, new int[] {old}, 0);
        int[] samples = new int[old];
        for (int i = 0; i < old; i++) {
            samples[i] = graph.add(layer, i, new Sampled(keys, i, size), sorted[i]);
        }
        int least = table instanceof Sort ? 0 : size;
        int bounds = Tasks.one(graph, "sort-bounds-" + hex, samples, new Bounds(keys, count, least))[0];
        int cuts = graph.layer("sort-cut-" + hex, new int[] {old}, handover.each(old));
        return handover.collect(
                graph,
                table.layerName(),
                count,
                old,
                i -> graph.add(cuts, i, new Cut(keys, i, count), sorted[i], bounds),
                merge);
    }

    /** The first or the last rows of the inputs taken together, in order. */
    private record Top(List<SortKey> keys, int limit, boolean last) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return TopRows.of(Frame.concat(Inputs.frames(inputs)), keys, limit, last);
        }

        @Override
        public String operation() {
            return "sort-top";
        }
    }

    private record Order(List<SortKey> keys) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return SortKernel.sorted(Inputs.frame(inputs, 0), keys, Sort.ALL);
        }

        @Override
        public String operation() {
            return "sort-each";
        }
    }

    private record Sampled(List<SortKey> keys, int partition, int size) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return SortKernel.sample(Inputs.frame(inputs, 0), keys, partition, size);
        }

        @Override
        public String operation() {
            return "sort-sample";
        }
    }

    /** The bounds of so many partitions, or of one where all samples together have fewer rows than {@code least}: then they are all there are. */
    private record Bounds(List<SortKey> keys, int partitions, int least) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<Frame> samples = Inputs.frames(inputs);
            boolean areAll = samples.stream().mapToInt(Frame::rows).sum() < least;
            return SortKernel.bounds(samples, keys, areAll ? 1 : partitions);
        }

        @Override
        public String operation() {
            return "sort-bounds";
        }
    }

    private record Cut(List<SortKey> keys, int partition, int partitions) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return SortKernel.cut(Inputs.frame(inputs, 0), Inputs.frame(inputs, 1), keys, partition, partitions);
        }

        @Override
        public String operation() {
            return "sort-cut";
        }
    }

    private record Merge(List<SortKey> keys, int shard) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return SortKernel.sorted(Splitting.collected(Inputs.shards(inputs), shard), keys, Sort.ALL);
        }

        @Override
        public String operation() {
            return "sort";
        }
    }
}
