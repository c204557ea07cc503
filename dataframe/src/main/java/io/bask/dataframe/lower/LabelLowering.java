package io.bask.dataframe.lower;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Found;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Repartition;
import io.bask.dataframe.expr.Sample;
import io.bask.dataframe.kernel.LabelKernel;
import io.bask.dataframe.kernel.Splitting;
import io.bask.dataframe.schema.UnknownLabelException;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lowers what changes labels, the number of partitions, or which rows there are by chance. */
final class LabelLowering {
    private LabelLowering() {}

    static int[] lower(Relabel node, int[] input, GraphBuilder graph) {
        int[] labelled = node.mode() == Relabel.Mode.TO_COLUMNS || node.mode() == Relabel.Mode.COPY
                ? Labelling.absolute(node.input(), node.token().hex(), input, graph)
                : input;
        return Tasks.each(graph, node.layerName(), labelled, new Change(node.mode(), node.names(), node.levels()));
    }

    static int[] lower(Sample node, int[] input, GraphBuilder graph) {
        int layer = graph.layer(node.layerName(), new int[] {input.length}, 0);
        int[] drawn = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            drawn[i] = graph.add(layer, i, new Draw(node.seed(), i, node.from(), node.to()), input[i]);
        }
        return drawn;
    }

    static int[] lower(Found node, int[] input, GraphBuilder graph) {
        int[] counts = Tasks.each(graph, "loc-rows-" + node.token().hex(), input, new Rows());
        int all = Tasks.one(graph, "loc-any-" + node.token().hex(), counts, new Any(node.label()))[0];
        return Tasks.withShared(graph, node.layerName(), input, all, new Checked());
    }

    static int[] lower(Repartition node, int[] input, GraphBuilder graph) {
        String hex = node.token().hex();
        Column divisions = node.divisions();
        if (node.pieces() != null) {
            return pieced(node, node.pieces(), input, graph);
        }
        if (divisions == null && node.partitions() <= input.length) {
            int layer = graph.layer(node.layerName(), new int[] {node.partitions()}, 0);
            int[] joined = new int[node.partitions()];
            for (int i = 0; i < joined.length; i++) {
                int from = (int) ((long) input.length * i / joined.length);
                int to = (int) ((long) input.length * (i + 1) / joined.length);
                joined[i] = graph.add(layer, i, new Joined(), Tasks.range(input, from, to - from));
            }
            return joined;
        }
        int[] labelled = Labelling.absolute(node.input(), hex, input, graph);
        Handover handover = Handover.of(node.input(), node.partitions());
        int offsets = divisions == null ? Labelling.offsets("repartition-" + hex, labelled, graph) : -1;
        int layer = graph.layer("repartition-cut-" + hex, new int[] {input.length}, handover.each(input.length));
        IntUnaryOperator cut = divisions == null
                ? i -> graph.add(layer, i, new CutByRows(i, node.partitions()), labelled[i], offsets)
                : i -> graph.add(layer, i, new CutByLabels(divisions), labelled[i]);
        return handover.collect(graph, node.layerName(), node.partitions(), input.length, cut, Collect::new);
    }

    private static int[] pieced(Repartition node, Repartition.Pieces plan, int[] input, GraphBuilder graph) {
        String hex = node.token().hex();
        boolean isCut = plan.splits().stream().anyMatch(splits -> splits > 1);
        int[] labelled = isCut ? Labelling.absolute(node.input(), hex, input, graph) : input;
        int[] pieces = new int[plan.joins().stream().mapToInt(Integer::intValue).sum()];
        int cuts = graph.layer("repartition-piece-" + hex, new int[] {pieces.length}, 0);
        int next = 0;
        for (int i = 0; i < input.length; i++) {
            int splits = plan.splits().get(i);
            for (int piece = 0; piece < splits; piece++, next++) {
                pieces[next] = splits == 1 ? labelled[i] : graph.add(cuts, next, new Piece(piece, splits), labelled[i]);
            }
        }
        int layer = graph.layer(node.layerName(), new int[] {node.partitions()}, 0);
        int[] joined = new int[node.partitions()];
        int from = 0;
        for (int i = 0; i < joined.length; i++) {
            int count = plan.joins().get(i);
            joined[i] = graph.add(layer, i, new Joined(), Tasks.range(pieces, from, count));
            from += count;
        }
        return joined;
    }

    private record Change(Relabel.Mode mode, List<String> names, List<String> levels) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame frame = Inputs.frame(inputs, 0);
            return switch (mode) {
                case NUMBER -> LabelKernel.numbered(frame);
                case TO_COLUMNS -> LabelKernel.toColumns(frame, names);
                case FROM_COLUMNS -> LabelKernel.fromColumns(frame, names, levels);
                case COPY -> LabelKernel.copied(frame, names);
            };
        }

        @Override
        public String operation() {
            return "relabel";
        }
    }

    private record Rows() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Inputs.frame(inputs, 0).rows();
        }

        @Override
        public String operation() {
            return "loc";
        }
    }

    /** Fails when no partition has rows. */
    private record Any(String label) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            for (Object rows : inputs) {
                if (!Integer.valueOf(0).equals(rows)) {
                    return true;
                }
            }
            throw new UnknownLabelException(label);
        }

        @Override
        public String operation() {
            return "loc";
        }
    }

    /** A partition of a table that was checked. */
    private record Checked() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Inputs.frame(inputs, 0);
        }

        @Override
        public String operation() {
            return "loc";
        }
    }

    private record Draw(long seed, int partition, double from, double to) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return LabelKernel.sampled(Inputs.frame(inputs, 0), seed, partition, from, to);
        }

        @Override
        public String operation() {
            return "sample";
        }
    }

    private record Joined() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Frame.concat(Inputs.frames(inputs));
        }

        @Override
        public String operation() {
            return "repartition";
        }
    }

    private record Piece(int piece, int pieces) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame frame = Inputs.frame(inputs, 0);
            int from = (int) ((long) frame.rows() * piece / pieces);
            int to = (int) ((long) frame.rows() * (piece + 1) / pieces);
            return frame.slice(from, to);
        }

        @Override
        public String operation() {
            return "repartition-cut";
        }
    }

    private record CutByRows(int partition, int parts) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            long[] before = ((Labelling.Offsets) Objects.requireNonNull(inputs[1])).before();
            return LabelKernel.byRows(Inputs.frame(inputs, 0), before[partition], before[before.length - 1], parts);
        }

        @Override
        public String operation() {
            return "repartition-cut";
        }
    }

    private record CutByLabels(Column divisions) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return LabelKernel.byDivisions(Inputs.frame(inputs, 0), divisions);
        }

        @Override
        public String operation() {
            return "repartition-cut";
        }
    }

    private record Collect(int part) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Splitting.collected(Inputs.shards(inputs), part);
        }

        @Override
        public String operation() {
            return "repartition";
        }
    }
}
