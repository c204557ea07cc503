package io.bask.dataframe;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
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
