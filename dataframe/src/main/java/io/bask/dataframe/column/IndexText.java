package io.bask.dataframe.column;

import java.util.ArrayList;
import java.util.List;

/** Prints row labels: left-aligned, one column a level, repeated outer labels left out. */
final class IndexText {
    private IndexText() {}

    /** True when a level of the labels has a name, which then takes a line above them. */
    static boolean isNamed(RowIndex index) {
        return index instanceof RowIndex.Keys keys && keys.names().stream().anyMatch(name -> !name.isEmpty());
    }

    /** One list of texts a level, led by the level's name when {@code named}. */
    static List<List<String>> levels(RowIndex index, boolean named) {
        List<List<String>> levels = new ArrayList<>();
        if (index instanceof RowIndex.Keys keys) {
            for (int i = 0; i < keys.levels().size(); i++) {
                List<String> level = new ArrayList<>();
                if (named) {
                    level.add(TextGrid.escape(keys.names().get(i)));
                }
                level.addAll(CellText.labels(keys.levels().get(i)));
                levels.add(level);
            }
            return levels.size() > 1 ? sparse(levels, named ? 1 : 0) : levels;
        }
        levels.add(CellText.labels(RowIndex.numbers(index)));
        return levels;
    }

    /** Blanks a label that repeats the one above it, as long as all outer labels repeat too; never in the last level. */
    private static List<List<String>> sparse(List<List<String>> levels, int firstRow) {
        List<List<String>> result = new ArrayList<>();
        levels.forEach(level -> result.add(new ArrayList<>(level)));
        for (int row = firstRow + 1; row < levels.get(0).size(); row++) {
            for (int level = 0; level < levels.size() - 1; level++) {
                List<String> labels = levels.get(level);
                if (!labels.get(row).equals(labels.get(row - 1))) {
                    break;
                }
                result.get(level).set(row, "");
            }
        }
        return result;
    }
}
