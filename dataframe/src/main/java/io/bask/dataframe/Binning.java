package io.bask.dataframe;

import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.Intervals;
import java.util.Arrays;
import java.util.List;

/** Makes intervals of edges, and names for them as pandas writes them. */
final class Binning {
    private Binning() {}

    /** Intervals between these edges that hold their right end; perhaps the first one holds both. */
    static CutFunction intervals(double[] edges, boolean lowest) {
        List<Double> ends = Arrays.stream(edges).boxed().toList();
        if (ends.stream().distinct().count() < edges.length) {
            throw new IllegalArgumentException(
                    "edges %s are not all different: too many values are equal; ask for fewer intervals"
                            .formatted(ends));
        }
        return Intervals.of(edges, lowest);
    }

    /** That many edges more than intervals of equal length over these numbers. */
    static double[] even(double least, double greatest, int bins) {
        double from = least;
        double to = greatest;
        boolean isOne = least == greatest;
        if (isOne) {
            from -= least == 0 ? 0.001 : 0.001 * Math.abs(least);
            to += least == 0 ? 0.001 : 0.001 * Math.abs(least);
        }
        double[] edges = new double[bins + 1];
        double step = (to - from) / bins;
        for (int i = 0; i < bins; i++) {
            edges[i] = i * step + from;
        }
        edges[bins] = to;
        edges[0] -= isOne ? 0 : (to - from) * 0.001;
        return edges;
    }
}
