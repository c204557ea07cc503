package io.bask.dataframe;

import io.bask.dataframe.expr.Estimate;
import io.bask.dataframe.expr.Estimates;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.lower.FrameLowering;
import io.bask.expr.Tree;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Layer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes down what will run: the optimised tables with the rows expected of each, and the layers of tasks. */
final class PhysicalPlan {
    private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB");

    private PhysicalPlan() {}

    /** The tree of the tables, each with the rows and bytes that are expected. */
    static String estimates(List<FrameExpr> roots) {
        Map<FrameExpr, Estimate> known = Estimates.of(roots);
        return Tree.draw(roots, node -> {
            Estimate estimate = known.get(node);
            return estimate == null
                    ? ""
                    : String.format(Locale.ROOT, "  ~ %,.0f rows, %s", estimate.rows(), bytes(estimate.bytes()));
        });
    }

    /** One line a layer: how many tasks of which operation. */
    static String layers(List<FrameExpr> roots) {
        GraphBuilder builder = Graph.builder();
        FrameLowering.lower(roots, builder);
        Map<String, Integer> tasks = new LinkedHashMap<>();
        Map<String, String> operations = new HashMap<>();
        for (Layer layer : builder.build().layers()) {
            int count = 1;
            for (int length : layer.shape()) {
                count *= length;
            }
            tasks.merge(work(layer), count, Integer::sum);
            operations.put(work(layer), operation(layer));
        }
        StringBuilder text = new StringBuilder();
        int width = Integer.toString(
                        tasks.values().stream().mapToInt(count -> count).max().orElse(1))
                .length();
        tasks.forEach(
                (work, count) -> text.append("%%%dd x %%s%%n".formatted(width).formatted(count, operations.get(work))));
        return text.toString();
    }

    /** Names the work that a layer does for a table: layers that do the same for different hashes have one name. */
    static String work(Layer layer) {
        return layer.name().replaceFirst("-\\d+-([0-9a-f]{16,})", "-$1");
    }

    /** The layer's name without the token behind it. */
    static String operation(Layer layer) {
        return work(layer).replaceFirst("-[0-9a-f]{16,}.*$", "");
    }

    /** A number of bytes in the largest unit that leaves digits before the point. */
    static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
    }
}
