package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives rows their final numbers before they change partitions: those of all partitions before are counted first. */
final class Labelling {
    private Labelling() {}

    /** The partitions with final labels; the same tasks where rows are labelled by keys. */
    static int[] absolute(FrameExpr table, String hex, int[] input, GraphBuilder graph) {
        return table.labels().isEmpty() ? moved("label-" + hex, input, graph) : input;
    }

    /** A task that knows how many rows lie before each partition: see {@link Offsets}. */
    static int offsets(String name, int[] input, GraphBuilder graph) {
        int[] counts = Tasks.each(graph, name + "-rows", input, new Rows());
        return Tasks.one(graph, name + "-offsets", counts, new Sum())[0];
    }

    private static int[] moved(String name, int[] input, GraphBuilder graph) {
        int[] counts = Tasks.each(graph, name + "-rows", input, new SourceRows());
        int offsets = Tasks.one(graph, name + "-offsets", counts, new Sum())[0];
        int layer = graph.layer(name, new int[] {input.length}, 0);
        int[] labelled = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            labelled[i] = graph.add(layer, i, new Move(i), input[i], offsets);
        }
        return labelled;
    }

    /**
     * How many rows lie before each partition.
     *
     * @param before one number a partition, and the number of all rows
     */
    record Offsets(long[] before) implements Serializable {}

    private record SourceRows() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Inputs.frame(inputs, 0).sourceRows();
        }
    }

    private record Rows() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return (long) Inputs.frame(inputs, 0).rows();
        }
    }

    private record Sum() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            long[] before = new long[inputs.length + 1];
            for (int i = 0; i < inputs.length; i++) {
                before[i + 1] = before[i] + (Long) Objects.requireNonNull(inputs[i]);
            }
            return new Offsets(before);
        }

        @Override
        public String operation() {
            return "offsets";
        }
    }

    private record Move(int partition) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame frame = Inputs.frame(inputs, 0);
            return frame.relabelled(((Offsets) Objects.requireNonNull(inputs[1])).before()[partition]);
        }

        @Override
        public String operation() {
            return "label";
        }
    }
}
