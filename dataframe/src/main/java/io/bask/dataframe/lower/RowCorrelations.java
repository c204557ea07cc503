package io.bask.dataframe.lower;

import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.kernel.Concordance;
import io.bask.dataframe.schema.Correlation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import java.util.Arrays;
import java.util.List;

/**
 * Correlates two halves of each row, of the places where both have a number; rows keep their labels.
 *
 * @param name what the column of correlations is called
 * @param method how they are measured
 * @param left columns of float64
 * @param right as many, in the same order
 */
public record RowCorrelations(String name, Correlation method, List<String> left, List<String> right)
        implements Function1<Frame, Frame> {
    /** Copies the lists. */
    public RowCorrelations {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /** The schema of the result. */
    public Schema schema() {
        return Schema.of(new Field(name, DType.FLOAT64));
    }

    @Override
    public Frame apply(Frame frame) {
        DoubleColumn[] a = columns(frame, left);
        DoubleColumn[] b = columns(frame, right);
        double[] x = new double[a.length];
        double[] y = new double[a.length];
        double[] out = new double[frame.rows()];
        for (int row = 0; row < out.length; row++) {
            int count = 0;
            for (int i = 0; i < a.length; i++) {
                double own = a[i].at(row);
                double other = b[i].at(row);
                x[count] = own;
                y[count] = other;
                count += Double.isNaN(own) || Double.isNaN(other) ? 0 : 1;
            }
            out[row] = correlation(x, y, count);
        }
        return Frame.partition(schema(), List.of(DoubleColumn.adopt(out)), frame.index(), frame.sourceRows());
    }

    private static DoubleColumn[] columns(Frame frame, List<String> names) {
        return names.stream().map(name -> (DoubleColumn) frame.column(name)).toArray(DoubleColumn[]::new);
    }

    private double correlation(double[] x, double[] y, int count) {
        return switch (method) {
            case PEARSON -> straight(x, y, count);
            case SPEARMAN -> straight(ranks(x, count), ranks(y, count), count);
            case KENDALL ->
                Concordance.of(
                        DoubleColumn.adopt(Arrays.copyOf(x, count)), DoubleColumn.adopt(Arrays.copyOf(y, count)), 0);
        };
    }

    /** Pearson's; NaN of fewer than two values, and where one side does not vary. */
    private static double straight(double[] x, double[] y, int count) {
        if (count < 2) {
            return Double.NaN;
        }
        double meanX = mean(x, count);
        double meanY = mean(y, count);
        double both = 0;
        double ofX = 0;
        double ofY = 0;
        for (int i = 0; i < count; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            both += dx * dy;
            ofX += dx * dx;
            ofY += dy * dy;
        }
        return both / Math.sqrt(ofX) / Math.sqrt(ofY);
    }

    private static double mean(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    /** From 1 for the least; ties get the mean of their ranks. */
    private static double[] ranks(double[] values, int count) {
        double[] sorted = new double[count];
        for (int i = 0; i < count; i++) {
            // Of zeros both signs are equal.
            sorted[i] = values[i] + 0.0;
        }
        Arrays.sort(sorted);
        double[] meanRanks = new double[count];
        for (int from = 0, to; from < count; from = to) {
            to = from + 1;
            while (to < count && sorted[to] == sorted[from]) {
                to++;
            }
            Arrays.fill(meanRanks, from, to, (from + to + 1) / 2.0);
        }
        double[] ranks = new double[count];
        for (int i = 0; i < count; i++) {
            ranks[i] = meanRanks[Arrays.binarySearch(sorted, values[i] + 0.0)];
        }
        return ranks;
    }
}
