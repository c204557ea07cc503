package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.Written;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers writing: one task a partition, and, where rows need their numbers, a chain of small tasks that counts them. */
final class WriteLowering {
    private static final int NONE = -1;

    private WriteLowering() {}

    static int[] lower(Written node, int[] input, GraphBuilder graph) {
        int[] before = new int[input.length];
        Arrays.fill(before, NONE);
        if (node.isNumbered() && input.length > 1) {
            countBefore(node, input, before, graph);
        }
        int layer = graph.layer(node.layerName(), new int[] {input.length}, 0);
        int[] written = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            Kernel write = new Write(node.transfer(), node.operation(), i);
            written[i] = before[i] == NONE
                    ? graph.add(layer, i, write, input[i])
                    : graph.add(layer, i, write, input[i], before[i]);
        }
        return written;
    }

    private static void countBefore(Written node, int[] input, int[] before, GraphBuilder graph) {
        String hex = node.token().hex();
        int[] counts = Tasks.each(graph, "written-rows-" + hex, Tasks.range(input, 0, input.length - 1), new Rows());
        int layer = graph.layer("written-before-" + hex, new int[] {input.length - 1}, 0);
        for (int i = 1; i < input.length; i++) {
            before[i] = before[i - 1] == NONE
                    ? graph.add(layer, i - 1, new Sum(), counts[i - 1])
                    : graph.add(layer, i - 1, new Sum(), before[i - 1], counts[i - 1]);
        }
    }

    private record Rows() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Inputs.frame(inputs, 0).sourceRows();
        }

        @Override
        public String operation() {
            return "count-rows";
        }
    }

    private record Sum() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            long total = 0;
            for (Object count : inputs) {
                total += (Long) Objects.requireNonNull(count);
            }
            return total;
        }

        @Override
        public String operation() {
            return "add-rows";
        }
    }

    private record Write(FrameTarget.Transfer<?> transfer, String operation, int partition) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            Frame rows = Inputs.frame(inputs, 0);
            Frame numbered = inputs.length == 1 ? rows : rows.relabelled((Long) Objects.requireNonNull(inputs[1]));
            return Frame.of("note", StringColumn.of(transfer.write(partition, numbered)));
        }
    }
}
