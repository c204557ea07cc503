package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import java.util.List;

/**
 * Count, mean and sums of powers two to four of the distances from the mean by group: what skewness and kurtosis are made of.
 *
 * <p>Two passes over a partition, and partitions merged by Pébay's formulas, so nothing cancels where the mean is large.
 */
final class Shapes {
    private Shapes() {}

    static List<Column> of(Column values, Grouping grouping) {
        DoubleColumn doubles = (DoubleColumn) CastKernel.cast(values, DType.FLOAT64);
        int groups = grouping.groups();
        int[] ids = grouping.sharedIds();
        long[] count = new long[groups];
        double[] mean = new double[groups];
        for (int row = 0; row < doubles.length(); row++) {
            if (ids[row] >= 0 && !Double.isNaN(doubles.at(row))) {
                count[ids[row]]++;
                mean[ids[row]] += doubles.at(row);
            }
        }
        for (int group = 0; group < groups; group++) {
            mean[group] = count[group] == 0 ? 0 : mean[group] / count[group];
        }
        double[] second = new double[groups];
        double[] third = new double[groups];
        double[] fourth = new double[groups];
        for (int row = 0; row < doubles.length(); row++) {
            int id = ids[row];
            if (id >= 0 && !Double.isNaN(doubles.at(row))) {
                double distance = doubles.at(row) - mean[id];
                double square = distance * distance;
                second[id] += square;
                third[id] += square * distance;
                fourth[id] += square * square;
            }
        }
        return columns(count, mean, second, third, fourth);
    }

    static List<Column> merge(List<List<Column>> parts, Grouping merged) {
        LongColumn counts = (LongColumn) Measure.joined(parts, 0);
        DoubleColumn[] sums = new DoubleColumn[4];
        for (int i = 0; i < 4; i++) {
            sums[i] = (DoubleColumn) Measure.joined(parts, i + 1);
        }
        int groups = merged.groups();
        long[] count = new long[groups];
        double[] mean = new double[groups];
        double[] second = new double[groups];
        double[] third = new double[groups];
        double[] fourth = new double[groups];
        int[] ids = merged.sharedIds();
        for (int row = 0; row < ids.length; row++) {
            int id = ids[row];
            if (id < 0 || counts.at(row) == 0) {
                continue;
            }
            double a = count[id];
            double b = counts.at(row);
            double n = a + b;
            double d = sums[0].at(row) - mean[id];
            double second2 = sums[1].at(row);
            double third2 = sums[2].at(row);
            fourth[id] += sums[3].at(row)
                    + d * d * d * d * a * b * (a * a - a * b + b * b) / (n * n * n)
                    + 6 * d * d * (a * a * second2 + b * b * second[id]) / (n * n)
                    + 4 * d * (a * third2 - b * third[id]) / n;
            third[id] += third2 + d * d * d * a * b * (a - b) / (n * n) + 3 * d * (a * second2 - b * second[id]) / n;
            second[id] += second2 + d * d * a * b / n;
            mean[id] += d * b / n;
            count[id] += counts.at(row);
        }
        return columns(count, mean, second, third, fourth);
    }

    private static List<Column> columns(long[] count, double[] mean, double[] second, double[] third, double[] fourth) {
        return List.of(
                LongColumn.adopt(count, null),
                DoubleColumn.adopt(mean),
                DoubleColumn.adopt(second),
                DoubleColumn.adopt(third),
                DoubleColumn.adopt(fourth));
    }

    /** Skewness corrected for bias; NaN of fewer than three values. */
    static DoubleColumn skewness(List<Column> state) {
        double[] out = new double[state.get(0).length()];
        for (int group = 0; group < out.length; group++) {
            double n = ((LongColumn) state.get(0)).at(group);
            double second = settled(((DoubleColumn) state.get(2)).at(group));
            double third = settled(((DoubleColumn) state.get(3)).at(group));
            double value = second == 0 ? 0 : n * Math.sqrt(n - 1) / (n - 2) * third / Math.pow(second, 1.5);
            out[group] = n < 3 ? Double.NaN : value;
        }
        return DoubleColumn.adopt(out);
    }

    /** Excess kurtosis corrected for bias; NaN of fewer than four values. */
    static DoubleColumn kurtosis(List<Column> state) {
        double[] out = new double[state.get(0).length()];
        for (int group = 0; group < out.length; group++) {
            double n = ((LongColumn) state.get(0)).at(group);
            double second = settled(((DoubleColumn) state.get(2)).at(group));
            double fourth = settled(((DoubleColumn) state.get(4)).at(group));
            double less = 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
            double share = n * (n + 1) * (n - 1) * fourth / ((n - 2) * (n - 3) * second * second);
            out[group] = n < 4 ? Double.NaN : second == 0 ? 0 : share - less;
        }
        return DoubleColumn.adopt(out);
    }

    /** Sums so small that they are rounding errors count as nothing, as in pandas. */
    private static double settled(double sum) {
        return Math.abs(sum) < 1e-14 ? 0 : sum;
    }
}
