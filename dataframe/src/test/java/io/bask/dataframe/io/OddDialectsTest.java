package io.bask.dataframe.io;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class OddDialectsTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static CsvOptions options(Map<String, String> options) {
        CsvOptions read = CsvOptions.defaults();
        for (Map.Entry<String, String> option : options.entrySet()) {
            String value = option.getValue();
            read = switch (option.getKey()) {
                case "sep" -> read.withSeparator(value);
                case "escapechar" -> read.withEscape(value.charAt(0));
                case "comment" -> read.withComment(value.charAt(0));
                case "skiprows" ->
                    value.startsWith("lines ")
                            ? read.withSkippedLines(Arrays.stream(
                                            value.substring("lines ".length()).split(","))
                                    .mapToInt(Integer::parseInt)
                                    .toArray())
                            : read.withSkipRows(Integer.parseInt(value));
                case "skipfooter" -> read.withSkipFooter(Integer.parseInt(value));
                case "skipinitialspace" -> read.withSkipInitialSpace(true);
                case "quotechar" -> read.withQuote(value.charAt(0));
                default -> read.withBadLinesSkipped();
            };
        }
        return read;
    }

    @Test
    void oddDialectsAreReadAsPandasReadsThem() throws IOException {
        int number = 0;
        List<String> wrong = new ArrayList<>();
        for (List<String> cells : FixtureLines.read("odd_csv.tsv")) {
            Map<String, String> told = FixtureLines.options(cells.get(0));
            int width = Integer.parseInt(cells.get(2));
            int rows = Integer.parseInt(cells.get(3));
            CsvOptions options = options(told);
            for (int i = 0; i < width; i++) {
                options = options.withDtype("c" + i, DType.STRING);
            }
            List<List<String>> expected = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                expected.add(FixtureLines.values(cells.get(4 + i), rows));
            }
            List<List<String>> actual = new ArrayList<>();
            String failure = "";
            try {
                Frame frame = DataFrame.readCsv(file("c" + number, cells.get(1)), options)
                        .compute();
                for (int i = 0; i < width; i++) {
                    List<String> values = new ArrayList<>();
                    for (int row = 0; row < frame.rows(); row++) {
                        values.add((String) frame.valueAt(row, "c" + i));
                    }
                    actual.add(values);
                }
            } catch (RuntimeException failed) {
                failure = String.valueOf(failed);
            }
            if (!actual.equals(expected)) {
                wrong.add("case %d %s\n%s\nexpected %s\nactual   %s %s"
                        .formatted(number, told, cells.get(1), expected, actual, failure));
            }
            number++;
        }
        assertThat(number).isGreaterThan(800);
        assertThat(wrong).as("%d of %d", wrong.size(), number).isEmpty();
    }

    @Test
    void numbersMayHaveCommasAndGroups() throws IOException {
        Path file = file("n.csv", "a;b;c;d\n1.234;1,5;x.y;-1.000.000,25\n7;-0,25;;3\n");
        Frame frame = DataFrame.readCsv(
                        file,
                        CsvOptions.defaults()
                                .withSeparator(';')
                                .withDecimal(',')
                                .withThousands('.'))
                .compute();
        assertThat(frame.schema().dtypes()).containsExactly(DType.INT64, DType.FLOAT64, DType.STRING, DType.FLOAT64);
        assertThat(frame.valueAt(0, "a")).isEqualTo(1234L);
        assertThat(frame.valueAt(1, "b")).isEqualTo(-0.25);
        assertThat(frame.valueAt(0, "c")).isEqualTo("x.y");
        assertThat(frame.valueAt(0, "d")).isEqualTo(-1000000.25);
        assertThatThrownBy(() -> DataFrame.readCsv(file, CsvOptions.defaults().withThousands('.')))
                .hasMessageContaining("both '.'");
    }

    @Test
    void datesMayHaveFormatsOfTheirOwn() throws IOException {
        Path file = file("d.csv", "x,y\n31.12.2024,2024/02/29 13:05\n,1970/01/01 00:00\n");
        CsvOptions options =
                CsvOptions.defaults().withDateFormat("x", "%d.%m.%Y").withDateFormat("y", "%Y/%m/%d %H:%M");
        Frame frame = DataFrame.readCsv(file, options).compute();
        assertThat(frame.valueAt(0, "x")).hasToString("2024-12-31T00:00");
        assertThat(frame.valueAt(1, "x")).isNull();
        assertThat(frame.valueAt(0, "y")).hasToString("2024-02-29T13:05");
        Path bad = file("e.csv", "x\n31.12.2024\n12-31-2024\n");
        assertThatThrownBy(() -> DataFrame.readCsv(bad, CsvOptions.defaults().withDateFormat("x", "%d.%m.%Y"))
                        .compute())
                .hasStackTraceContaining("e.csv, line 3, column 'x': '12-31-2024' is no datetime64[ns]");
        assertThatThrownBy(() -> CsvOptions.defaults().withDateFormat("x", "%Q"))
                .hasMessageContaining("%Q");
    }

    @Test
    void thePathOfEachRowMayBeAColumn() throws IOException {
        file("p1.csv", "a\n1\n2\n");
        file("p2.csv", "a\n3\n");
        DataFrame table = DataFrame.readCsv(
                folder.resolve("p*.csv").toString(), CsvOptions.defaults().withPathColumn("path"));
        assertThat(table.schema().dtype("path")).isEqualTo(DType.CATEGORICAL);
        String second = folder.resolve("p2.csv").toString();
        assertThat(table.filter(col("path").eq(second)).col("a").sum().compute())
                .isEqualTo(3L);
        assertThat(table.select("path").compute().valueAt(0, "path"))
                .isEqualTo(folder.resolve("p1.csv").toString());
        assertThat(table.len()).isEqualTo(3);
        assertThatThrownBy(() -> DataFrame.readCsv(second, CsvOptions.defaults().withPathColumn("a")))
                .hasMessageContaining("have a column 'a' themselves");
    }

    @Test
    void errorsInOddFilesNameTheLineOfTheFile() throws IOException {
        Path file = file("l.csv", "junk\n# remark\na;;b\n1;;2\n# more\nx;;3\n");
        CsvOptions options =
                CsvOptions.defaults().withSeparator(";;").withSkipRows(1).withComment('#');
        assertThat(DataFrame.readCsv(file, options).compute().rows()).isEqualTo(2);
        assertThatThrownBy(() -> DataFrame.readCsv(file, options.withDtype("a", DType.INT64))
                        .compute())
                .hasStackTraceContaining("l.csv, line 6, column 'a': 'x' is no int64");
        Path wide = file("w.csv", "a;;b\n1;;2;;3\n");
        assertThatThrownBy(() -> DataFrame.readCsv(wide, CsvOptions.defaults().withSeparator(";;"))
                        .compute())
                .hasStackTraceContaining("w.csv, line 2: 3 fields where 2 are expected");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "a\né\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> DataFrame.readCsv(latin, CsvOptions.defaults().withEncoding("US-ASCII"))
                        .compute())
                .hasStackTraceContaining("latin.csv")
                .hasStackTraceContaining("US-ASCII");
        assertThat(DataFrame.readCsv(latin, CsvOptions.defaults().withEncoding("latin1"))
                        .compute()
                        .valueAt(0, "a"))
                .isEqualTo("é");
    }

    @Test
    void otherFileSystemsAreReadAndWritten() throws IOException {
        URI zip = URI.create("jar:" + folder.resolve("data.zip").toUri());
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path inside = Files.createDirectory(files.getPath("/in"));
            Files.writeString(inside.resolve("a1.csv"), "k,v\nx,1\ny,2\n");
            Files.writeString(inside.resolve("a2.csv"), "k,v\nz,3\n");
            DataFrame one = DataFrame.readCsv(inside.resolve("a1.csv"), CsvOptions.blockSize(4));
            assertThat(one.col("v").sum().compute()).isEqualTo(3L);
            DataFrame all = DataFrame.readCsv(zip + "!/in/*.csv");
            assertThat(all.col("v").sum().compute()).isEqualTo(6L);
            List<Path> written =
                    all.toCsv(zip + "!/out/*.csv", CsvOutput.defaults().withIndex(false));
            assertThat(written).hasSize(2);
            assertThat(Files.readString(files.getPath("/out/1.csv"))).isEqualTo("k,v\nz,3\n");
            all.toJsonLines(zip + "!/out/all.jsonl");
            assertThat(DataFrame.readJsonLines(zip + "!/out/all.jsonl").len()).isEqualTo(3);
        }
        assertThatThrownBy(() -> DataFrame.readCsv("nowhere://host/a.csv")).hasMessageContaining("nowhere");
        assertThatThrownBy(() -> DataFrame.readCsv(zip + "!/in/a1.csv")).hasMessageContaining("no file system for");
    }
}
