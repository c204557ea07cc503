package io.bask.arrow;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Polars wrote, by {@code src/test/js/polars_fixture.mjs}, which has the same formulas. */
@Timeout(600)
class FixturesTest {
    private static final LocalDateTime START = LocalDateTime.of(1970, 1, 1, 0, 0);

    private static Path file(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(FixturesTest.class.getResource(name)).toURI());
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "lz4", "zstd"})
    void whatPolarsWroteIsRead(String compression) throws URISyntaxException {
        DataFrame table = Arrow.read(file("polars_" + compression + ".arrow"));
        Frame frame = table.compute();
        assertThat(frame.schema().fields().stream().map(field -> field.dtype()).toList())
                .isEqualTo(List.of(
                        DType.INT8,
                        DType.UINT8,
                        DType.INT16,
                        DType.UINT16,
                        DType.INT32,
                        DType.UINT32,
                        DType.FLOAT32,
                        DType.FLOAT64,
                        DType.BOOL,
                        DType.STRING,
                        DType.STRING,
                        DType.INT64,
                        DType.CATEGORICAL,
                        DType.DATETIME,
                        DType.DATETIME,
                        DType.DATETIME));
        assertThat(frame.rows()).isEqualTo(300);
        for (int i = 0; i < 300; i++) {
            long i32 = i * 7_000_000L - 1_000_000_000L;
            is(frame, i, "i8", 7, i % 256 - 128);
            is(frame, i, "u8", 6, i % 256);
            is(frame, i, "i16", 5, i * 100 - 15000);
            is(frame, i, "u16", 4, i * 200);
            is(frame, i, "i32", 9, (int) i32);
            is(frame, i, "u32", 8, i * 14_000_000L);
            is(frame, i, "f32", 11, i / 4f);
            is(frame, i, "f64", 12, i / 10.0);
            is(frame, i, "flag", 10, i % 3 == 0);
            is(frame, i, "text", 13, "é".repeat(i % 20) + "-" + i);
            is(frame, i, "kind", 14, "kind " + i % 9);
            is(frame, i, "category", 14, "kind " + i % 9);
            is(frame, i, "i64", 9, i32 * 1_000_000);
            is(frame, i, "day", 5, START.plusDays(i * 100 - 15000));
            is(frame, i, "us", 9, START.plus(i32 * 1003, ChronoUnit.MICROS));
            is(frame, i, "ms", 9, START.plus(i32 * 3, ChronoUnit.MILLIS));
        }
        assertThat(table.filter(col("category").eq("kind 3").and(col("i64").gt(0)))
                        .select("text", "u8")
                        .compute()
                        .rows())
                .isEqualTo(table.filter(col("kind").eq("kind 3").and(col("i32").gt(0)))
                        .compute()
                        .rows())
                .isPositive();
    }

    private static void is(Frame frame, int row, String column, int gap, Object value) {
        assertThat(frame.valueAt(row, column)).as(column + " " + row).isEqualTo(row % gap == gap - 1 ? null : value);
    }
}
