package io.bask.parquet;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.UnknownColumnException;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class ParquetTest {
    @TempDir
    Path folder;

    private static List<List<Object>> rows(Frame frame) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            List<Object> values = new ArrayList<>();
            for (Column column : frame.columns()) {
                Object value = column.valueAt(row);
                values.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
            }
            rows.add(values);
        }
        return rows;
    }

    private Path out(String name) {
        return folder.resolve(name);
    }

    @Test
    void everyDtypeComesBackFromEveryCompressionAndPartitioning() {
        Random random = Seeds.random();
        int number = 0;
        for (ParquetOutput.Compression compression : ParquetOutput.Compression.values()) {
            for (int rows : new int[] {0, 1, 255, 3001}) {
                Frame frame = RandomFrames.of(random, rows);
                int partitions = 1 + random.nextInt(4);
                Path place = out("t" + number++);
                ParquetOutput options = ParquetOutput.defaults()
                        .withCompression(compression)
                        .withRowGroupRows(1 + random.nextInt(1500));
                List<Path> files = Parquet.write(DataFrame.fromFrame(frame, partitions), place, options);
                assertThat(files).hasSize(partitions).allMatch(Files::exists);
                DataFrame back = Parquet.read(place);
                assertThat(back.schema()).isEqualTo(frame.schema());
                assertThat(back.len()).isEqualTo(rows);
                Frame computed = back.compute();
                assertThat(rows(computed)).isEqualTo(rows(frame));
                assertThat(computed.index()).isEqualTo(frame.index());
            }
        }
    }

    @Test
    void filtersAndProjectionsGiveWhatTheyGiveInMemory() {
        Random random = Seeds.random();
        Frame frame = RandomFrames.of(random, 4000)
                .with(
                        "n",
                        LongColumn.of(java.util.stream.LongStream.range(0, 4000).toArray()));
        DataFrame memory = DataFrame.fromFrame(frame, 3);
        Parquet.write(memory, out("f"), ParquetOutput.defaults().withRowGroupRows(300));
        DataFrame file =
                Parquet.read(out("f").toString(), ParquetOptions.defaults().withPartitionPerRowGroup());
        DataFrame joined = Parquet.read(out("f"));
        List<ColumnExpr> predicates = List.of(
                col("n").gt(3900),
                col("n").lt(10).or(col("n").ge(3990)),
                col("n").eq(1234),
                col("n").eq(1234.5),
                col("n").ne(5),
                col("n").isIn(List.of(7, 2900, 99999)),
                col("city").eq("city-7"),
                col("city").lt("city-1"),
                col("text").gt("zzz"),
                col("at").gt(LocalDateTime.of(2000, 1, 1, 0, 0)),
                col("x").lt(-1e6).and(col("flag")),
                col("none").notNull(),
                col("none").isNull().and(col("n").lt(400)),
                col("small").isNull(),
                col("u32").gt(3_000_000_000L),
                col("u8").ge(250).or(col("i8").eq(5)),
                col("u64").gt(9_223_372_036_854_775_807L),
                col("f32").gt(1.5),
                col("span").isNull(),
                col("flag").not(),
                col("x").gt(0).not());
        for (ColumnExpr predicate : predicates) {
            Frame expected = memory.filter(predicate).select("n", "city").compute();
            for (DataFrame table : List.of(file, joined)) {
                Frame actual = table.filter(predicate).select("n", "city").compute();
                assertThat(rows(actual)).as(predicate.toString()).isEqualTo(rows(expected));
                assertThat(actual.toString()).isEqualTo(expected.toString());
            }
            assertThat(file.filter(predicate).len()).isEqualTo(expected.rows());
        }
        assertThat(file.head(7).toString()).isEqualTo(memory.head(7).toString());
        assertThat(file.tail(7).toString()).isEqualTo(memory.tail(7).toString());
    }

    @Test
    void rowGroupsOutsideTheBoundsAreNotTouched() throws IOException {
        Frame frame =
                Frame.of("n", LongColumn.of(1, 2, 3, 4, 5, 6), "t", StringColumn.of("a", "b", "c", "d", "e", "f"));
        Parquet.write(
                DataFrame.fromFrame(frame), out("g"), ParquetOutput.defaults().withRowGroupRows(2));
        Path file = out("g").resolve("part.0.parquet");
        DataFrame table = Parquet.read(file);
        // Damages the pages of the first row group, behind the four bytes with which a file begins.
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4, 40, (byte) 0x7f);
        var modified = Files.getLastModifiedTime(file);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, modified);
        assertThat(rows(table.filter(col("n").gt(2)).compute())).hasSize(4);
        assertThat(rows(table.filter(col("n").gt(4).and(col("t").ne("x"))).compute()))
                .hasSize(2);
        assertThatThrownBy(table::compute)
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining("part.0.parquet, row group 0, column");
    }

    @Test
    void textThatRepeatsStaysADictionary() {
        Frame frame = RandomFrames.of(Seeds.random(), 500);
        Parquet.write(DataFrame.fromFrame(frame), out("d"), ParquetOutput.defaults());
        Frame back = Parquet.read(out("d")).compute();
        assertThat(back.column("city")).isInstanceOf(DictionaryColumn.class);
        assertThat(back.column("kind").dtype()).isEqualTo(DType.CATEGORICAL);
    }

    @Test
    void foldersAreColumnsAndPruneFiles() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("year", Column.of(DType.INT64, Arrays.asList(2020, 2021, 2020, null)));
        columns.put("city", Column.of(DType.STRING, List.of("São Paulo", "a/b", "a/b", "x=y")));
        columns.put("v", Column.of(DType.FLOAT64, List.of(1.0, 2.0, 3.0, 4.0)));
        DataFrame table = DataFrame.of(columns, 2);
        List<Path> files =
                Parquet.write(table, out("h"), ParquetOutput.defaults().withPartitionBy("year", "city"));
        assertThat(files).hasSize(4);
        DataFrame back = Parquet.read(out("h"));
        assertThat(back.columns()).containsExactly("v", "year", "city");
        assertThat(back.schema().dtype("year")).isEqualTo(DType.INT64);
        Frame sorted = back.sortValues("v").compute();
        assertThat(rows(sorted.select("year", "city", "v"))).isEqualTo(rows(Frame.of(columns)));
        assertThat(rows(back.filter(col("year").eq(2021)).compute())).hasSize(1);
        assertThat(rows(back.filter(col("year").isNull()).select("city").compute()))
                .isEqualTo(List.of(List.of("x=y")));
        DataFrame plain =
                Parquet.read(out("h").toString(), ParquetOptions.defaults().withoutFolderColumns());
        assertThat(plain.columns()).containsExactly("v");
    }

    @Test
    void labelsComeBack() {
        Frame frame = RandomFrames.of(Seeds.random(), 50)
                .with(
                        "k",
                        LongColumn.of(java.util.stream.LongStream.range(0, 50).toArray()));
        DataFrame labelled = DataFrame.fromFrame(frame, 3).setIndexUnsorted("k");
        Parquet.write(labelled, out("l"), ParquetOutput.defaults());
        DataFrame back = Parquet.read(out("l"));
        assertThat(back.compute().toString()).isEqualTo(labelled.compute().toString());
        assertThat(Parquet.read(out("l").toString(), ParquetOptions.defaults().withColumns("x"))
                        .compute()
                        .toString())
                .isEqualTo(labelled.select("x").compute().toString());
    }

    @Test
    void filesThatAreThereAreAnErrorReplacedOrKept() throws IOException {
        DataFrame one = DataFrame.fromFrame(Frame.of("a", LongColumn.of(1, 2)), 2);
        DataFrame two = DataFrame.fromFrame(Frame.of("a", LongColumn.of(3)));
        Parquet.write(one, out("e"), ParquetOutput.defaults());
        assertThatThrownBy(() -> Parquet.write(two, out("e"), ParquetOutput.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 Parquet files")
                .hasMessageContaining("withReplacing()");
        Parquet.write(two, out("e"), ParquetOutput.defaults().withAppending());
        assertThat(rows(Parquet.read(out("e")).compute())).isEqualTo(List.of(List.of(1L), List.of(2L), List.of(3L)));
        DataFrame other = DataFrame.fromFrame(Frame.of("a", DoubleColumn.of(3)));
        assertThatThrownBy(() ->
                        Parquet.write(other, out("e"), ParquetOutput.defaults().withAppending()))
                .hasMessageContaining("a=int64")
                .hasMessageContaining("a=float64");
        // Reads what it replaces.
        Parquet.write(
                Parquet.read(out("e")).filter(col("a").gt(1)),
                out("e"),
                ParquetOutput.defaults().withReplacing());
        assertThat(rows(Parquet.read(out("e")).compute())).isEqualTo(List.of(List.of(2L), List.of(3L)));
        try (Stream<Path> left = Files.list(out("e"))) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void aFailureLeavesNothing() throws IOException {
        DataFrame bad = DataFrame.fromFrame(Frame.of("a", LongColumn.of(1, 2, 3, 4)), 4)
                .mapPartitions(
                        frame -> {
                            if (frame.rows() > 0 && frame.valueAt(0, "a").equals(3L)) {
                                throw new IllegalStateException("no third partition");
                            }
                            return frame;
                        },
                        Frame.of("a", LongColumn.of()).schema());
        assertThatThrownBy(() -> Parquet.write(bad, out("x"), ParquetOutput.defaults()))
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining("no third partition");
        assertThat(out("x")).doesNotExist();
        Files.createFile(out("file"));
        assertThatThrownBy(() -> Parquet.write(bad, out("file"), ParquetOutput.defaults()))
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> Parquet.write(bad, out("file").resolve("below"), ParquetOutput.defaults()))
                .hasMessageContaining("cannot write to the folder");
    }

    @Test
    void filesThatDifferAreRefusedByNameOfColumnAndFiles() throws IOException {
        Parquet.write(DataFrame.fromFrame(Frame.of("a", LongColumn.of(1))), out("s1"), ParquetOutput.defaults());
        Parquet.write(DataFrame.fromFrame(Frame.of("a", DoubleColumn.of(1))), out("s2"), ParquetOutput.defaults());
        Parquet.write(DataFrame.fromFrame(Frame.of("b", LongColumn.of(1))), out("s3"), ParquetOutput.defaults());
        assertThatThrownBy(() ->
                        Parquet.read(List.of(out("s1").toString(), out("s2").toString()), ParquetOptions.defaults()))
                .isInstanceOf(ParquetFormatException.class)
                .hasMessageContaining("column 'a' is INT64 in")
                .hasMessageContaining("DOUBLE in");
        assertThatThrownBy(() ->
                        Parquet.read(List.of(out("s1").toString(), out("s3").toString()), ParquetOptions.defaults()))
                .hasMessageContaining("column 'a' is only in");
        assertThatThrownBy(() -> Parquet.read(
                        out("s1").toString(), ParquetOptions.defaults().withColumns("aa")))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageContainingAll("no column is called 'aa'; the columns are [", "did you mean 'a'?");
        assertThatThrownBy(() -> Parquet.read(out("nothing").toString())).hasMessageContaining("does not exist");
        Files.createDirectory(out("empty"));
        assertThatThrownBy(() -> Parquet.read(out("empty"))).hasMessageContaining("no file below");
    }

    @Test
    void aFileThatChangedSinceIsRefused() throws IOException {
        Parquet.write(DataFrame.fromFrame(Frame.of("a", LongColumn.of(1))), out("c"), ParquetOutput.defaults());
        DataFrame table = Parquet.read(out("c"));
        Parquet.write(
                DataFrame.fromFrame(Frame.of("a", LongColumn.of(1, 2, 3))),
                out("c"),
                ParquetOutput.defaults().withReplacing());
        assertThatThrownBy(table::compute).hasStackTraceContaining("has changed since it was opened");
    }

    @Test
    void damagedFilesAreNamedWhateverIsWrongWithThem() throws IOException {
        Random random = Seeds.random();
        Frame frame = RandomFrames.of(random, 400);
        Parquet.write(
                DataFrame.fromFrame(frame), out("z"), ParquetOutput.defaults().withRowGroupRows(150));
        byte[] whole = Files.readAllBytes(out("z").resolve("part.0.parquet"));
        List<List<Object>> expected = rows(frame);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] bytes = whole.clone();
            if (round % 3 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                for (int i = 0; i <= random.nextInt(4); i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
            Path file = out("damaged" + round + ".parquet");
            Files.write(file, bytes);
            try {
                Frame read = Parquet.read(file).compute();
                // Checksums cover the pages; what may differ are notes, names and bounds.
                assertThat(read.schema().size()).isPositive();
                if (read.schema().equals(frame.schema())) {
                    assertThat(read.rows()).isLessThanOrEqualTo(expected.size());
                }
            } catch (ParquetFormatException | TaskFailedException told) {
                assertThat(told).hasStackTraceContaining(file.getFileName().toString());
                assertThat(told instanceof ParquetFormatException || told.getCause() instanceof ParquetFormatException)
                        .as(String.valueOf(told))
                        .isTrue();
                refused++;
            } catch (IllegalArgumentException namesBroken) {
                assertThat(namesBroken.getMessage()).contains("column");
            }
            Files.delete(file);
        }
        assertThat(refused).isGreaterThan(150);
        Files.write(out("text.parquet"), "id,name\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Parquet.read(out("text.parquet")))
                .isInstanceOf(ParquetFormatException.class)
                .hasMessageContaining("is no Parquet file that can be read");
    }

    @Test
    void theColumnWhosePagesAreDamagedIsNamed() throws IOException {
        Frame frame = Frame.of("a", LongColumn.of(1, 2, 3), "b", LongColumn.of(4, 5, 6))
                .with("c", LongColumn.of(7, 8, 9));
        Parquet.write(DataFrame.fromFrame(frame), out("named"), ParquetOutput.defaults());
        Path file = out("named").resolve("part.0.parquet");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4, 40, (byte) 0xff);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Parquet.read(file).compute())
                .hasStackTraceContaining("part.0.parquet, row group 0, column 'a': cannot be read");
        assertThat(Parquet.read(file).select("c").compute().column("c").valueAt(2))
                .isEqualTo(9L);
    }

    @Test
    void columnsWhoseDictionaryGrewTooLargeAreReadBack() {
        int rows = 120_000;
        String[] texts = new String[rows];
        long[] longs = new long[rows];
        double[] doubles = new double[rows];
        for (int row = 0; row < rows; row++) {
            texts[row] = row % 1000 == 7 ? null : row < 5_000 ? "few " + row % 10 : "one of many texts " + row;
            longs[row] = row < 5_000 ? row % 10 : row * 1_000_003L;
            doubles[row] = row < 5_000 ? row % 10 : row * 0.37;
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("text", Column.of(DType.STRING, Arrays.asList(texts)));
        columns.put("long", LongColumn.of(longs));
        columns.put("double", DoubleColumn.of(doubles));
        Frame frame = Frame.of(columns);
        Path place = out("grown");
        Parquet.write(DataFrame.fromFrame(frame, 1), place.toString());
        assertThat(rows(Parquet.read(place).compute()).equals(rows(frame))).isTrue();
    }
}
