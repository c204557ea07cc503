package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Overlap;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lowers functions of partitions with rows of their neighbours: chains of small tasks bring those rows from any distance. */
final class OverlapLowering {
    private static final int NONE = -1;

    private OverlapLowering() {}

    static int[] lower(Overlap node, int[] input, GraphBuilder graph) {
        String hex = node.token().hex();
        int[] before = chain("overlap-before-" + hex, node.before(), input, graph, true);
        int[] after = chain("overlap-after-" + hex, node.after(), input, graph, false);
        int layer = graph.layer(node.layerName(), new int[] {input.length}, 0);
        int[] made = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            Kernel apply = new Apply(node.function(), node.schema(), before[i] != NONE, after[i] != NONE);
            int[] reads = {input[i], before[i], after[i]};
            made[i] = graph.add(
                    layer,
                    i,
                    apply,
                    Arrays.stream(reads).filter(task -> task != NONE).toArray());
        }
        return made;
    }

    /** For each partition the task with the last rows of all before it, or the first of all after it. */
    private static int[] chain(String name, int rows, int[] input, GraphBuilder graph, boolean forward) {
        int n = input.length;
        int[] known = new int[n];
        Arrays.fill(known, NONE);
        if (n == 1 || rows == 0) {
            return known;
        }
        int layer = graph.layer(name, new int[] {n - 1}, 0);
        for (int k = 1; k < n; k++) {
            int at = forward ? k : n - 1 - k;
            int neighbour = forward ? at - 1 : at + 1;
            int[] reads = {known[neighbour], input[neighbour]};
            int[] ordered = forward ? reads : new int[] {reads[1], reads[0]};
            known[at] = graph.add(
                    layer,
                    k - 1,
                    new Edge(rows, forward),
                    Arrays.stream(ordered).filter(task -> task != NONE).toArray());
        }
        return known;
    }

    private record Edge(int rows, boolean last) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame all = Frame.concat(Inputs.frames(inputs));
            return last ? all.tail(rows) : all.head(rows);
        }

        @Override
        public String operation() {
            return "overlap-edge";
        }
    }

    private record Apply(Function1<Frame, Frame> function, Schema promised, boolean hasBefore, boolean hasAfter)
            implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            Frame own = Inputs.frame(inputs, 0);
            List<Frame> parts = new ArrayList<>(List.of(own));
            if (hasBefore) {
                parts.add(0, Inputs.frame(inputs, 1));
            }
            if (hasAfter) {
                parts.add(Inputs.frame(inputs, inputs.length - 1));
            }
            int from = hasBefore ? parts.get(0).rows() : 0;
            Frame given = Frame.concat(parts);
            @Nullable Frame made = function.apply(given);
            if (made == null || !made.schema().equals(promised) || made.rows() != given.rows()) {
                throw new IllegalStateException(
                        "the function given to mapOverlap made %s of %d rows where %s of as many rows was promised"
                                .formatted(
                                        made == null ? "null" : made.rows() + " rows of " + made.schema(),
                                        given.rows(),
                                        promised));
            }
            Frame inner = made.slice(from, from + own.rows());
            return Frame.partition(promised, inner.columns(), own.index(), own.sourceRows());
        }

        @Override
        public String operation() {
            return "map-overlap";
        }
    }
}
