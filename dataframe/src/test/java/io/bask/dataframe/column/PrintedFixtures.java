package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Reads the frames and series that pandas printed, written by {@code src/test/python/print_fixtures.py}. */
public final class PrintedFixtures {
    /** One printed object: {@code kind} is frame, wrap, info or series. */
    record Case(String kind, String column, Frame frame, String text) {
        @Override
        public String toString() {
            return kind + " " + frame.schema() + " of " + frame.rows();
        }
    }

    private PrintedFixtures() {}

    static List<Case> read() throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> head = new ArrayList<>();
        List<String> body = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PrintedFixtures.class.getResourceAsStream("printed.tsv")),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("|")) {
                    body.add(line.substring(1));
                    continue;
                }
                if (line.startsWith("case") && !head.isEmpty()) {
                    cases.add(build(head, body));
                    head.clear();
                    body.clear();
                }
                head.add(line);
            }
        }
        cases.add(build(head, body));
        return cases;
    }

    private static Case build(List<String> head, List<String> body) {
        String[] kind = head.get(0).split("\t", -1);
        return new Case(
                kind[1],
                kind.length > 2 ? unescape(kind[2]) : "",
                frame(head.subList(1, head.size())),
                String.join("\n", body));
    }

    /** A frame out of an index line and one line a column. */
    public static Frame frame(List<String> lines) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split("\t", -1);
            DType dtype = DType.of(parts[2]);
            fields.add(new Field(unescape(parts[1]), dtype));
            columns.add(column(dtype, Arrays.asList(parts).subList(3, parts.length)));
        }
        RowIndex index = index(Arrays.asList(lines.get(0).split("\t", -1)));
        return Frame.of(Schema.of(fields), columns, index);
    }

    private static RowIndex index(List<String> parts) {
        if (parts.get(1).equals("range")) {
            return new RowIndex.Range(Long.parseLong(parts.get(2)), Integer.parseInt(parts.get(3)));
        }
        if (parts.get(1).equals("numbers")) {
            return new RowIndex.Numbers((LongColumn) column(DType.INT64, parts.subList(2, parts.size())));
        }
        List<String> names = new ArrayList<>();
        List<Column> levels = new ArrayList<>();
        int at = 2;
        while (at < parts.size()) {
            List<String> rest = parts.subList(at + 3, parts.size());
            int end = rest.indexOf("level");
            end = end < 0 ? rest.size() : end;
            names.add(parts.get(at + 1));
            levels.add(column(DType.of(parts.get(at + 2)), rest.subList(0, end)));
            at += 3 + end;
        }
        return new RowIndex.Keys(names, levels);
    }

    private static Column column(DType dtype, List<String> texts) {
        ColumnBuilder builder = ColumnBuilder.of(dtype, texts.size());
        for (String text : texts) {
            if (text.equals("\\N")) {
                builder.appendNull();
            } else if (builder instanceof DateTimeColumn.Builder moments) {
                moments.append(Long.parseLong(text));
            } else {
                builder.appendValue(value(dtype, text));
            }
        }
        return builder.build();
    }

    private static Object value(DType dtype, String text) {
        return switch (dtype.kind()) {
            case BOOL -> text.equals("True");
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32 -> Long.parseLong(text);
            case UINT64 -> new BigInteger(text);
            case TIMEDELTA -> Duration.ofNanos(Long.parseLong(text));
            case FLOAT32, FLOAT64 ->
                text.endsWith("inf")
                        ? (text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
                        : Double.parseDouble(text);
            default -> unescape(text);
        };
    }

    /** A text without the marks for tabs, line ends and themselves. */
    public static String unescape(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = switch (text.charAt(++i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> text.charAt(i);
                };
            }
            result.append(c);
        }
        return result.toString();
    }
}
