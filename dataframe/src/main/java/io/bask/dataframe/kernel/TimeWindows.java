package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.TimeSpan;
import io.bask.dataframe.schema.WindowFunction;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rows lie in the window of each row: from a place to another, which is not included.
 *
 * <p>Windows of a time go by the moments of rows, which ascend within each group, and end with their row unless they lie around it.
 *
 * @param starts the first place of each row's window
 * @param ends the place behind its last
 */
record TimeWindows(int[] starts, int[] ends) {
    /** The column of moments; no user's has this name. */
    static final String TIME = "\u0000time";

    /** Windows over the rows of one group. */
    static TimeWindows of(
            WindowFunction function, int rows, @Nullable Column times, WindowKernel.Segments groups, int group) {
        int[] starts = new int[rows];
        int[] ends = new int[rows];
        if (times == null) {
            for (int i = 0; i < rows; i++) {
                starts[i] = Math.max(0, i - function.before());
                ends[i] = (int) Math.min(rows, (long) i + function.after() + 1);
            }
            return new TimeWindows(starts, ends);
        }
        TimeSpan span = Objects.requireNonNull(function.options().span());
        long[] moments = moments((DateTimeColumn) times, groups, group, span);
        return function.centered() ? around(moments, span, starts, ends) : behind(moments, span, starts, ends);
    }

    private static long[] moments(DateTimeColumn times, WindowKernel.Segments groups, int group, TimeSpan span) {
        int from = groups.starts()[group];
        long[] moments = new long[groups.starts()[group + 1] - from];
        for (int i = 0; i < moments.length; i++) {
            int row = groups.rows()[from + i];
            if (times.isNull(row)) {
                throw new IllegalArgumentException(
                        "a row has no moment in column '%s', by which windows are made; drop such rows first"
                                .formatted(span.on()));
            }
            moments[i] = times.at(row);
            if (i > 0 && moments[i] < moments[i - 1]) {
                throw new IllegalArgumentException(
                        "moments of column '%s' must ascend, but %s comes before %s; call sortValues(\"%s\") first"
                                .formatted(
                                        span.on(),
                                        times.valueAt(groups.rows()[from + i - 1]),
                                        times.valueAt(row),
                                        span.on()));
            }
        }
        return moments;
    }

    private static TimeWindows behind(long[] moments, TimeSpan span, int[] starts, int[] ends) {
        for (int i = 0; i < moments.length; i++) {
            long bound = moments[i] - span.nanoseconds() - (span.holdsLeft() ? 1 : 0);
            int start = i == 0 ? 0 : starts[i - 1];
            while (start < i && moments[start] <= bound) {
                start++;
            }
            starts[i] = start;
            ends[i] = span.holdsRight() ? i + 1 : i;
        }
        return new TimeWindows(starts, ends);
    }

    private static TimeWindows around(long[] moments, TimeSpan span, int[] starts, int[] ends) {
        int start = 0;
        int end = 0;
        for (int i = 0; i < moments.length; i++) {
            while (start < i && !isBehind(2 * (moments[start] - moments[i]), -span.nanoseconds(), span.holdsLeft())) {
                start++;
            }
            while (end < moments.length
                    && isBefore(2 * (moments[end] - moments[i]), span.nanoseconds(), span.holdsRight())) {
                end++;
            }
            starts[i] = start;
            ends[i] = Math.max(start, end);
        }
        return new TimeWindows(starts, ends);
    }

    private static boolean isBehind(long distance, long bound, boolean inclusive) {
        return inclusive ? distance >= bound : distance > bound;
    }

    private static boolean isBefore(long distance, long bound, boolean inclusive) {
        return inclusive ? distance <= bound : distance < bound;
    }

    /** The rows that other partitions need: those within reach of the last moment of each group, or of its first one. */
    static int[] kept(Frame rows, WindowKernel.Segments groups, WindowFunction function, boolean first) {
        DateTimeColumn times = (DateTimeColumn) rows.column(TIME);
        long reach = Objects.requireNonNull(function.options().span()).nanoseconds() + 1;
        int[] kept = new int[rows.rows()];
        int size = 0;
        for (int group = 0; group < groups.groups(); group++) {
            int from = groups.starts()[group];
            int to = groups.starts()[group + 1];
            if (from == to) {
                continue;
            }
            long edge = times.at(groups.rows()[first ? from : to - 1]);
            for (int at = from; at < to; at++) {
                long moment = times.at(groups.rows()[at]);
                boolean isNear = first ? moment - edge <= reach : edge - moment <= reach;
                if (isNear || times.isNull(groups.rows()[at])) {
                    kept[size++] = groups.rows()[at];
                }
            }
        }
        int[] result = Arrays.copyOf(kept, size);
        Arrays.sort(result);
        return result;
    }
}
