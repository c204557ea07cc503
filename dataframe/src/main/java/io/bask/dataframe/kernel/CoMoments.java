package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * Means and sums of products of distances from the means of two columns by group, over the rows that have both values: what
 * covariances and correlations are made of.
 */
final class CoMoments {
    /** Numbers of a group while a partition is measured: one line of the cache. */
    private static final int WIDTH = 8;

    private CoMoments() {}

    static List<Column> of(Column left, Column right, Grouping grouping) {
        double[] all = new double[WIDTH * grouping.groups()];
        int[] ids = grouping.sharedIds();
        Pairs pairs = new Pairs(numbers(left), numbers(right));
        for (int start = 0; start < ids.length; start += DoubleTiles.SIZE) {
            pairs.add(all, ids, start, Math.min(DoubleTiles.SIZE, ids.length - start));
        }
        for (int at = 0; at < all.length; at += WIDTH) {
            all[at + 1] /= Math.max(1, all[at]);
            all[at + 2] /= Math.max(1, all[at]);
        }
        for (int start = 0; start < ids.length; start += DoubleTiles.SIZE) {
            pairs.spread(all, ids, start, Math.min(DoubleTiles.SIZE, ids.length - start));
        }
        long[] count = new long[grouping.groups()];
        double[][] sums = new double[5][count.length];
        for (int group = 0; group < count.length; group++) {
            count[group] = (long) all[WIDTH * group];
            for (int i = 0; i < sums.length; i++) {
                sums[i][group] = all[WIDTH * group + i + 1];
            }
        }
        return columns(count, sums);
    }

    private static DoubleTiles numbers(Column column) {
        boolean isDecimal = column.dtype().isDecimal();
        return DoubleTiles.of(isDecimal ? CastKernel.cast(column, DType.FLOAT64) : column);
    }

    /** Adds pairs to a line of numbers a group: how many, both sums or means, and the sums of three products. */
    private record Pairs(DoubleTiles left, DoubleTiles right) {
        void add(double[] all, int[] ids, int start, int n) {
            double[] x = left.tile(start, n);
            double[] y = right.tile(start, n);
            int atX = left.at(start);
            int atY = right.at(start);
            for (int i = 0; i < n; i++) {
                int at = ids[start + i] * WIDTH;
                if (at >= 0 && !Double.isNaN(x[atX + i]) && !Double.isNaN(y[atY + i])) {
                    all[at]++;
                    all[at + 1] += x[atX + i];
                    all[at + 2] += y[atY + i];
                }
            }
        }

        void spread(double[] all, int[] ids, int start, int n) {
            double[] x = left.tile(start, n);
            double[] y = right.tile(start, n);
            int atX = left.at(start);
            int atY = right.at(start);
            for (int i = 0; i < n; i++) {
                int at = ids[start + i] * WIDTH;
                if (at >= 0 && !Double.isNaN(x[atX + i]) && !Double.isNaN(y[atY + i])) {
                    double dx = x[atX + i] - all[at + 1];
                    double dy = y[atY + i] - all[at + 2];
                    all[at + 3] += dx * dx;
                    all[at + 4] += dy * dy;
                    all[at + 5] += dx * dy;
                }
            }
        }
    }

    static List<Column> merge(List<List<Column>> parts, Grouping merged) {
        LongColumn counts = (LongColumn) Measure.joined(parts, 0);
        DoubleColumn[] more = new DoubleColumn[5];
        for (int i = 0; i < 5; i++) {
            more[i] = (DoubleColumn) Measure.joined(parts, i + 1);
        }
        int groups = merged.groups();
        long[] count = new long[groups];
        double[][] sums = new double[5][groups];
        int[] ids = merged.sharedIds();
        for (int row = 0; row < ids.length; row++) {
            int id = ids[row];
            long add = counts.at(row);
            if (id < 0 || add == 0) {
                continue;
            }
            long both = count[id] + add;
            double dx = more[0].at(row) - sums[0][id];
            double dy = more[1].at(row) - sums[1][id];
            double weight = (double) count[id] * add / both;
            sums[0][id] += dx * add / both;
            sums[1][id] += dy * add / both;
            sums[2][id] += more[2].at(row) + dx * dx * weight;
            sums[3][id] += more[3].at(row) + dy * dy * weight;
            sums[4][id] += more[4].at(row) + dx * dy * weight;
            count[id] = both;
        }
        return columns(count, sums);
    }

    private static List<Column> columns(long[] count, double[][] sums) {
        List<Column> columns = new ArrayList<>();
        columns.add(LongColumn.adopt(count, null));
        for (double[] sum : sums) {
            columns.add(DoubleColumn.adopt(sum));
        }
        return List.copyOf(columns);
    }

    /** Covariance with that divisor; NaN of too few pairs. */
    static DoubleColumn covariance(List<Column> state, int ddof) {
        double[] out = new double[state.get(0).length()];
        for (int group = 0; group < out.length; group++) {
            long divisor = ((LongColumn) state.get(0)).at(group) - ddof;
            out[group] = divisor <= 0 ? Double.NaN : ((DoubleColumn) state.get(5)).at(group) / divisor;
        }
        return DoubleColumn.adopt(out);
    }

    /** Pearson's correlation, in [-1, 1]; NaN where a column does not vary. */
    static DoubleColumn correlation(List<Column> state) {
        double[] out = new double[state.get(0).length()];
        for (int group = 0; group < out.length; group++) {
            double spread =
                    Math.sqrt(((DoubleColumn) state.get(3)).at(group) * ((DoubleColumn) state.get(4)).at(group));
            double value = ((DoubleColumn) state.get(5)).at(group) / spread;
            out[group] = spread == 0 ? Double.NaN : Math.max(-1, Math.min(1, value));
        }
        return DoubleColumn.adopt(out);
    }
}
