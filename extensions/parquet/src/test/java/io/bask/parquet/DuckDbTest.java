package io.bask.parquet;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of DuckDB's are read, and DuckDB reads ours. */
@Timeout(600)
class DuckDbTest {
    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<List<Object>> query(String sql) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            int columns = results.getMetaData().getColumnCount();
            while (results.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(plain(results.getObject(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Timestamp moment) {
            return moment.toLocalDateTime();
        }
        if (value instanceof LocalDate day) {
            return day.atStartOfDay();
        }
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        }
        return value;
    }

    private static List<List<Object>> rows(Frame frame) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            List<Object> values = new ArrayList<>();
            for (String name : frame.schema().names()) {
                values.add(frame.valueAt(row, name));
            }
            rows.add(values);
        }
        return rows;
    }

    private static final String TABLE = """
            SELECT i, i::INTEGER AS i32, (i % 100)::TINYINT AS i8, (i % 1000)::SMALLINT AS i16, (i % 200)::UTINYINT AS u8, (i * 13)::USMALLINT AS u16,
              i::UBIGINT * 3689348814741910::UBIGINT AS u64,
              i::UINTEGER + 3000000000::UINTEGER AS u32, i * 0.5 :: DOUBLE AS f64, (i * 0.25)::FLOAT AS f32, i % 3 = 0 AS flag,
              'city' || (i % 17) AS city, CASE WHEN i % 5 = 0 THEN NULL ELSE 'text ' || (i * 7919) END AS words,
              DATE '1969-12-01' + i::INTEGER AS day, TIMESTAMP '1960-01-01 00:00:00.123456' + INTERVAL (i) MINUTE AS us,
              (TIMESTAMP '2001-02-03 04:05:06.789' + INTERVAL (i) SECOND)::TIMESTAMP_MS AS ms,
              make_timestamp_ns(i * 1000003) AS ns, NULL::BIGINT AS nothing
            FROM range(5000) t(i)""";

    /** Row groups by turns: values that repeat, and so have codes; distinct ones, which have none; the same with some missing. */
    private static final String TURNS = """
            SELECT i, v::INTEGER AS i32, (v %% 100)::TINYINT AS i8, v * 1000000007 AS i64, v * 0.1::DOUBLE AS f64, (v * 0.25)::FLOAT AS f32,
              'text ' || v AS words, repeat('x', (v %% 40)::INTEGER) AS lengths, DATE '1970-01-01' + v::INTEGER AS day,
              make_timestamp(v * 1000003) AS us, v %% 3 = 0 AS flag, v::DECIMAL(9, 2) AS dec
            FROM (SELECT i, CASE WHEN (i // 2048) %% 4 > 1 AND hash(i + %d) %% 3 = 0 THEN NULL
              ELSE (hash(i + %d) %% (CASE WHEN (i // 2048) %% 2 = 0 THEN 9 ELSE 100000 END))::BIGINT END AS v FROM range(%d) t(i))""";

    @Test
    void rowGroupsOfDifferentEncodingsArePutTogether() throws SQLException {
        Random random = Seeds.random();
        for (int rows : new int[] {1, 2047, 2049, 6145, 12_000}) {
            for (String version : List.of("V1", "V2")) {
                Path file = folder.resolve("turns" + rows + version + ".parquet");
                run("COPY (%s) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 2048, PARQUET_VERSION %s)"
                        .formatted(TURNS.formatted(random.nextInt(1000), random.nextInt(1000), rows), file, version));
                List<List<Object>> expected = query("SELECT * FROM '%s'".formatted(file));
                DataFrame whole = Parquet.read(file);
                assertThat(whole.npartitions()).isOne();
                assertThat(rows(whole.compute())).isEqualTo(expected);
                int first = Math.min(rows, 1 + random.nextInt(rows));
                assertThat(rows(whole.head(first))).isEqualTo(expected.subList(0, first));
                assertThat(whole.filter(col("words").notNull().and(col("i").lt(first)))
                                .select("words")
                                .len())
                        .isEqualTo(query("SELECT count(words) FROM '%s' WHERE i < %d".formatted(file, first))
                                .get(0)
                                .get(0));
            }
        }
    }

    @Test
    void itsFilesAreReadInEveryCompression() throws SQLException {
        for (String codec : List.of("uncompressed", "snappy", "zstd", "gzip", "lz4_raw")) {
            for (String version : List.of("V1", "V2")) {
                Path file = folder.resolve(codec + version + ".parquet");
                run("COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION %s, ROW_GROUP_SIZE 2048, PARQUET_VERSION %s)"
                        .formatted(TABLE, file, codec, version));
                DataFrame table =
                        Parquet.read(file.toString(), ParquetOptions.defaults().withPartitionPerRowGroup());
                assertThat(table.npartitions()).isEqualTo(3);
                assertThat(table.schema()
                                .select(List.of("i8", "i16", "u8", "u16", "u32", "u64", "f32"))
                                .dtypes())
                        .containsExactly(
                                DType.INT8,
                                DType.INT16,
                                DType.UINT8,
                                DType.UINT16,
                                DType.UINT32,
                                DType.UINT64,
                                DType.FLOAT32);
                assertThat(rows(table.compute())).isEqualTo(query("SELECT * FROM '%s'".formatted(file)));
                assertThat(rows(table.filter(col("city").eq("city3").and(col("i").gt(4000)))
                                .select("words", "ns")
                                .compute()))
                        .isEqualTo(
                                query("SELECT words, ns FROM '%s' WHERE city = 'city3' AND i > 4000".formatted(file)));
                assertThat(table.filter(col("u64").gt(9_000_000_000_000_000_000L))
                                .len())
                        .isEqualTo(query("SELECT count(*) FROM '%s' WHERE u64 > 9000000000000000000".formatted(file))
                                .get(0)
                                .get(0));
                assertThat(table.filter(col("u32")
                                        .gt(3_000_004_000L)
                                        .and(col("f32").lt(1040)))
                                .len())
                        .isEqualTo(
                                query("SELECT count(*) FROM '%s' WHERE u32 > 3000004000 AND f32 < 1040".formatted(file))
                                        .get(0)
                                        .get(0));
            }
        }
    }

    private static String sometimes(String value, String name, int percent) {
        return "CASE WHEN hash(i * 31 + %d) %% 100 < %d THEN NULL ELSE %s END AS %s"
                .formatted(name.hashCode(), percent, value, name);
    }

    @Test
    void missingValuesAreReadWhereverTheyAre() throws SQLException {
        for (int percent : new int[] {1, 50, 99, 100}) {
            String columns = String.join(
                    ", ",
                    sometimes("(i * 7919)::INTEGER", "plain_int", percent),
                    sometimes("(i % 5)::INTEGER", "few_ints", percent),
                    sometimes("(i % 100)::TINYINT", "bytes", percent),
                    sometimes("(i * 3000000000 % 4000000000)::UINTEGER", "unsigned", percent),
                    sometimes("i * 1234567890123", "longs", percent),
                    sometimes("i % 3", "few_longs", percent),
                    sometimes("i * 0.1::DOUBLE", "doubles", percent),
                    sometimes("(i % 4) * 0.5::DOUBLE", "few_doubles", percent),
                    sometimes("(i * 0.25)::FLOAT", "floats", percent),
                    sometimes("'text ' || i", "texts", percent),
                    sometimes("'t' || (i % 6)", "few_texts", percent),
                    sometimes("''", "empty", percent),
                    sometimes("DATE '1999-12-01' + (i % 7)::INTEGER", "days", percent),
                    sometimes("TIMESTAMP '1960-01-01 00:00:00.5' + INTERVAL (i) HOUR", "moments", percent),
                    sometimes("(i * 0.25)::DECIMAL(9, 2)", "dec9", percent),
                    sometimes("(i * 1000000.25)::DECIMAL(18, 2)", "dec18", percent));
            for (String version : List.of("V1", "V2")) {
                Path file = folder.resolve("missing" + percent + version + ".parquet");
                run(
                        "COPY (SELECT i, %s FROM range(5000) t(i)) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 2048, PARQUET_VERSION %s)"
                                .formatted(columns, file, version));
                Frame all = Parquet.read(file.toString()).compute();
                assertThat(rows(all)).isEqualTo(query("SELECT * FROM '%s'".formatted(file)));
                assertThat(rows(Parquet.read(file.toString()).head(2100))).isEqualTo(rows(all.head(2100)));
            }
        }
    }

    private static Column nanoseconds(Column spans) {
        LongColumn stored = (LongColumn) spans;
        LongColumn.Builder numbers = new LongColumn.Builder(stored.length());
        for (int row = 0; row < stored.length(); row++) {
            if (stored.isNull(row)) {
                numbers.appendNull();
            } else {
                numbers.append(stored.at(row));
            }
        }
        return numbers.build();
    }

    @Test
    void itReadsOurFiles() throws SQLException {
        Frame frame = RandomFrames.of(Seeds.random(), 3000);
        for (ParquetOutput.Compression compression : ParquetOutput.Compression.values()) {
            Path place = folder.resolve("ours" + compression);
            Parquet.write(
                    DataFrame.fromFrame(frame, 3),
                    place,
                    ParquetOutput.defaults().withCompression(compression).withRowGroupRows(700));
            // It knows no spans of time in Parquet, but numbers.
            assertThat(query("SELECT * EXCLUDE (span, bytes, zoned, utc) FROM read_parquet('%s/*.parquet')"
                            .formatted(place)))
                    .isEqualTo(rows(frame.select(frame.schema().names().stream()
                            .filter(name ->
                                    !List.of("span", "bytes", "zoned", "utc").contains(name))
                            .toList())));
            assertThat(query("SELECT span FROM read_parquet('%s/*.parquet')".formatted(place)))
                    .isEqualTo(rows(Frame.of("span", nanoseconds(frame.column("span")))));
            assertThat(query("SELECT count(*) FROM parquet_metadata('%s/*.parquet') WHERE stats_null_count IS NULL"
                            .formatted(place)))
                    .isEqualTo(List.of(List.of(0L)));
        }
        Path hive = folder.resolve("hive");
        Parquet.write(
                DataFrame.fromFrame(frame, 2), hive, ParquetOutput.defaults().withPartitionBy("city"));
        assertThat(query(
                                "SELECT city, count(*), sum(x) FROM read_parquet('%s/*/*.parquet', hive_partitioning = true) WHERE city <> '__HIVE_DEFAULT_PARTITION__' GROUP BY city ORDER BY city"
                                        .formatted(hive))
                        .size())
                .isEqualTo(20);
    }

    @Test
    void itsFoldersAreColumns() throws SQLException {
        Path place = folder.resolve("theirs");
        run(
                "COPY (SELECT i, i %% 3 AS k, 'g' || (i %% 2) AS g FROM range(100) t(i)) TO '%s' (FORMAT parquet, PARTITION_BY (k, g))"
                        .formatted(place));
        DataFrame table = Parquet.read(place);
        assertThat(rows(table.sortValues("i").select("i", "k", "g").compute()))
                .isEqualTo(query("SELECT i, i % 3, 'g' || (i % 2) FROM range(100) t(i)"));
        assertThat(table.filter(col("k").eq(2)).len()).isEqualTo(33);
    }

    @Test
    void whatATableCannotHoldNamesTheColumnAndTheWayOut() throws SQLException {
        Path file = folder.resolve("odd.parquet");
        run(
                "COPY (SELECT 1 AS a, [{'y': 1}] AS l, {'x': 1} AS s, 12.34::DECIMAL(9, 2) AS d, -5.5::DECIMAL(38, 3) AS big, '\\x01'::BLOB AS b, TIME '01:02:03' AS t, 1::UBIGINT AS u) TO '%s' (FORMAT parquet)"
                        .formatted(file));
        assertThatThrownBy(() -> Parquet.read(file))
                .isInstanceOf(ParquetFormatException.class)
                .hasMessageContaining("odd.parquet, column 'l' holds a list")
                .hasMessageContaining("withColumns(...)");
        for (String name : List.of("s", "t")) {
            assertThatThrownBy(() -> Parquet.read(
                            file.toString(), ParquetOptions.defaults().withColumns(name)))
                    .hasMessageContaining("column '" + name + "' holds");
        }
        Frame exact = Parquet.read(file.toString(), ParquetOptions.defaults().withColumns("d", "big", "b"))
                .compute();
        assertThat(exact.schema().dtypes()).containsExactly(DType.decimal(9, 2), DType.decimal(38, 3), DType.BINARY);
        assertThat(exact.valueAt(0, "d")).isEqualTo(new BigDecimal("12.34"));
        assertThat(exact.valueAt(0, "big")).isEqualTo(new BigDecimal("-5.500"));
        assertThat(exact.valueAt(0, "b")).isEqualTo(new byte[] {1});
        Frame decimals = Parquet.read(
                        file.toString(),
                        ParquetOptions.defaults().withDecimalsAsFloats().withColumns("a", "d", "big"))
                .compute();
        assertThat(rows(decimals)).isEqualTo(List.of(List.of(1, 12.34, -5.5)));
        assertThat(Parquet.read(
                                file.toString(),
                                ParquetOptions.defaults().withBinaryAsText().withColumns("b"))
                        .compute()
                        .valueAt(0, "b"))
                .isEqualTo("\u0001");
    }
}
