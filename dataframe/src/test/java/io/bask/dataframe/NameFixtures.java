package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Lazy;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.column.PrintedFixtures;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Random tables and what pandas makes of them, written by {@code src/test/python/name_fixtures.py}, and how to compare with it. */
final class NameFixtures {
    /** Where pandas makes floats of whole numbers on the way although none is missing in the end. */
    private static final Set<String> STAYS_WHOLE =
            Set.of("frame_frame", "series_series", "frame_series", "frame_summary", "summary", "summary_nulls");

    private NameFixtures() {}

    /**
     * A call and what pandas answers.
     *
     * @param table the table
     * @param other a second one with labels of the same kind
     * @param name what is called
     * @param arguments its arguments as texts
     * @param frame the answer, or null where it is a single value
     * @param value the single value as text
     */
    record Call(
            Frame table,
            Frame other,
            String name,
            List<String> arguments,
            @Nullable Frame frame,
            @Nullable String value) {}

    /** The calls in {@code names.tsv}, see the other method. */
    static List<Call> read() {
        return read("names.tsv");
    }

    /** The calls in a resource of the tests, or in the file that {@code -Dnames.file} says. */
    static List<Call> read(String resource) {
        String file = System.getProperty("names.file");
        try {
            String text = file != null
                    ? Files.readString(Path.of(file))
                    : new String(
                            Objects.requireNonNull(NameFixtures.class.getResourceAsStream(resource))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8);
            return read(text.lines().toList());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<Call> read(List<String> lines) {
        List<Call> calls = new ArrayList<>();
        List<Frame> tables = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            String head = lines.get(at++);
            int end = at;
            while (end < lines.size() && !lines.get(end).matches("(frame|other|op)(\t.*)?")) {
                end++;
            }
            List<String> body = lines.subList(at, end);
            at = end;
            if (head.equals("frame")) {
                tables.clear();
            }
            if (!head.startsWith("op\t")) {
                tables.add(PrintedFixtures.frame(body));
                continue;
            }
            List<String> words = List.of(head.split("\t", -1));
            boolean isValue = body.get(0).startsWith("value\t");
            calls.add(new Call(
                    tables.get(0),
                    tables.get(1),
                    words.get(1),
                    words.subList(2, words.size()),
                    isValue ? null : PrintedFixtures.frame(body),
                    isValue ? body.get(0).substring(6) : null));
        }
        return calls;
    }

    /** A table in partitions: that many, or one row each for 0. */
    static DataFrame cut(Frame frame, int partitions) {
        return DataFrame.fromFrame(frame, partitions == 0 ? Math.max(1, frame.rows()) : partitions);
    }

    /** A table in partitions of which the first, the last and some between are empty. */
    static DataFrame cutWithEmpty(Frame frame) {
        Frame labelled = frame.withIndex(frame.index());
        int rows = frame.rows();
        int[] ends = {0, 0, rows / 3, rows / 3, rows / 3, rows - rows / 4, rows, rows, rows};
        List<Frame> parts = new ArrayList<>();
        for (int i = 0; i + 1 < ends.length; i++) {
            parts.add(labelled.slice(ends[i], ends[i + 1]));
        }
        return DataFrame.fromFrames(parts);
    }

    /** Something asked of a table and another one. */
    interface Asked {
        /** The answer to a call by its name and arguments. */
        Object answer(String name, DataFrame table, DataFrame other, List<String> arguments);
    }

    /** Asserts that calls are answered as by pandas, on tables in so many partitions, and other tables in one less. */
    static void assertAsPandas(List<Call> calls, int partitions, Asked asked) {
        assertAsPandas(
                calls,
                call -> asked.answer(
                        call.name(),
                        cut(call.table(), partitions),
                        cut(call.other(), Math.max(1, partitions - 1)),
                        call.arguments()));
    }

    /** Asserts that calls are answered as by pandas, and tells of two a name that are not. */
    static void assertAsPandas(List<Call> calls, Function<Call, Object> answer) {
        List<String> different = new ArrayList<>();
        Map<String, Integer> failures = new LinkedHashMap<>();
        for (Call call : calls) {
            String found = found(call, answer);
            if (!found.isEmpty() && failures.merge(call.name(), 1, Integer::sum) <= 2) {
                different.add("%s%s of%n%s%nother%n%s%n%s"
                        .formatted(call.name(), call.arguments(), call.table(), call.other(), found));
            }
        }
        assertThat(different).as(failures.toString()).isEmpty();
    }

    private static String found(Call call, Function<Call, Object> answer) {
        try {
            return difference(call, answer.apply(call)).orElse("");
        } catch (RuntimeException failed) {
            StringWriter text = new StringWriter();
            failed.printStackTrace(new PrintWriter(text));
            return text.toString().lines().limit(8).collect(Collectors.joining("\n"));
        }
    }

    /** What differs between an answer and pandas' one; empty where nothing does. */
    private static Optional<String> difference(Call call, Object answer) {
        Object computed = answer instanceof Lazy<?> lazy ? lazy.compute() : answer;
        if (call.frame() == null) {
            String shown = shown(computed instanceof Optional<?> maybe ? maybe.orElse(null) : computed);
            return sameCell(shown, Objects.requireNonNull(call.value()))
                    ? Optional.empty()
                    : Optional.of("is %s, pandas has %s".formatted(shown, call.value()));
        }
        Frame own = computed instanceof NamedColumn column
                ? Frame.of(
                        Schema.of(
                                List.of(new Field(column.name(), column.values().dtype()))),
                        List.of(column.values()),
                        column.index())
                : (Frame) computed;
        String different = compare(call.name(), own, call.frame());
        return different.isEmpty()
                ? Optional.empty()
                : Optional.of("%s%n%s%npandas has%n%s".formatted(different, own, call.frame()));
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof LocalDateTime at) {
            return String.valueOf(ChronoUnit.NANOS.between(LocalDateTime.of(1970, 1, 1, 0, 0), at));
        }
        return value == null ? "\\N" : value.toString();
    }

