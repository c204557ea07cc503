package io.bask.parquet;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.BitmapBuilder;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.ListColumns;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Columns of lists: Bask's and DuckDB's files, read by either, and layouts of old programs. */
@Timeout(600)
class ListFilesTest {
    @TempDir
    Path folder;

    private static Column lists(Random random, Column items, int rows) {
        int[] offsets = new int[rows + 1];
        BitmapBuilder validity = new BitmapBuilder(rows);
        for (int row = 0; row < rows; row++) {
            boolean isThere = random.nextInt(7) > 0;
            int left = items.length() - offsets[row];
            validity.append(isThere);
            offsets[row + 1] = offsets[row] + (isThere ? Math.min(left, random.nextInt(5)) : 0);
        }
        return ListColumns.of(items.slice(0, offsets[rows]), offsets, validity.build());
    }

    /** Lists of each dtype, and lists of lists of some. */
    private static Frame frame(Random random, int rows) {
        Frame items = RandomFrames.of(random, 4 * rows);
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("row", Column.of(DType.INT64, numbers(rows)));
        for (String name : items.schema().names()) {
            if (items.schema().dtype(name) != DType.CATEGORICAL) {
                columns.put("of " + name, lists(random, items.column(name), rows));
            }
        }
        for (String name : List.of("text", "x", "zoned", "span")) {
            columns.put("deep " + name, lists(random, lists(random, items.column(name), 2 * rows), rows));
        }
        return Frame.of(columns);
    }

    private static List<Object> numbers(int rows) {
        List<Object> numbers = new ArrayList<>();
        for (long row = 0; row < rows; row++) {
            numbers.add(row);
        }
        return numbers;
    }

    private static @Nullable Object shown(@Nullable Object value) {
        if (value instanceof List<?> items) {
            List<@Nullable Object> all = new ArrayList<>();
            items.forEach(item -> all.add(shown(item)));
            return all;
        }
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : value;
    }

