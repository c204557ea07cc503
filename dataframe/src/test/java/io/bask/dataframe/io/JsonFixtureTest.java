package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.PrintedFixtures;
import io.bask.dataframe.kernel.json.JsonFormatException;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random and damaged lines of JSON, in partitions of several sizes; see {@code json_fixtures.py}. */
@Timeout(600)
class JsonFixtureTest {
    @TempDir
    Path folder;

    /** What a file holds: how it ends, at which line, in how many rows, and the table where it is whole. */
    private record Case(
            byte[] content,
            String outcome,
            int line,
            int rows,
            @Nullable Frame table,
            Map<String, DType> lists) {}

    private static List<Case> cases() throws IOException {
        String file = System.getProperty("json.file");
        String text = file != null
                ? Files.readString(Path.of(file))
                : new String(
                        Objects.requireNonNull(JsonFixtureTest.class.getResourceAsStream("json_lines.tsv"))
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
        List<Case> cases = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); ) {
            String[] head = lines.get(at++).split("\t", -1);
            int end = at;
            while (end < lines.size() && !lines.get(end).startsWith("file\t")) {
                end++;
            }
            int columns = end;
            Map<String, DType> lists = new HashMap<>();
            while (columns > at && lines.get(columns - 1).startsWith("lists\t")) {
                String[] list = lines.get(--columns).split("\t", -1);
                lists.put(PrintedFixtures.unescape(list[1]), DType.of(list[2]));
            }
            Frame table = columns == at ? null : PrintedFixtures.frame(lines.subList(at, columns));
            byte[] content = Base64.getDecoder().decode(head[1]);
            cases.add(new Case(content, head[2], Integer.parseInt(head[3]), Integer.parseInt(head[4]), table, lists));
            at = end;
        }
        return cases;
    }

    @ParameterizedTest(name = "in partitions of {0} bytes")
    @ValueSource(ints = {19, 200, 1 << 20})
    void isWhatPythonReads(int bytes) throws IOException {
        List<String> different = new ArrayList<>();
        int number = 0;
        List<Case> cases = cases();
        for (Case one : cases) {
            Path path = Files.write(folder.resolve(number++ + ".jsonl"), one.content());
            String found = difference(path, bytes, one);
            if (!found.isEmpty()) {
                different.add(found + " in " + new String(one.content(), StandardCharsets.UTF_8));
            }
        }
        assertThat(different).isEmpty();
        assertThat(cases).hasSizeGreaterThan(300);
    }

    private static String difference(Path path, int bytes, Case expected) {
        Frame frame;
        try {
            DataFrame lazy = DataFrame.readJsonLines(
                    path.toString(), JsonOptions.defaults().withBlockSize(bytes));
            frame = lazy.compute();
            if (lazy.len() != frame.rows()) {
                return "counted %d of %d rows".formatted(lazy.len(), frame.rows());
            }
        } catch (RuntimeException failed) {
            return difference(path, failed, expected);
        }
        if (List.of("bad", "nested", "empty").contains(expected.outcome())) {
            return "read what is " + expected.outcome();
        }
        if (frame.rows() != expected.rows()) {
            return "%d of %d rows".formatted(frame.rows(), expected.rows());
        }
        Frame table = expected.table();
        return table == null ? "" : difference(frame, table, expected.lists());
    }

    private static String difference(Path path, RuntimeException failed, Case expected) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        boolean isNamed = cause instanceof JsonFormatException
                && switch (expected.outcome()) {
                    case "bad" -> message.contains("%s, line %d: ".formatted(path, expected.line()));
                    case "nested" -> message.contains("%s, line %d, column '".formatted(path, expected.line()));
                    case "empty" -> message.contains("no objects with keys");
                    default -> false;
                };
        return isNamed ? "" : "%s, line %d failed: %s".formatted(expected.outcome(), expected.line(), cause);
    }

    private static String difference(Frame own, Frame expected, Map<String, DType> lists) {
        if (!own.schema().names().equals(expected.schema().names())) {
            return "columns are %s of %s".formatted(own.schema(), expected.schema());
        }
        for (int i = 0; i < own.schema().size(); i++) {
            Column column = own.column(i);
            Column wanted = expected.column(i);
            DType list = lists.get(own.schema().names().get(i));
            if (column.dtype() != (list == null ? wanted.dtype() : list)) {
                return "column %d is %s of %s %s".formatted(i, column.dtype(), wanted.dtype(), list);
            }
            for (int row = 0; row < own.rows(); row++) {
                Object value = list == null || column.isNull(row) ? column.valueAt(row) : shown(column.valueAt(row));
                if (!Objects.equals(value, wanted.valueAt(row))) {
                    return "row %d of column %d is %s of %s".formatted(row, i, value, wanted.valueAt(row));
                }
            }
        }
        return "";
    }

    /** A list as the generator shows it. */
    private static String shown(@Nullable Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(JsonFixtureTest::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Double real) {
            return "%016x".formatted(Double.doubleToLongBits(real));
        }
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
}
