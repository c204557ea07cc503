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

    /** The value below which that fraction of rows lies, between two values in proportion; NaN of no values. */
    static double at(List<Column> state, double fraction) {
        return at(state, fraction, Interpolation.LINEAR);
    }

    /** The same with what lies between two values found in another way. */
    static double at(List<Column> state, double fraction, Interpolation interpolation) {
        DoubleColumn values = (DoubleColumn) state.get(0);
        LongColumn counts = (LongColumn) state.get(1);
        long total = 0;
        for (int i = 0; i < counts.length(); i++) {
            total += counts.at(i);
        }
        if (total == 0) {
            return Double.NaN;
        }
        double place = fraction * (total - 1);
        long below = (long) Math.floor(place);
        double low = ranked(values, counts, below);
        double high = ranked(values, counts, Math.min(below + 1, total - 1));
        return interpolation.between(low, high, place);
    }

    private static double ranked(DoubleColumn values, LongColumn counts, long rank) {
        long passed = 0;
        for (int i = 0; i < values.length(); i++) {
            passed += counts.at(i);
            if (rank < passed) {
                return values.at(i);
            }
        }
        throw new IllegalStateException("rank %d of %d values".formatted(rank, passed));
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
