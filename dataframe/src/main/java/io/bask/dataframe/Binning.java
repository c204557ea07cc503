package io.bask.dataframe;

import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.CutOptions;
import io.bask.dataframe.schema.Intervals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes intervals of edges, and names for them as pandas writes them. */
final class Binning {
    private Binning() {}

    /** Intervals between these edges, which are to be different unless the options drop equal ones. */
    static CutFunction intervals(double[] edges, CutOptions options) {
        List<Double> ends = Arrays.stream(edges).boxed().toList();
        long different = ends.stream().map(edge -> edge + 0.0).distinct().count();
        if (different < edges.length && !options.dropDuplicates()) {
            throw new IllegalArgumentException(
                    "edges %s are not all different: too many values are equal; ask for fewer intervals, or withoutDuplicates()"
                            .formatted(ends));
        }
        return Intervals.of(options, edges);
    }

    /** The same intervals called by their numbers, so that each has a name of its own. */
    static CutFunction numbered(CutFunction intervals) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < intervals.labels().size(); i++) {
            numbers.add(String.valueOf(i));
        }
        return new CutFunction(intervals.edges(), numbers, intervals.right(), intervals.lowest());
    }

    /** One edge more than intervals of equal length over these numbers; the end that would be left out lies a little beyond. */
    static double[] even(double least, double greatest, int bins, boolean right) {
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
        double beyond = isOne ? 0 : (to - from) * 0.001;
        edges[right ? 0 : bins] += right ? -beyond : beyond;
        return edges;
    }
}
