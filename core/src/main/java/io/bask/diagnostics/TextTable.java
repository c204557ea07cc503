package io.bask.diagnostics;

import java.util.ArrayList;
import java.util.List;

/** Text in columns: the first one flush left, the others flush right. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... heads) {
        rows.add(heads);
    }

    void add(String... cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                String space = " ".repeat(widths[column] - row[column].length());
                boolean left = column == 0;
                text.append(left ? "" : "  ").append(left ? row[column] + space : space + row[column]);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
