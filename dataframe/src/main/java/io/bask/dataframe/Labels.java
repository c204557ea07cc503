package io.bask.dataframe;

import io.bask.dataframe.column.DuplicateKeyException;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Does to the labels of rows what is done to columns: opens them, and puts them back. */
final class Labels {
    private static final String LEVEL = "\u0000level";
    private static final String COPY = "\u0000copy of ";

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
        return new DataFrame(Relabel.fromColumns(changed, open, names));
    }

    /** The rows labelled by columns. */
    static DataFrame made(DataFrame table, IndexOptions options, List<String> columns) {
        if (columns.isEmpty() || Set.copyOf(columns).size() < columns.size()) {
            throw new IllegalArgumentException(
                    "labels were to be made of %s; give each column once".formatted(columns));
        }
        List<String> levels = options.append() ? names(table) : List.of();
        List<String> keys = new ArrayList<>(open(levels.size()));
        DataFrame opened = options.append() ? new DataFrame(Relabel.toColumns(table.expr(), keys)) : table;
        Map<String, ColumnExpr> copies = new LinkedHashMap<>();
        for (String column : columns) {
            table.schema().indexOf(column);
            if (!options.drop()) {
                copies.put(COPY + column, ColumnExpr.column(column));
            }
            keys.add(options.drop() ? column : COPY + column);
        }
        FrameExpr source = (copies.isEmpty() ? opened : opened.assign(copies)).expr();
        FrameExpr checked = options.unique() ? checked(new DataFrame(source), keys, columns) : source;
        List<SortKey> order = keys.stream().map(SortKey::ascending).toList();
        FrameExpr sorted = options.sort() ? new Sort(checked, order, Sort.ALL) : checked;
        List<String> all = new ArrayList<>(levels);
        all.addAll(columns);
        return new DataFrame(Relabel.fromColumns(sorted, keys, all));
    }

    /** The same rows, of which no two have the same keys; others are an error when computing. */
    private static FrameExpr checked(DataFrame rows, List<String> keys, List<String> shown) {
        String flag = "\u0000repeated";
        Series repeated = rows.duplicated(keys.toArray(String[]::new));
        return rows.assign(flag, repeated)
                .mapPartitions(frame -> withoutFlag(frame, flag, keys, shown), rows.schema())
                .expr();
    }

    private static Frame withoutFlag(Frame frame, String flag, List<String> keys, List<String> shown) {
        for (int row = 0; row < frame.rows(); row++) {
            if (Boolean.TRUE.equals(frame.valueAt(row, flag))) {
                List<String> values = new ArrayList<>();
                for (String key : keys) {
                    values.add(String.valueOf(frame.valueAt(row, key)));
                }
                throw new DuplicateKeyException(
                        "labels made of %s are to be different, but several rows have %s; call dropDuplicates, or do not ask"
                                .formatted(shown, String.join(", ", values)));
            }
        }
        return frame.select(frame.schema().drop(List.of(flag)).names());
    }

    /** The same rows, of which no two have the same labels; others are an error when computing. */
    static DataFrame unique(DataFrame table) {
        List<String> names = names(table);
        return table.expr().labels().isEmpty()
                ? table
                : changed(
                        table,
                        names,
                        open -> checked(
                                new DataFrame(open),
                                open(names.size()),
                                names.equals(List.of("")) ? List.of("rows") : names));
    }

    /** The rows in the order of what a function makes of their labels. */
    static DataFrame sorted(DataFrame table, boolean ascending, boolean nullsFirst, UnaryOperator<ColumnExpr> key) {
        List<String> names = names(table);
        List<SortKey> keys = open(names.size()).stream()
                .map(name -> new SortKey(name, !ascending, nullsFirst))
                .toList();
        return changed(
                table, names, open -> sorted(new DataFrame(open), keys, key).expr());
    }

    /** The rows in the order of what a function makes of columns. */
    static DataFrame sorted(DataFrame table, List<SortKey> by, UnaryOperator<ColumnExpr> key) {
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        List<SortKey> keys = new ArrayList<>();
        for (SortKey each : by) {
            String name = Hidden.VALUE + keys.size();
            table.schema().indexOf(each.column());
            values.put(name, key.apply(ColumnExpr.column(each.column())));
            keys.add(new SortKey(name, each.descending(), each.nullsFirst()));
        }
        return table.assign(values).sortValues(keys).drop(values.keySet().toArray(String[]::new));
    }

    /** The same rows with levels of these names. */
    static DataFrame named(DataFrame table, List<String> names) {
        return changed(table, names, open -> open);
    }

    /** The same rows under labels made of those of the only level. */
    static DataFrame renamed(DataFrame table, UnaryOperator<ColumnExpr> change) {
        List<String> names = names(table);
        if (names.size() > 1) {
            throw new IllegalArgumentException(
                    "rows have labels of %d levels, %s; call resetIndex() and change a column"
                            .formatted(names.size(), names));
        }
        ColumnExpr label = change.apply(ColumnExpr.column(LEVEL + 0));
        return changed(
                table,
                names,
                open -> new DataFrame(open).assign(LEVEL + 0, label).expr());
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
