package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.JoinKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives two tables the same labels and columns. */
final class TableAlignment {
    private static final String OWN_ROW = "\u0000own row";
    private static final String ITS_ROW = "\u0000its row";

    private TableAlignment() {}

    static AlignMethods.Aligned of(DataFrame left, DataFrame right, AlignOptions options) {
        boolean isOfColumns = options.axis() != AlignOptions.Axis.ROWS;
        List<String> own = isOfColumns ? names(left.columns(), right.columns(), options.how()) : left.columns();
        List<String> its = isOfColumns ? own : right.columns();
        if (options.axis() == AlignOptions.Axis.COLUMNS) {
            return new AlignMethods.Aligned(
                    filled(side(left, "", "", left, right, own, options), options),
                    filled(side(right, "", "", right, left, its, options), options));
        }
        DataFrame both = LabelMerging.beside(
                left.assign(OWN_ROW, ColumnExpr.of(true)),
                right.assign(ITS_ROW, ColumnExpr.of(true)),
                options.how(),
                "",
                Hidden.OTHER);
        return new AlignMethods.Aligned(
                filled(side(both, OWN_ROW, "", left, right, own, options), options),
                filled(side(both, ITS_ROW, Hidden.OTHER, right, left, its, options), options));
    }

    private static List<String> names(List<String> left, List<String> right, JoinKind how) {
        return switch (how) {
            case LEFT -> left;
            case RIGHT -> right;
            case INNER -> left.stream().filter(right::contains).toList();
            default -> Alignment.names(left, right);
        };
    }

    /**
     * One table's part of the rows of both.
     *
     * @param rows the rows
     * @param flag the column that says which are the table's own; empty where all are
     * @param suffix what the table's columns have behind their names where the other has them too
     */
    private static DataFrame side(
            DataFrame rows,
            String flag,
            String suffix,
            DataFrame own,
            DataFrame other,
            List<String> names,
            AlignOptions options) {
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        Object filler = options.filler() instanceof Integer whole ? (Object) whole.longValue() : options.filler();
        for (String name : names) {
            if (!own.schema().contains(name)) {
                values.put(
                        name,
                        filler == null
                                ? Alignment.missing(other.schema().dtype(name))
                                        .cast(other.schema().dtype(name))
                                : ColumnExpr.of(filler));
                continue;
            }
            ColumnExpr value = ColumnExpr.column(other.schema().contains(name) ? name + suffix : name);
            boolean isFilled = filler != null && !flag.isEmpty();
            values.put(
                    name,
                    isFilled
                            ? ColumnExpr.where(ColumnExpr.column(flag).notNull(), value, ColumnExpr.of(filler))
                            : value);
        }
        return rows.assign(values).select(new ArrayList<>(names));
    }

    private static DataFrame filled(DataFrame side, AlignOptions options) {
        if (options.method() == ReindexOptions.Method.NONE || side.columns().isEmpty()) {
            return side;
        }
        boolean isForward = options.method() == ReindexOptions.Method.FFILL;
        int limit = options.limit();
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String name : side.columns()) {
            ColumnExpr value = ColumnExpr.column(name);
            ColumnExpr whole = isForward ? value.ffill() : value.bfill();
            ColumnExpr near = limit == 0 ? whole : isForward ? value.ffillWithin(limit) : value.bfillWithin(limit);
            values.put(name, near);
        }
        return side.assign(values);
    }
}
