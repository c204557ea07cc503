package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.dataframe.schema.WindowReduction;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sums, means, deviations, extremes and medians of windows that move over rows.
 *
 * <p>A value enters and leaves a window once: sums carry their rounding error along, deviations are updated by Welford's
 * formula in both directions, extremes keep a queue of candidates, medians a sorted window. So a row costs O(1), and O(window)
 * for medians.
 */
final class RollingKernel {
    private RollingKernel() {}

    static DoubleColumn apply(
            WindowFunction function, Column column, @Nullable Column times, WindowKernel.Segments groups) {
        DoubleColumn values = present(function, column);
        double[] out = new double[column.length()];
        Arrays.fill(out, Double.NaN);
        for (int group = 0; group < groups.groups(); group++) {
            int from = groups.starts()[group];
            int size = groups.starts()[group + 1] - from;
            double[] series = new double[size];
            for (int i = 0; i < size; i++) {
                series[i] = values.at(groups.rows()[from + i]);
            }
            TimeWindows windows = TimeWindows.of(function, size, times, groups, group);
            double[] results = function.options().shape() != null
                    ? ShapedWindows.of(function, series)
                    : isDirect(function.op()) ? each(function, series, windows) : results(function, series, windows);
            for (int i = 0; i < size; i++) {
                out[groups.rows()[from + i]] = results[i];
            }
        }
        return DoubleColumn.adopt(out);
    }

    /** True where windows are looked at one by one. */
    private static boolean isDirect(WindowOp op) {
        return op == WindowOp.ROLLING_SKEW || op == WindowOp.ROLLING_KURT || op == WindowOp.ROLLING_APPLY;
    }

    private static double[] each(WindowFunction function, double[] series, TimeWindows windows) {
        double[] out = new double[series.length];
        for (int i = 0; i < out.length; i++) {
            double[] window = Arrays.copyOfRange(series, windows.starts()[i], windows.ends()[i]);
            long count =
                    Arrays.stream(window).filter(value -> !Double.isNaN(value)).count();
            boolean isKnown = count >= Math.max(1, function.minPeriods());
            out[i] = isKnown ? result(function, window) : Double.NaN;
        }
        return out;
    }

    private static double result(WindowFunction function, double[] window) {
        WindowReduction own = function.options().own();
        if (own == null) {
            return WindowShapes.of(window, function.op() == WindowOp.ROLLING_KURT);
        }
        try {
            return own.of(window);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the function given to rolling.apply failed at a window of %d rows".formatted(window.length), e);
        }
    }

    /** The numbers, or for counts a one for each value of any dtype. */
    private static DoubleColumn present(WindowFunction function, Column column) {
        if (function.op() != WindowOp.ROLLING_COUNT) {
            return RowFunctions.finite((DoubleColumn) CastKernel.cast(column, DType.FLOAT64));
        }
        double[] ones = new double[column.length()];
        for (int row = 0; row < ones.length; row++) {
            ones[row] = column.isNull(row) ? Double.NaN : 1;
        }
        return DoubleColumn.adopt(ones);
    }

    private static double[] results(WindowFunction function, double[] series, TimeWindows windows) {
        double[] out = new double[series.length];
        State state = state(function);
        boolean isCount = function.op() == WindowOp.ROLLING_COUNT;
        boolean isSum = function.op() == WindowOp.ROLLING_SUM;
        int needed = isSum ? function.minPeriods() : Math.max(1, function.minPeriods());
        int entered = 0;
        int left = 0;
        for (int i = 0; i < out.length; i++) {
            for (; entered < windows.ends()[i]; entered++) {
                if (!Double.isNaN(series[entered])) {
                    state.enter(series[entered], entered);
                }
            }
            for (; left < windows.starts()[i]; left++) {
                if (!Double.isNaN(series[left])) {
                    state.leave(series[left], left);
                }
            }
            boolean isKnown =
                    isCount ? windows.ends()[i] - windows.starts()[i] >= function.minPeriods() : state.count >= needed;
            boolean isRanked = state instanceof Middle && function.options().ranking() != null;
            double last = isRanked && windows.ends()[i] > 0 ? series[windows.ends()[i] - 1] : Double.NaN;
            out[i] = !isKnown ? Double.NaN : isRanked ? ((Middle) state).rank(last, function) : state.result();
        }
        return out;
    }

    private static State state(WindowFunction function) {
        int ddof = function.options().ddof();
        return switch (function.op()) {
            case ROLLING_COUNT, ROLLING_SUM -> new Sum(false);
            case ROLLING_MEAN -> new Sum(true);
            case ROLLING_MIN -> new Extreme(-1);
            case ROLLING_MAX -> new Extreme(1);
            case ROLLING_STD -> new Spread(true, ddof);
            case ROLLING_VAR -> new Spread(false, ddof);
            case ROLLING_QUANTILE -> new Middle(function.options().number());
            default -> new Middle(0.5);
        };
    }

