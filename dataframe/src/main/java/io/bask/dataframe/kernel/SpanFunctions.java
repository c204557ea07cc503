package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.DateFunction;

/** Functions of spans of time. Days are rounded down, so that all smaller parts are positive. */
final class SpanFunctions {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    private SpanFunctions() {}

    static Column apply(DateFunction function, LongColumn spans) {
        return switch (function.op()) {
            case TOTAL_SECONDS -> seconds(spans);
            case FLOOR, CEIL, ROUND -> {
                long unit = DateFunctions.nanoseconds(function.argument());
                yield each(spans, DType.TIMEDELTA, value -> DateFunctions.rounded(function.op(), value, unit));
            }
            default -> each(spans, DType.INT64, value -> part(function, value));
        };
    }

    private interface Part {
        long of(long value);
    }

    private static LongColumn each(LongColumn spans, DType dtype, Part part) {
        long[] out = new long[spans.length()];
        for (int row = 0; row < out.length; row++) {
            out[row] = spans.isNull(row) ? 0 : part.of(spans.at(row));
        }
        return LongColumn.adopt(dtype, out, spans.validity());
    }

    private static DoubleColumn seconds(LongColumn spans) {
        double[] out = new double[spans.length()];
        for (int row = 0; row < out.length; row++) {
            out[row] = spans.isNull(row) ? Double.NaN : spans.at(row) / 1e9;
        }
        return DoubleColumn.adopt(out);
    }

    private static long part(DateFunction function, long value) {
        long rest = Math.floorMod(value, DAY);
        long fraction = rest % SECOND;
        return switch (function.op()) {
            case DAYS -> Math.floorDiv(value, DAY);
            case SECONDS -> rest / SECOND;
            case MICROSECONDS -> fraction / 1000;
            case NANOSECONDS -> fraction % 1000;
            default ->
                switch (function.argument()) {
                    case "days" -> Math.floorDiv(value, DAY);
                    case "hours" -> rest / (3600 * SECOND);
                    case "minutes" -> rest / (60 * SECOND) % 60;
                    case "seconds" -> rest / SECOND % 60;
                    case "milliseconds" -> fraction / 1_000_000;
                    case "microseconds" -> fraction / 1000 % 1000;
                    default -> fraction % 1000;
                };
        };
    }
}
