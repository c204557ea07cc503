package io.bask.dataframe;

import io.bask.dataframe.expr.Estimate;
import io.bask.dataframe.expr.Estimates;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.lower.FrameLowering;
import io.bask.expr.Tree;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Layer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes down what will run: the optimised tables with the rows expected of each, and the layers of tasks. */
final class PhysicalPlan {
    private PhysicalPlan() {}

    /** The tree of the tables, each with the rows and bytes that are expected. */
    static String estimates(List<FrameExpr> roots) {
        Map<FrameExpr, Estimate> known = Estimates.of(roots);
        return Tree.draw(roots, node -> {
            Estimate estimate = known.get(node);
            return estimate == null
                    ? ""
                    : String.format(Locale.ROOT, "  ~ %.0f rows, %.0f bytes", estimate.rows(), estimate.bytes());
        });
    }

    /** One line a layer: how many tasks of which operation. */
    static String layers(List<FrameExpr> roots) {
        GraphBuilder builder = Graph.builder();
        FrameLowering.lower(roots, builder);
        StringBuilder text = new StringBuilder();
        for (Layer layer : builder.build().layers()) {
            int tasks = 1;
            for (int length : layer.shape()) {
                tasks *= length;
            }
            text.append("%d x %s%n".formatted(tasks, operation(layer)));
        }
        return text.toString();
    }

    /** The layer's name without the token behind it. */
    static String operation(Layer layer) {
        return layer.name().replaceFirst("-[0-9a-f]{16,}.*$", "");
    }
}
