package io.bask.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What pandas says is in a file: names and dtypes, then a row a line, labels first. */
final class Expected {
    private Expected() {}

    /** One case: a file, perhaps a pattern, a key, how many levels labels have, and what is in it. */
    record Case(String file, String key, int levels, Path text) {}

    static List<Case> cases(Path folder) {
        try {
            return Files.readAllLines(folder.resolve("cases.txt")).stream()
                    .map(line -> line.split("\t"))
                    .map(parts -> new Case(parts[0], parts[1], Integer.parseInt(parts[2]), folder.resolve(parts[3])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path text) {
        try {
            return Files.readAllLines(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table as text, in the same way. */
    static List<String> lines(DataFrame table) {
        List<String> names = new ArrayList<>(table.indexNames());
        names.addAll(table.schema().names());
        String[] unlike = table.indexNames().stream()
                .map(name -> "label of " + name + names.indexOf(name))
                .toArray(String[]::new);
        Frame rows = (unlike.length == 0 ? table : table.renameAxis(unlike).resetIndex()).compute();
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            head.append(i == 0 ? "" : "\t").append(escaped(names.get(i))).append('|');
            head.append(rows.column(i).dtype());
        }
        lines.add(head.toString());
        for (int row = 0; row < rows.rows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < names.size(); i++) {
                line.append(i == 0 ? "" : "\t").append(shown(rows.column(i), row));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String shown(Column column, int row) {
        if (column.isNull(row)) {
            return "\\N";
        }
        Object value = column.valueAt(row);
        if (column instanceof DateTimeColumn moments) {
            return Long.toString(moments.at(row));
        }
        if (column instanceof LongColumn spans && column.dtype() == DType.TIMEDELTA) {
            return Long.toString(spans.at(row));
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof Float || value instanceof Double) {
            return Double.toString(((Number) value).doubleValue());
        }
        return escaped(String.valueOf(value));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    static void assertSame(List<String> actual, List<String> expected, String what) {
        assertThat(actual.get(0)).as(what).isEqualTo(expected.get(0));
        assertThat(actual).as(what).hasSameSizeAs(expected);
        String[] heads = expected.get(0).split("\t", -1);
        for (int line = 1; line < actual.size(); line++) {
            if (actual.get(line).equals(expected.get(line))) {
                continue;
            }
            String[] left = actual.get(line).split("\t", -1);
            String[] right = expected.get(line).split("\t", -1);
            assertThat(left).as("%s, row %d", what, line - 1).hasSameSizeAs(right);
            for (int i = 0; i < left.length; i++) {
                boolean isReal = heads[i].contains("|float") && !left[i].equals("\\N") && !right[i].equals("\\N");
                String place = "%s, row %d, %s".formatted(what, line - 1, heads[i]);
                if (isReal) {
                    assertThat(Double.parseDouble(left[i])).as(place).isEqualTo(number(right[i]));
                } else {
                    assertThat(left[i]).as(place).isEqualTo(right[i]);
                }
            }
        }
    }

    private static double number(String python) {
        return switch (python) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(python);
        };
    }
}
