package io.bask.dataframe;

import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.SortKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Does to the labels of rows what is done to columns: opens them, and puts them back. */
final class Labels {
    private static final String LEVEL = "\u0000level";

    private Labels() {}

    /** Names of the levels. */
    static List<String> names(DataFrame table) {
        List<Field> labels = table.expr().labels();
        return labels.isEmpty() ? List.of("") : labels.stream().map(Field::name).toList();
    }

    private static List<String> open(int levels) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            names.add(LEVEL + i);
        }
        return names;
    }

    /** The rows that a change of the table with its labels as columns leaves, labelled as before under these names. */
    private static DataFrame changed(DataFrame table, List<String> names, UnaryOperator<FrameExpr> change) {
        List<String> open = open(names.size());
        FrameExpr changed = change.apply(Relabel.toColumns(table.expr(), open));
        Map<String, String> own = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (table.schema().contains(names.get(i))) {
                throw new IllegalArgumentException(
                        "row labels and a column are both called '%s'; rename the column first"
                                .formatted(names.get(i)));
            }
            own.put(open.get(i), names.get(i));
        }
        return new DataFrame(Relabel.fromColumns(new Rename(changed, own), names));
    }

    /** The same rows with levels of these names. */
    static DataFrame named(DataFrame table, List<String> names) {
        return changed(table, names, open -> open);
    }

    /** The rows in the order of their labels. */
    static DataFrame sorted(DataFrame table, boolean ascending) {
        List<String> names = names(table);
        List<SortKey> keys = open(names.size()).stream()
                .map(name -> ascending ? SortKey.ascending(name) : SortKey.descending(name))
                .toList();
        return changed(table, names, open -> new Sort(open, keys, Sort.ALL));
    }
}
