package io.bask.dataframe.lower;

import io.bask.Lowering;
import io.bask.Output;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.LazyFrames;
import io.bask.dataframe.schema.Schema;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Has other families lower what computes the partitions of a table, and checks what comes out. */
final class LazyFramesLowering {
    private LazyFramesLowering() {}

    static int[] lower(LazyFrames node, GraphBuilder graph) {
        List<Output<?>> outputs = Lowering.lower(node.lazies(), graph, true);
        graph.writtenAt(node.site(), node.annotations());
        int layer = graph.layer(node.layerName(), new int[] {outputs.size()}, 0);
        int[] tasks = new int[outputs.size()];
        for (int i = 0; i < tasks.length; i++) {
            Output<?> output = outputs.get(i);
            tasks[i] = graph.add(layer, i, new Partition(output.result(), node.schema()), output.tasks());
        }
        return tasks;
    }

    /** One partition, its rows numbered from 0. */
    private record Partition(Function<@Nullable Object[], ?> result, Schema schema) implements Kernel {
        @Override
        public Object run(@Nullable Object[] blocks) {
            Object value = result.apply(blocks);
            if (!(value instanceof Frame frame)) {
                throw new IllegalArgumentException("a partition of a table came out as a %s; it must be a Frame"
                        .formatted(value == null ? "null" : value.getClass().getSimpleName()));
            }
            if (!frame.schema().equals(schema)) {
                throw new IllegalArgumentException(
                        "a partition of a table has the columns %s, but %s were announced; make the frames so, or announce what they have"
                                .formatted(frame.schema(), schema));
            }
            return Frame.partition(schema, frame.columns(), frame.rows());
        }

        @Override
        public String operation() {
            return "from-lazy";
        }
    }
}
