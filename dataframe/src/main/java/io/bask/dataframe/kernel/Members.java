package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Interpolation;
import java.util.Arrays;
import java.util.List;

/** All numbers of each group, as pairs of group and number: what exact quantiles are found in. 12 bytes a value. */
final class Members {
    private Members() {}

    static List<Column> of(Column values, Grouping grouping) {
        DoubleColumn doubles = (DoubleColumn) CastKernel.cast(values, DType.FLOAT64);
        int[] ids = grouping.sharedIds();
        int[] owners = new int[doubles.length()];
        double[] numbers = new double[owners.length];
        int size = 0;
        double[] source = doubles.sharedValues();
        int at = doubles.offset();
        for (int row = 0; row < owners.length; row++) {
            double value = source[at + row];
            if (ids[row] >= 0 && !Double.isNaN(value)) {
                owners[size] = ids[row];
                numbers[size++] = value;
            }
        }
        return size == owners.length
                ? columns(owners, numbers)
                : columns(Arrays.copyOf(owners, size), Arrays.copyOf(numbers, size));
    }

    static List<Column> merge(List<List<Column>> parts, int[][] groups) {
        int[] owners = owners(parts, groups);
        return List.of(IntColumn.adopt(owners, null), Measure.joined(parts, 1));
    }

    /** The merged group of each pair of several parts, one part after the other. */
    static int[] owners(List<List<Column>> parts, int[][] groups) {
        int total = parts.stream().mapToInt(part -> part.get(0).length()).sum();
        int[] owners = new int[total];
        int row = 0;
        for (int part = 0; part < parts.size(); part++) {
            IntColumn local = (IntColumn) parts.get(part).get(0);
            boolean isSingle = groups.length == 0;
            for (int i = 0; i < local.length(); i++) {
                owners[row++] = isSingle ? 0 : groups[part][local.at(i)];
            }
        }
        return owners;
    }

    /** The exact quantile of each group; NaN where it has no value. */
    static DoubleColumn quantile(List<Column> state, int groups, double fraction, Interpolation interpolation) {
        IntColumn owners = (IntColumn) state.get(0);
        DoubleColumn numbers = (DoubleColumn) state.get(1);
        int[] starts = new int[groups + 1];
        for (int i = 0; i < owners.length(); i++) {
            starts[owners.at(i) + 1]++;
        }
        for (int group = 0; group < groups; group++) {
            starts[group + 1] += starts[group];
        }
        int[] next = starts.clone();
        double[] grouped = new double[owners.length()];
        for (int i = 0; i < grouped.length; i++) {
            grouped[next[owners.at(i)]++] = numbers.at(i);
        }
        double[] out = new double[groups];
        for (int group = 0; group < groups; group++) {
            out[group] = between(grouped, starts[group], starts[group + 1], fraction, interpolation);
        }
        return DoubleColumn.adopt(out);
    }

    /** The quantile of numbers in any order, which it moves about. */
    private static double between(double[] numbers, int from, int to, double fraction, Interpolation interpolation) {
        if (from == to) {
            return Double.NaN;
        }
        double place = fraction * (to - from - 1);
        int below = from + (int) place;
        double share = place - (int) place;
        double low = Selection.select(numbers, from, to, below);
        if (share == 0) {
            return low;
        }
        double high = numbers[below + 1];
        for (int i = below + 2; i < to; i++) {
            high = Math.min(high, numbers[i]);
        }
        if (low == high) {
            return low;
        }
        if (interpolation == Interpolation.NEAREST && share == 0.5) {
            // Of groups pandas takes the higher one of two equally near ones above the median.
            return fraction > 0.5 ? high : low;
        }
        if (interpolation != Interpolation.LINEAR) {
            return interpolation.between(low, high, place);
        }
        double spread = high - low;
        return share == 0.5 ? (low + high) / 2 : share < 0.5 ? low + spread * share : high - spread * (1 - share);
    }

    private static List<Column> columns(int[] owners, double[] numbers) {
        return List.of(IntColumn.adopt(owners, null), DoubleColumn.adopt(numbers));
    }
}
