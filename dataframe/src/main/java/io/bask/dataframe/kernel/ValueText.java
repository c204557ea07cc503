package io.bask.dataframe.kernel;

import io.bask.dataframe.column.ByteText;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.Spans;
import io.bask.dataframe.column.ZoneClock;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.FloatDigits;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes single values as Python writes them, and reads them back. */
final class ValueText {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern DECIMAL = Pattern.compile("[0-9.]+(?:[eE][-+]?[0-9]+)?");

    private ValueText() {}

    /** The value of a row that is not missing. */
    static String of(Column column, int row) {
        if (column instanceof DoubleColumn doubles) {
            return doubles.dtype() == DType.FLOAT32
                    ? FloatDigits.ofSingle((float) doubles.at(row))
                    : FloatDigits.of(doubles.at(row));
        }
        if (column instanceof LongColumn spans && column.dtype() == DType.TIMEDELTA) {
            return Spans.text(spans.at(row));
        }
        if (column instanceof DateTimeColumn moments && column.dtype().kind() == DType.Kind.ZONED) {
            return Moments.text(moments.at(row), new ZoneClock(column.dtype().zone()));
        }
        if (column.dtype() == DType.BINARY
                || column.dtype().kind() == DType.Kind.LIST
                || column.dtype().isDecimal()) {
            return ByteText.of(column, row);
        }
        Object value = column.valueAt(row);
        if (value instanceof Boolean bool) {
            return bool ? "True" : "False";
        }
        if (value instanceof LocalDateTime moment) {
            return date(moment);
        }
        return String.valueOf(value);
    }

    /** A moment, the day alone at midnight. */
    private static String date(LocalDateTime moment) {
        if (moment.toLocalTime().toNanoOfDay() == 0) {
            return moment.toLocalDate().toString();
        }
        String text = SECONDS.format(moment);
        return moment.getNano() == 0 ? text : text + ("." + "%09d".formatted(moment.getNano())).replaceFirst("0+$", "");
    }

    /** The value that a text stands for in a dtype other than text. */
    static Object parse(String text, DType dtype) {
        String trimmed = text.strip();
        return switch (dtype.kind()) {
            case BOOL ->
                switch (trimmed) {
                    case "True", "true", "TRUE" -> true;
                    case "False", "false", "FALSE" -> false;
                    default -> throw new IllegalArgumentException(text);
                };
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> new BigInteger(trimmed);
            case FLOAT32, FLOAT64 -> decimal(trimmed);
            case TIMEDELTA -> Spans.parse(trimmed);
            case DATETIME, ZONED -> Moments.parse(trimmed, dtype);
            default -> text;
        };
    }

    /** A number as Python reads it, which knows none of Java's suffixes and hexadecimal floats. */
    private static double decimal(String text) {
        String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        switch (unsigned.toLowerCase(Locale.ROOT)) {
            case "inf", "infinity" -> {
                return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            }
            case "nan" -> {
                return Double.NaN;
            }
            default -> {
                if (!DECIMAL.matcher(unsigned).matches()) {
                    throw new IllegalArgumentException(text);
                }
                return Double.parseDouble(text);
            }
        }
    }
}
