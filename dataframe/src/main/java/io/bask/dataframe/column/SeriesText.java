package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.List;

/** Prints one column with its labels and a line below that tells name, length and dtype, as pandas prints a Series. */
final class SeriesText {
    private static final int LISTED_CATEGORIES = 8;

    private SeriesText() {}

    static String of(NamedColumn series, Display display) {
        int length = series.length();
        int shown = display.shownRows(length);
        boolean cut = shown < length;
        String footer = footer(series, cut, display.width());
        if (length == 0) {
            return "Series([], " + footer + ")";
        }
        int half = shown / 2;
        Column values = series.values();
        RowIndex index = series.index();
        if (cut) {
            int[] ends = new int[Math.max(1, 2 * half)];
            for (int i = 0; i < ends.length; i++) {
                ends[i] = i < Math.max(1, half) ? i : length - (ends.length - i);
            }
            values = values.take(ends);
            index = index.take(ends);
        }
        List<String> cells = new ArrayList<>(CellText.values(values));
        boolean named = IndexText.isNamed(index);
        List<List<String>> levels = IndexText.levels(index, named);
        List<String> labels = new ArrayList<>(levels.size() == 1 ? levels.get(0) : TextGrid.beside(2, levels));
        String header = named ? labels.remove(0) + "\n" : "";
        if (cut) {
            int at = Math.max(1, half);
            int width = TextGrid.width(cells.get(at - 1));
            cells.add(at, TextGrid.center(width > 3 ? "..." : "..", width));
            labels.add(at, "");
        }
        return header + String.join("\n", TextGrid.beside(3, List.of(labels, cells))) + "\n" + footer;
    }

    private static String footer(NamedColumn series, boolean cut, int width) {
        List<String> parts = new ArrayList<>();
        if (!series.name().isEmpty()) {
            parts.add("Name: " + TextGrid.escape(series.name()));
        }
        if (cut) {
            parts.add("Length: " + series.length());
        }
        DType dtype = series.values().dtype();
        parts.add("dtype: " + dtype.label());
        String footer = String.join(", ", parts);
        return series.values() instanceof DictionaryColumn column && dtype == DType.CATEGORICAL
                ? footer + "\n" + categories(column.dictionary(), width)
                : footer;
    }

    private static String categories(StringColumn categories, int width) {
        List<String> texts = new ArrayList<>();
        int count = categories.length();
        int half = LISTED_CATEGORIES / 2;
        for (int i = 0; i < count; i++) {
            if (count > LISTED_CATEGORIES && i == half) {
                texts.add("...");
                i = count - half;
            }
            String quoted = " '" + TextGrid.escape(categories.stringAt(i)) + "'";
            texts.add(TextGrid.fixed(List.of(quoted), false, 0).get(0).strip());
        }
        String lead = "Categories (%d, object): ".formatted(count);
        StringBuilder line = new StringBuilder(lead).append('[');
        int used = lead.length();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (used + 2 + TextGrid.width(text) > width) {
                line.append(",\n").append(" ".repeat(lead.length() + 1));
                used = lead.length() + 1;
            } else if (i > 0) {
                line.append(", ");
                used += TextGrid.width(text);
            }
            line.append(text);
        }
        return line.append(']').toString();
    }
}
