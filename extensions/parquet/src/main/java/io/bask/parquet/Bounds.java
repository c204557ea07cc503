package io.bask.parquet;

import io.bask.dataframe.column.ValueRange;
import java.util.Objects;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Makes bounds that conditions understand of the statistics of a column chunk. */
final class Bounds {
    private static final int UNKNOWN = -1;

    private Bounds() {}

    static ValueRange of(@Nullable Statistics<?> statistics, FileColumn column, long rows) {
        Decode decode = Objects.requireNonNull(column.decode());
        if (statistics == null || statistics.isEmpty()) {
            return ValueRange.unknown(rows);
        }
        long nulls = statistics.isNumNullsSet() ? statistics.getNumNulls() : UNKNOWN;
        // NaN is missing too, and not counted as such.
        boolean mayHideMore = decode.dtype().isFloat() && nulls != rows;
        long missing = mayHideMore ? UNKNOWN : nulls;
        if (!statistics.hasNonNullValue()) {
            return new ValueRange(null, null, missing, rows);
        }
        if (column.dtype() != decode.dtype()) {
            return new ValueRange(null, null, missing, rows);
        }
        Object least = value(statistics.genericGetMin(), decode);
        Object greatest = value(statistics.genericGetMax(), decode);
        return new ValueRange(least, greatest, missing, rows);
    }

    private static @Nullable Object value(@Nullable Object stored, Decode decode) {
        if (stored == null) {
            return null;
        }
        return switch (decode) {
            case BOOL -> stored instanceof Boolean ? stored : null;
            case INT8, INT16, INT, UNSIGNED_8, UNSIGNED_16, LONG ->
                stored instanceof Number number ? number.longValue() : null;
            case UNSIGNED_INT -> stored instanceof Integer bits ? Integer.toUnsignedLong(bits) : null;
            case UNSIGNED_LONG -> stored instanceof Long bits && bits >= 0 ? bits : null;
            case FLOAT, DOUBLE -> stored instanceof Number number ? finite(number.doubleValue()) : null;
            case TEXT, CATEGORY -> stored instanceof Binary bytes ? bytes.toStringUsingUTF8() : null;
            case DAYS, MILLIS, MICROS, NANOS ->
                stored instanceof Number n ? moment(n.longValue(), decode.unit()) : null;
            case SPAN, JULIAN, BYTES, DECIMAL_INT, DECIMAL_LONG, DECIMAL_BYTES -> null;
        };
    }

    private static @Nullable Double finite(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static @Nullable Long moment(long value, long unit) {
        long high = Math.multiplyHigh(value, unit);
        long low = value * unit;
        return high == low >> 63 ? low : null;
    }
}
