package io.bask.orc;

import io.bask.dataframe.column.ValueRange;
import io.bask.dataframe.schema.DType;
import java.sql.Timestamp;
import java.util.Objects;
import org.apache.orc.BooleanColumnStatistics;
import org.apache.orc.ColumnStatistics;
import org.apache.orc.DateColumnStatistics;
import org.apache.orc.DoubleColumnStatistics;
import org.apache.orc.IntegerColumnStatistics;
import org.apache.orc.StringColumnStatistics;
import org.apache.orc.TimestampColumnStatistics;
import org.jspecify.annotations.Nullable;

/** Makes bounds that conditions understand of the statistics of a column in a stripe. */
final class Bounds {
    private static final int UNKNOWN = -1;
    private static final long DAY = 86_400_000_000_000L;
    private static final long MILLI = 1_000_000;

    private Bounds() {}

    /**
     * The bounds.
     *
     * @param hasMoments whether bounds of moments can be trusted; old writers had them in their own time zone
     */
    static ValueRange of(ColumnStatistics statistics, OrcColumn column, long rows, boolean hasMoments) {
        DType dtype = Objects.requireNonNull(column.dtype());
        long values = statistics.getNumberOfValues();
        // NaN is missing too, and not counted as such.
        long missing = dtype.isFloat() && values != 0 ? UNKNOWN : rows - values;
        if (values <= 0 || values > rows) {
            return values == 0 ? new ValueRange(null, null, rows, rows) : ValueRange.unknown(rows);
        }
        if (dtype.isFloat() && statistics instanceof DoubleColumnStatistics floats) {
            return new ValueRange(number(floats.getMinimum()), number(floats.getMaximum()), missing, rows);
        }
        if (dtype == DType.DATETIME && statistics instanceof DateColumnStatistics days) {
            return new ValueRange(
                    times(days.getMinimumDayOfEpoch(), DAY), times(days.getMaximumDayOfEpoch(), DAY), missing, rows);
        }
        if (dtype == DType.DATETIME && hasMoments && statistics instanceof TimestampColumnStatistics moments) {
            return new ValueRange(
                    moment(moments.getMinimumUTC(), 0), moment(moments.getMaximumUTC(), 1), missing, rows);
        }
        if (dtype == DType.STRING
                && !column.type().startsWith("char(")
                && statistics instanceof StringColumnStatistics texts) {
            return new ValueRange(texts.getLowerBound(), texts.getUpperBound(), missing, rows);
        }
        if (dtype == DType.BOOL && statistics instanceof BooleanColumnStatistics flags) {
            return new ValueRange(flags.getFalseCount() == 0, flags.getTrueCount() > 0, missing, rows);
        }
        if (dtype.isInteger() && statistics instanceof IntegerColumnStatistics whole) {
            return new ValueRange(whole.getMinimum(), whole.getMaximum(), missing, rows);
        }
        return new ValueRange(null, null, missing, rows);
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** Statistics are as fine as milliseconds at least; the upper one is rounded up. */
    private static @Nullable Long moment(@Nullable Timestamp bound, int more) {
        return bound == null ? null : times(bound.getTime() + more, MILLI);
    }

    private static @Nullable Long times(long value, long unit) {
        long product = value * unit;
        return Math.multiplyHigh(value, unit) == product >> 63 ? product : null;
    }
}
