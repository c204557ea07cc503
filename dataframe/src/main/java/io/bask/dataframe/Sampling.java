package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import io.bask.function.Function1;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws a number of rows by chance.
 *
 * <p>Without putting back, each row gets a number that follows from seed and row number, divided by its weight; the least ones are
 * drawn (after Efraimidis and Spirakis). So the same seed draws the same rows whatever the partitions.
 */
final class Sampling {
    private static final String KEY = "\u0000key";

    private Sampling() {}

    /** Refuses shares of rows that are none: no share at all, negative or NaN ones, all 0, and such that add up to more than 1. */
    static void checkShares(double... shares) {
        double sum = 0;
        boolean isOdd = shares.length == 0;
        for (double share : shares) {
            isOdd |= !(share >= 0 && share <= 1);
            sum += share;
        }
        if (isOdd || sum == 0 || sum > 1 + 1e-9) {
            throw new IllegalArgumentException(
                    "shares %s of the rows were asked for; give numbers from 0 to 1 that add up to 1, or to less where some rows are to be left out"
                            .formatted(Arrays.toString(shares)));
        }
    }

    private static double uniform(long seed, long row) {
        return 1 - new SplittableRandom(seed * 0x9E3779B97F4A7C15L + row).nextDouble();
    }

    /** A number of each row that follows from the seed and its place alone. */
    static ColumnExpr chance(long seed) {
        Function1<Object, Double> draw = row -> -Math.log(uniform(seed, ((Number) row).longValue()));
        return ColumnExpr.of(1L).cumcount().map(draw, DType.FLOAT64);
    }

    /** That many rows, each drawn once at most; all where there are fewer. */
    static DataFrame drawn(DataFrame table, int rows, long seed, @Nullable String weights) {
        ColumnExpr key = chance(seed);
        if (weights == null) {
            return table.assign(KEY, key).nsmallest(rows, KEY).drop(KEY);
        }
        checkWeights(table, weights);
        Function1<Object, Double> check = weight -> checked(((Number) weight).doubleValue(), weights);
        ColumnExpr weight = ColumnExpr.column(weights).map(check, DType.FLOAT64);
        return table.assign(KEY, key.div(weight))
                .filter(ColumnExpr.column(weights).gt(0))
                .nsmallest(rows, KEY)
                .drop(KEY);
    }

    /** Refuses weights that are no numbers. */
    static void checkWeights(DataFrame table, String weights) {
        DType dtype = table.schema().dtype(weights);
        if (!dtype.isNumeric()) {
            throw new IllegalArgumentException(
                    "weights are numbers, and column '%s' is %s; cast it with astype".formatted(weights, dtype));
        }
    }

    /** A weight, if it is finite and not negative. */
    static double checked(double weight, String column) {
        if (weight < 0 || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "a weight in column '%s' is %s; weights are finite and not negative".formatted(column, weight));
        }
        return weight;
    }

    /** That many rows, each of which may be drawn several times; computes the number of rows, or the weights. */
    static DataFrame drawnAgain(DataFrame table, int rows, long seed, @Nullable String weights) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = weights == null ? new double[0] : sums(table, weights);
        long count = weights == null ? table.len() : sums.length;
        if (rows > 0 && (count == 0 || weights != null && sums[sums.length - 1] == 0)) {
            throw new IllegalArgumentException("%d rows were asked for, and there is none to draw".formatted(rows));
        }
        long[] places = new long[rows];
        for (int i = 0; i < rows; i++) {
            places[i] = weights == null ? random.nextLong(count) : place(sums, random.nextDouble());
        }
        return table.iloc(places);
    }

    /** The first of the places whose sum of weights is beyond that share of all. */
    static int place(double[] sums, double share) {
        int at = Arrays.binarySearch(sums, share * sums[sums.length - 1]);
        int place = at < 0 ? -at - 1 : at + 1;
        while (place > 0 && sums[place] == sums[place - 1]) {
            place--;
        }
        return place;
    }

    private static double[] sums(DataFrame table, String weights) {
        checkWeights(table, weights);
        Frame column = table.select(weights).compute();
        double[] sums = new double[column.rows()];
        double sum = 0;
        for (int row = 0; row < sums.length; row++) {
            Object weight = column.valueAt(row, weights);
            double number = weight == null ? 0 : checked(((Number) weight).doubleValue(), weights);
            sum += Double.isNaN(number) ? 0 : number;
            sums[row] = sum;
        }
        return sums;
    }
}
