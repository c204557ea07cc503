package io.bask.arrow;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class ArrowTest {
    private static final ArrowOutput PLAIN = ArrowOutput.defaults();

    @TempDir
    Path folder;

    private Path out(String name) {
        return folder.resolve(name);
    }

    @Test
    void everyDtypeComesBackFromEveryCompressionAndPartitioning() {
        Random random = Seeds.random();
        int number = 0;
        for (ArrowOutput.Compression compression : ArrowOutput.Compression.values()) {
            for (int rows : new int[] {0, 1, 63, 64, 65, 255, 3001}) {
                Frame frame = RandomFrames.of(random, rows);
                int partitions = 1 + random.nextInt(4);
                Path place = out("t" + number++);
                ArrowOutput options = PLAIN.withCompression(compression).withBatchRows(1 + random.nextInt(1500));
                List<Path> files = Arrow.write(DataFrame.fromFrame(frame, partitions), place, options);
                assertThat(files).hasSize(partitions).allMatch(Files::exists);
                DataFrame back = Arrow.read(place);
                assertThat(back.schema()).isEqualTo(frame.schema());
                assertThat(back.len()).isEqualTo(rows);
                Frame computed = back.compute();
                assertThat(RandomFrames.rows(computed)).isEqualTo(RandomFrames.rows(frame));
                assertThat(computed.index()).isEqualTo(frame.index());
            }
        }
    }

    @Test
    void streamsComeBack() throws IOException {
        Random random = Seeds.random();
        for (int rows : new int[] {0, 1, 1000}) {
            Frame frame = RandomFrames.of(random, rows);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Arrow.writeStream(frame, bytes, PLAIN.withBatchRows(300).withCompression(ArrowOutput.Compression.LZ4));
            Frame back = Arrow.readStream(new ByteArrayInputStream(bytes.toByteArray()));
            assertThat(RandomFrames.rows(back)).isEqualTo(RandomFrames.rows(frame));
            Path file = out("s" + rows + ".arrows");
            Files.write(file, bytes.toByteArray());
            assertThat(RandomFrames.rows(Arrow.read(file).compute())).isEqualTo(RandomFrames.rows(frame));
        }
    }

    @Test
    void filtersAndProjectionsGiveWhatTheyGiveInMemory() {
        Frame frame = RandomFrames.of(Seeds.random(), 4000)
                .with("n", LongColumn.of(LongStream.range(0, 4000).toArray()));
        DataFrame memory = DataFrame.fromFrame(frame, 3);
        Arrow.write(memory, out("f"), PLAIN.withBatchRows(300));
        DataFrame file = Arrow.read(out("f").toString(), ArrowOptions.defaults().withPartitionPerBatch());
        assertThat(file.npartitions()).isEqualTo(15);
        DataFrame joined = Arrow.read(out("f"));
        assertThat(joined.npartitions()).isEqualTo(3);
        List<ColumnExpr> predicates = List.of(
                col("n").gt(3900),
                col("n").lt(10).or(col("n").ge(3990)),
                col("n").ne(5),
                col("some category").eq("kind-7"),
                col("coded").eq("é"),
                col("some object").gt("tt"),
                col("some float64").lt(-1.0).and(col("all bool")),
                col("none").notNull(),
                col("some int8").isNull(),
                col("all bool").not());
        for (ColumnExpr predicate : predicates) {
            Frame expected =
                    memory.filter(predicate).select("n", "some category").compute();
            for (DataFrame table : List.of(file, joined)) {
                Frame actual =
                        table.filter(predicate).select("n", "some category").compute();
                assertThat(RandomFrames.rows(actual)).as(predicate.toString()).isEqualTo(RandomFrames.rows(expected));
                assertThat(actual.toString()).isEqualTo(expected.toString());
            }
            assertThat(file.filter(predicate).len()).isEqualTo(expected.rows());
        }
        assertThat(file.head(7).toString()).isEqualTo(memory.head(7).toString());
        assertThat(file.tail(7).toString()).isEqualTo(memory.tail(7).toString());
        assertThat(RandomFrames.rows(
                        Arrow.read(out("f").toString(), ArrowOptions.defaults().withColumns("n", "none"))
                                .compute()))
                .isEqualTo(RandomFrames.rows(frame.select("n", "none")));
    }

    @Test
    void buffersOfOtherColumnsAreNotRead() throws IOException {
        Frame frame = Frame.of("n", LongColumn.of(1, 2, 3), "t", StringColumn.of("a", "b", "c"));
        Path file = out("n.arrow");
        Arrow.writeFile(frame, file, PLAIN);
        DataFrame table = Arrow.read(file);
        byte[] bytes = Files.readAllBytes(file);
        int at = indexOf(bytes, "abc");
        bytes[at] = (byte) 0xff;
        var modified = Files.getLastModifiedTime(file);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, modified);
        assertThat(table.col("n").sum().compute()).isEqualTo(6L);
        assertThatThrownBy(table::compute)
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining(
                        "n.arrow, record batch 0, column 't': cannot be read: row 0 of the batch is no text");
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(table::compute).hasStackTraceContaining("has changed since it was opened");
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
    }

    @Test
    void categoriesKeepTheirTextsAndOrder() {
        Frame frame = Frame.of(
                "c",
                DictionaryColumn.adopt(DType.CATEGORICAL, new int[] {2, -1, 0}, StringColumn.of("z", "unused", "a")));
        Arrow.writeFile(frame, out("c.feather"), PLAIN);
        Frame back = Arrow.read(out("c.feather")).compute();
        DictionaryColumn column = (DictionaryColumn) back.column("c");
        assertThat(column.dtype()).isEqualTo(DType.CATEGORICAL);
        assertThat(RandomFrames.rows(Frame.of("d", column.dictionary())))
                .isEqualTo(List.of(List.of("z"), List.of("unused"), List.of("a")));
        assertThat(RandomFrames.rows(back)).isEqualTo(RandomFrames.rows(frame));
    }

    @Test
    void labelsComeBack() throws IOException {
        Frame frame = Frame.of("k", StringColumn.of("b", "a", "b"), "v", LongColumn.of(1, 2, 3));
        DataFrame grouped = DataFrame.fromFrame(frame).groupBy("k").sum();
        Arrow.write(grouped, out("labels"), PLAIN);
        assertThat(Arrow.read(out("labels")).compute().toString())
                .isEqualTo(grouped.compute().toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Arrow.writeStream(grouped.compute(), bytes, PLAIN);
        assertThat(Arrow.readStream(new ByteArrayInputStream(bytes.toByteArray()))
                        .toString())
                .isEqualTo(grouped.compute().toString());
        assertThat(Arrow.read(out("labels").toString(), ArrowOptions.defaults().withColumns("v"))
                        .compute()
                        .toString())
                .isEqualTo(grouped.compute().toString());
    }

    @Test
    void aFailedWriteLeavesWhatWasThere() throws IOException {
        DataFrame table = DataFrame.fromFrame(Frame.of("a", LongColumn.of(1, 2, 3, 0)), 4);
        Path place = out("w");
        Arrow.write(table, place, PLAIN);
        assertThatThrownBy(() -> Arrow.write(table, place, PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 4 Arrow files already")
                .hasMessageContaining("withReplacing()");
        List<Path> before = files(place);
        DataFrame failing = table.mapPartitions(
                frame -> {
                    if (frame.column("a").valueAt(0).equals(3L)) {
                        throw new IllegalStateException("no");
                    }
                    return frame;
                },
                table.schema());
        assertThatThrownBy(() -> Arrow.write(failing, place, PLAIN.withReplacing()))
                .isInstanceOf(TaskFailedException.class);
        assertThat(files(place)).isEqualTo(before);
        assertThat(Arrow.read(place).len()).isEqualTo(4);
        Arrow.write(table.filter(col("a").gt(1)).repartition(1), place, PLAIN.withReplacing());
        assertThat(files(place)).hasSize(1);
        assertThat(RandomFrames.rows(Arrow.read(place).compute())).isEqualTo(List.of(List.of(2L), List.of(3L)));
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.sorted().toList();
        }
    }

    @Test
    void wrongFilesAreNamed() throws IOException {
        Files.writeString(out("text.arrow"), "a,b\n1,2\n");
        assertThatThrownBy(() -> Arrow.read(out("text.arrow")))
                .isInstanceOf(ArrowFormatException.class)
                .hasMessageContaining("text.arrow is no Arrow file that can be read");
        Files.writeString(out("empty.arrow"), "");
        assertThatThrownBy(() -> Arrow.read(out("empty.arrow"))).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> Arrow.read(out("none.arrow"))).hasMessageContaining("none.arrow");
        assertThatThrownBy(() -> Arrow.read(List.of(), ArrowOptions.defaults())).hasMessageContaining("no files");
        Arrow.writeFile(Frame.of("a", LongColumn.of(1)), out("d1.arrow"), PLAIN);
        Arrow.writeFile(Frame.of("a", StringColumn.of("x")), out("d2.arrow"), PLAIN);
        assertThatThrownBy(() -> Arrow.read(folder + "/d?.arrow"))
                .isInstanceOf(ArrowFormatException.class)
                .hasMessageContaining("column 'a' is int64 in")
                .hasMessageContaining("d2.arrow");
        Arrow.writeFile(Frame.of("b", LongColumn.of(1)), out("e2.arrow"), PLAIN);
        assertThatThrownBy(
                        () -> Arrow.read(List.of(folder + "/d1.arrow", folder + "/e2.arrow"), ArrowOptions.defaults()))
                .hasMessageContaining("column 'a' is only in");
        assertThatThrownBy(() -> Arrow.writeFile(Frame.of("a", LongColumn.of(1)), folder, PLAIN))
                .hasMessageContaining("is a folder; name a file");
        assertThatThrownBy(
                        () -> Arrow.write(DataFrame.fromFrame(Frame.of("a", LongColumn.of(1))), out("d1.arrow"), PLAIN))
                .hasMessageContaining("is a file; name a folder");
        assertThatThrownBy(() -> PLAIN.withBatchRows(0)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> ArrowOptions.defaults().withColumns("a", "a")).hasMessageContaining("named twice");
    }

    @Test
    void filesThatAreCutOffOrDamagedAreErrorsAndNothingElse() throws IOException {
        Random random = Seeds.random();
        for (ArrowOutput.Compression compression : ArrowOutput.Compression.values()) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            Frame frame = RandomFrames.of(random, 40);
            ArrowOutput options = PLAIN.withCompression(compression).withBatchRows(15);
            Arrow.writeStream(frame, stream, options);
            Path file = out("whole" + compression + ".arrow");
            Arrow.writeFile(frame, file, options);
            for (byte[] whole : List.of(stream.toByteArray(), Files.readAllBytes(file))) {
                List<List<Object>> rows = RandomFrames.rows(frame);
                for (int length = 0; length < whole.length; length += 1 + random.nextInt(150)) {
                    Object read = readOrError(Arrays.copyOf(whole, length));
                    // A stream may end behind any record batch.
                    boolean isStart = read instanceof List<?> some
                            && rows.subList(0, some.size()).equals(some);
                    assertThat(read instanceof ArrowFormatException || isStart)
                            .as("%d of %d bytes: %s", length, whole.length, read)
                            .isTrue();
                }
                for (int i = 0; i < 300; i++) {
                    byte[] damaged = whole.clone();
                    for (int j = random.nextInt(4); j >= 0; j--) {
                        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                    }
                    readOrError(damaged);
                }
            }
        }
    }

    private static Object readOrError(byte[] bytes) throws IOException {
        try {
            return RandomFrames.rows(Arrow.readStream(new ByteArrayInputStream(bytes)));
        } catch (ArrowFormatException damaged) {
            return damaged;
        }
    }
}
