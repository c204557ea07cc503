package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JsonOrient;
import io.bask.file.Packing;
import io.bask.schedule.TaskFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** CSV files as they should not be, read as a user reads them, at block sizes from one byte to more than the file. */
class OddFilesTest {
    private static final List<Long> BLOCK_SIZES = List.of(1L, 2L, 3L, 7L, 16L, 1_000_000L, Long.MAX_VALUE);

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.write(folder.resolve("t.csv"), content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What the table prints, the same at every block size. */
    private String printed(String content) throws IOException {
        Path file = file(content);
        List<String> all = new ArrayList<>();
        for (long size : BLOCK_SIZES) {
            Frame table = DataFrame.readCsv(file, CsvOptions.blockSize(size)).compute();
            all.add(table + " " + table.schema().dtypes());
        }
        assertThat(all).containsOnly(all.get(0));
        return all.get(0);
    }

    private void fails(String content, String... parts) throws IOException {
        Path file = file(content);
        for (long size : BLOCK_SIZES) {
            assertThatThrownBy(() ->
                            DataFrame.readCsv(file, CsvOptions.blockSize(size)).compute())
                    .as("block size %d", size)
                    .hasMessageContaining(file.toString())
                    .hasMessageContainingAll(parts);
        }
    }

    @Test
    @Timeout(120)
    void linesOfManyBlocksAreNotReadToTheirEndByEach() throws IOException {
        String text = "x".repeat(8_000_000);
        Path file = file("a,b\n1," + text + "\n2,y\n");
        DataFrame table = DataFrame.readCsv(file, CsvOptions.blockSize(1000));
        assertThat(table.npartitions()).isEqualTo(8001);
        assertThat(table.col("a").sumLong().compute()).isEqualTo(3);
        assertThat(table.col("b").str().len().sumLong().compute()).isEqualTo(8_000_001);
    }

    @Test
    void lineEndsAndMarksDoNotMatter() throws IOException {
        String expected = "   a  b\n0  1  x\n1  2  y [int64, object]";
        assertThat(printed("a,b\n1,x\n2,y\n")).isEqualTo(expected);
        assertThat(printed("a,b\n1,x\n2,y")).isEqualTo(expected);
        assertThat(printed("a,b\r\n1,x\r\n2,y\r\n")).isEqualTo(expected);
        assertThat(printed("a,b\r1,x\r2,y")).isEqualTo(expected);
        assertThat(printed("\u00EF\u00BB\u00BFa,b\n1,x\n2,y\n")).isEqualTo(expected);
        assertThat(printed("\n\na,b\n\n1,x\n\n\n2,y\n\n")).isEqualTo(expected);
        assertThat(printed("\"a\",b\n1,\"x\"\n\"2\",y\n")).isEqualTo(expected);
    }

    @Test
    void namesThatRepeatOrAreMissingAreMadeUpAsPandasDoes() throws IOException {
        assertThat(printed("a,a,b,a\n1,2,3,4\n"))
                .isEqualTo("   a  a.1  b  a.2\n0  1    2  3    4 [int64, int64, int64, int64]");
        assertThat(printed("a,,c,\n1,2,3,4\n")).startsWith("   a  Unnamed: 1  c  Unnamed: 3\n0  1");
    }

    @Test
    void headersWithoutRowsAreEmptyTablesOfText() throws IOException {
        for (String content : List.of("a,b", "a,b\n", "a,b\r\n\r\n")) {
            assertThat(printed(content)).startsWith("Empty DataFrame\nColumns: [a, b]\nIndex: []");
            DataFrame table = DataFrame.readCsv(file(content));
            assertThat(table.len()).isZero();
            assertThat(table.col("a").dtype()).isEqualTo(DType.STRING);
            assertThat(table.col("a").maxValue().compute()).isEmpty();
            assertThat(table.head().rows() + table.tail().rows()).isZero();
        }
    }

    @Test
    void columnsWithoutValuesAreMissingNumbers() throws IOException {
        assertThat(printed("a,b\n,x\nNA,y\n")).isEqualTo("    a  b\n0 NaN  x\n1 NaN  y [float64, object]");
        assertThat(printed("a,b,c\n1\n2,3\n"))
                .isEqualTo("   a     b   c\n0  1  <NA> NaN\n1  2     3 NaN [int64, int64, float64]");
    }

    @Test
    void raggedRecordsNameFileLineAndText() throws IOException {
        fails("a,b\n1,2\n3,4,5\n6,7\n", "line 3", "3 fields where 2 are expected", "'3,4,5'");
        fails("a,b\n1,\"x\n2,y\n", "line 2", "never closed");
    }

    @Test
    void bytesThatAreNotUtf8NameFileLineColumnAndText() throws IOException {
        fails(
                "a,b\n1,x\n2,caf\u00E9\n3,z\n",
                "line 3",
                "column 'b'",
                "'caf\\xE9'",
                "withEncoding(...), or convert the file to UTF-8");
        fails("a,b\n1,2\n\u00FF,3\n", "line 3", "column 'a'");
        fails("a,caf\u00E9\n1,x\n", "line 1, header: 'caf\\xE9'");
    }

    @Test
    void filesWithoutAHeaderAreErrorsAtOnce() throws IOException {
        for (String content : List.of("", "\n\n", "\u00EF\u00BB\u00BF")) {
            Path file = file(content);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DataFrame.readCsv(file))
                    .withMessageContaining("is empty, so it has no header; leave it out, or give names");
        }
    }

