package io.bask.dataframe;

import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.FloatDigits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes intervals of edges, and names for them as pandas writes them. */
final class Binning {
    private static final int DIGITS = 3;
    private static final int MOST_DIGITS = 20;

    private Binning() {}

    /** Intervals between these edges that hold their right end; perhaps the first one holds both. */
    static CutFunction intervals(double[] edges, boolean lowest) {
        List<Double> ends = Arrays.stream(edges).boxed().toList();
        if (ends.stream().distinct().count() < edges.length) {
            throw new IllegalArgumentException(
                    "edges %s are not all different: too many values are equal; ask for fewer intervals"
                            .formatted(ends));
        }
        int digits = digits(edges);
        List<String> labels = new ArrayList<>();
        for (int i = 1; i < edges.length; i++) {
            double left = rounded(edges[i - 1], digits);
            left = i == 1 && lowest ? left - Math.pow(10, -digits) : left;
            labels.add("(%s, %s]".formatted(FloatDigits.of(left), FloatDigits.of(rounded(edges[i], digits))));
        }
        return new CutFunction(ends, labels, true, lowest);
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

    /** How many digits tell all edges apart. */
    private static int digits(double... edges) {
        for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
            int by = digits;
            if (Arrays.stream(edges).map(edge -> rounded(edge, by)).distinct().count() == edges.length) {
                return digits;
            }
        }
        return DIGITS;
    }

    private static double rounded(double value, int precision) {
        double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
        double fraction = value - whole;
        if (value == 0 || Double.isInfinite(value)) {
            return value;
        }
        int digits = whole == 0 ? -(int) Math.floor(Math.log10(Math.abs(fraction))) - 1 + precision : precision;
        double scale = Math.pow(10, digits);
        return Math.rint(value * scale) / scale;
    }
}
