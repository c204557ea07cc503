package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.TimeSpan;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes one column from rows before and after, partition by partition.
 *
 * <p>What a partition needs of others is a {@link Frame} of rows that are put before or after its own: for windows of a
 * fixed number of rows the last or first rows of each group, for running totals one row a group that holds the total, for
 * fills the row of the last value. So every loop runs over plain rows and knows nothing of partitions.
 */
public final class WindowKernel implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String VALUE = "\u0000value";

    private final String operand;
    private final WindowFunction function;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keys;

    /** A kernel for a column of frames, within groups of equal keys. */
    public WindowKernel(String operand, WindowFunction function, List<String> keys) {
        this.operand = operand;
        this.function = function;
        this.keys = List.copyOf(keys);
    }

    /** Which rows look where. */
    public WindowFunction function() {
        return function;
    }

    /** What later partitions need of this one. */
    public Frame ending(Frame frame) {
        return ending(List.of(rows(frame)));
    }

    /** What later partitions need of several that follow each other, of which this is kept. */
    public Frame ending(List<Frame> kept) {
        Frame rows = Frame.concat(kept);
        Segments groups = Segments.of(rows, keys);
        if (function.op().isCumulative()) {
            Column running = compute(rows, groups);
            Frame totals = rows.with(VALUE, function.op() == WindowOp.CUMCOUNT ? plusOne(running) : running);
            boolean isTotal = function.op() == WindowOp.CUMSUM || function.op() == WindowOp.CUMPROD;
            return isTotal && running instanceof DoubleColumn doubles
                    ? carried(rows, groups, doubles)
                    : totals.take(groups.last(1, running));
        }
        if (function.op() == WindowOp.FFILL && function.rows() == WindowFunction.ALL) {
            return rows.take(groups.last(1, rows.column(VALUE)));
        }
        if (function.isOfTime()) {
            return rows.take(TimeWindows.kept(rows, groups, function, false));
        }
        int reach = function.op() == WindowOp.FFILL ? function.rows() : function.before();
        return rows.take(groups.last(reach, null));
    }

    /**
     * One row a group that holds its total; two where infinities made the total NaN, which would count as missing: two values
     * that make it again.
     */
    private Frame carried(Frame rows, Segments groups, DoubleColumn running) {
        DoubleColumn values = (DoubleColumn) rows.column(VALUE);
        int[] kept = new int[2 * groups.groups()];
        double[] totals = new double[kept.length];
        int size = 0;
        for (int row : groups.last(1, values)) {
            double total = running.at(row);
            kept[size] = row;
            totals[size++] = Double.isNaN(total) ? Double.POSITIVE_INFINITY : total;
            if (Double.isNaN(total)) {
                kept[size] = row;
                totals[size++] = function.op() == WindowOp.CUMSUM ? Double.NEGATIVE_INFINITY : 0;
            }
        }
        return rows.take(Arrays.copyOf(kept, size))
                .with(VALUE, DoubleColumn.adopt(values.dtype(), Arrays.copyOf(totals, size)));
    }

    /** What earlier partitions need of this one. */
    public Frame beginning(Frame frame) {
        return beginning(List.of(rows(frame)));
    }

    /** What earlier partitions need of several that follow each other, of which this is kept. */
    public Frame beginning(List<Frame> kept) {
        Frame rows = Frame.concat(kept);
        Segments groups = Segments.of(rows, keys);
        if (function.op() == WindowOp.BFILL && function.rows() == WindowFunction.ALL) {
            return rows.take(groups.first(1, rows.column(VALUE)));
        }
        if (function.isOfTime()) {
            return rows.take(TimeWindows.kept(rows, groups, function, true));
        }
        int reach = function.op() == WindowOp.BFILL ? function.rows() : Math.max(0, function.after());
        return rows.take(groups.first(reach, null));
    }

    /** The computed column of a partition between what others left for it, null where nothing. */
    public Column apply(Frame frame, @Nullable Frame before, @Nullable Frame after) {
        List<Frame> parts = new ArrayList<>();
        if (before != null) {
            parts.add(before);
        }
        parts.add(rows(frame));
        if (after != null) {
            parts.add(after);
        }
        Frame rows = Frame.concat(parts);
        Column values = compute(rows, Segments.of(rows, keys));
        int from = before == null ? 0 : before.rows();
        return values.slice(from, from + frame.rows());
    }

    /** A number of rows before as a number of rows, for those that come after. */
    private static Column plusOne(Column before) {
        return BinaryKernel.apply(
                BinaryOp.ADD, new Operand.Values(before), new Operand.Constant(DType.INT64, 1L), before.length());
    }

    /** The keys and the values alone, in the dtype in which they are added up. */
    private Frame rows(Frame frame) {
        Column values = frame.column(operand);
        Frame keyed = frame.select(keys).withIndex(RowIndex.range(frame.rows()));
        TimeSpan span = function.options().span();
        if (span != null) {
            keyed = keyed.with(TimeWindows.TIME, frame.column(span.on()));
        }
        boolean isTotal = function.op() == WindowOp.CUMSUM || function.op() == WindowOp.CUMPROD;
        return keyed.with(VALUE, isTotal ? CastKernel.cast(values, function.op().result(values.dtype())) : values);
    }

    private Column compute(Frame rows, Segments groups) {
        Column values = rows.column(VALUE);
        if (function.op().isRolling()) {
            Column times = function.isOfTime() ? rows.column(TimeWindows.TIME) : null;
            return RollingKernel.apply(function, values, times, groups);
        }
        return switch (function.op()) {
            case SHIFT -> Gather.orNull(values, groups.shifted(function.rows()));
            case FFILL -> Gather.orNull(values, groups.filled(values, function.rows(), false));
            case BFILL -> Gather.orNull(values, groups.filled(values, function.rows(), true));
            default -> RunningKernel.apply(function.op(), values, groups);
        };
    }

    /** Rows of a frame by group: those of a group one behind the other, in row order. Rows with a missing key are in none. */
    record Segments(int[] rows, int[] starts, int length) {
        static Segments of(Frame frame, List<String> keys) {
            int n = frame.rows();
            if (keys.isEmpty()) {
                int[] all = new int[n];
                Arrays.setAll(all, i -> i);
                return new Segments(all, new int[] {0, n}, n);
            }
            Grouping grouping = Grouping.of(keys.stream().map(frame::column).toList());
            int[] ids = grouping.sharedIds();
            int[] starts = new int[grouping.groups() + 1];
            for (int id : ids) {
                if (id >= 0) {
                    starts[id + 1]++;
                }
            }
            for (int group = 0; group < grouping.groups(); group++) {
                starts[group + 1] += starts[group];
            }
            int[] next = starts.clone();
            int[] rows = new int[starts[grouping.groups()]];
            for (int row = 0; row < n; row++) {
                if (ids[row] >= 0) {
                    rows[next[ids[row]]++] = row;
                }
            }
            return new Segments(rows, starts, n);
        }

        int groups() {
            return starts.length - 1;
        }

        /** The last rows of each group, in row order; of those with a value where values are given. */
        int[] last(int count, @Nullable Column values) {
            return some(count, values, false);
        }

        int[] first(int count, @Nullable Column values) {
            return some(count, values, true);
        }

        private int[] some(int count, @Nullable Column values, boolean first) {
            int[] kept = new int[rows.length];
            int size = 0;
            for (int group = 0; group < groups(); group++) {
                int wanted = count;
                int at = first ? starts[group] : starts[group + 1] - 1;
                int step = first ? 1 : -1;
                for (; wanted > 0 && at >= starts[group] && at < starts[group + 1]; at += step) {
                    if (values == null || !values.isNull(rows[at])) {
                        kept[size++] = rows[at];
                        wanted--;
                    }
                }
            }
            int[] result = Arrays.copyOf(kept, size);
            Arrays.sort(result);
            return result;
        }

        /** For each row the row of its group so many before it; -1 where there is none. */
        int[] shifted(int by) {
            int[] from = new int[length];
            Arrays.fill(from, -1);
            for (int group = 0; group < groups(); group++) {
                for (int at = starts[group]; at < starts[group + 1]; at++) {
                    long other = (long) at - by;
                    if (other >= starts[group] && other < starts[group + 1]) {
                        from[rows[at]] = rows[(int) other];
                    }
                }
            }
            return from;
        }

        /** For each row itself if it has a value, else the nearest of its group before or after it that has one. */
        int[] filled(Column values, int limit, boolean backwards) {
            int[] from = new int[length];
            Arrays.fill(from, -1);
            for (int group = 0; group < groups(); group++) {
                int size = starts[group + 1] - starts[group];
                int known = -1;
                int distance = 0;
                for (int i = 0; i < size; i++) {
                    int row = rows[backwards ? starts[group + 1] - 1 - i : starts[group] + i];
                    distance++;
                    if (!values.isNull(row)) {
                        known = row;
                        distance = 0;
                    }
                    from[row] = limit == WindowFunction.ALL || distance <= limit ? known : -1;
                }
            }
            return from;
        }
    }
}