    private static String compare(String name, Frame own, Frame expected) {
        if (!own.schema().names().equals(expected.schema().names())) {
            return "columns are %s, of pandas %s"
                    .formatted(own.schema().names(), expected.schema().names());
        }
        if (own.rows() != expected.rows()) {
            return "%d rows, of pandas %d".formatted(own.rows(), expected.rows());
        }
        for (int i = 0; i < own.columns().size(); i++) {
            String different = compare(own.column(i), expected.column(i), STAYS_WHOLE.contains(name));
            if (!different.isEmpty()) {
                return "column '%s' %s".formatted(own.schema().names().get(i), different);
            }
        }
        List<Column> labels = levels(own.index());
        List<Column> wanted = levels(expected.index());
        if (labels.size() != wanted.size() || !names(own.index()).equals(names(expected.index()))) {
            return "labels are called %s, of pandas %s".formatted(names(own.index()), names(expected.index()));
        }
        for (int i = 0; i < labels.size(); i++) {
            String different = compare(labels.get(i), wanted.get(i), false);
            if (!different.isEmpty()) {
                return "labels " + different;
            }
        }
        return "";
    }

    private static List<Column> levels(RowIndex index) {
        return index instanceof RowIndex.Keys keys ? keys.levels() : List.of(RowIndex.numbers(index));
    }

    private static List<String> names(RowIndex index) {
        return index instanceof RowIndex.Keys keys ? keys.names() : List.of("");
    }

    private static String compare(Column own, Column expected, boolean staysWhole) {
        boolean isEmpty = expected.length() == expected.nullCount();
        boolean isLess = expected.nullCount() > 0 && own.dtype().isSummable();
        boolean isWhole =
                staysWhole && own.dtype().isInteger() && expected.dtype().isFloat();
        boolean isText = own.dtype().isText() && expected.dtype().isText();
        if (own.dtype() != expected.dtype() && !isEmpty && !isLess && !isText && !isWhole) {
            return "is %s, of pandas %s".formatted(own.dtype(), expected.dtype());
        }
        for (int row = 0; row < own.length(); row++) {
            String a = own.isNull(row) ? "\\N" : cell(own, row);
            String b = expected.isNull(row) ? "\\N" : cell(expected, row);
            if (!sameCell(a, b)) {
                return "row %d is %s, of pandas %s".formatted(row, a, b);
            }
        }
        return "";
    }

    private static String cell(Column column, int row) {
        return String.valueOf(column.valueAt(row));
    }

    private static boolean sameCell(String own, String expected) {
        String a = own.equals("NaN") ? "\\N" : own;
        if (a.equalsIgnoreCase(expected)) {
            return true;
        }
        Double x = number(a);
        Double y = number(expected);
        if (x == null || y == null) {
            return false;
        }
        return x.equals(y) || Math.abs(x - y) <= 1e-9 + 1e-6 * Math.abs(y);
    }

    private static @Nullable Double number(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? 1.0 : 0.0;
        }
        try {
            return text.endsWith("inf")
                    ? (text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
                    : (Double) Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
