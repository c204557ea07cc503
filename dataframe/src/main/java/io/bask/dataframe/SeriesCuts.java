package io.bask.dataframe;

import io.bask.Bask;
import io.bask.Results;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Described;
import io.bask.dataframe.expr.TableRoom;
import io.bask.dataframe.schema.CountOptions;
import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.CutOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Intervals;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Numbers of a series by the intervals that they lie in, whose ends follow from the numbers: extremes or quantiles, which are
 * computed at the call. {@code evenIntervals} and {@code quantileIntervals} say which intervals these are, see
 * {@link CutFunction#edges}; {@code cut} takes them.
 */
public sealed interface SeriesCuts permits Series {
    private Series self() {
        return (Series) this;
    }

    /** The interval between quantiles that the number lies in, as a category; that many of about equally many values. Computes. */
    default Series qcut(int parts) {
        return qcut(parts, CutOptions.DEFAULT);
    }

    /** The same with options: {@code qcut(4, CutOptions.DEFAULT.withoutDuplicates())}. */
    default Series qcut(int parts, CutOptions options) {
        if (parts < 1) {
            throw new IllegalArgumentException("%d parts were asked for; give at least one".formatted(parts));
        }
        TableRoom.intervals(parts, "quantiles were to cut");
        double[] fractions = new double[parts + 1];
        for (int i = 0; i <= parts; i++) {
            fractions[i] = i == parts ? 1 : i * (1.0 / parts);
        }
        return qcut(options, fractions);
    }

    /** The interval between these quantiles that the number lies in, as a category; fractions ascend in [0, 1]. Computes them. */
    default Series qcut(double... fractions) {
        return qcut(CutOptions.DEFAULT, fractions);
    }

    /** The same with options. */
    default Series qcut(CutOptions options, double... fractions) {
        return self().cut(quantileIntervals(options, fractions));
    }

    /** The intervals between these quantiles, of which the first holds both ends; computes them. */
    default CutFunction quantileIntervals(CutOptions options, double... fractions) {
        Given.notNull(options, "options");
        Given.notNull(fractions, "fractions");
        checkFractions(fractions);
        if (!options.right()) {
            throw new IllegalArgumentException(
                    "intervals between quantiles hold their right end; leave closedLeft() out, or cut with edges of your own");
        }
        List<Double> wanted = DoubleStream.of(fractions).boxed().toList();
        Frame found = new DataFrame(new Described(self().selected(), wanted, true)).compute();
        double[] edges = new double[fractions.length];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = ((DoubleColumn) found.column(0)).at(i);
            if (Double.isNaN(edges[i])) {
                throw new IllegalArgumentException(
                        "the quantile %s of series '%s' is NaN: it has no numbers, or infinite ones of both signs; fill or replace them first"
                                .formatted(fractions[i], self().name()));
            }
        }
        return Binning.intervals(edges, options.withLowest());
    }

    private static void checkFractions(double... fractions) {
        for (int i = 0; i < fractions.length; i++) {
            if (!(fractions[i] >= 0 && fractions[i] <= 1) || i > 0 && fractions[i] < fractions[i - 1]) {
                throw new IllegalArgumentException("quantiles %s were to cut; give fractions that ascend in [0, 1]"
                        .formatted(Arrays.toString(fractions)));
            }
        }
        if (fractions.length < 2) {
            throw new IllegalArgumentException(
                    "quantiles %s make no interval; give two fractions at least, or a whole number of parts"
                            .formatted(Arrays.toString(fractions)));
        }
    }

    /** The interval that the number lies in, as a category; that many of equal length over all numbers. Computes the extremes. */
    default Series cutInto(int bins) {
        return cutInto(bins, CutOptions.DEFAULT);
    }

    /** The same with options: {@code cutInto(3, CutOptions.DEFAULT.closedLeft())}. */
    default Series cutInto(int bins, CutOptions options) {
        return self().cut(evenIntervals(bins, options));
    }

    /** That many intervals of equal length over all numbers, the outermost a little longer; computes the extremes. */
    default CutFunction evenIntervals(int bins, CutOptions options) {
        Given.notNull(options, "options");
        if (bins < 1) {
            throw new IllegalArgumentException("%d intervals were asked for; give at least one".formatted(bins));
        }
        TableRoom.intervals(bins, "numbers were to be cut");
        Scalar<Double> min = self().min().asDouble();
        Scalar<Double> max = self().max().asDouble();
        Results extremes = Bask.compute(min, max);
        double least = extremes.get(min) + 0.0;
        double greatest = extremes.get(max) + 0.0;
        if (Double.isNaN(least) || Double.isInfinite(least) || Double.isInfinite(greatest)) {
            throw new IllegalArgumentException("series '%s' lies in [%s, %s]; intervals need finite numbers"
                    .formatted(self().name(), least, greatest));
        }
        return Binning.intervals(Binning.even(least, greatest, bins, options.right()), options);
    }

    /** How many numbers lie in each of so many intervals of equal length, labelled by them, the most first. Computes the extremes. */
    default Series valueCounts(int bins) {
        return valueCounts(bins, CountOptions.DEFAULT);
    }

    /** The same as shares, the rarest first, or in the order of the intervals. */
    default Series valueCounts(int bins, CountOptions options) {
        Given.notNull(options, "options");
        if (!options.dropNull()) {
            throw new IllegalArgumentException("missing values lie in no interval; leave withNull() out");
        }
        DataFrame counts = self().cut(evenIntervals(bins, CutOptions.DEFAULT.withLowest()))
                .rename("value")
                .toFrame()
                .groupBy("value")
                .observed(false)
                .asIndex(false)
                .size();
        DataFrame unnamed = Counting.ordered(counts, options).rename(Map.of("value", "", "count", "\u0000count"));
        return unnamed.setIndexUnsorted("").col("\u0000count").rename(self().name());
    }

    /**
     * The number of the interval that each number lies in, from 0, as pandas' {@code labels=False}; missing outside of all.
     *
     * @param intervals made by {@link Intervals}, {@link #evenIntervals} or {@link #quantileIntervals}
     */
    default Series cutCodes(CutFunction intervals) {
        Given.notNull(intervals, "intervals");
        Series codes = self().cut(Binning.numbered(intervals)).cat().codes();
        return codes.then(code -> ColumnExpr.where(code.ge(0), code, null).cast(DType.INT64));
    }
}
