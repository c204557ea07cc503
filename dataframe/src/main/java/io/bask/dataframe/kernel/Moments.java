package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import java.util.List;

/**
 * Count, mean and sum of squared distances from the mean by group: what variances are made of.
 *
 * <p>Two passes over a partition (first the means, then the distances), and partitions merged by the formula of Chan, Golub
 * and LeVeque; so nothing cancels where the mean is large beside the spread.
 */
final class Moments {
    private Moments() {}

    static List<Column> of(Column values, Grouping grouping) {
        LongColumn counts = Counts.of(values, grouping);
        DoubleColumn sums = Sums.doubles(values, grouping);
        double[] means = new double[grouping.groups()];
        for (int group = 0; group < means.length; group++) {
            means[group] = counts.at(group) == 0 ? 0 : sums.at(group) / counts.at(group);
        }
        double[] squares = new double[means.length];
        int[] ids = grouping.isSingle() ? new int[0] : grouping.sharedIds();
        DoubleTiles tiles = DoubleTiles.of(values);
        for (int start = 0; start < values.length(); start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, values.length() - start);
            double[] tile = tiles.tile(start, n);
            int at = tiles.at(start);
            if (grouping.isSingle()) {
                squares[0] += squares(tile, at, n, means[0]);
                continue;
            }
            for (int i = 0; i < n; i++) {
                int id = ids[start + i];
                double value = tile[at + i];
                if (id >= 0 && !Double.isNaN(value)) {
                    double distance = value - means[id];
                    squares[id] += distance * distance;
                }
            }
        }
        return List.of(counts, DoubleColumn.adopt(means), DoubleColumn.adopt(squares));
    }

    private static double squares(double[] values, int at, int n, double mean) {
        double even = 0;
        double odd = 0;
        for (int i = 0; i < n; i++) {
            double distance = values[at + i] - mean;
            double square = Double.isNaN(distance) && Double.isNaN(values[at + i]) ? 0 : distance * distance;
            if ((i & 1) == 0) {
                even += square;
            } else {
                odd += square;
            }
        }
        return even + odd;
    }

    static List<Column> merge(List<List<Column>> parts, Grouping merged) {
        LongColumn counts = (LongColumn) Measure.joined(parts, 0);
        DoubleColumn means = (DoubleColumn) Measure.joined(parts, 1);
        DoubleColumn squares = (DoubleColumn) Measure.joined(parts, 2);
        int groups = merged.groups();
        long[] count = new long[groups];
        double[] mean = new double[groups];
        double[] square = new double[groups];
        int[] ids = merged.sharedIds();
        for (int row = 0; row < ids.length; row++) {
            int id = ids[row];
            long more = counts.at(row);
            if (id < 0 || more == 0) {
                continue;
            }
            double distance = means.at(row) - mean[id];
            long both = count[id] + more;
            mean[id] += distance * more / both;
            square[id] += squares.at(row) + distance * distance * count[id] * more / both;
            count[id] = both;
        }
        return List.of(LongColumn.adopt(count, null), DoubleColumn.adopt(mean), DoubleColumn.adopt(square));
    }

    /** The variance with divisor n - 1, or its root; missing for fewer than two values. */
    static DoubleColumn variance(List<Column> state, boolean root) {
        return variance(state, root, 1);
    }

    /** The standard error of the mean; missing where the divisor is not positive. */
    static DoubleColumn error(List<Column> state, int ddof) {
        DoubleColumn deviations = variance(state, true, ddof);
        double[] out = new double[deviations.length()];
        for (int group = 0; group < out.length; group++) {
            out[group] = deviations.at(group) / Math.sqrt(((LongColumn) state.get(0)).at(group));
        }
        return DoubleColumn.adopt(out);
    }

    /** The variance with divisor n - ddof, or its root; missing where that is not positive. */
    static DoubleColumn variance(List<Column> state, boolean root, int ddof) {
        LongColumn counts = (LongColumn) state.get(0);
        DoubleColumn squares = (DoubleColumn) state.get(2);
        double[] out = new double[counts.length()];
        for (int group = 0; group < out.length; group++) {
            double variance = counts.at(group) <= ddof ? Double.NaN : squares.at(group) / (counts.at(group) - ddof);
            out[group] = root ? Math.sqrt(variance) : variance;
        }
        return DoubleColumn.adopt(out);
    }
}
