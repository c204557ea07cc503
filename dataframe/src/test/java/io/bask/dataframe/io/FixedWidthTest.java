package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import io.bask.file.BlockSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of lines of fixed width, of which {@code fixed_width_fixtures.py} says what pandas reads. */
@Timeout(600)
class FixedWidthTest {
    private static final long[] BLOCKS = {BlockSize.NONE, 13, 57, 400};

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static FixedWidths widths(Map<String, String> told) {
        FixedWidths widths;
        if (told.containsKey("widths")) {
            widths = FixedWidths.of(Arrays.stream(told.get("widths").split(","))
                    .mapToInt(Integer::parseInt)
                    .toArray());
        } else if (told.containsKey("colspecs")) {
            widths = FixedWidths.spans(Arrays.stream(told.get("colspecs").split(","))
                    .map(span -> span.split(":", -1))
                    .map(ends -> new int[] {
                        Integer.parseInt(ends[0]), ends[1].isEmpty() ? FixedWidths.LINE_END : Integer.parseInt(ends[1])
                    })
                    .toArray(int[][]::new));
        } else {
            int lines = Integer.parseInt(told.get("infer_nrows"));
            widths = lines == 100 ? FixedWidths.inferred() : FixedWidths.inferred(lines);
        }
        return told.containsKey("delimiter") ? widths.withFill(told.get("delimiter")) : widths;
    }

    private static CsvOptions options(Map<String, String> told) {
        Map<String, String> others = new LinkedHashMap<>(told);
        others.keySet().removeAll(List.of("widths", "colspecs", "infer_nrows", "delimiter", "skipfooter"));
        CsvOptions options = MixedCsvTest.options(others);
        return told.containsKey("skipfooter")
                ? options.withSkipFooter(Integer.parseInt(told.get("skipfooter")))
                : options;
    }

