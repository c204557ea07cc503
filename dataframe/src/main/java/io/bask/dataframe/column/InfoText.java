package io.bask.dataframe.column;

import io.bask.dataframe.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints what a frame holds: labels, columns with their non-null counts and dtypes, and memory, as pandas' {@code info}. */
final class InfoText {
    private static final int LISTED_COLUMNS = 100;

    private InfoText() {}

    static String of(Frame frame) {
        List<String> lines = new ArrayList<>();
        lines.add("<class 'io.bask.dataframe.column.Frame'>");
        lines.add(labels(frame.index()));
        int columns = frame.schema().size();
        if (columns == 0) {
            lines.add("Empty DataFrame");
            return String.join("\n", lines) + "\n";
        }
        if (columns > LISTED_COLUMNS) {
            lines.add("Columns: %d entries, %s to %s"
                    .formatted(
                            columns,
                            frame.schema().field(0).name(),
                            frame.schema().field(columns - 1).name()));
        } else {
            lines.add("Data columns (total %d columns):".formatted(columns));
            lines.addAll(table(frame));
        }
        lines.add("dtypes: " + dtypes(frame));
        lines.add("memory usage: " + memory(frame.nbytes()));
        return String.join("\n", lines) + "\n";
    }

    private static String labels(RowIndex index) {
        int rows = index.length();
        if (index instanceof RowIndex.Range range) {
            return "RangeIndex: %d entries".formatted(rows)
                    + (rows == 0 ? "" : ", %d to %d".formatted(range.start(), range.start() + rows - 1));
        }
        if (!(index instanceof RowIndex.Keys keys)) {
            LongColumn numbers = RowIndex.numbers(index);
            return "Int64Index: %d entries".formatted(rows)
                    + (rows == 0 ? "" : ", %d to %d".formatted(numbers.at(0), numbers.at(rows - 1)));
        }
        String kind = keys.levels().size() > 1 ? "MultiIndex" : "Index";
        return "%s: %d entries".formatted(kind, rows)
                + (rows == 0 ? "" : ", %s to %s".formatted(label(keys, 0), label(keys, rows - 1)));
    }

    private static String label(RowIndex.Keys keys, int row) {
        List<String> parts = new ArrayList<>();
        for (Column level : keys.levels()) {
            String text = CellText.labels(level.slice(row, row + 1)).get(0);
            parts.add(keys.levels().size() > 1 && level.dtype().isText() ? "'" + text + "'" : text);
        }
        return parts.size() == 1 ? parts.get(0) : "(" + String.join(", ", parts) + ")";
    }

    private static List<String> table(Frame frame) {
        List<List<String>> columns =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        String[] heads = {" # ", "Column", "Non-Null Count", "Dtype"};
        for (int c = 0; c < heads.length; c++) {
            columns.get(c).add(heads[c]);
            columns.get(c).add("-".repeat(heads[c].length()));
        }
        for (int i = 0; i < frame.schema().size(); i++) {
            Field field = frame.schema().field(i);
            Column column = frame.column(i);
            columns.get(0).add(" " + i);
            columns.get(1).add(field.name());
            columns.get(2).add((column.length() - column.nullCount()) + " non-null");
            columns.get(3).add(field.dtype().label());
        }
        List<List<String>> padded = new ArrayList<>();
        for (List<String> column : columns) {
            int width = TextGrid.width(column);
            padded.add(column.stream().map(cell -> TextGrid.left(cell, width)).toList());
        }
        return TextGrid.beside(2, padded);
    }

    private static String dtypes(Frame frame) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Field field : frame.schema().fields()) {
            counts.merge(field.dtype().label(), 1, Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((label, count) -> parts.add("%s(%d)".formatted(label, count)));
        return String.join(", ", parts);
    }

    private static String memory(long bytes) {
        double size = bytes;
        for (String unit : List.of("bytes", "KB", "MB", "GB", "TB")) {
            if (size < 1024) {
                return String.format(Locale.ROOT, "%.1f %s", size, unit);
            }
            size /= 1024;
        }
        return String.format(Locale.ROOT, "%.1f PB", size);
    }
}
