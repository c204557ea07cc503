package io.bask.orc;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random frames with a column of each dtype, with and without missing values. */
final class RandomFrames {
    private RandomFrames() {}

    static Frame of(Random random, int rows) {
        Map<String, Column> columns = new LinkedHashMap<>();
        List<DType> dtypes = new ArrayList<>(DType.values());
        dtypes.addAll(List.of(
                DType.decimal(12, 3),
                DType.decimal(38, 9),
                DType.datetime(ZoneId.of("Europe/Rome")),
                DType.datetime(ZoneOffset.UTC),
                DType.list(DType.INT64),
                DType.list(DType.STRING),
                DType.list(DType.list(DType.DATETIME))));
        for (DType dtype : dtypes) {
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
            case ZONED ->
                io.bask.dataframe.column.DateTimeColumn.adopt(dtype, new long[] {random.nextLong() / 2}, null)
                        .valueAt(0);
            case DECIMAL -> decimal(random, dtype);
            case BINARY -> new byte[] {(byte) random.nextInt(), 0, (byte) -random.nextInt(3)};
            case LIST -> {
                List<Object> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(random.nextInt(5) == 0 ? null : value(random, dtype.item()));
                }
                yield items;
            }
            case UINT64 -> new java.math.BigInteger(64, random);
            default -> dtype.wrapped(random.nextLong());
        };
    }

    private static BigDecimal decimal(Random random, DType dtype) {
        BigInteger digits = new BigInteger(1 + random.nextInt(3 * dtype.precision()), random);
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), dtype.scale());
    }

    /** The values; those of whole numbers without sign, which come back wider, as texts. */
    static List<List<Object>> rows(Frame frame) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            List<Object> values = new ArrayList<>();
            for (String name : frame.schema().names()) {
                Object value = frame.column(name).valueAt(row);
                boolean isWider = value != null && name.contains("uint");
                values.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : isWider ? value.toString() : value);
            }
            rows.add(values);
        }
        return rows;
    }
}
