package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.TimeSpan;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Means and variances with weights that fall from row to row.
 *
 * <p>A row needs what all rows before it left, eight numbers a group; partitions are worked on one after the other and hand them on.
 */
public final class WeightedKernel implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String STATE = "\u0000state";
    private static final int NUMBERS = 8;

    private final String operand;
    private final WindowFunction function;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keys;

    /** A kernel for a column of frames, within groups of equal keys. */
    public WeightedKernel(String operand, WindowFunction function, List<String> keys) {
        this.operand = operand;
        this.function = function;
        this.keys = List.copyOf(keys);
    }

    /**
     * The computed column of a partition, and what the next one needs.
     *
     * @param values the column
     * @param state a row a group
     */
    public record Result(Column values, Frame state) implements Serializable {}

    /** The computed column of a partition behind another that left a state, null for the first one. */
    public Result run(Frame frame, @Nullable Frame before) {
        DoubleColumn values = RowFunctions.finite((DoubleColumn) CastKernel.cast(frame.column(operand), DType.FLOAT64));
        TimeSpan span = function.options().span();
        DateTimeColumn times = span == null ? null : (DateTimeColumn) frame.column(span.on());
        int known = before == null ? 0 : before.rows();
        Frame keyed = frame.select(keys).withIndex(RowIndex.range(frame.rows()));
        Frame all = before == null
                ? keyed
                : Frame.concat(List.of(before.select(keys).withIndex(RowIndex.range(known)), keyed));
        WindowKernel.Segments groups = WindowKernel.Segments.of(all, keys);
        double[] out = new double[frame.rows()];
        Arrays.fill(out, Double.NaN);
        double[][] states = new double[NUMBERS][groups.groups()];
        int[] firsts = new int[groups.groups()];
        int size = 0;
        Weights weights = new Weights(function);
        for (int group = 0; group < groups.groups(); group++) {
            int from = groups.starts()[group];
            int to = groups.starts()[group + 1];
            if (from == to) {
                continue;
            }
            weights.begin();
            for (int at = from; at < to; at++) {
                int row = groups.rows()[at];
                if (row < known) {
                    weights.resume(before, row);
                } else {
                    weights.pass(moment(times, row - known));
                    out[row - known] = weights.next(values.at(row - known));
                }
            }
            firsts[size] = groups.rows()[from];
            weights.save(states, size++);
        }
        Frame state = all.take(Arrays.copyOf(firsts, size)).withIndex(RowIndex.range(size));
        for (int i = 0; i < NUMBERS; i++) {
            state = state.with(STATE + i, DoubleColumn.adopt(Arrays.copyOf(states[i], size)));
        }
        return new Result(DoubleColumn.adopt(out), state);
    }

    private long moment(@Nullable DateTimeColumn times, int row) {
        if (times == null) {
            return 0;
        }
        if (times.isNull(row)) {
            throw new IllegalArgumentException("a row has no moment, by which weights fall; drop such rows first");
        }
        return times.at(row);
    }

    /** What is known of the rows so far. */
    private static final class Weights {
        private final boolean isMean;
        private final boolean isRoot;
        private final boolean biased;
        private final boolean adjust;
        private final boolean ignoreNull;
        private final boolean isSum;
        private final double halflife;
        private double keep;
        private final double fresh;
        private final int needed;

        private double mean;
        private double spread;
        private double sum;
        private double squares;
        private double old;
        private double count;
        private long last;

        Weights(WindowFunction function) {
            isSum = function.op() == WindowOp.EWM_SUM;
            isMean = function.op() == WindowOp.EWM_MEAN || isSum;
            TimeSpan span = function.options().span();
            halflife = span == null ? 0 : span.nanoseconds();
            isRoot = function.op() == WindowOp.EWM_STD;
            biased = function.options().ddof() == 0;
            adjust = function.options().adjust();
            ignoreNull = function.options().ignoreNull();
            double alpha = function.options().number();
            keep = 1 - alpha;
            fresh = adjust ? 1 : alpha;
            needed = Math.max(1, function.minPeriods());
        }

        void begin() {
            mean = Double.NaN;
            spread = 0;
            sum = 1;
            squares = 1;
            old = 1;
            count = 0;
            last = Long.MIN_VALUE;
        }

        /** Weights fall by the time since the row before. */
        void pass(long moment) {
            if (halflife == 0) {
                return;
            }
            if (last != Long.MIN_VALUE) {
                if (moment < last) {
                    throw new IllegalArgumentException(
                            "moments by which weights fall must ascend, but one is %s before the one in front of it; call sortValues first"
                                    .formatted(Duration.ofNanos(last - moment)));
                }
                keep = Math.pow(0.5, (moment - last) / halflife);
            }
            last = moment;
        }

        void resume(@Nullable Frame before, int row) {
            if (before == null) {
                return;
            }
            double[] numbers = new double[NUMBERS];
            for (int i = 0; i < NUMBERS; i++) {
                numbers[i] = ((DoubleColumn) before.column(STATE + i)).at(row);
            }
            mean = numbers[0];
            spread = numbers[1];
            sum = numbers[2];
            squares = numbers[3];
            old = numbers[4];
            count = numbers[5];
            last = (long) numbers[6] << 32 | (long) numbers[7];
        }

        void save(double[][] states, int at) {
            double[] numbers = {mean, spread, sum, squares, old, count, last >> 32, last & 0xFFFF_FFFFL};
            for (int i = 0; i < NUMBERS; i++) {
                states[i][at] = numbers[i];
            }
        }

        double next(double value) {
            boolean isThere = !Double.isNaN(value);
            count += isThere ? 1 : 0;
            if (Double.isNaN(mean)) {
                mean = value;
            } else if (isThere || !ignoreNull) {
                mean *= isSum ? keep : 1;
                old *= keep;
                sum *= keep;
                squares *= keep * keep;
                if (isThere) {
                    add(value);
                }
            }
            return count < needed ? Double.NaN : result();
        }

        private void add(double value) {
            if (isSum) {
                mean += value;
                return;
            }
            double before = mean;
            double whole = old + fresh;
            if (mean != value) {
                mean = (old * mean + fresh * value) / whole;
            }
            double moved = before - mean;
            double distance = value - mean;
            spread = (old * (spread + moved * moved) + fresh * distance * distance) / whole;
            sum += fresh;
            squares += fresh * fresh;
            old = whole;
            if (!adjust) {
                sum /= old;
                squares /= old * old;
                old = 1;
            }
        }

        private double result() {
            if (isMean) {
                return mean;
            }
            double variance = spread;
            if (!biased) {
                double square = sum * sum;
                double free = square - squares;
                variance = free > 0 ? square / free * spread : Double.NaN;
            }
            return isRoot ? Math.sqrt(variance) : variance;
        }
    }
}
