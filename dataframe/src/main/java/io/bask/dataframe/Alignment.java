package io.bask.dataframe;

import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Lookup;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Operations on two tables or series whose rows go together by their labels, and whose columns by their names.
 *
 * <p>All labels of both come out, in order; a value that only one side has stands beside a missing one.
 */
final class Alignment {
    private static final String OWN = "\u0000own";
    private static final String OTHER = "\u0000its";

    private Alignment() {}

    /** What an operation makes of each pair of values, one of which may be a missing one of no dtype. */
    interface Pairing extends BiFunction<ColumnExpr, ColumnExpr, ColumnExpr> {}

    /** The pairing of an operation with a value in place of one missing value. */
    static Pairing pairing(BinaryOp op, @Nullable Object fill) {
        return (left, right) -> {
            if (fill == null) {
                return ColumnExpr.binary(op, left, right);
            }
            ColumnExpr own = ColumnExpr.where(left.isNull().and(right.notNull()), fill, left);
            ColumnExpr its = ColumnExpr.where(right.isNull().and(left.notNull()), fill, right);
            return ColumnExpr.binary(op, own, its);
        };
    }

    /** A missing value that stands beside values of a dtype. */
    static ColumnExpr missing(DType dtype) {
        if (dtype.isSummable()) {
            return ColumnExpr.of(null);
        }
        DType by = dtype.isTime() ? DType.INT64 : dtype;
        return ColumnExpr.of(null).cast(by).cast(dtype);
    }

