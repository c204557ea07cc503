package io.bask.parquet;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Frames of all dtypes with missing values. */
final class RandomFrames {
    private static final LocalDateTime START = LocalDateTime.of(1999, 12, 31, 23, 59, 59);

    private RandomFrames() {}

    static Frame of(Random random, int rows) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("flag", column(DType.BOOL, rows, random, random::nextBoolean));
        columns.put("small", column(DType.INT32, rows, random, () -> random.nextInt()));
        columns.put("id", column(DType.INT64, rows, random, () -> random.nextLong()));
        columns.put("x", column(DType.FLOAT64, rows, random, () -> random.nextGaussian() * 1e6));
        columns.put("city", column(DType.STRING, rows, random, () -> "city-" + random.nextInt(20)));
        columns.put("text", column(DType.STRING, rows, random, () -> "é\n\"" + Long.toString(random.nextLong(), 36)));
        columns.put("kind", column(DType.CATEGORICAL, rows, random, () -> "kind" + random.nextInt(3)));
        columns.put("at", column(DType.DATETIME, rows, random, () -> START.plusNanos(random.nextLong() / 4)));
        columns.put("i8", column(DType.INT8, rows, random, () -> (long) (byte) random.nextInt()));
        columns.put("i16", column(DType.INT16, rows, random, () -> (long) (short) random.nextInt()));
        columns.put("u8", column(DType.UINT8, rows, random, () -> random.nextInt(256)));
        columns.put("u16", column(DType.UINT16, rows, random, () -> random.nextInt(65536)));
        columns.put("u32", column(DType.UINT32, rows, random, () -> random.nextInt() & 0xFFFF_FFFFL));
        columns.put("u64", column(DType.UINT64, rows, random, () -> new BigInteger(64, random)));
        columns.put("f32", column(DType.FLOAT32, rows, random, () -> (float) random.nextGaussian()));
        columns.put("span", column(DType.TIMEDELTA, rows, random, () -> Duration.ofNanos(random.nextLong())));
        DType berlin = DType.datetime(ZoneId.of("Europe/Berlin"));
        columns.put("zoned", column(berlin, rows, random, () -> moment(random).atZone(ZoneId.of("Europe/Berlin"))));
        columns.put(
                "utc",
                column(
                        DType.datetime(ZoneOffset.UTC),
                        rows,
                        random,
                        () -> moment(random).atZone(ZoneOffset.UTC)));
        columns.put("price", column(DType.decimal(9, 2), rows, random, () -> decimal(random, 29, 2)));
        columns.put("total", column(DType.decimal(38, 6), rows, random, () -> decimal(random, 126, 6)));
        columns.put("bytes", column(DType.BINARY, rows, random, () -> bytes(random)));
        columns.put("none", column(DType.INT64, rows, random, () -> null));
        return Frame.of(columns);
    }

    private static Instant moment(Random random) {
        return START.toInstant(ZoneOffset.UTC).plusNanos(random.nextLong() / 4);
    }

    private static BigDecimal decimal(Random random, int bits, int scale) {
        BigInteger digits = new BigInteger(random.nextInt(bits), random);
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        return bytes;
    }

    interface Values {
        @Nullable
        Object next();
    }

    static Column column(DType dtype, int rows, Random random, Values values) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            list.add(random.nextInt(7) == 0 ? null : values.next());
        }
        return Column.of(dtype, list);
    }
}
