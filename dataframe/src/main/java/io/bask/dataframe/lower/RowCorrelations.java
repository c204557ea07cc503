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
            out[row] = correlation(Arrays.copyOf(x, count), Arrays.copyOf(y, count));
        }
        return Frame.partition(schema(), List.of(DoubleColumn.adopt(out)), frame.index(), frame.sourceRows());
    }

    private static DoubleColumn[] columns(Frame frame, List<String> names) {
        return names.stream().map(name -> (DoubleColumn) frame.column(name)).toArray(DoubleColumn[]::new);
    }

    private double correlation(double[] x, double[] y) {
        return switch (method) {
            case PEARSON -> straight(x, y);
            case SPEARMAN -> straight(ranks(x), ranks(y));
            case KENDALL -> Concordance.of(DoubleColumn.adopt(x), DoubleColumn.adopt(y), 0);
        };
    }

    /** Pearson's; NaN of fewer than two values, and where one side does not vary. */
    private static double straight(double[] x, double[] y) {
        if (x.length < 2) {
            return Double.NaN;
        }
        double meanX = Arrays.stream(x).sum() / x.length;
        double meanY = Arrays.stream(y).sum() / y.length;
        double both = 0;
        double ofX = 0;
        double ofY = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            both += dx * dy;
            ofX += dx * dx;
            ofY += dy * dy;
        }
        return both / Math.sqrt(ofX) / Math.sqrt(ofY);
    }

    /** From 1 for the least; ties get the mean of their ranks. */
    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            // Of zeros both signs are equal.
            sorted[i] += 0.0;
        }
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            int at = Arrays.binarySearch(sorted, values[i] + 0.0);
            int first = at;
            int last = at;
            while (first > 0 && sorted[first - 1] == sorted[at]) {
                first--;
            }
            while (last + 1 < sorted.length && sorted[last + 1] == sorted[at]) {
                last++;
            }
            ranks[i] = (first + last) / 2.0 + 1;
        }
        return ranks;
    }
}