    @Test
    void linesOfFixedWidthAreWhatPandasReads() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<List<String>> cases = FixtureLines.read("fixed_width.tsv");
        int several = 0;
        for (int number = 0; number < cases.size(); number++) {
            List<String> cells = cases.get(number);
            Map<String, String> told = FixtureLines.options(cells.get(0));
            int rows = Integer.parseInt(cells.get(3));
            Path file = folder.resolve("f" + number + ".txt" + cells.get(1));
            Files.write(file, Base64.getDecoder().decode(cells.get(2)));
            List<String> expected = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int i = 4; i < cells.size(); i += 3) {
                names.add(cells.get(i));
                expected.add(cells.get(i) + " " + cells.get(i + 1) + " " + FixtureLines.values(cells.get(i + 2), rows));
            }
            for (long block : BLOCKS) {
                List<String> actual;
                try {
                    DataFrame table = DataFrame.readFixedWidth(
                            file, widths(told), options(told).withBlockSize(block));
                    several += table.npartitions() > 1 ? 1 : 0;
                    actual = described(table.compute(), names);
                } catch (RuntimeException failed) {
                    actual = List.of(String.valueOf(failed) + failed.getCause());
                }
                if (!actual.equals(expected)) {
                    wrong.add("case %d %s %s, blocks of %d\nexpected %s\nactual   %s"
                            .formatted(number, told, file.getFileName(), block, expected, actual));
                }
            }
        }
        assertThat(cases.size()).isGreaterThan(140);
        assertThat(several).isGreaterThan(60);
        assertThat(wrong).as("%d of %d", wrong.size(), cases.size()).isEmpty();
    }

    private static List<String> described(Frame frame, List<String> names) {
        assertThat(frame.schema().names()).containsExactlyInAnyOrderElementsOf(names);
        List<String> columns = new ArrayList<>();
        for (String name : names) {
            List<String> values = new ArrayList<>();
            for (int row = 0; row < frame.rows(); row++) {
                values.add(MixedCsvTest.text(frame.column(name), row));
            }
            columns.add(name + " " + frame.schema().dtype(name) + " " + values);
        }
        return columns;
    }

    @Test
    void blocksOfTheFileArePartitions() throws IOException {
        StringBuilder text = new StringBuilder("   id name  \n");
        for (int i = 0; i < 5000; i++) {
            text.append("%5d %-6s\n".formatted(i, i % 3 == 0 ? "größe" : "k" + i % 7));
        }
        Path file = file("many.txt", text.toString());
        DataFrame table = DataFrame.readFixedWidth(
                file, FixedWidths.of(5, 7), CsvOptions.blockSize(1000).withNullTexts("k4"));
        assertThat(table.npartitions()).isEqualTo((int) ((Files.size(file) + 999) / 1000));
        assertThat(table.len()).isEqualTo(5000);
        assertThat(table.col("id").sum().compute()).isEqualTo(12_497_500L);
        Frame read = table.compute();
        assertThat(read.valueAt(4998, "name")).isEqualTo("größe");
        assertThat(read.valueAt(4, "name")).isNull();
        assertThat(read.valueAt(4, "id")).isEqualTo(4L);
    }

    @Test
    void theFirstFileShowsTheColumnsOfAll() throws IOException {
        file("p1.txt", "a  bb\n1   2\n");
        file("p2.txt", "a  bb\n3 444\n");
        Frame read =
                DataFrame.readFixedWidth(folder.resolve("p*.txt").toString()).compute();
        assertThat(read.schema().names()).containsExactly("a", "bb");
        assertThat(read.valueAt(1, "bb")).isEqualTo(44L);
        assertThat(DataFrame.readFixedWidth(folder.resolve("p2.txt").toString(), FixedWidths.of(2, 3))
                        .compute()
                        .valueAt(0, "bb"))
                .isEqualTo(444L);
    }

    @Test
    void spansMayOverlapAndStandInAnyOrder() throws IOException {
        Path file = file("o.txt", "2024-02-29 Rome  \n2023-01-01\tOslo and more\n");
        Frame read = DataFrame.readFixedWidth(
                        file,
                        FixedWidths.spans(new int[][] {{11, FixedWidths.LINE_END}, {0, 4}, {0, 10}}),
                        CsvOptions.defaults().withNames("city", "year", "day").withDates("day"))
                .compute();
        assertThat(read.valueAt(1, "city")).isEqualTo("Oslo and more");
        assertThat(read.valueAt(0, "year")).isEqualTo(2024L);
        assertThat(read.valueAt(0, "day")).hasToString("2024-02-29T00:00");
    }

    @Test
    void errorsNameFileLineAndColumn() throws IOException {
        Path numbers = file("n.txt", "  a  b\n  1  2\n\n  3 xx\n");
        assertThatThrownBy(() -> DataFrame.readFixedWidth(
                                numbers,
                                FixedWidths.of(3, 3),
                                CsvOptions.defaults().withDtype("b", DType.INT64))
                        .compute())
                .hasStackTraceContaining("n.txt, line 4, column 'b': 'xx' is no int64");
        Path bytes = folder.resolve("b.txt");
        Files.write(bytes, "a  b\nx  y\nx \u00e9y\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> DataFrame.readFixedWidth(bytes, FixedWidths.of(2, 3), CsvOptions.defaults())
                        .compute())
                .hasStackTraceContaining("b.txt, line 3, column 'b': '\\xE9y' is not valid UTF-8");
        assertThatThrownBy(() -> DataFrame.readFixedWidth(file("e.txt", " \n\n").toString()))
                .hasMessageContaining("e.txt has no text in its first 100 lines");
        assertThatThrownBy(() -> DataFrame.readFixedWidth(
                        numbers, FixedWidths.of(3, 3), CsvOptions.defaults().withNames("a")))
                .hasMessageContaining("1 names [a] for the 2 columns of fixed width");
        assertThatThrownBy(() -> DataFrame.readFixedWidth(
                        numbers, FixedWidths.of(3, 3), CsvOptions.defaults().withColumns("c")))
                .hasMessageContaining("'c'");
    }

    @Test
    void whatOnlyFilesWithSeparatorsHaveIsRefused() throws IOException {
        String file = file("s.txt", "a b\n").toString();
        Map<String, Function<CsvOptions, CsvOptions>> options = Map.of(
                "withSeparator", read -> read.withSeparator(';'),
                "withQuote", read -> read.withQuote('\''),
                "withEscape", read -> read.withEscape('\\'),
                "withSkipInitialSpace", read -> read.withSkipInitialSpace(true),
                "withBadLinesSkipped", CsvOptions::withBadLinesSkipped);
        options.forEach((name, option) -> assertThatThrownBy(() ->
                        DataFrame.readFixedWidth(file, FixedWidths.inferred(), option.apply(CsvOptions.defaults())))
                .hasMessageContaining(name + " means nothing for lines of fixed width"));
    }

    @Test
    void widthsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> FixedWidths.of()).hasMessageContaining("no columns to read");
        assertThatThrownBy(() -> FixedWidths.of(3, 0)).hasMessageContaining("width 0 in [3, 0]");
        assertThatThrownBy(() -> FixedWidths.of(Integer.MAX_VALUE, 1)).hasMessageContaining("width 1 in");
        assertThatThrownBy(() -> FixedWidths.spans(new int[][] {{1, 2, 3}})).hasMessageContaining("has 3 numbers");
        assertThatThrownBy(() -> FixedWidths.spans(new int[][] {{0, 2}, {5, 5}}))
                .hasMessageContaining("field 1 goes from character 5 to 5");
        assertThatThrownBy(() -> FixedWidths.spans(new int[][] {{-1, 2}})).hasMessageContaining("from character -1");
        assertThatThrownBy(() -> FixedWidths.inferred(0)).hasMessageContaining("0 lines to find columns by");
        assertThatThrownBy(() -> FixedWidths.inferred().withFill("·")).hasMessageContaining("not ASCII");
    }
}
