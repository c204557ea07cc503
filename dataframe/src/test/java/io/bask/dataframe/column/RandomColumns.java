package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Columns of every dtype and layout with random values, for tests. */
public final class RandomColumns {
    private static final String[] WORDS = {"", "a", "DM", "längeres Wort", "日本語", "zz top", "NL", "a\tb"};

    private RandomColumns() {}

    /** Values of a dtype, null with that probability. */
    public static List<Object> values(DType dtype, int rows, double nulls, Random random) {
        List<Object> values = new ArrayList<>();
        int distinct = 1 + random.nextInt(50);
        for (int row = 0; row < rows; row++) {
            values.add(random.nextDouble() < nulls ? null : value(dtype, distinct, random));
        }
        return values;
    }

    private static Object value(DType dtype, int distinct, Random random) {
        int n = random.nextInt(distinct) - distinct / 2;
        return switch (dtype.kind()) {
            case BOOL -> random.nextBoolean();
            case INT8, INT16 -> n;
            case UINT8, UINT16 -> n + distinct / 2;
            case INT32 -> n * 1_000_003;
            case INT64 -> n * 1_000_000_007L;
            case UINT32 -> (n + distinct / 2) * 40_000_003L;
            case UINT64 -> BigInteger.valueOf(n + distinct / 2).multiply(BigInteger.valueOf(300_000_000_000_000_007L));
            case FLOAT32 -> n * 0.375f;
            case FLOAT64 -> n * 0.375;
            case TIMEDELTA -> Duration.ofMinutes(n * 407L).plusNanos(n);
            case DATETIME ->
                LocalDateTime.of(2000, 1, 1, 0, 0).plusHours(n * 7L).plusNanos(n);
            case ZONED ->
                ZonedDateTime.of(2000, 3, 26, 0, 0, 0, 0, dtype.zone())
                        .plusHours(n * 7L)
                        .plusNanos(n);
            case DECIMAL -> BigDecimal.valueOf(n * 1_003L, dtype.scale());
            case BINARY -> new byte[] {(byte) n};
            case LIST -> List.of(value(dtype.item(), distinct, random));
            case STRING, CATEGORICAL -> WORDS[Math.floorMod(n, WORDS.length)] + (n % 3 == 0 ? n : "");
        };
    }

    /** The dtypes whose values are equal by {@code equals}. */
    public static List<DType> dtypes() {
        return DType.values().stream().filter(dtype -> dtype != DType.BINARY).toList();
    }

    /** Every dtype, in every layout, with no, some and only missing values; some of them slices of longer columns. */
    public static List<Column> all(int rows, Random random) {
        List<Column> columns = new ArrayList<>();
        List<DType> dtypes = new ArrayList<>(dtypes());
        dtypes.add(DType.list(DType.STRING));
        dtypes.add(DType.list(DType.INT32));
        dtypes.add(DType.decimal(9, 2));
        dtypes.add(DType.decimal(30, 4));
        dtypes.add(DType.datetime(ZoneId.of("Europe/Berlin")));
        for (DType dtype : dtypes) {
            for (double nulls : new double[] {0, 0.3, 1}) {
                Column whole = Column.of(dtype, values(dtype, rows, nulls, random));
                columns.add(whole);
                if (whole instanceof DictionaryColumn encoded && dtype == DType.STRING) {
                    columns.add(encoded.decode());
                }
                Column longer = Column.of(dtype, values(dtype, rows + 75, nulls, random));
                columns.add(longer.slice(3, rows + 3));
                if (longer instanceof DictionaryColumn encoded && dtype == DType.STRING) {
                    columns.add(encoded.decode().slice(70, rows + 70));
                }
            }
        }
        return columns;
    }

    /** The values of a column as objects. */
    public static List<Object> values(Column column) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < column.length(); row++) {
            values.add(column.valueAt(row));
        }
        return values;
    }
}
