package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.kernel.JoinTable;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers joins: a table of the right rows by key, once for all partitions or for each pair, then the left rows meet it. */
final class JoinLowering {
    private JoinLowering() {}

    static int[] lower(Join node, int[] left, int[] right, GraphBuilder graph) {
        Kernel build = new Build(node.spec().rightKeys());
        Kernel meet = new Meet(node.spec());
        String name = "join-table-" + node.token().hex();
        if (node.isBroadcast()) {
            int table = Tasks.one(graph, name, right, build)[0];
            return Tasks.withShared(graph, node.layerName(), left, table, meet);
        }
        return Tasks.pairs(graph, node.layerName(), left, Tasks.each(graph, name, right, build), meet);
    }

    private record Build(List<String> keys) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return new JoinTable(Frame.concat(Inputs.frames(inputs)), keys);
        }

        @Override
        public String operation() {
            return "join-table";
        }
    }

    private record Meet(JoinSpec spec) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            Frame left = Inputs.frame(inputs, 0);
            JoinTable right = (JoinTable) Objects.requireNonNull(inputs[1]);
            right.check(spec.uniqueness(), left, spec.leftKeys());
            return right.join(left, spec.leftKeys(), spec.kind(), spec.indicator(), spec.turned());
        }

        @Override
        public String operation() {
            return "join";
        }
    }
}