    /** What is known of the values in the window. */
    private abstract static sealed class State {
        int count;

        void enter(double value, int at) {
            count++;
            add(value, at);
        }

        void leave(double value, int at) {
            count--;
            remove(value, at);
        }

        abstract void add(double value, int at);

        abstract void remove(double value, int at);

        abstract double result();
    }

    private static final class Sum extends State {
        private final boolean mean;
        private double sum;
        private double error;

        Sum(boolean mean) {
            this.mean = mean;
        }

        @Override
        void add(double value, int at) {
            double next = sum + value;
            error += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        @Override
        void remove(double value, int at) {
            add(-value, at);
            if (count == 0) {
                sum = 0;
                error = 0;
            }
        }

        @Override
        double result() {
            double total = sum + error;
            return mean ? total / count : total;
        }
    }

    private static final class Spread extends State {
        private final boolean root;
        private final int ddof;
        private double mean;
        private double squares;
        private double latest;
        private int equal;

        Spread(boolean root, int ddof) {
            this.root = root;
            this.ddof = ddof;
        }

        @Override
        void add(double value, int at) {
            equal = value == latest ? equal + 1 : 1;
            latest = value;
            double distance = value - mean;
            mean += distance / count;
            squares += distance * (value - mean);
        }

        @Override
        void remove(double value, int at) {
            if (count == 0) {
                mean = 0;
                squares = 0;
                return;
            }
            double distance = value - mean;
            mean -= distance / count;
            squares = Math.max(0, squares - distance * (value - mean));
        }

        @Override
        double result() {
            if (count <= ddof) {
                return Double.NaN;
            }
            double variance = equal >= count ? 0 : squares / (count - ddof);
            return root ? Math.sqrt(variance) : variance;
        }
    }

    /** Candidates for the extreme, best first: a value leaves when a later one is as good. */
    private static final class Extreme extends State {
        private final int sign;
        private double[] values = new double[16];
        private int[] places = new int[16];
        private int first;
        private int size;

        Extreme(int sign) {
            this.sign = sign;
        }

        @Override
        void add(double value, int at) {
            while (size > 0 && sign * Double.compare(value, values[first + size - 1]) >= 0) {
                size--;
            }
            if (first + size == values.length) {
                int capacity = Math.max(16, 2 * size);
                values = Arrays.copyOf(Arrays.copyOfRange(values, first, first + size), capacity);
                places = Arrays.copyOf(Arrays.copyOfRange(places, first, first + size), capacity);
                first = 0;
            }
            values[first + size] = value;
            places[first + size++] = at;
        }

        @Override
        void remove(double value, int at) {
            if (size > 0 && places[first] == at) {
                first++;
                size--;
            }
        }

        @Override
        double result() {
            return values[first];
        }
    }

    /** The window's values in order. */
    private static final class Middle extends State {
        private final double fraction;
        private double[] sorted = new double[16];

        Middle(double fraction) {
            this.fraction = fraction;
        }

        @Override
        void add(double value, int at) {
            if (count > sorted.length) {
                sorted = Arrays.copyOf(sorted, 2 * sorted.length);
            }
            int place = Arrays.binarySearch(sorted, 0, count - 1, value);
            place = place < 0 ? -place - 1 : place;
            System.arraycopy(sorted, place, sorted, place + 1, count - 1 - place);
            sorted[place] = value;
        }

        @Override
        void remove(double value, int at) {
            int place = Arrays.binarySearch(sorted, 0, count + 1, value);
            System.arraycopy(sorted, place + 1, sorted, place, count - place);
        }

        /** The rank of one of the values, from 1. */
        double rank(double value, WindowFunction function) {
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
            RankOptions options = Objects.requireNonNull(function.options().ranking());
            int below = 0;
            int upTo = 0;
            for (int i = 0; i < count; i++) {
                below += sorted[i] < value ? 1 : 0;
                upTo += sorted[i] <= value ? 1 : 0;
            }
            double least = options.ascending() ? below + 1 : count - upTo + 1;
            double greatest = options.ascending() ? upTo : count - below;
            double rank = switch (options.ties()) {
                case MIN -> least;
                case MAX -> greatest;
                default -> (least + greatest) / 2;
            };
            return options.percent() ? rank / count : rank;
        }

        @Override
        double result() {
            double place = fraction * (count - 1);
            int below = (int) place;
            double rest = place - below;
            return rest == 0 ? sorted[below] : sorted[below] + (sorted[below + 1] - sorted[below]) * rest;
        }
    }
}