    private static List<List<@Nullable Object>> rows(Frame frame) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Column column : frame.columns()) {
                values.add(shown(column.valueAt(row)));
            }
            rows.add(values);
        }
        return rows;
    }

    @Test
    void listsOfAllDtypesComeBack() {
        Random random = Seeds.random();
        for (int rows : new int[] {0, 1, 70, 700}) {
            Frame frame = frame(random, rows);
            Path place = folder.resolve("rows" + rows);
            Parquet.write(
                    DataFrame.fromFrame(frame, 2),
                    place,
                    ParquetOutput.defaults().withRowGroupRows(64));
            DataFrame read = Parquet.read(place);
            assertThat(read.schema()).isEqualTo(frame.schema());
            assertThat(rows(read.compute())).isEqualTo(rows(frame));
            List<String> some = List.of("deep text", "row", "of x");
            assertThat(rows(read.filter(col("row").ge(60).and(col("row").lt(66)))
                            .select(some)
                            .compute()))
                    .isEqualTo(rows(frame.select(some).slice(Math.min(rows, 60), Math.min(rows, 66))));
            assertThat(rows(read.head(3).select(some)))
                    .isEqualTo(rows(frame.select(some).head(3)));
        }
    }

    @Test
    void listsComeBackFromFoldersAndFilesAreAddedTo() {
        Frame frame = frame(Seeds.random(), 40);
        DataFrame table = DataFrame.fromFrame(frame, 2)
                .select("row", "of id", "deep span")
                .assign("part", col("row").mod(3));
        Path place = folder.resolve("hive");
        ParquetOutput options = ParquetOutput.defaults().withPartitionBy("part");
        Parquet.write(table, place, options);
        List<List<@Nullable Object>> once = rows(table.sortValues("row").compute());
        assertThat(rows(Parquet.read(place).sortValues("row").compute())).isEqualTo(once);
        Parquet.write(table, place, options.withAppending());
        assertThat(Parquet.read(place).len()).isEqualTo(80);
        assertThatThrownBy(() ->
                        Parquet.write(table.assign("of id", col("of id").list().len()), place, options.withAppending()))
                .hasMessageContaining("select columns so that they are the same");
    }

    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value instanceof Array array) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Object item : (Object[]) array.getArray()) {
                items.add(plain(item));
            }
            return items;
        }
        if (value instanceof Timestamp moment) {
            return moment.toLocalDateTime();
        }
        if (value instanceof LocalDate day) {
            return day.atStartOfDay();
        }
        return value instanceof Byte || value instanceof Short ? (Object) ((Number) value).intValue() : value;
    }

    private static List<List<@Nullable Object>> query(Statement statement, String sql) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    row.add(plain(results.getObject(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static final String THEIRS = """
            SELECT i, CASE WHEN i % 11 = 3 THEN NULL ELSE list_transform(range(i % 6), lambda x: CASE WHEN x = 2 THEN NULL ELSE x * i END) END AS longs,
              list_transform(range(i % 4), lambda x: 'text ' || (x * i % 17)) AS words, list_transform(range(i % 3), lambda x: 't' || (x + 7919 * i)) AS texts,
              list_transform(range(i % 5), lambda x: (x * 0.5)::DOUBLE) AS doubles, list_transform(range(i % 5), lambda x: x % 2 = 0) AS flags,
              list_transform(range(i % 3), lambda x: DATE '2001-02-03' + (x * 40)::INTEGER) AS days,
              list_transform(range(i % 3), lambda x: TIMESTAMP '2001-02-03 04:05:06.789' + INTERVAL (x) DAY) AS moments,
              list_transform(range(i % 3), lambda x: (x * 1.25)::DECIMAL(9, 2)) AS prices, list_transform(range(i % 3), lambda x: (x + i % 7)::UTINYINT) AS bytes,
              CASE WHEN i % 13 = 0 THEN NULL ELSE list_transform(range(i % 4), lambda x: CASE WHEN x = 1 THEN NULL ELSE list_transform(range(x), lambda y: x * y + i) END) END AS deep
            FROM range(%d) t(i)""";

    @Test
    void duckDbsFilesAreReadInAllCompressionsAndPages() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String codec : List.of("snappy", "zstd", "uncompressed")) {
                for (String version : List.of("V1", "V2")) {
                    Path file = folder.resolve(codec + version + ".parquet");
                    statement.execute(
                            "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION %s, ROW_GROUP_SIZE 2048, PARQUET_VERSION %s)"
                                    .formatted(THEIRS.replace("%d", "5000"), file, codec, version));
                    DataFrame read = Parquet.read(
                            file.toString(), ParquetOptions.defaults().withPartitionPerRowGroup());
                    assertThat(read.schema().dtype("prices")).isEqualTo(DType.list(DType.decimal(9, 2)));
                    assertThat(read.schema().dtype("deep")).isEqualTo(DType.list(DType.list(DType.INT64)));
                    assertThat(rows(read.compute())).isEqualTo(query(statement, "SELECT * FROM '%s'".formatted(file)));
                    assertThat(rows(read.filter(col("i").gt(4000))
                                    .select("deep", "words")
                                    .compute()))
                            .isEqualTo(query(statement, "SELECT deep, words FROM '%s' WHERE i > 4000".formatted(file)));
                }
            }
            Path large = folder.resolve("large.parquet");
            statement.execute(
                    "COPY (SELECT i, range(i %% 40) AS l, 'k' || (i %% 3) AS k FROM range(150000) t(i)) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 100000)"
                            .formatted(large));
            assertThat(Parquet.read(large)
                            .select("l")
                            .explode("l")
                            .col("l")
                            .sum()
                            .compute())
                    .isEqualTo(((Number) query(statement, "SELECT sum(list_sum(l))::BIGINT FROM '%s'".formatted(large))
                                    .get(0)
                                    .get(0))
                            .longValue());
        }
    }

    @Test
    void duckDbReadsOurLists() throws SQLException {
        Frame frame = frame(Seeds.random(), 500)
                .select(
                        "row",
                        "of flag",
                        "of small",
                        "of id",
                        "of x",
                        "of text",
                        "of at",
                        "of price",
                        "deep text",
                        "deep x");
        Path place = folder.resolve("ours");
        Parquet.write(
                DataFrame.fromFrame(frame, 3), place, ParquetOutput.defaults().withRowGroupRows(100));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            assertThat(query(statement, "SELECT * FROM '%s/*.parquet' ORDER BY \"row\"".formatted(place)))
                    .isEqualTo(rows(frame));
        }
    }

    /** What is written by hand: values with their levels of repetition and definition. */
    private interface Written {
        void to(ColumnWriter writer);
    }

    private Path file(String name, String schema, int rows, Written... columns) throws IOException {
        Path file = folder.resolve(name);
        MessageType type = MessageTypeParser.parseMessageType(schema);
        try (ParquetFileWriter writer = new ParquetFileWriter(
                        new NioOutput(file), type, ParquetFileWriter.Mode.OVERWRITE, 1 << 20, 0, 64, 100, true);
                ColumnChunkPageWriteStore pages = new ColumnChunkPageWriteStore(
                        Codecs.INSTANCE.getCompressor(CompressionCodecName.SNAPPY),
                        type,
                        new HeapByteBufferAllocator(),
                        64,
                        true);
                ColumnWriteStore store = ParquetProperties.builder().build().newColumnWriteStore(type, pages)) {
            writer.start();
            for (int i = 0; i < columns.length; i++) {
                columns[i].to(store.getColumnWriter(type.getColumns().get(i)));
            }
            for (int row = 0; row < rows; row++) {
                store.endRecord();
            }
            writer.startBlock(rows);
            store.flush();
            pages.flushToFileWriter(writer);
            writer.endBlock();
            writer.end(Map.of());
        }
        return file;
    }

    @Test
    void listsOfTwoLevelsAndMereRepetitionsAreRead() throws IOException {
        Written optional = writer -> {
            writer.write(1, 0, 2);
            writer.write(2, 1, 2);
            writer.writeNull(0, 0);
            writer.writeNull(0, 1);
            writer.write(3, 0, 2);
        };
        Written repeated = writer -> {
            writer.writeNull(0, 0);
            writer.write(5L, 0, 1);
            writer.write(6L, 1, 1);
            writer.write(7L, 1, 1);
            writer.writeNull(0, 0);
            writer.write(8L, 0, 1);
        };
        Written required = writer -> {
            writer.write(Binary.fromString("a"), 0, 1);
            writer.writeNull(0, 0);
            writer.write(Binary.fromString("b"), 0, 1);
            writer.write(Binary.fromString("c"), 1, 1);
            writer.writeNull(0, 0);
        };
        Path file = file("old.parquet", """
                message t {
                  optional group l (LIST) { repeated int32 array; }
                  repeated int64 r;
                  required group q (LIST) { repeated group bag { required binary array_element (UTF8); } }
                }
                """, 4, optional, repeated, required);
        Frame read = Parquet.read(file).compute();
        assertThat(read.schema().dtypes())
                .containsExactly(DType.list(DType.INT32), DType.list(DType.INT64), DType.list(DType.STRING));
        assertThat(rows(read))
                .isEqualTo(List.of(
                        Arrays.asList(List.of(1, 2), List.of(), List.of("a")),
                        Arrays.asList(null, List.of(5L, 6L, 7L), List.of()),
                        Arrays.asList(List.of(), List.of(), List.of("b", "c")),
                        Arrays.asList(List.of(3), List.of(8L), List.of())));
    }

    @Test
    void listsOfStructsAndMapsNameTheColumn() throws IOException {
        for (String type : List.of(
                "optional group l (LIST) { repeated group array { required int32 x; } }",
                "optional group l (LIST) { repeated group l_tuple { required int32 x; } }",
                "optional group l (LIST) { repeated group list { optional group element { optional int32 x; } } }",
                "optional group l (MAP) { repeated group key_value { required int32 key; optional int32 value; } }")) {
            int leaves = type.contains("value;") ? 2 : 1;
            Written none = writer -> writer.writeNull(0, 0);
            Written[] columns = new Written[leaves];
            Arrays.fill(columns, none);
            Path file = file("struct.parquet", "message t { %s }".formatted(type), 1, columns);
            assertThatThrownBy(() -> Parquet.read(file))
                    .as(type)
                    .isInstanceOf(ParquetFormatException.class)
                    .hasMessageContaining("struct.parquet, column 'l' holds");
        }
    }
}
