package io.bask.dataframe.lower;

import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.kernel.Splitting;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lowers exchanges: each partition is cut into shards, then each new partition collects its shard of every old one.
 *
 * <p>One task a partition on either side, whatever their number, so {@code n} partitions into {@code m} are
 * {@code n + m} tasks, and some more where the table is larger than memory, see {@link Handover}.
 */
final class ExchangeLowering {
    private ExchangeLowering() {}

    static int[] lower(Exchange node, int[] input, GraphBuilder graph) {
        Handover handover = Handover.of(node.input(), node.partitions());
        Kernel split = new Split(node.keys(), node.partitions());
        int layer = graph.layer(
                "exchange-split-" + node.token().hex(), new int[] {input.length}, handover.each(input.length));
        return handover.collect(
                graph,
                node.layerName(),
                node.partitions(),
                input.length,
                i -> graph.add(layer, i, split, input[i]),
                Collect::new);
    }

    private record Split(List<String> keys, int shards) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Splitting.byHash(Splitting.renumbered(Inputs.frame(inputs, 0)), keys, shards);
        }

        @Override
        public String operation() {
            return "exchange-split";
        }
    }

    /** One shard of every input, one below the other. */
    record Collect(int shard) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return Splitting.renumbered(Splitting.collected(Inputs.shards(inputs), shard));
        }

        @Override
        public String operation() {
            return "exchange";
        }
    }
}
