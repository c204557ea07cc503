package io.bask.dataframe;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Stack;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a table can do with another: merge, and what several tables become one below the other. */
public sealed interface JoinMethods permits DataFrame {
    /**
     * The pairs of rows of this table and another whose columns of these names are equal; of all shared names where none is
     * given.
     */
    default DataFrame merge(DataFrame right, String... on) {
        Given.notNull(right, "right");
        Given.noneNull(on, "on");
        return merge(right, MergeOptions.on(on));
    }

    /** Pairs of rows with equal columns of these names, and perhaps those without a partner. */
    default DataFrame merge(DataFrame right, JoinKind how, String... on) {
        Given.notNull(right, "right");
        Given.notNull(how, "how");
        Given.noneNull(on, "on");
        return merge(right, MergeOptions.on(on).how(how));
    }

    /**
     * The rows of this table beside those of another with equal keys.
     *
     * <p>Rows are numbered anew. Where the right table is small it meets every partition of this one, and rows come in the
     * order of this table (of a right join: of the other). Else both are exchanged by the hash of their keys, and that order
     * holds within each partition of the result. Missing keys equal each other. Right rows without a partner in an outer
     * join come last in their partition.
     */
    default DataFrame merge(DataFrame right, MergeOptions options) {
        Given.notNull(right, "right");
        Given.notNull(options, "options");
        return new DataFrame(Merging.merge(((DataFrame) this).expr(), right.expr(), options));
    }

    /**
     * The rows of this table beside the nearest one of another by an ordered column, at most one each: as pandas'
     * {@code merge_asof}.
     *
     * <p>Neither table need be sorted; rows come in the order of this one and are numbered anew. A row whose value is missing has no
     * partner.
     */
    default DataFrame mergeAsof(DataFrame right, AsofOptions options) {
        Given.notNull(right, "right");
        Given.notNull(options, "options");
        return AsofMerging.merge((DataFrame) this, right, options);
    }

    /**
     * The rows of this table and another in the order of columns that both have, as pandas' {@code merge_ordered}; rows are numbered anew.
     *
     * @param how which rows come: usually {@link JoinKind#OUTER}
     * @param fills true where a row without a partner gets the last one before it instead
     * @param on the columns
     */
    default DataFrame mergeOrdered(DataFrame right, JoinKind how, boolean fills, String... on) {
        Given.notNull(right, "right");
        Given.notNull(how, "how");
        Given.noneNull(on, "on");
        OrderedOptions options = OrderedOptions.on(on).how(how);
        return OrderedMerging.merge((DataFrame) this, right, fills ? options.filled() : options);
    }

    /**
     * The rows of this table and another in the order of columns that both have, each group of one of them by itself where that is asked
     * for: then the columns that make groups have their values in all rows, and rows that miss one are left out.
     */
    default DataFrame mergeOrdered(DataFrame right, OrderedOptions options) {
        Given.notNull(right, "right");
        Given.notNull(options, "options");
        return OrderedMerging.merge((DataFrame) this, right, options);
    }

    /**
     * Tables one below the other, labelled by a name of each table and by the labels of its rows: pandas' {@code concat(keys=)}.
     *
     * @param tables by what the new first level of labels calls them, in order
     * @param level what that level is called
     */
    static DataFrame concat(Map<?, DataFrame> tables, String level) {
        Given.notNull(tables, "tables");
        Given.notNull(level, "level");
        List<DataFrame> parts = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("\u0000table"));
        tables.forEach((key, table) -> {
            Given.notNull(key, "a key of tables");
            List<String> own = table.indexNames().isEmpty() ? List.of("") : table.indexNames();
            if (parts.isEmpty()) {
                shown.addAll(own);
                for (int i = 0; i < own.size(); i++) {
                    names.add("\u0000level" + i);
                }
            }
            if (own.size() != shown.size()) {
                throw new IllegalArgumentException(
                        "rows of one table are labelled by %s and those of another by %s; call resetIndex() first"
                                .formatted(shown, own));
            }
            for (int i = 0; i < own.size(); i++) {
                shown.set(i, shown.get(i).equals(own.get(i)) ? own.get(i) : "");
            }
            DataFrame open = new DataFrame(Relabel.toColumns(table.expr(), names.subList(1, names.size())));
            parts.add(open.assign(names.get(0), ColumnExpr.of(key)));
        });
        shown.add(0, level);
        return new DataFrame(Relabel.fromColumns(concat(parts).expr(), names, shown));
    }

    /** Tables one below the other with all columns of all of them; values are missing where a table lacks a column. */
    static DataFrame concat(List<DataFrame> tables) {
        return concat(tables, false);
    }

    /**
     * Tables one below the other; numbered rows are numbered through.
     *
     * @param sharedOnly true for only the columns that all of them have
     */
    static DataFrame concat(List<DataFrame> tables, boolean sharedOnly) {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("no tables given; give at least one");
        }
        Map<String, DType> dtypes = new LinkedHashMap<>();
        for (DataFrame table : tables) {
            table.schema()
                    .fields()
                    .forEach(field -> dtypes.merge(field.name(), field.dtype(), (a, b) -> stacked(field.name(), a, b)));
        }
        if (sharedOnly) {
            tables.forEach(table -> dtypes.keySet().retainAll(table.columns()));
        }
        List<FrameExpr> inputs = new ArrayList<>();
        for (DataFrame table : tables) {
            inputs.add(alike(table.expr(), dtypes));
        }
        return new DataFrame(inputs.size() == 1 ? inputs.get(0) : new Stack(inputs));
    }

    /** Tables one below the other, as the options say. */
    static DataFrame concat(List<DataFrame> tables, ConcatOptions options) {
        Given.noneNull(tables, "tables");
        Given.notNull(options, "options");
        DataFrame all = concat(tables, options.sharedOnly());
        DataFrame ordered =
                options.sorted() ? all.select(all.columns().stream().sorted().toList()) : all;
        if (options.numbered()) {
            return ordered.resetIndex(true);
        }
        return options.unique() ? Labels.unique(ordered) : ordered;
    }

    private static DType stacked(String name, DType a, DType b) {
        if (!DType.areAlike(a, b)) {
            throw new IllegalArgumentException(
                    "column '%s' is %s in one table and %s in another; cast one with astype".formatted(name, a, b));
        }
        return DType.widen(a, b);
    }

    private static FrameExpr alike(FrameExpr table, Map<String, DType> dtypes) {
        List<String> names = new ArrayList<>();
        List<ColumnExpr> values = new ArrayList<>();
        dtypes.forEach((name, dtype) -> {
            if (!table.schema().contains(name)) {
                names.add(name);
                values.add(ColumnExpr.of(null).cast(dtype));
            } else if (table.schema().dtype(name) != dtype) {
                names.add(name);
                values.add(ColumnExpr.column(name).cast(dtype));
            }
        });
        FrameExpr whole = names.isEmpty() ? table : new Assign(table, names, values);
        List<String> columns = List.copyOf(dtypes.keySet());
        return whole.schema().names().equals(columns) ? whole : new Project(whole, columns);
    }
}
