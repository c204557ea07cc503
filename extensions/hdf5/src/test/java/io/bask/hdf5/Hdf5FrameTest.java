package io.bask.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tables that Bask writes: read by Bask, and by pandas where there is one. */
@Timeout(600)
class Hdf5FrameTest {
    private static final Hdf5FrameOutput PLAIN = Hdf5FrameOutput.defaults();

    @TempDir
    Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static DataFrame numbers(int rows, int partitions) {
        return DataFrame.of(
                Map.of(
                        "x",
                                LongColumn.of(IntStream.range(0, rows)
                                        .mapToLong(i -> i)
                                        .toArray()),
                        "s",
                                StringColumn.of(IntStream.range(0, rows)
                                        .mapToObj(i -> "t" + "é".repeat(i % 7))
                                        .toArray(String[]::new))),
                partitions);
    }

    /** What pandas wrote, cut and written anew in several ways; the cases of which pandas is asked. */
    private List<String> written() {
        Path given = folder.resolve("given");
        given.toFile().mkdir();
        Files5.unpack("/hdf5/frames.zip", given);
        Random random = Seeds.random();
        List<String> cases = new ArrayList<>();
        for (Expected.Case one : Expected.cases(given)) {
            if (one.key().equals("/plain") || one.key().equals("/nothing")) {
                continue; // truth values are missing, no columns
            }
            Hdf5FrameOptions cut = Hdf5FrameOptions.defaults().withPartitionRows(1 + random.nextInt(200));
            DataFrame table = Hdf5.readFrame(given.resolve(one.file()).toString(), one.key(), cut);
            if (random.nextInt(4) == 0) {
                table = table.resetIndex(true);
            }
            Hdf5FrameOutput how = random.nextBoolean() ? PLAIN.withGzip(1 + random.nextInt(9)) : PLAIN;
            how = one.key().equals("/rep") ? how.withMissingText("gone") : how;
            List<String> names = table.schema().names();
            how = names.isEmpty() || random.nextBoolean()
                    ? how
                    : how.withDataColumns(names.get(random.nextInt(names.size())));
            String name = "w%d.h5".formatted(cases.size());
            Hdf5.writeFrame(table, file(name), "/g/x", how);
            List<String> lines = Expected.lines(table);
            try {
                Files.write(folder.resolve(name + ".tsv"), lines);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            DataFrame back = Hdf5.readFrame(folder.resolve(name), "g/x");
            assertThat(back.indexNames()).as(one.toString()).isEqualTo(table.indexNames());
            Expected.assertSame(Expected.lines(back), lines, one.toString());
            cases.add("%s\t/g/x\t%d\t%s.tsv".formatted(name, table.indexNames().size(), name));
        }
        return cases;
    }

    @Test
    void whatWasWrittenComesBackAlsoInPandas() throws IOException, InterruptedException {
        List<String> cases = written();
        assertThat(cases).hasSizeGreaterThan(60);
        assumeTrue(Files5.pythonHas("tables, pandas"), "no tables in Python");
        Files.write(folder.resolve("written.txt"), cases);
        assertThat(Files5.python("-W", "ignore", "src/test/python/hdf5_frames_check.py", folder.toString()))
                .isEqualTo("all right\n");
    }

    @Test
    void randomTablesComeBackAtManyPartitions() {
        Random random = Seeds.random();
        for (int round = 0; round < 40; round++) {
            int rows = random.nextInt(60);
            DataFrame whole = DataFrame.fromFrame(
                    Frame.of(Map.of(
                            "whole", whole(random, rows),
                            "real", DoubleColumn.of(random.doubles(rows).toArray()),
                            "word", words(random, rows))),
                    1);
            whole = round % 2 == 0 ? whole : whole.astype("word", DType.CATEGORICAL);
            DataFrame cut = DataFrame.fromFrame(whole.compute(), 1 + random.nextInt(6));
            String name = file("r%d.h5".formatted(round));
            Hdf5.writeFrame(cut, name, "x", random.nextBoolean() ? PLAIN : PLAIN.withGzip(3));
            DataFrame back =
                    Hdf5.readFrame(name, "/x", Hdf5FrameOptions.defaults().withPartitionRows(1 + random.nextInt(20)));
            boolean hasMissing = whole.compute().column("whole").nullCount() > 0;
            DataFrame expected = hasMissing ? whole.astype("whole", DType.FLOAT64) : whole;
            Expected.assertSame(Expected.lines(back), Expected.lines(expected), "round " + round);
        }
    }

    private static Column whole(Random random, int rows) {
        LongColumn.Builder builder = new LongColumn.Builder(rows);
        boolean hasMissing = random.nextBoolean();
        for (int i = 0; i < rows; i++) {
            if (hasMissing && random.nextInt(5) == 0) {
                builder.appendNull();
            } else {
                builder.append(random.nextInt());
            }
        }
        return builder.build();
    }

    private static Column words(Random random, int rows) {
        String[] words = {"", "a", "bü", null, "x".repeat(40)};
        String[] chosen = new String[rows];
        Arrays.setAll(chosen, i -> words[random.nextInt(words.length)]);
        return StringColumn.of(chosen);
    }

    @Test
    void aFileOrATableAPartition() {
        DataFrame table = numbers(50, 12);
        List<String> lines = Expected.lines(table);
        assertThat(Hdf5.writeFrame(table, file("p-*.h5"), "/x"))
                .hasSize(12)
                .startsWith(folder.resolve("p-00.h5"))
                .endsWith(folder.resolve("p-11.h5"));
        DataFrame files = Hdf5.readFrame(file("p-*.h5"), "/x");
        assertThat(files.npartitions()).isEqualTo(12);
        assertThat(Expected.lines(files.resetIndex(true))).isEqualTo(lines);
        assertThat(Hdf5.writeFrame(table, file("one.h5"), "/g/d*")).containsExactly(folder.resolve("one.h5"));
        assertThat(Hdf5.frames(folder.resolve("one.h5"))).hasSize(12).startsWith("/g/d00", "/g/d01");
        assertThat(Expected.lines(Hdf5.readFrame(file("one.h5"), "/g/*").resetIndex(true)))
                .isEqualTo(lines);
        assertThatThrownBy(() -> Hdf5.writeFrame(table, file("q*.h5"), "/g/d*"))
                .hasMessageContaining("may have one * together");
    }

    @Test
    void rowsThatAFilterLeftKeepTheirNumbers() {
        DataFrame some = numbers(50, 3).filter(ColumnExpr.column("x").mod(7).eq(3));
        Hdf5.writeFrame(some, file("f.h5"), "/x");
        DataFrame back = Hdf5.readFrame(file("f.h5"), "/x");
        assertThat(Expected.lines(back.resetIndex().select("index"))).startsWith("index|int64", "3", "10", "17");
    }

    @Test
    void whatHasNoPlaceIsNamed() throws IOException {
        BoolColumn.Builder flags = new BoolColumn.Builder(2);
        flags.append(true);
        flags.appendNull();
        assertRefused(DataFrame.of(Map.of("flag", flags.build()), 1), PLAIN, "column 'flag' has missing truth values");
        LongColumn.Builder large = new LongColumn.Builder(2);
        large.append((1L << 53) + 1);
        large.appendNull();
        assertRefused(DataFrame.of(Map.of("big", large.build()), 1), PLAIN, "column 'big' has missing values");
        assertRefused(
                DataFrame.of(Map.of("t", StringColumn.of("nan")), 1),
                PLAIN,
                "column 't' has the text 'nan', which would be read as missing; choose another sign by withMissingText(...)");
        assertRefused(
                numbers(3, 1).astype("x", DType.decimal(9, 2)), PLAIN, "column 'x' is decimal(9, 2), for which tables");
        assertRefused(numbers(3, 1).select(), PLAIN, "the table has no columns");
        assertRefused(numbers(3, 1), PLAIN.withDataColumns("y"), "no column is called 'y'");
        assertRefused(numbers(3, 1), PLAIN.withTextBytes("ss", 9), "no column is called 'ss'");
        assertThatThrownBy(() -> PLAIN.withGzip(10)).hasMessageContaining("gzip has no level 10");
        assertThatThrownBy(() -> PLAIN.withTextBytes("a", 0)).hasMessageContaining("give at least one");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).isEmpty();
        }
    }

    private void assertRefused(DataFrame table, Hdf5FrameOutput how, String message) {
        assertThatThrownBy(() -> Hdf5.writeFrame(table, file("no.h5"), "/x", how))
                .hasStackTraceContaining(message);
    }

    @Test
    void filesThatAreThereAreNotReplacedUnlessAsked() throws IOException {
        Hdf5.writeFrame(numbers(5, 2), file("a.h5"), "/x");
        byte[] before = Files.readAllBytes(folder.resolve("a.h5"));
        assertThatThrownBy(() -> Hdf5.writeFrame(numbers(6, 1), file("a.h5"), "/x"))
                .hasMessageContaining("a.h5 is there already; replace it by withReplacing()");
        assertThatThrownBy(() -> Hdf5.writeFrame(
                        DataFrame.of(Map.of("t", StringColumn.of("nan")), 1),
                        file("a.h5"),
                        "/x",
                        PLAIN.withReplacing()))
                .hasStackTraceContaining("column 't'");
        assertThat(Files.readAllBytes(folder.resolve("a.h5"))).isEqualTo(before);
        Hdf5.writeFrame(numbers(6, 1), file("a.h5"), "/y", PLAIN.withReplacing().withTextBytes("s", 30));
        assertThat(Hdf5.frames(folder.resolve("a.h5"))).containsExactly("/y");
        assertThat(Hdf5.readFrame(file("a.h5"), "/y").compute().rows()).isEqualTo(6);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(folder.resolve("a.h5"));
        }
    }

    @Test
    void damagedFilesOfBaskAreRefusedInWords() throws IOException {
        Hdf5.writeFrame(numbers(300, 3).astype("s", DType.CATEGORICAL), file("b.h5"), "/x", PLAIN.withGzip(4));
        byte[] whole = Files.readAllBytes(folder.resolve("b.h5"));
        Random random = Seeds.random();
        Path changed = folder.resolve("changed.h5");
        for (int round = 0; round < 300; round++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Files.write(changed, bytes);
            BrokenHdf5FrameTest.attempt(changed);
        }
    }
}
