package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Ends;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers the first or last rows: a few rows of each partition, then the few that count of all these. */
final class EndsLowering {
    private EndsLowering() {}

    static int[] lower(Ends node, int[] input, GraphBuilder graph) {
        Kernel cut = new Cut(node.rows(), node.isLast());
        if (input.length == 1) {
            return Tasks.each(graph, node.layerName(), input, cut);
        }
        int[] few = Tasks.each(graph, node.operation() + "-each-" + node.token().hex(), input, cut);
        return Tasks.one(graph, node.layerName(), few, cut);
    }

    /** The first or last rows of the inputs taken together. */
    private record Cut(int rows, boolean last) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<Frame> frames = new ArrayList<>(inputs.length);
            for (Object input : inputs) {
                frames.add((Frame) Objects.requireNonNull(input));
            }
            Frame all = Frame.concat(frames);
            return last ? all.tail(rows) : all.head(rows);
        }

        @Override
        public String operation() {
            return last ? "tail" : "head";
        }
    }
}
