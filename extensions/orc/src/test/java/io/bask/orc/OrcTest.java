package io.bask.orc;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class OrcTest {
    private static final OrcOutput PLAIN = OrcOutput.defaults();

    @TempDir
    Path folder;

    private Path out(String name) {
        return folder.resolve(name);
    }

    /** What comes back of a dtype. */
    private static DType back(DType dtype) {
        return switch (dtype.kind()) {
            case UINT8 -> DType.INT16;
            case UINT16 -> DType.INT32;
            case UINT32 -> DType.INT64;
            case UINT64 -> DType.decimal(20, 0);
            default -> dtype;
        };
    }

    @Test
    void everyDtypeComesBackFromEveryCompressionAndPartitioning() {
        Random random = Seeds.random();
        int number = 0;
        for (OrcOutput.Compression compression : OrcOutput.Compression.values()) {
            for (int rows : new int[] {0, 1, 64, 255, 1501}) {
                Frame frame = RandomFrames.of(random, rows);
                int partitions = 1 + random.nextInt(4);
                Path place = out("t" + number++);
                OrcOutput options = PLAIN.withCompression(compression).withStripeRows(100 + random.nextInt(900));
                List<Path> files = Orc.write(DataFrame.fromFrame(frame, partitions), place, options);
                assertThat(files).hasSize(partitions).allMatch(Files::exists);
                DataFrame table = Orc.read(place);
                for (Field field : frame.schema().fields()) {
                    assertThat(table.schema().dtype(field.name()))
                            .as(field.name())
                            .isEqualTo(back(field.dtype()));
                }
                assertThat(table.len()).isEqualTo(rows);
                Frame computed = table.compute();
                assertThat(RandomFrames.rows(computed)).isEqualTo(RandomFrames.rows(frame));
                assertThat(computed.index()).isEqualTo(frame.index());
            }
        }
    }

    @Test
    void filtersAndProjectionsGiveWhatTheyGiveInMemory() {
        Frame frame = RandomFrames.of(Seeds.random(), 4000)
                .with("n", LongColumn.of(LongStream.range(0, 4000).toArray()));
        DataFrame memory = DataFrame.fromFrame(frame, 3);
        Orc.write(memory, out("f"), PLAIN.withStripeRows(300));
        DataFrame file = Orc.read(out("f").toString(), OrcOptions.defaults().withPartitionPerStripe());
        assertThat(file.npartitions()).isEqualTo(15);
        DataFrame joined = Orc.read(out("f"));
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
        assertThat(file.select("n").head(7).toString())
                .isEqualTo(memory.select("n").head(7).toString());
        assertThat(file.select("n").tail(7).toString())
                .isEqualTo(memory.select("n").tail(7).toString());
        assertThatThrownBy(() ->
                        Orc.read(out("f").toString(), OrcOptions.defaults().withColumns("nonne")))
                .hasMessageContainingAll("no column is called 'nonne'; the columns are [", "did you mean 'none'?");
        OrcOptions two = OrcOptions.defaults().withColumns("n", "none");
        assertThat(RandomFrames.rows(Orc.read(out("f").toString(), two).compute()))
                .isEqualTo(RandomFrames.rows(frame.select("n", "none")));
    }

    @Test
    void stripesThatHoldNoKeptRowAreNotRead() throws IOException {
        Frame frame = Frame.of("n", LongColumn.of(LongStream.range(0, 3000).toArray()));
        Path file = Orc.write(DataFrame.fromFrame(frame), out("s"), PLAIN.withStripeRows(1000))
                .get(0);
        DataFrame table = Orc.read(file);
        byte[] bytes = Files.readAllBytes(file);
        OrcFoot.Stripe first = OrcFoot.read(file).stripes().get(0);
        Arrays.fill(bytes, (int) first.at(), (int) (first.at() + first.length()), (byte) 0xff);
        var modified = Files.getLastModifiedTime(file);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, modified);
        assertThat(table.filter(col("n").ge(1000)).col("n").sum().compute()).isEqualTo(3_999_000L);
        assertThatThrownBy(table::compute)
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining("part.0.orc, stripe 0, columns [n] cannot be read: ");
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(table::compute).hasStackTraceContaining("has changed since it was opened");
    }

    @Test
    void labelsComeBack() {
        Frame frame = Frame.of("k", StringColumn.of("b", "a", "b"), "v", LongColumn.of(1, 2, 3));
        DataFrame grouped = DataFrame.fromFrame(frame).groupBy("k").sum();
        Orc.write(grouped, out("labels"), PLAIN);
        assertThat(Orc.read(out("labels")).compute().toString())
                .isEqualTo(grouped.compute().toString());
        assertThat(Orc.read(out("labels").toString(), OrcOptions.defaults().withColumns("v"))
                        .compute()
                        .toString())
                .isEqualTo(grouped.compute().toString());
    }

    @Test
    void aFailedWriteLeavesWhatWasThere() throws IOException {
        DataFrame table = DataFrame.fromFrame(Frame.of("a", LongColumn.of(1, 2, 3, 0)), 4);
        Path place = out("w");
        Orc.write(table, place, PLAIN);
        assertThatThrownBy(() -> Orc.write(table, place, PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 4 ORC files already")
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
        assertThatThrownBy(() -> Orc.write(failing, place, PLAIN.withReplacing()))
                .isInstanceOf(TaskFailedException.class);
        assertThat(files(place)).isEqualTo(before);
        Orc.write(table.filter(col("a").gt(1)).repartition(1), place, PLAIN.withReplacing());
        assertThat(files(place)).hasSize(1);
        assertThat(RandomFrames.rows(Orc.read(place).compute())).isEqualTo(List.of(List.of(2L), List.of(3L)));
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.sorted().toList();
        }
    }

    @Test
    void wrongFilesAreNamed() throws IOException {
        Files.writeString(out("text.orc"), "a,b\n1,2\n");
        assertThatThrownBy(() -> Orc.read(out("text.orc")))
                .isInstanceOf(OrcFormatException.class)
                .hasMessageContaining(
                        "text.orc is no ORC file that can be read: its 8 bytes do not end as those of ORC");
        Files.writeString(out("empty.orc"), "");
        assertThatThrownBy(() -> Orc.read(out("empty.orc"))).hasMessageContaining("its 0 bytes do not end");
        assertThatThrownBy(() -> Orc.read(out("none.orc"))).hasMessageContaining("none.orc");
        assertThatThrownBy(() -> Orc.read(List.of(), OrcOptions.defaults())).hasMessageContaining("no files");
        Orc.write(DataFrame.fromFrame(Frame.of("a", LongColumn.of(1))), out("d1"), PLAIN);
        Orc.write(DataFrame.fromFrame(Frame.of("a", StringColumn.of("x"))), out("d2"), PLAIN);
        assertThatThrownBy(() -> Orc.read(folder + "/d?/*.orc"))
                .isInstanceOf(OrcFormatException.class)
                .hasMessageContaining("column 'a' is bigint in")
                .hasMessageContaining("d2/part.0.orc");
        assertThatThrownBy(
                        () -> Orc.write(DataFrame.fromFrame(Frame.of("a", LongColumn.of(1))), out("text.orc"), PLAIN))
                .hasMessageContaining("is a file; name a folder");
        assertThatThrownBy(() -> PLAIN.withStripeRows(0)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> OrcOptions.defaults().withColumns("a", "a")).hasMessageContaining("named twice");
    }

    @Test
    void filesThatAreCutOffOrDamagedAreErrorsAndNothingElse() throws IOException {
        Random random = Seeds.random();
        for (OrcOutput.Compression compression : OrcOutput.Compression.values()) {
            Frame frame = RandomFrames.of(random, 40);
            OrcOutput options = PLAIN.withCompression(compression).withStripeRows(15);
            Path file = Orc.write(DataFrame.fromFrame(frame), out("whole" + compression), options)
                    .get(0);
            byte[] whole = Files.readAllBytes(file);
            Path broken = out("broken.orc");
            for (int length = 0; length < whole.length; length += 1 + random.nextInt(1500)) {
                Files.write(broken, Arrays.copyOf(whole, length));
                assertThat(failure(broken)).as("%d of %d", length, whole.length).isInstanceOf(OrcFormatException.class);
            }
            for (int i = 0; i < 40; i++) {
                byte[] damaged = whole.clone();
                for (int j = random.nextInt(4); j >= 0; j--) {
                    int at = random.nextBoolean()
                            ? random.nextInt(damaged.length)
                            : damaged.length - 1 - random.nextInt(Math.min(300, damaged.length));
                    damaged[at] = (byte) random.nextInt(256);
                }
                Files.write(broken, damaged);
                RuntimeException failure = failure(broken);
                assertThat(failure == null
                                || failure instanceof OrcFormatException
                                || failure instanceof IllegalArgumentException
                                || failure.getCause() instanceof OrcFormatException)
                        .as("%s", (Object) failure)
                        .isTrue();
            }
        }
    }

    @Test
    void runsBeyondTheEndOfTheirStreamNameTheColumn() throws IOException {
        Random random = Seeds.random();
        LongColumn wide = LongColumn.of(random.longs(40, 0, 1L << 32).toArray());
        Frame frame = Frame.of("k", LongColumn.of(LongStream.range(0, 40).toArray()), "wide", wide);
        Path file = Orc.write(
                        DataFrame.fromFrame(frame), out("runs"), PLAIN.withCompression(OrcOutput.Compression.NONE))
                .get(0);
        byte[] bytes = Files.readAllBytes(file);
        int header = directRun(bytes, 40);
        for (int length : new int[] {41, 47, 48, 49, 200, 256}) {
            bytes[header + 1] = (byte) (length - 1);
            Files.write(file, bytes);
            assertThatThrownBy(() -> Orc.read(file).compute())
                    .as("%d values", length)
                    .hasStackTraceContaining(
                            "part.0.orc, stripe 0, columns [k, wide] cannot be read: column 'wide': its DATA stream")
                    .hasStackTraceContaining("before its last value; it is damaged");
            assertThat(Orc.read(file).select("k").compute().rows()).isEqualTo(40);
        }
    }

    /** Where a run begins that holds so many numbers of more than three bytes as they are. */
    private static int directRun(byte[] bytes, int count) {
        for (int at = 0; at < bytes.length; at++) {
            boolean isDirect = (bytes[at] & 0xC1) == 0x40 && (bytes[at] >> 1 & 0x1F) > 23;
            if (isDirect && bytes[at + 1] == count - 1) {
                return at;
            }
        }
        throw new AssertionError("no such run");
    }

    private static RuntimeException failure(Path file) {
        try {
            Orc.read(file).compute();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Test
    void readsFilesWithinZipFiles() throws IOException {
        Path file = Orc.write(DataFrame.fromFrame(Frame.of("a", LongColumn.of(1, 2))), out("z"), PLAIN)
                .get(0);
        try (FileSystem zip =
                FileSystems.newFileSystem(URI.create("jar:" + out("p.zip").toUri()), Map.of("create", "true"))) {
            Files.copy(file, zip.getPath("/x.orc"));
            assertThat(Orc.read(zip.getPath("/x.orc")).col("a").sum().compute()).isEqualTo(3L);
        }
    }
}
