package io.bask.dataframe.kernel;

import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.kernel.curve.Curve;
import io.bask.dataframe.schema.InterpolateOptions;
import java.util.Optional;

/**
 * Puts what curves through the numbers of groups are in their rows without a number.
 *
 * @param numbers NaN where there is none
 * @param places of all rows, ascending in a group from number to number
 * @param options which curve
 */
record CurveKernel(DoubleColumn numbers, DoubleColumn places, InterpolateOptions options) {
    /** Fills in the rows of one group, which stand in an array from a place to before another. */
    void fill(int[] rows, int from, int to, double[] out) {
        int count = 0;
        for (int at = from; at < to; at++) {
            count += Double.isNaN(numbers.at(rows[at])) ? 0 : 1;
        }
        if (count == to - from) {
            return;
        }
        double[] x = new double[count];
        double[] y = new double[count];
        int next = 0;
        for (int at = from; at < to; at++) {
            double number = numbers.at(rows[at]);
            if (!Double.isNaN(number)) {
                x[next] = places.at(rows[at]);
                y[next++] = number;
            }
        }
        checkAscending(x);
        Optional<Curve> curve = Curve.of(options, x, y);
        if (curve.isEmpty()) {
            return;
        }
        for (int at = from; at < to; at++) {
            if (Double.isNaN(numbers.at(rows[at]))) {
                out[rows[at]] = curve.get().at(places.at(rows[at]));
            }
        }
    }

    private void checkAscending(double[] x) {
        for (int i = 1; i < x.length; i++) {
            if (!(x[i] > x[i - 1])) {
                throw new IllegalArgumentException(
                        "interpolate by %s needs values of column '%s' that ascend from number to number, and that of number %d of %d does not lie behind the one before, or is missing; sort by the column, and leave rows of equal or missing values out"
                                .formatted(options.method(), options.by(), i + 1, x.length));
            }
        }
    }
}
