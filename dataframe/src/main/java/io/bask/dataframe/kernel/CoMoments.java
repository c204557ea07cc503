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
    private CoMoments() {}

    static List<Column> of(Column left, Column right, Grouping grouping) {
        DoubleColumn x = (DoubleColumn) CastKernel.cast(left, DType.FLOAT64);
        DoubleColumn y = (DoubleColumn) CastKernel.cast(right, DType.FLOAT64);
        int groups = grouping.groups();
        int[] ids = grouping.sharedIds();
        long[] count = new long[groups];
        double[][] sums = new double[5][groups];
        for (int row = 0; row < x.length(); row++) {
            int id = ids[row];
            if (id >= 0 && !Double.isNaN(x.at(row)) && !Double.isNaN(y.at(row))) {
                count[id]++;
                sums[0][id] += x.at(row);
                sums[1][id] += y.at(row);
            }
        }
        for (int group = 0; group < groups; group++) {
            sums[0][group] /= Math.max(1, count[group]);
            sums[1][group] /= Math.max(1, count[group]);
        }
        for (int row = 0; row < x.length(); row++) {
            int id = ids[row];
            if (id >= 0 && !Double.isNaN(x.at(row)) && !Double.isNaN(y.at(row))) {
                double dx = x.at(row) - sums[0][id];
                double dy = y.at(row) - sums[1][id];
                sums[2][id] += dx * dx;
                sums[3][id] += dy * dy;
                sums[4][id] += dx * dy;
            }
        }
        return columns(count, sums);
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
