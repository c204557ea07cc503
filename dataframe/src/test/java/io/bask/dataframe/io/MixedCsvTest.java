package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files with several options at once, of which {@code mixed_csv_fixtures.py} says what pandas reads. */
@Timeout(600)
class MixedCsvTest {
    @TempDir
    Path folder;

    private static String[] list(String joined) {
        return joined.split("\u001e");
    }

    static CsvOptions options(Map<String, String> told) {
        CsvOptions options = CsvOptions.defaults();
        for (Map.Entry<String, String> option : told.entrySet()) {
            String value = option.getValue();
            options = switch (option.getKey()) {
                case "sep" -> options.withSeparator(value.charAt(0));
                case "quotechar" -> options.withQuote(value.charAt(0));
                case "decimal" -> options.withDecimal(value.charAt(0));
                case "thousands" -> options;
                case "comment" -> options.withComment(value.charAt(0));
                case "skiprows" ->
                    value.startsWith("lines ")
                            ? options.withSkippedLines(Arrays.stream(
                                            value.substring("lines ".length()).split(","))
                                    .mapToInt(Integer::parseInt)
                                    .toArray())
                            : options.withSkipRows(Integer.parseInt(value));
                case "skipinitialspace" -> options.withSkipInitialSpace(true);
                case "skip_blank_lines" -> options.withSkipBlankLines(false);
                case "true_values" ->
                    options.withTruthTexts(List.of(list(value)), List.of(list(told.get("false_values"))));
                case "na_values" ->
                    told.containsKey("keep_default_na")
                            ? options.withOnlyNullTexts(list(value))
                            : options.withNullTexts(list(value));
                case "encoding" -> options.withEncoding(value);
                case "head" ->
                    switch (value) {
                        case "no" -> options.withHeader(false);
                        case "names" -> options.withNames(list(told.get("names")));
                        case "replaced" ->
                            options.withNames(list(told.get("names"))).withHeader(true);
                        default -> options;
                    };
                case "dates" -> value.isEmpty() ? options : options.withDates(list(value));
                case "usecols" -> options.withColumns(list(value));
                case "names", "false_values", "keep_default_na" -> options;
                default -> options.withDtype(option.getKey().substring("dtype ".length()), DType.of(value));
            };
        }
        // Behind the decimal point, from which it has to differ.
        return told.containsKey("thousands")
                ? options.withThousands(told.get("thousands").charAt(0))
                : options;
    }

    static @Nullable String text(Column column, int row) {
        Object value = column.valueAt(row);
        if (value == null) {
            return null;
        }
        if (column instanceof DateTimeColumn moments) {
            return String.valueOf(moments.at(row));
        }
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        return value instanceof Double || value instanceof Float
                ? PythonFloat.repr(((Number) value).doubleValue())
                : value.toString();
    }

    @Test
    void optionsTogetherMeanWhatTheyMeanToPandas() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<List<String>> cases = FixtureLines.read("mixed_csv.tsv");
        for (int number = 0; number < cases.size(); number++) {
            List<String> cells = cases.get(number);
            Map<String, String> told = FixtureLines.options(cells.get(0));
            int rows = Integer.parseInt(cells.get(3));
            Path file = folder.resolve("m" + number + ".csv" + cells.get(1));
            Files.write(file, Base64.getDecoder().decode(cells.get(2)));
            List<String> expected = new ArrayList<>();
            List<String> actual = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int i = 4; i < cells.size(); i += 3) {
                names.add(cells.get(i));
                expected.add(cells.get(i) + " " + cells.get(i + 1) + " " + FixtureLines.values(cells.get(i + 2), rows));
            }
            try {
                Frame frame = DataFrame.readCsv(file, options(told)).compute();
                assertThat(frame.schema().names()).containsExactlyInAnyOrderElementsOf(names);
                for (String name : names) {
                    List<String> values = new ArrayList<>();
                    for (int row = 0; row < frame.rows(); row++) {
                        values.add(text(frame.column(name), row));
                    }
                    actual.add(name + " " + frame.schema().dtype(name) + " " + values);
                }
            } catch (RuntimeException failed) {
                actual.add(String.valueOf(failed) + failed.getCause());
            }
            if (!actual.equals(expected)) {
                wrong.add("case %d %s %s\nexpected %s\nactual   %s"
                        .formatted(number, told, file.getFileName(), expected, actual));
            }
        }
        assertThat(cases.size()).isGreaterThan(500);
        assertThat(wrong).as("%d of %d", wrong.size(), cases.size()).isEmpty();
    }
}
