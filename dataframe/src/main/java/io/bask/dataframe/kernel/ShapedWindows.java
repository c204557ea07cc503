package io.bask.dataframe.kernel;

import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import java.util.Arrays;
import java.util.Objects;

/** Sums, means and variances of windows whose rows weigh by their place; a row costs O(window). */
final class ShapedWindows {
    private final WindowFunction function;
    private final double[] series;
    private final double[] weights;

    private ShapedWindows(WindowFunction function, double[] series, double[] weights) {
        this.function = function;
        this.series = series;
        this.weights = weights;
    }

    static double[] of(WindowFunction function, double[] series) {
        double[] weights = Objects.requireNonNull(function.options().shape()).weights(function.rows());
        ShapedWindows windows = new ShapedWindows(function, series, weights);
        double[] out = new double[series.length];
        Arrays.setAll(out, windows::at);
        return out;
    }

    private double at(int row) {
        int first = row - function.before();
        int from = Math.max(0, first);
        int to = Math.min(series.length, first + weights.length);
        int count = 0;
        double sum = 0;
        double whole = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(series[i])) {
                count++;
                sum += series[i] * weights[i - first];
                whole += weights[i - first];
            }
        }
        if (count < function.minPeriods()) {
            return Double.NaN;
        }
        if (function.op() == WindowOp.ROLLING_SHAPED_SUM) {
            return sum;
        }
        double mean = whole == 0 ? Double.NaN : sum / whole;
        return function.op() == WindowOp.ROLLING_SHAPED_MEAN ? mean : spread(first, from, to, count, mean, whole);
    }

    private double spread(int first, int from, int to, int count, double mean, double whole) {
        int ddof = function.options().ddof();
        if (count <= ddof) {
            return Double.NaN;
        }
        double squares = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(series[i])) {
                squares += weights[i - first] * (series[i] - mean) * (series[i] - mean);
            }
        }
        double variance = count == 1 ? 0 : squares * weights.length / ((weights.length - ddof) * whole);
        return function.op() == WindowOp.ROLLING_SHAPED_VAR ? variance : Math.sqrt(variance);
    }
}
