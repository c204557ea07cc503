package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.UnknownColumnException;
import io.bask.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
    /** Looks at next to nothing, so that almost every file has surprises. */
    private static final Sampling TINY = new Sampling(0, 2, 8, 4, 2);

    @TempDir
    private Path folder;

    @Test
    void blockSizeDecidesTheNumberOfPartitions() throws IOException {
        String file = write("a.csv", "x,y\n" + "1,2\n".repeat(99));
        assertThat(CsvReader.open(List.of(file), CsvOptions.defaults()).partitions())
                .isEqualTo(1);
        assertThat(CsvReader.open(List.of(file), CsvOptions.blockSize(100)).partitions())
                .isEqualTo(4);
        assertThat(CsvReader.open(List.of(file), CsvOptions.blockSize("0.1 kB")).partitions())
                .isEqualTo(4);
        assertThat(CsvReader.open(List.of(file), CsvOptions.blockSize("none")).partitions())
                .isEqualTo(1);
        CsvReader reader = CsvReader.open(List.of(file, file), CsvOptions.blockSize(100));
        assertThat(reader.partitions()).isEqualTo(8);
        assertThat(reader.fileBytes(0)).isEqualTo(100);
        assertThat(reader.file(7)).isEqualTo(Path.of(file));
        assertThat(reader.estimatedBytes(0)).isPositive();
    }

    @Test
    void inTheEndDtypesAndValuesAreThoseOfTheWholeFileHoweverLittleWasSampled() throws IOException {
        Random random = Seeds.random();
        int corrected = 0;
        for (int round = 0; round < 60; round++) {
            String file = write("round-" + round + ".csv", surprising(random, round % 3 == 0));
            Frame expected = Tables.read(List.of(file), CsvOptions.blockSize("none"));
            for (long size : List.of(1L, 2L, 5L, 13L, 40L, 90L, 1_000_000L)) {
                CsvReader reader = CsvReader.open(List.of(file), CsvOptions.blockSize(size), TINY);
                corrected += reader.schema().equals(expected.schema()) ? 0 : 1;
                Frame frame = readInAnyOrder(reader, random);
                assertThat(frame.schema()).as("%s at block size %d", file, size).isEqualTo(expected.schema());
                assertThat(values(frame)).as("%s at block size %d", file, size).isEqualTo(values(expected));
            }
        }
        assertThat(corrected).isGreaterThan(100);
    }

    @Test
    void aSampleWithQuotesMakesBoundariesExactAtOnce() throws IOException {
        String file = write("q.csv", "a,b\n\"x\ny\",1\n\"x\ny\",2\nz,3\n");
        CsvReader reader = CsvReader.open(List.of(file), CsvOptions.blockSize(3), new Sampling(0, 1, 20, 20, 2));
        List<Frame> parts = new ArrayList<>();
        for (int partition = 0; partition < reader.partitions(); partition++) {
            parts.add(reader.read(partition, List.of("a", "b"), null));
        }
        assertThat(values(Frame.concat(parts))).isEqualTo("[[x\ny, x\ny, z], [1, 2, 3]]");
    }

    @Test
    void refreshedIsAskedOnceAndCertain() throws IOException {
        String file = write("r.csv", "a\n" + "1\n".repeat(50) + "x\n" + "1\n".repeat(50));
        CsvReader reader = CsvReader.open(List.of(file), CsvOptions.blockSize(20), new Sampling(0, 1, 64, 64, 2));
        assertThat(reader.schema().dtype("a")).isEqualTo(DType.INT64);
        CsvReader refreshed = reader.refreshed();
        assertThat(refreshed.schema().dtype("a")).isEqualTo(DType.STRING);
        assertThat(reader.refreshed()).isSameAs(refreshed);
        assertThat(refreshed.refreshed()).isSameAs(refreshed);
        assertThat(refreshed.identity()).isNotEqualTo(reader.identity());
    }

    @Test
    void aFileThatChangesAfterItWasLookedAtIsAnError() throws IOException {
        String file = write("c.csv", "a,b\n1,2\n3,4\n");
        for (CsvReader reader : List.of(
                CsvReader.open(List.of(file), CsvOptions.defaults()),
                CsvReader.open(List.of(file), CsvOptions.defaults()).refreshed())) {
            write("c.csv", "a,b\n1,2\n30,4\n");
            assertThatThrownBy(() -> reader.read(0, List.of("a"), null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(
                            "c.csv has changed since", "it had 12 bytes", "has 13 bytes", "read it again");
            assertThatThrownBy(() -> reader.countRows(0)).hasMessageContaining("has changed since");
            write("c.csv", "a,b\n1,2\n3,4\n");
        }
    }

    @Test
    void aFileRewrittenWithTheSameLengthIsAnError() throws IOException {
        String file = write("s.csv", "a,b\n1,2\n3,4\n");
        Files.setLastModifiedTime(Path.of(file), FileTime.fromMillis(1_000_000));
        CsvReader reader = CsvReader.open(List.of(file), CsvOptions.defaults());
        assertThat(reader.read(0, List.of("a"), null).rows()).isEqualTo(2);
        write("s.csv", "a,b\n9,9\n9,9\n");
        assertThatThrownBy(() -> reader.read(0, List.of("a"), null))
                .hasMessageContainingAll("s.csv has changed", "1970-01-01T00:16:40Z", "12 bytes");
        assertThat(CsvReader.open(List.of(file), CsvOptions.defaults())
                        .read(0, List.of("a"), null)
                        .column("a")
                        .valueAt(0))
                .isEqualTo(9L);
    }

    @Test
    void severalFilesAreOneTable() throws IOException {
        write("part.10.csv", "a,b\n5,x\n");
        write("part.2.csv", "a,b\n3,y\n4,\n");
        write("part.1.csv", "a,b\n1,z\n");
        Frame frame = Tables.read(List.of(folder.resolve("part.*.csv").toString()), CsvOptions.defaults());
        assertThat(values(frame)).isEqualTo("[[1, 3, 4, 5], [z, y, null, x]]");
    }

    @Test
    void dtypesOfSeveralFilesMeet() throws IOException {
        write("d1.csv", "a,b\n1,\n");
        write("d2.csv", "a,b\n2.5,True\n");
        write("d3.csv", "a,b\n");
        Frame frame = Tables.read(List.of(folder.resolve("d?.csv").toString()), CsvOptions.defaults());
        assertThat(frame.schema().dtypes()).containsExactly(DType.FLOAT64, DType.BOOL);
        assertThat(values(frame)).isEqualTo("[[1.0, 2.5], [null, true]]");
    }

    @Test
    void compressedFilesAreReadAsTheyAreUncompressed() throws IOException {
        Random random = Seeds.random();
        String text = new RandomCsv(random, ',', '"').text(5_000, 3, true);
        String plain = write("plain.csv", text);
        Path compressed = folder.resolve("plain.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        CsvOptions options = CsvOptions.blockSize(1000).withNames("a", "b", "c");
        CsvReader reader = CsvReader.open(List.of(compressed.toString()), options);
        assertThat(reader.partitions()).isEqualTo(1);
        assertThat(values(Tables.read(reader))).isEqualTo(values(Tables.read(List.of(plain), options)));
        CsvReader unsure = CsvReader.open(List.of(compressed.toString()), options, TINY);
        assertThat(values(Tables.read(unsure))).isEqualTo(values(Tables.read(List.of(plain), options)));
    }

    @Test
    void errorsInCompressedFilesNameTheLineOfTheContent() throws IOException {
        Path compressed = folder.resolve("bad.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            out.write("a\n1\n\n2,3\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> CsvReader.open(List.of(compressed.toString()), CsvOptions.defaults()))
                .hasMessageContaining("bad.csv.gz, line 4: 2 fields where 1 are expected");
    }

    @Test
    void aFileThatIsNotCompressedAsItsNameSaysIsAnError() throws IOException {
        String file = write("fake.csv.gz", "a\n1\n");
        assertThatThrownBy(() -> CsvReader.open(List.of(file), CsvOptions.defaults()))
                .hasMessageContaining("fake.csv.gz")
                .hasMessageContaining("not in gzip format, it begins with the bytes 61 0a");
    }

    @Test
    void rowsAreCountedPerPartition() throws IOException {
        String file = write("n.csv", "a\n" + "1\n".repeat(1000));
        CsvReader reader = CsvReader.open(List.of(file), CsvOptions.blockSize(333));
        long rows = 0;
        for (int partition = 0; partition < reader.partitions(); partition++) {
            rows += reader.countRows(partition);
        }
        assertThat(rows).isEqualTo(1000);
        assertThat(reader.readFirst(2, List.of("a"), null, 5).rows()).isEqualTo(5);
    }

    @Test
    void chosenColumnsAreTheSchema() throws IOException {
        String file = write("u.csv", "a,b,c\n1,2,x\n");
        Frame frame = Tables.read(List.of(file), CsvOptions.defaults().withColumns("c", "a"));
        assertThat(frame.schema().names()).containsExactly("c", "a");
        assertThat(values(frame)).isEqualTo("[[x], [1]]");
    }

    @Test
    void forcedDtypesWinOverInference() throws IOException {
        String file = write("f.csv", "a,b,c\n1,2,2024-02-29\n");
        CsvOptions options = CsvOptions.defaults()
                .withDtype("a", DType.STRING)
                .withDtypes(Map.of("b", DType.FLOAT64))
                .withDates("c");
        assertThat(values(Tables.read(List.of(file), options))).isEqualTo("[[1], [2.0], [2024-02-29T00:00]]");
    }

    @Test
    void missingFilesAndPatternsWithoutFilesNameWhereWasLooked() {
        String file = folder.resolve("none.csv").toString();
        assertThatThrownBy(() -> CsvReader.open(List.of(file), CsvOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> CsvReader.open(List.of(folder + "/x*.csv"), CsvOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no file matches '" + folder + "/x*.csv'");
        assertThatThrownBy(() -> CsvReader.open(List.of(folder + "/no/x*.csv"), CsvOptions.defaults()))
                .hasMessageContaining("no folder");
        assertThatThrownBy(() -> CsvReader.open(List.of(folder.toString()), CsvOptions.defaults()))
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> CsvReader.open(List.of(), CsvOptions.defaults()))
                .hasMessageContaining("no files to read");
    }

    @Test
    void headersThatDifferNameBothFiles() throws IOException {
        String one = write("one.csv", "a,b\n1,2\n");
        String other = write("other.csv", "a,c\n1,2\n");
        assertThatThrownBy(() -> CsvReader.open(List.of(one, other), CsvOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(one + " has [a, b]")
                .hasMessageContaining(other + " has [a, c]");
    }

    @Test
    void unknownColumnsInOptionsAreErrorsAtOnce() throws IOException {
        String file = write("k.csv", "weight,height\n1,2\n");
        assertThatThrownBy(() ->
                        CsvReader.open(List.of(file), CsvOptions.defaults().withColumns("wieght")))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageContaining("weight");
        assertThatThrownBy(() ->
                        CsvReader.open(List.of(file), CsvOptions.defaults().withDates("day")))
                .isInstanceOf(UnknownColumnException.class);
        assertThatThrownBy(() ->
                        CsvReader.open(List.of(file), CsvOptions.defaults().withNames("only")))
                .hasMessageContaining("1 names [only] for the 2 fields of " + file);
    }

    @Test
    void readersTravel() throws IOException, ClassNotFoundException {
        String file = write("s.csv", "a,b\n1,x\n2,y\n");
        CsvReader reader = CsvReader.open(List.of(file), CsvOptions.blockSize(3));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(reader);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            CsvReader copy = (CsvReader) in.readObject();
            assertThat(copy.identity()).isEqualTo(reader.identity());
            assertThat(values(Tables.read(copy))).isEqualTo(values(Tables.read(reader)));
        }
    }

    @Test
    void identityCoversFilesAndOptions() throws IOException {
        String file = write("i.csv", "a\n1\n");
        String other = write("j.csv", "a\n1\n");
        String identity = CsvReader.open(List.of(file), CsvOptions.defaults()).identity();
        assertThat(CsvReader.open(List.of(file), CsvOptions.defaults()).identity())
                .isEqualTo(identity);
        assertThat(CsvReader.open(List.of(other), CsvOptions.defaults()).identity())
                .isNotEqualTo(identity);
        assertThat(CsvReader.open(List.of(file), CsvOptions.blockSize(1)).identity())
                .isNotEqualTo(identity);
        assertThat(CsvReader.open(List.of(file), CsvOptions.defaults().withNullTexts("-"))
                        .identity())
                .isNotEqualTo(identity);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    /** Columns whose kind of value changes on the way, in every order. */
    private static String surprising(Random random, boolean quotes) {
        List<List<String>> kinds = List.of(
                List.of("", "NA"),
                List.of("1", "23", "-7"),
                List.of("1.5", "2e3"),
                List.of("True", "false"),
                List.of("x", "yz"),
                List.of("9223372036854775808"),
                quotes ? List.of("\"p\nq\"", "\"1\"") : List.of("w"));
        StringBuilder text = new StringBuilder("a,b,c\n");
        int rows = 3 + random.nextInt(40);
        int[] first = random.ints(3, 0, kinds.size()).toArray();
        int[] then = random.ints(3, 0, kinds.size()).toArray();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 3; column++) {
                List<String> kind = kinds.get(row * 3 > rows ? then[column] : first[column]);
                text.append(column == 0 ? "" : ",").append(kind.get(random.nextInt(kind.size())));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static Frame readInAnyOrder(CsvReader reader, Random random) {
        CsvReader present = reader;
        for (int attempt = 0; ; attempt++) {
            List<Integer> order = new ArrayList<>();
            for (int partition = 0; partition < present.partitions(); partition++) {
                order.add(partition);
            }
            Collections.shuffle(order, random);
            Frame[] parts = new Frame[order.size()];
            try {
                for (int partition : order) {
                    parts[partition] = present.read(partition, present.schema().names(), null);
                }
                return Frame.concat(List.of(parts));
            } catch (StaleSchemaException e) {
                assertThat(attempt).as("refreshed more than once").isZero();
                present = present.refreshed();
            }
        }
    }

    private static String values(Frame frame) {
        List<List<Object>> columns = new ArrayList<>();
        for (int column = 0; column < frame.schema().size(); column++) {
            List<Object> values = new ArrayList<>();
            for (int row = 0; row < frame.rows(); row++) {
                values.add(String.valueOf(frame.column(column).valueAt(row)));
            }
            columns.add(values);
        }
        return columns.toString();
    }
}
