package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.lower.Exploding;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tables from long to wide and back.
 *
 * <p>What becomes columns must be known before anything else is: {@link #pivotTable}, {@link #crosstab} and {@link #getDummies}
 * compute the distinct values of a column at the call.
 */
public sealed interface ReshapeMethods permits DataFrame {
    private DataFrame self() {
        return (DataFrame) this;
    }

    /**
     * One row for each value of a column, one column for each value of another, and in between an aggregation of a third.
     *
     * <p>Computes the distinct values of {@code columns} now; they are in order, as text. Combinations without rows are missing.
     */
    default DataFrame pivotTable(String values, String index, String columns, Aggregation aggregation) {
        Given.notNull(values, "values");
        Given.notNull(index, "index");
        Given.notNull(columns, "columns");
        Given.notNull(aggregation, "aggregation");
        return pivotTable(values, List.of(index), columns, aggregation);
    }

    /** The same with one row for each combination of values of several columns. */
    default DataFrame pivotTable(String values, List<String> index, String columns, Aggregation aggregation) {
        Given.notNull(values, "values");
        Given.noneNull(index, "index");
        Given.notNull(columns, "columns");
        Given.notNull(aggregation, "aggregation");
        return new Pivoting(self(), index, columns).wide(new Aggregate(values, aggregation, Pivoting.VALUE), null);
    }

    /** The same with a value in place of every missing one. */
    default DataFrame pivotTable(
            String values, String index, String columns, Aggregation aggregation, Object fillValue) {
        Given.notNull(fillValue, "fillValue");
        return pivotTable(values, index, columns, aggregation).fillNull(fillValue);
    }

    /**
     * Several aggregations of several columns beside each other, in columns called for example {@code mean_weight_F}: the aggregation,
     * the column of values, and the value of {@code columns}.
     */
    default DataFrame pivotTable(List<String> values, String index, String columns, List<Aggregation> aggregations) {
        Given.noneNull(values, "values");
        Given.notNull(index, "index");
        Given.notNull(columns, "columns");
        Given.noneNull(aggregations, "aggregations");
        List<DataFrame> parts = new ArrayList<>();
        for (Aggregation aggregation : aggregations) {
            for (String value : values) {
                String prefix = aggregation + "_" + value + "_";
                parts.add(pivotTable(value, index, columns, aggregation).addPrefix(prefix));
            }
        }
        return AlignMethods.concatColumns(parts);
    }

    /**
     * One row for each value of a column, one column for each value of another, and in between the values of a third, of which there is
     * one at most: two in the same place are an error at the call, which computes the distinct values of {@code columns}.
     */
    default DataFrame pivot(String index, String columns, String values) {
        Given.notNull(index, "index");
        Given.notNull(columns, "columns");
        Given.notNull(values, "values");
        Frame most = self().groupBy(index, columns)
                .asIndex(false)
                .size()
                .nlargest(1, "count")
                .compute();
        if (most.rows() > 0 && !Objects.equals(most.valueAt(0, "count"), 1L)) {
            throw new IllegalArgumentException(
                    "%s rows have '%s' = %s and '%s' = %s, and one is needed; use pivotTable with an aggregation"
                            .formatted(
                                    most.valueAt(0, "count"),
                                    index,
                                    most.valueAt(0, index),
                                    columns,
                                    most.valueAt(0, columns)));
        }
        return pivotTable(values, index, columns, Aggregation.FIRST);
    }

    /** The means of a column for each value of another in rows and of a third in columns. */
    default DataFrame pivotTable(String values, String index, String columns) {
        Given.notNull(index, "index");
        return pivotTable(PivotOptions.DEFAULT, values, List.of(index), columns);
    }

    /**
     * One row for each combination of values of some columns, one column for each value of another, and in between an aggregation of a
     * further one: {@code pivotTable(PivotOptions.DEFAULT.with(Aggregation.SUM).withMargins("All"), "x", List.of("a"), "b")}.
     */
    default DataFrame pivotTable(PivotOptions options, String values, List<String> index, String columns) {
        Given.notNull(columns, "columns");
        return pivotTable(options, values, index, List.of(columns));
    }

    /** The same with one column for each combination of values of several columns, called for example {@code F_yes}. */
    default DataFrame pivotTable(PivotOptions options, String values, List<String> index, List<String> columns) {
        Given.notNull(options, "options");
        Given.notNull(values, "values");
        Given.noneNull(index, "index");
        Given.noneNull(columns, "columns");
        Pivoting pivot = new Pivoting(self(), index, columns, options.keepsEmpty());
        Aggregate wanted = new Aggregate(values, options.aggregation(), Pivoting.VALUE);
        DataFrame wide = options.margins().isEmpty()
                ? pivot.wide(wanted, null)
                : pivot.withMargins(wanted, null, options.margins());
        Object filler = options.filler();
        return filler == null ? wide : wide.fillNull(filler);
    }

    /** How often each value of a column occurs together with each value of another. */
    default DataFrame crosstab(String index, String columns) {
        Given.notNull(index, "index");
        return crosstab(CrosstabOptions.DEFAULT, List.of(index), columns);
    }

    /**
     * How often each combination of values of some columns occurs together with each value of another, perhaps with totals, perhaps as
     * shares: {@code crosstab(CrosstabOptions.DEFAULT.asShares(CrosstabOptions.Shares.OF_ROW), List.of("a"), "b")}.
     */
    default DataFrame crosstab(CrosstabOptions options, List<String> index, String columns) {
        Given.notNull(columns, "columns");
        return crosstab(options, index, List.of(columns));
    }

    /** The same with one column for each combination of values of several columns, called for example {@code F_yes}. */
    default DataFrame crosstab(CrosstabOptions options, List<String> index, List<String> columns) {
        Given.notNull(options, "options");
        Given.noneNull(index, "index");
        Given.noneNull(columns, "columns");
        Pivoting pivot = new Pivoting(self(), index, columns, options.keepsEmpty());
        Aggregate rows = Aggregate.rows().as(Pivoting.VALUE);
        DataFrame counts =
                options.margins().isEmpty() ? pivot.wide(rows, 0L) : pivot.withMargins(rows, 0L, options.margins());
        return options.shares() == CrosstabOptions.Shares.NONE ? counts : Pivoting.shares(counts, options);
    }

    /** An aggregation of a column, where values of two others occur together. */
    default DataFrame crosstab(String index, String columns, String values, Aggregation aggregation) {
        return pivotTable(values, index, columns, aggregation);
    }

    /**
     * One row for each row and column: the columns {@code ids} as they are, the column's name, and its value.
     *
     * @param ids columns that stay
     * @param values columns that become rows, one below the other; of dtypes that go together
     */
    default DataFrame melt(List<String> ids, List<String> values) {
        return melt(ids, values, "variable", "value");
    }

    /** The same of all columns but {@code ids}. */
    default DataFrame melt(List<String> ids) {
        Given.noneNull(ids, "ids");
        List<String> rest = new ArrayList<>(self().columns());
        rest.removeAll(ids);
        return melt(ids, rest);
    }

    /** The same with the names of the two new columns. */
    default DataFrame melt(List<String> ids, List<String> values, String variableName, String valueName) {
        Given.noneNull(ids, "ids");
        Given.noneNull(values, "values");
        Given.notNull(variableName, "variableName");
        Given.notNull(valueName, "valueName");
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no columns to make rows of; give at least one of " + self().columns());
        }
        List<String> kept = new ArrayList<>(ids);
        kept.add(variableName);
        kept.add(valueName);
        Schema schema = self().schema();
        schema.select(ids);
        String first = values.get(0);
        for (String value : values) {
            DType a = schema.dtype(first);
            DType b = schema.dtype(value);
            if (!DType.areAlike(a, b)) {
                throw new IllegalArgumentException(
                        "columns '%s' of %s and '%s' of %s do not go together in one column; cast one with astype"
                                .formatted(first, a, value, b));
            }
        }
        for (String name : List.of(variableName, valueName)) {
            if (ids.contains(name)) {
                throw new IllegalArgumentException(
                        "a new column would be called '%s', as one that stays is; give another name".formatted(name));
            }
        }
        List<DataFrame> parts = new ArrayList<>();
        for (String value : values) {
            Map<String, ColumnExpr> added = new LinkedHashMap<>();
            added.put(variableName, ColumnExpr.of(value));
            added.put(valueName, ColumnExpr.column(value));
            parts.add(self().resetIndex(true).assign(added).select(kept));
        }
        return JoinMethods.concat(parts);
    }

    /**
     * In place of a column one bool column for each of its values, called for example {@code city_Rome}, at the end; where the
     * value is missing all are false. Computes the distinct values now.
     */
    default DataFrame getDummies(String column) {
        Given.notNull(column, "column");
        return getDummies(DummyOptions.DEFAULT, column);
    }

    /** The same of several columns, one after the other. */
    default DataFrame getDummies(DummyOptions options, String... columns) {
        Given.notNull(options, "options");
        Given.noneNull(columns, "columns");
        DataFrame result = self();
        for (String column : columns) {
            result = ((ReshapeMethods) result).dummies(column, options);
        }
        return result;
    }

    private DataFrame dummies(String column, DummyOptions options) {
        DType dtype = self().schema().dtype(column);
        Map<String, ColumnExpr> dummies = new LinkedHashMap<>();
        for (Map.Entry<Object, String> entry :
                Pivoting.distinct(self(), column, true).entrySet()) {
            Object value = entry.getKey();
            ColumnExpr operand = dtype == DType.CATEGORICAL
                    ? ColumnExpr.column(column).cast(DType.STRING)
                    : ColumnExpr.column(column);
            String name = column + options.separator() + entry.getValue();
            if (self().schema().contains(name) || dummies.containsKey(name)) {
                throw new IllegalArgumentException(
                        "the column for value '%s' would be called '%s', as another is; rename that one first"
                                .formatted(value, name));
            }
            dummies.put(name, ColumnExpr.where(operand.notNull().and(operand.eq(value)), true, false));
        }
        if (options.dropsFirst() && !dummies.isEmpty()) {
            dummies.remove(dummies.keySet().iterator().next());
        }
        if (options.withNull()) {
            dummies.put(
                    column + options.separator() + "nan",
                    ColumnExpr.column(column).isNull());
        }
        return (dummies.isEmpty() ? self() : self().assign(dummies)).drop(column);
    }

    /**
     * A row for each value in the lists of a column, whose other columns and labels repeat; empty and missing lists make one row with a
     * missing value. The order of rows stays.
     */
    default DataFrame explode(String column) {
        Given.notNull(column, "column");
        return explode(List.of(column));
    }

    /** The same of several columns side by side, whose lists in a row are of one length: others are an error when computing. */
    default DataFrame explode(List<String> columns) {
        Given.noneNull(columns, "columns");
        if (columns.isEmpty() || Set.copyOf(columns).size() < columns.size()) {
            throw new IllegalArgumentException("explode was given the columns %s; give each once".formatted(columns));
        }
        Schema schema = self().schema();
        for (String column : columns) {
            DType dtype = schema.dtype(column);
            if (dtype.kind() != DType.Kind.LIST) {
                throw new IllegalArgumentException(
                        "explode needs lists, and '%s' is %s; str().splitToList(separator) makes lists of texts"
                                .formatted(column, dtype));
            }
            schema = schema.with(new Field(column, dtype.item()));
        }
        return new DataFrame(MapPartitions.of(self().expr(), new Exploding(columns), schema));
    }

    /** This table with values in place of missing ones, by column: plain values, or expressions such as another column. */
    default DataFrame fillNull(Map<String, ?> fillers) {
        Given.notNull(fillers, "fillers");
        Map<String, ColumnExpr> filled = new LinkedHashMap<>();
        fillers.forEach((column, filler) -> {
            ColumnExpr value = ColumnExpr.column(column);
            filled.put(column, ColumnExpr.where(value.notNull(), value, ColumnExpr.of(filler)));
        });
        return self().assign(filled);
    }
}
