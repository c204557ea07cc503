package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class CsvTargetTest {
    @TempDir
    Path folder;

    private static Column column(String kind, List<@Nullable String> texts) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String text : texts) {
            values.add(text == null ? null : value(kind, text));
        }
        return Column.of(DType.of(kind), values);
    }

    private static Object value(String kind, String text) {
        return switch (kind) {
            case "int64", "datetime64[ns]" -> Long.parseLong(text);
            case "float64" ->
                text.endsWith("inf")
                        ? text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY
                        : Double.parseDouble(text);
            case "bool" -> text.equals("True");
            default -> text;
        };
    }

    private static CsvOutput output(Map<String, String> options) {
        CsvOutput output = CsvOutput.defaults();
        for (Map.Entry<String, String> option : options.entrySet()) {
            String value = option.getValue();
            output = switch (option.getKey()) {
                case "sep" -> output.withSeparator(value.charAt(0));
                case "index" -> output.withIndex(false);
                case "header" -> output.withHeader(false);
                case "na_rep" -> output.withMissing(value);
                case "float_format" -> output.withFloatFormat(value);
                case "date_format" -> output.withDateFormat(value);
                case "lineterminator" -> output.withLineEnd(value);
                case "quotechar" -> output.withQuote(value.charAt(0));
                case "escapechar" -> output.withEscape(value.charAt(0));
                case "decimal" -> output.withDecimal(value.charAt(0));
                default ->
                    switch (value) {
                        case "1" -> output.withAllQuoted();
                        case "2" -> output.withTextQuoted();
                        default -> output.withoutQuotes();
                    };
            };
        }
        return output;
    }

    @Test
    void everyByteIsThatOfPandas() throws IOException {
        Random random = Seeds.random();
        int number = 0;
        List<String> wrong = new ArrayList<>();
        for (List<String> cells : FixtureLines.read("to_csv.tsv")) {
            Map<String, String> options = FixtureLines.options(cells.get(0));
            int rows = Integer.parseInt(cells.get(2));
            Map<String, Column> columns = new LinkedHashMap<>();
            String label = null;
            for (int i = 3; i < cells.size(); i += 3) {
                String name = cells.get(i);
                label = name.startsWith("index:") ? name.substring(6) : label;
                columns.put(
                        name.startsWith("index:") ? name.substring(6) : name,
                        column(cells.get(i + 1), FixtureLines.values(cells.get(i + 2), rows)));
            }
            DataFrame table = DataFrame.of(columns, 1 + random.nextInt(4));
            Path file = folder.resolve("case" + number + ".csv");
            (label == null ? table : table.setIndexUnsorted(label)).toCsv(file, output(options));
            String actual = Files.readString(file);
            if (!actual.equals(cells.get(1))) {
                wrong.add("case %d %s\nexpected %s\nactual   %s".formatted(number, options, cells.get(1), actual));
            }
            number++;
        }
        assertThat(number).isGreaterThan(600);
        assertThat(wrong).isEmpty();
    }

    @Test
    void aFileAPartitionIsNumberedSoThatNamesSort() throws IOException {
        LongColumn numbers = LongColumn.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        List<Path> files = DataFrame.fromFrame(Frame.of("n", numbers), 11)
                .toCsv(folder.resolve("p/*.csv").toString(), CsvOutput.defaults());
        assertThat(files).hasSize(11);
        assertThat(files.get(10).getFileName().toString()).isEqualTo("10.csv");
        assertThat(files.get(3).getFileName().toString()).isEqualTo("03.csv");
        assertThat(Files.readString(files.get(3))).isEqualTo(",n\n3,3\n");
        assertThat(DataFrame.readCsv(folder.resolve("p/*.csv").toString())
                        .col("n")
                        .sum()
                        .compute())
                .isEqualTo(55L);
    }

    @Test
    void compressedFilesAndOtherCharsetsAreReadBack() {
        Frame frame = Frame.of("s", StringColumn.of("é", "ü,x", "plain"), "n", LongColumn.of(1, 2, 3));
        for (String ending : List.of("csv.gz", "csv.bz2", "csv.zst", "csv")) {
            for (String charset : List.of("UTF-8", "ISO-8859-1", "UTF-16")) {
                String path = folder.resolve(charset + "." + ending).toString();
                DataFrame.fromFrame(frame, 2)
                        .toCsv(path, CsvOutput.defaults().withIndex(false).withEncoding(charset));
                Frame back = DataFrame.readCsv(path, CsvOptions.defaults().withEncoding(charset))
                        .compute();
                assertThat(back.toString()).as(path).isEqualTo(frame.toString());
            }
        }
    }

    @Test
    void momentsAreWrittenAlikeInAllPartitionsAndFiles() throws IOException {
        long day = 86_400_000_000_000L;
        Column dates =
                Column.of(DType.DATETIME, java.util.Arrays.asList(0L, day, null, null, 2 * day, day + 1_500_000));
        Column days = Column.of(DType.DATETIME, java.util.Arrays.asList(0L, day, null, null, 2 * day, day));
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("at", dates);
        columns.put("on", days);
        // Of pandas: to_csv(index=False) of the whole table.
        String expected = "at,on\n1970-01-01 00:00:00.000000,1970-01-01\n1970-01-02 00:00:00.000000,1970-01-02\n,\n,\n"
                + "1970-01-03 00:00:00.000000,1970-01-03\n1970-01-02 00:00:00.001500,1970-01-02\n";
        CsvOutput output = CsvOutput.defaults().withIndex(false);
        for (int partitions : new int[] {1, 2, 3, 6, 9}) {
            DataFrame table = DataFrame.of(columns, partitions);
            Path file = folder.resolve("one" + partitions + ".csv");
            table.toCsv(file, output);
            assertThat(Files.readString(file)).as("%d partitions", partitions).isEqualTo(expected);
            StringBuilder all = new StringBuilder("at,on\n");
            for (Path part : table.toCsv(folder + "/" + partitions + "/*.csv.gz", output)) {
                try (java.io.InputStream in = new java.util.zip.GZIPInputStream(Files.newInputStream(part))) {
                    all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8).substring("at,on\n".length()));
                }
            }
            assertThat(all.toString()).as("%d files", partitions).isEqualTo(expected);
        }
    }

    @Test
    void aTableIsComputedTwiceOnlyWherePartitionsDiffer() {
        java.util.concurrent.atomic.AtomicInteger runs = new java.util.concurrent.atomic.AtomicInteger();
        Frame frame = Frame.of("at", Column.of(DType.DATETIME, List.of(0L, 1_000_000_000L)));
        for (int partitions : new int[] {1, 2}) {
            DataFrame table = DataFrame.fromFrame(frame, partitions)
                    .mapPartitions(
                            part -> {
                                runs.incrementAndGet();
                                return part;
                            },
                            frame.schema());
            runs.set(0);
            table.toCsv(folder.resolve("n.csv"), CsvOutput.defaults().withDateFormat("%Y"));
            assertThat(runs).hasValue(partitions);
            runs.set(0);
            table.toCsv(folder.resolve("n.csv"), CsvOutput.defaults());
            assertThat(runs).hasValue(partitions * partitions);
        }
    }

    @Test
    void aCharacterThatTheCharsetLacksIsNamed() throws IOException {
        DataFrame table = DataFrame.fromFrame(Frame.of("s", StringColumn.of("ok", "漢字")));
        Path file = folder.resolve("l.csv");
        assertThatThrownBy(() -> table.toCsv(file, CsvOutput.defaults().withEncoding("ISO-8859-1")))
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining("ISO-8859-1 has no character 漢 (U+6F22)");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void appendingAddsRowsWithoutAHeader() throws IOException {
        DataFrame table = DataFrame.fromFrame(Frame.of("n", LongColumn.of(1, 2)), 2);
        Path file = folder.resolve("a.csv");
        CsvOutput output = CsvOutput.defaults().withIndex(false).withAppending();
        table.toCsv(file, output);
        table.toCsv(file, output);
        assertThat(Files.readString(file)).isEqualTo("n\n1\n2\n1\n2\n");
        assertThatThrownBy(() -> table.toCsv(folder.resolve("*.csv").toString(), output))
                .hasMessageContaining("a file a partition");
    }

    @Test
    void aFailureChangesNothing() throws IOException {
        Path file = folder.resolve("f.csv");
        Files.writeString(file, "before");
        DataFrame bad = DataFrame.fromFrame(Frame.of("a", LongColumn.of(1, 2, 3, 4)), 4)
                .mapPartitions(
                        frame -> {
                            if (Objects.equals(frame.valueAt(0, "a"), 3L)) {
                                throw new IllegalStateException("not the third");
                            }
                            return frame;
                        },
                        Frame.of("a", LongColumn.of()).schema());
        assertThatThrownBy(() -> bad.toCsv(file.toString())).isInstanceOf(TaskFailedException.class);
        assertThat(Files.readString(file)).isEqualTo("before");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
        assertThatThrownBy(() -> bad.toCsv(folder.toString())).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> bad.toCsv("")).hasMessageContaining("blank");
        assertThatThrownBy(() -> bad.toCsv("a*/b*.csv")).hasMessageContaining("one *");
        assertThatThrownBy(() -> CsvOutput.defaults().withFloatFormat("%d")).hasMessageContaining("%.3f");
        assertThatThrownBy(() -> CsvOutput.defaults().withEncoding("utf-9")).hasMessageContaining("no charset");
        assertThatThrownBy(() -> bad.toCsv(file.toString(), CsvOutput.defaults().withSeparator('"')))
                .hasMessageContaining("separator and quote are both");
    }

    @Test
    void columnsWhoseDtypeASampleMissedAreWrittenOnceAndRight() throws IOException {
        StringBuilder text = new StringBuilder("n\n");
        for (int i = 0; i < 700_000; i++) {
            text.append(i % 1000).append('\n');
        }
        text.append("1.5\n");
        // The sample of a large file has pieces from its start to its end, so the odd value lies between two of them.
        String all = text.toString();
        String moved = all.substring(0, all.length() - 4);
        int middle = moved.indexOf('\n', (int) (moved.length() * 0.31)) + 1;
        Path file = folder.resolve("big.csv");
        Files.writeString(file, moved.substring(0, middle) + "1.5\n" + moved.substring(middle));
        Path out = folder.resolve("out.csv");
        DataFrame.readCsv(file.toString(), CsvOptions.blockSize(300_000))
                .toCsv(out, CsvOutput.defaults().withIndex(false));
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(lines).hasSize(700_002);
        assertThat(lines.get(1)).isEqualTo("0.0");
        assertThat(lines).contains("1.5");
    }
}