    /** Two tables, by labels and names. */
    static DataFrame of(DataFrame left, DataFrame right, Pairing pairing) {
        Optional<FrameExpr> origin = SameRows.origin(left.expr(), right.expr());
        if (origin.isPresent()) {
            return of(left, right, origin.get(), pairing);
        }
        DataFrame both = LabelMerging.beside(left, right, JoinKind.OUTER, "", Hidden.OTHER);
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String name : names(left.columns(), right.columns())) {
            boolean isShared = left.schema().contains(name) && right.schema().contains(name);
            ColumnExpr own = left.schema().contains(name)
                    ? ColumnExpr.column(name)
                    : missing(right.schema().dtype(name));
            ColumnExpr its = right.schema().contains(name)
                    ? ColumnExpr.column(isShared ? name + Hidden.OTHER : name)
                    : missing(left.schema().dtype(name));
            values.put(name, pairing.apply(own, its));
        }
        return both.assign(values).select(List.copyOf(values.keySet()));
    }

    /** Two tables of the rows of one, as they lie. */
    private static DataFrame of(DataFrame left, DataFrame right, FrameExpr origin, Pairing pairing) {
        Map<String, ColumnExpr> owns = SameRows.columns(left.expr(), origin);
        Map<String, ColumnExpr> others = SameRows.columns(right.expr(), origin);
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String name : names(left.columns(), right.columns())) {
            ColumnExpr own = owns.get(name);
            ColumnExpr its = others.get(name);
            values.put(
                    name,
                    pairing.apply(
                            own == null ? missing(right.schema().dtype(name)) : own,
                            its == null ? missing(left.schema().dtype(name)) : its));
        }
        return new DataFrame(origin).assign(values).select(List.copyOf(values.keySet()));
    }

    /** All names: those of both where they are the same, else in order. */
    static List<String> names(List<String> left, List<String> right) {
        if (left.equals(right)) {
            return left;
        }
        Set<String> sorted = new TreeSet<>(left);
        sorted.addAll(right);
        return List.copyOf(sorted);
    }

    /** Two series of different tables, by labels; called as they both are. */
    static Series of(Series left, Series right, Pairing pairing) {
        String name = left.name().equals(right.name()) ? left.name() : "";
        Optional<FrameExpr> origin = SameRows.origin(left.frame(), right.frame());
        if (origin.isPresent()) {
            Optional<ColumnExpr> own = SameRows.value(left, origin.get());
            Optional<ColumnExpr> its = SameRows.value(right, origin.get());
            if (own.isPresent() && its.isPresent()) {
                return new Series(origin.get(), pairing.apply(own.get(), its.get()), name);
            }
        }
        DataFrame both = LabelMerging.beside(
                left.rename(OWN).toFrame(), right.rename(OTHER).toFrame(), JoinKind.OUTER, "", "");
        ColumnExpr value = pairing.apply(ColumnExpr.column(OWN), ColumnExpr.column(OTHER));
        return new Series(both.expr(), value, name);
    }

    /** Every column of a table with a series of another, by labels. */
    static DataFrame of(DataFrame table, Series right, Pairing pairing) {
        Optional<ColumnExpr> same = SameRows.valueOver(right, table.expr());
        if (same.isPresent()) {
            Map<String, ColumnExpr> values = new LinkedHashMap<>();
            table.columns().forEach(name -> values.put(name, pairing.apply(ColumnExpr.column(name), same.get())));
            return table.assign(values);
        }
        DataFrame both = LabelMerging.beside(table, right.rename(OTHER).toFrame(), JoinKind.OUTER, "", "");
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String name : table.columns()) {
            values.put(name, pairing.apply(ColumnExpr.column(name), ColumnExpr.column(OTHER)));
        }
        return both.assign(values).select(table.columns());
    }

    /** Every column of a table with the value that a summary has of that name. */
    static DataFrame of(DataFrame table, Summary right, Pairing pairing) {
        List<String> summarised = right.expr().schema().names();
        List<Lookup.Step> steps = new ArrayList<>();
        summarised.forEach(name -> steps.add(new Lookup.Step(OTHER + name, name)));
        FrameExpr wider = new Lookup(table.expr(), right.expr(), steps, List.of());
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String name : names(table.columns(), summarised)) {
            boolean isShared = table.schema().contains(name) && summarised.contains(name);
            boolean isOwn = table.schema().contains(name);
            values.put(
                    name,
                    isShared
                            ? pairing.apply(ColumnExpr.column(name), ColumnExpr.column(OTHER + name))
                            : alone(name, isOwn, table, pairing));
        }
        return new DataFrame(wider).assign(values).select(List.copyOf(values.keySet()));
    }

    /** A column that one side has alone. */
    private static ColumnExpr alone(String name, boolean isOwn, DataFrame table, Pairing pairing) {
        if (!isOwn) {
            return pairing.apply(ColumnExpr.of(null), ColumnExpr.column(OTHER + name));
        }
        DType dtype = table.schema().dtype(name);
        return dtype.isSummable() ? pairing.apply(ColumnExpr.column(name), ColumnExpr.of(null)) : ColumnExpr.of(null);
    }

    /** Every column of a table with the plain value of its name. */
    static DataFrame of(DataFrame table, Map<?, ?> right, Pairing pairing) {
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        List<String> given = right.keySet().stream().map(String::valueOf).toList();
        for (String name : names(table.columns(), given)) {
            ColumnExpr own = table.schema().contains(name) ? ColumnExpr.column(name) : ColumnExpr.of(null);
            values.put(name, pairing.apply(own, ColumnExpr.of(right.get(name))));
        }
        return table.assign(values).select(List.copyOf(values.keySet()));
    }

    /** The values of a computed series by their labels, which are texts. */
    static Map<String, @Nullable Object> byLabel(NamedColumn values) {
        if (!(values.index() instanceof RowIndex.Keys keys)
                || !keys.levels().get(0).dtype().isText()) {
            throw new IllegalArgumentException(
                    "series '%s' is not labelled by names of columns; give a series of this table, or a map by name"
                            .formatted(values.name()));
        }
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        for (int row = 0; row < values.length(); row++) {
            byName.put(String.valueOf(keys.levels().get(0).valueAt(row)), values.valueAt(row));
        }
        return byName;
    }
}
