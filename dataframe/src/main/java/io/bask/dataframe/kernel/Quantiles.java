package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Interpolation;
import java.util.Arrays;
import java.util.List;

/**
 * Exact quantiles of a column over all partitions: its distinct values, sorted, and how often each occurs.
 *
 * <p>Memory grows with the number of distinct values, so a column of measurements with few digits stays small and one of
 * random floats costs 16 bytes a row.
 */
final class Quantiles {
    private Quantiles() {}

    static List<Column> of(Column values) {
        DoubleColumn doubles = (DoubleColumn) CastKernel.cast(values, DType.FLOAT64);
        double[] sorted =
                Arrays.copyOfRange(doubles.sharedValues(), doubles.offset(), doubles.offset() + doubles.length());
        Arrays.sort(sorted);
        int present = sorted.length - doubles.nullCount();
        long[] ones = new long[present];
        Arrays.fill(ones, 1);
        return compacted(Arrays.copyOf(sorted, present), ones);
    }

    static List<Column> merge(List<List<Column>> parts) {
        double[] values = {};
        long[] counts = {};
        for (List<Column> part : parts) {
            DoubleColumn moreValues = (DoubleColumn) part.get(0);
            LongColumn moreCounts = (LongColumn) part.get(1);
            double[] bothValues = new double[values.length + moreValues.length()];
            long[] bothCounts = new long[bothValues.length];
            int i = 0;
            int j = 0;
            for (int k = 0; k < bothValues.length; k++) {
                boolean left = j == moreValues.length() || i < values.length && values[i] <= moreValues.at(j);
                bothValues[k] = left ? values[i] : moreValues.at(j);
                bothCounts[k] = left ? counts[i++] : moreCounts.at(j++);
            }
            values = bothValues;
            counts = bothCounts;
        }
        return compacted(values, counts);
    }

    /** The value below which each of these fractions of rows lies, between two values as is asked for; NaN of no values. */
    static double[] at(List<Column> state, double[] fractions, Interpolation interpolation) {
        DoubleColumn values = (DoubleColumn) state.get(0);
        LongColumn counts = (LongColumn) state.get(1);
        long[] ends = new long[counts.length()];
        long total = 0;
        for (int i = 0; i < ends.length; i++) {
            total += counts.at(i);
            ends[i] = total;
        }
        double[] found = new double[fractions.length];
        for (int i = 0; i < found.length; i++) {
            double place = fractions[i] * (total - 1);
            long below = (long) Math.floor(place);
            found[i] = total == 0
                    ? Double.NaN
                    : interpolation.between(
                            ranked(values, ends, below), ranked(values, ends, Math.min(below + 1, total - 1)), place);
        }
        return found;
    }

    /** The value of that rank, where values end at these ranks. */
    private static double ranked(DoubleColumn values, long[] ends, long rank) {
        int at = Arrays.binarySearch(ends, rank + 1);
        return values.at(at < 0 ? -at - 1 : at);
    }

    private static List<Column> compacted(double[] values, long[] counts) {
        int kept = 0;
        for (int i = 0; i < values.length; i++) {
            if (kept > 0 && values[kept - 1] == values[i]) {
                counts[kept - 1] += counts[i];
            } else {
                values[kept] = values[i];
                counts[kept++] = counts[i];
            }
        }
        return List.of(
                DoubleColumn.adopt(Arrays.copyOf(values, kept), 0),
                LongColumn.adopt(Arrays.copyOf(counts, kept), null));
    }
}