    @Test
    void pathsWithoutFilesAreErrorsAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFrame.readCsv(folder))
                .withMessageContaining("is a folder; name its files");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFrame.readCsv(folder.resolve("none.csv")))
                .withMessageContaining("none.csv does not exist; looked in " + folder);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFrame.readCsv(folder + "/*.csv"))
                .withMessageContaining("no file matches");
        for (String blank : List.of("", "  ")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DataFrame.readCsv(blank))
                    .withMessageContaining("the path \"" + blank + "\" is blank; name a file");
        }
    }

    @Test
    void compressedFilesThatAreCutOffOrNoneAreNamed() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(whole)) {
            gzip.write("a,b\n1,2\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        }
        for (int bytes : new int[] {0, 5, 12, whole.size() / 2}) {
            Path cut = Files.write(folder.resolve(bytes + ".csv.gz"), Arrays.copyOf(whole.toByteArray(), bytes));
            assertThatThrownBy(() -> DataFrame.readCsv(cut).compute())
                    .hasMessageMatching(
                            "(?s).*cannot read \\Q" + cut + "\\E, line \\d+: its compressed data end too early.*");
        }
        Path plain = Files.writeString(folder.resolve("plain.csv.gz"), "a,b\n1,2\n");
        assertThatThrownBy(() -> DataFrame.readCsv(plain).compute())
                .hasMessageContaining(
                        "cannot read " + plain + ", line 1: its compressed data are damaged, or it is not compressed");
    }

    /** A file packed as its name says, of which one byte after the other is changed by one bit. */
    private void damaged(String name, int step) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Packing.of(name).pack(Files.newOutputStream(file), name)) {
            out.write("a,b\n1,2\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(file);
        assertThat(DataFrame.readCsv(file).len()).isEqualTo(199);
        int refused = 0;
        for (int at = 0; at < whole.length; at += step) {
            byte[] other = whole.clone();
            other[at] ^= 1;
            Files.write(file, other);
            try {
                DataFrame.readCsv(file).compute();
            } catch (UncheckedIOException error) {
                refused++;
                assertThat(error)
                        .as("byte %d", at)
                        .hasMessageMatching("(?s)cannot read \\Q" + file + "\\E, line \\d+: its compressed data "
                                + "(are damaged, or it is not compressed \\(.*\\); fetch it again, or rename it if it is plain text"
                                + "|end too early; .*)");
            } catch (TaskFailedException | IllegalArgumentException error) {
                // What was unpacked before the damage was found may be no CSV.
                assertThat(error).as("byte %d", at).hasMessageContaining(file.toString());
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void compressedFilesThatAreDamagedAreNamedWhateverThePacking() throws IOException {
        damaged("d.csv.gz", 1);
        damaged("d.csv.bz2", 1);
        damaged("d.csv.zst", 1);
    }

    private void isNoText(byte[] content, String problem) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), content);
        for (ThrowingCallable read : List.<ThrowingCallable>of(
                () -> DataFrame.readCsv(file), () -> DataFrame.readFixedWidth(file.toString()))) {
            assertThatIllegalArgumentException().isThrownBy(read).withMessage(file + " " + problem);
        }
        String forJson =
                problem.replaceAll("read it withEncoding\\(\"(.*)\"\\), or convert it to", "convert it from $1 to");
        for (ThrowingCallable read : List.<ThrowingCallable>of(
                () -> DataFrame.readJson(file.toString(), JsonOrient.RECORDS),
                () -> DataFrame.readJsonLines(file.toString()))) {
            assertThatIllegalArgumentException().isThrownBy(read).withMessage(file + " " + forJson);
        }
    }

    @Test
    void filesThatAreNoTextInUtf8AreNamedByTheirFirstBytes() throws IOException {
        String text = "[{\"a\":1}]\n";
        for (String packing : List.of("gzip .gz", "bzip2 .bz2", "zstd .zst")) {
            String ending = packing.split(" ")[1];
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = Packing.of(ending).pack(packed, ending)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            isNoText(
                    packed.toByteArray(),
                    "is compressed by %s, which its name does not say; rename it to end in %s"
                            .formatted(packing.split(" ")[0], ending));
        }
        isNoText(
                new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 0, 4},
                "is compressed by xz, which is not read; unpack it first (xz -d)");
        isNoText(new byte[] {'P', 'K', 3, 4, 0}, "is an archive or a workbook; unpack it, or save its sheet as text");
        String utf16 = "is text in UTF-16; read it withEncoding(\"UTF-16\"), or convert it to UTF-8";
        isNoText(text.getBytes(StandardCharsets.UTF_16), utf16);
        isNoText(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), utf16);
        String utf32 = utf16.replace("16", "32");
        isNoText(("\uFEFF" + text).getBytes(Charset.forName("UTF-32LE")), utf32);
        isNoText(("\uFEFF" + text).getBytes(Charset.forName("UTF-32BE")), utf32);
        String unmarked =
                "seems to be text in UTF-16 without a byte order mark; read it withEncoding(\"%s\"), or convert it to UTF-8";
        isNoText(text.getBytes(StandardCharsets.UTF_16LE), unmarked.formatted("UTF-16LE"));
        isNoText(text.getBytes(StandardCharsets.UTF_16BE), unmarked.formatted("UTF-16BE"));
    }

    @Test
    void theEncodingsNamedReadTheFile() throws IOException {
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32")) {
            Path file = Files.write(folder.resolve("t.csv"), "a,b\n1,2\n".getBytes(Charset.forName(charset)));
            assertThat(DataFrame.readCsv(file, CsvOptions.defaults().withEncoding(charset))
                            .compute())
                    .hasToString("   a  b\n0  1  2");
        }
        Path gzip = folder.resolve("g.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write('a');
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFrame.readCsv(gzip, CsvOptions.defaults().withEncoding("ISO-8859-1")))
                .withMessageContaining("is compressed by gzip");
        assertThat(DataFrame.readCsv(Files.writeString(gzip, "BZh,PK\n1,2\n")).columns())
                .containsExactly("BZh", "PK");
    }

    @Test
    void filesThatGoAwayAreNamedWhenTheyAreRead() throws IOException {
        Path file = file("a\n1\n");
        DataFrame table = DataFrame.readCsv(file);
        Files.delete(file);
        assertThatThrownBy(table::compute)
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining(file + " is there no more since it was looked at");
    }
}
