package io.bask.arrow;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random frames with a column of each dtype, with and without missing values. */
final class RandomFrames {
    private RandomFrames() {}

    static Frame of(Random random, int rows) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (DType dtype : DType.values()) {
            if (dtype == DType.BINARY) {
                continue; // Refused, as decimals, lists and moments with a zone are.
            }
            columns.put("some " + dtype, column(random, dtype, rows, 0.3));
            columns.put("all " + dtype, column(random, dtype, rows, 0));
        }
        columns.put("none", column(random, DType.INT64, rows, 1));
        int[] codes = random.ints(rows, -1, 4).toArray();
        columns.put("coded", DictionaryColumn.adopt(DType.STRING, codes, StringColumn.of("a", "é", "", "日本")));
        return Frame.of(columns);
    }

    static Column column(Random random, DType dtype, int rows, double missing) {
        ColumnBuilder builder = ColumnBuilder.of(dtype, rows);
        for (int row = 0; row < rows; row++) {
            builder.appendValue(random.nextDouble() < missing ? null : value(random, dtype));
        }
        return builder.build();
    }

    private static Object value(Random random, DType dtype) {
        return switch (dtype.kind()) {
            case BOOL -> random.nextBoolean();
            case FLOAT32 -> (double) (float) random.nextGaussian();
            case FLOAT64 -> random.nextInt(50) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
            case STRING -> "t" + "ü".repeat(random.nextInt(20)) + random.nextInt(1000);
            case CATEGORICAL -> "kind-" + random.nextInt(9);
            case DATETIME ->
                io.bask.dataframe.column.DateTimeColumn.of(random.nextLong() / 2)
                        .valueAt(0);
            case TIMEDELTA -> java.time.Duration.ofNanos(random.nextLong() / 2);
            case UINT64 -> new java.math.BigInteger(64, random);
            default -> dtype.wrapped(random.nextLong());
        };
    }

    static List<List<Object>> rows(Frame frame) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            List<Object> values = new ArrayList<>();
            for (Column column : frame.columns()) {
                values.add(column.valueAt(row));
            }
            rows.add(values);
        }
        return rows;
    }
}
