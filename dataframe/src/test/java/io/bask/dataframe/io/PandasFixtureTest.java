package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Small CSV texts and what pandas makes of them, written by {@code src/test/python/csv_fixtures.py}. */
class PandasFixtureTest {
    @TempDir
    private Path folder;

    /** One text, how to read it, and the lines that say what pandas read. */
    private record Case(String name, String text, List<String> options, List<String> expected) {}

    @TestFactory
    Stream<DynamicTest> readsWhatPandasReads() throws IOException {
        List<Case> cases = cases();
        assertThat(cases).hasSizeGreaterThan(200);
        return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private void check(Case each) throws IOException {
        Path file = folder.resolve("case-" + Math.abs(each.name().hashCode()) + ".csv");
        Files.writeString(file, each.text(), StandardCharsets.UTF_8);
        CsvOptions options = options(each.options());
        if (each.expected().equals(List.of("error"))) {
            assertThatThrownBy(() -> Tables.read(List.of(file.toString()), options))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString());
            return;
        }
        for (long size : List.of(1L, 3L, 7L, (long) Math.max(1, each.text().length() / 2), 1_000_000L)) {
            Frame frame = Tables.read(List.of(file.toString()), options.withBlockSize(size));
            assertThat(lines(frame)).as("block size %d", size).isEqualTo(each.expected());
        }
    }

    private static CsvOptions options(List<String> texts) {
        CsvOptions options = CsvOptions.defaults();
        List<String> trues = List.of();
        List<String> falses = List.of();
        boolean keep = !texts.contains("keep=no");
        for (String text : texts) {
            String value = text.substring(text.indexOf('=') + 1);
            List<String> values = Arrays.asList(value.split("\\|"));
            String[] array = values.toArray(String[]::new);
            switch (text.substring(0, text.indexOf('='))) {
                case "sep" -> options = options.withSeparator(value.charAt(0));
                case "quote" -> options = options.withQuote(value.charAt(0));
                case "header" -> options = options.withHeader(false);
                case "names" -> options = options.withNames(array);
                case "nulls" -> options = keep ? options.withNullTexts(array) : options.withOnlyNullTexts(array);
                case "keep" ->
                    options = texts.stream().anyMatch(other -> other.startsWith("nulls"))
                            ? options
                            : options.withOnlyNullTexts();
                case "skipblank" -> options = options.withSkipBlankLines(false);
                case "true" -> trues = values;
                case "false" -> falses = values;
                default -> throw new IllegalStateException("option " + text);
            }
        }
        return options.withTruthTexts(trues, falses);
    }

    private static List<String> lines(Frame frame) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < frame.schema().size(); i++) {
            Column column = frame.column(i);
            StringBuilder line = new StringBuilder("column\t")
                    .append(escape(frame.schema().field(i).name()))
                    .append('\t')
                    .append(column.dtype().label());
            for (int row = 0; row < column.length(); row++) {
                line.append('\t').append(text(column, row));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String text(Column column, int row) {
        Object value = column.valueAt(row);
        if (value == null) {
            return "\\N";
        }
        if (column.dtype() == DType.BOOL) {
            return (boolean) value ? "True" : "False";
        }
        return value instanceof Double number ? PythonFloat.repr(number) : escape(value.toString());
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\0", "\\0");
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            i++;
            plain.append(
                    switch (text.charAt(i)) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case '0' -> '\0';
                        default -> '\\';
                    });
        }
        return plain.toString();
    }

    private static List<Case> cases() throws IOException {
        String all;
        try (InputStream file =
                Objects.requireNonNull(PandasFixtureTest.class.getResourceAsStream("csv_fixtures.txt"))) {
            all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Case> cases = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : all.split("\n")) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("case")) {
                expected = new ArrayList<>();
                List<String> options = Stream.of(parts)
                        .skip(3)
                        .map(PandasFixtureTest::unescape)
                        .toList();
                cases.add(new Case(parts[1], unescape(parts[2]), options, expected));
            } else if (!line.startsWith("#")) {
                expected.add(line);
            }
        }
        return cases;
    }
}
