package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.lower.Exploding;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.FloatDigits;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
        return wide(index, columns, new Aggregate(values, aggregation, "\u0000value"), null);
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

    /** How often each value of a column occurs together with each value of another. */
    default DataFrame crosstab(String index, String columns) {
        Given.notNull(index, "index");
        Given.notNull(columns, "columns");
        return wide(List.of(index), columns, Aggregate.rows().as("\u0000value"), 0L);
    }

    private DataFrame wide(List<String> index, String columns, Aggregate value, @Nullable Object absent) {
        List<String> keys = new ArrayList<>(index);
        keys.add(columns);
        DataFrame counted =
                self().groupBy(keys.toArray(String[]::new)).asIndex(false).agg(value);
        ColumnExpr isKnown = ColumnExpr.column(value.name()).notNull();
        DataFrame known = hasMissing(value.aggregation()) ? counted.filter(isKnown) : counted;
        Map<Object, String> heads = distinct(known == counted ? self() : known, columns, false);
        Schema schema = self().schema().select(index);
        for (String head : heads.values()) {
            if (schema.contains(head)) {
                throw new IllegalArgumentException(
                        "value '%s' of column '%s' would be a second column of that name; rename the other one"
                                .formatted(head, columns));
            }
            schema = schema.with(new Field(head, counted.schema().dtype(value.name())));
        }
        Schema promised = schema;
        List<Object> wanted = List.copyOf(heads.keySet());
        DataFrame result =
                known.mapPartitions(frame -> spread(frame, index, columns, wanted, promised, absent), promised);
        return result.setIndexUnsorted(index.toArray(String[]::new));
    }

    /** True where groups may have no value: then pandas leaves out rows and columns of nothing else. */
    private static boolean hasMissing(Aggregation aggregation) {
        return switch (aggregation) {
            case SUM, PROD, COUNT, SIZE, NUNIQUE, ANY, ALL -> false;
            default -> true;
        };
    }

    /** The distinct values of a column in order, and how they are written; whole moments with their time of day. */
    private static Map<Object, String> distinct(DataFrame table, String column, boolean hasTimes) {
        DType dtype = table.schema().dtype(column);
        ColumnExpr value = ColumnExpr.column(column);
        ColumnExpr text = hasTimes && dtype == DType.DATETIME
                ? value.dt().strftime("%Y-%m-%d %H:%M:%S")
                : value.cast(DType.STRING);
        Frame found = table.groupBy(column)
                .asIndex(false)
                .size()
                .assign("\u0000name", text)
                .compute();
        Map<Object, String> values = new LinkedHashMap<>();
        for (int row = 0; row < found.rows(); row++) {
            values.put(head(found, row, column), name(found, row, column));
        }
        return values;
    }

    private static Object head(Frame frame, int row, String column) {
        return Objects.requireNonNull(key(frame, row, column));
    }

    /** A value as groups tell it from others: there is one zero. */
    private static @Nullable Object key(Frame frame, int row, String column) {
        Object value = frame.valueAt(row, column);
        if (value instanceof Float single) {
            return single + 0f;
        }
        return value instanceof Double number ? number + 0.0 : value;
    }

    /** How a distinct value is written: floats as Python writes them. */
    private static String name(Frame found, int row, String column) {
        Object value = head(found, row, column);
        if (value instanceof Float single) {
            return FloatDigits.ofSingle(single);
        }
        return value instanceof Double number
                ? FloatDigits.of(number)
                : String.valueOf(found.valueAt(row, "\u0000name"));
    }

    /** Rows of (index, head, value), sorted by index, as one row an index and one column a head. */
    private static Frame spread(
            Frame frame,
            List<String> index,
            String heads,
            List<Object> wanted,
            Schema schema,
            @Nullable Object absent) {
        Map<Object, Integer> places = new HashMap<>();
        wanted.forEach(head -> places.put(head, places.size()));
        List<@Nullable Object[]> cells = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            if (row == 0 || !same(frame, index, row - 1, row)) {
                @Nullable Object[] fresh = new Object[wanted.size()];
                Arrays.fill(fresh, absent);
                cells.add(fresh);
                firsts.add(row);
            }
            Integer place = places.get(head(frame, row, heads));
            cells.get(cells.size() - 1)[Objects.requireNonNull(place)] = frame.valueAt(row, "\u0000value");
        }
        int[] rows = firsts.stream().mapToInt(Integer::intValue).toArray();
        List<Column> columns = new ArrayList<>();
        for (String key : index) {
            columns.add(frame.column(key).take(rows));
        }
        for (int head = 0; head < wanted.size(); head++) {
            List<@Nullable Object> values = new ArrayList<>(cells.size());
            for (@Nullable Object[] cell : cells) {
                values.add(cell[head]);
            }
            columns.add(Column.of(schema.field(index.size() + head).dtype(), values));
        }
        return Frame.of(schema, columns, RowIndex.range(rows.length));
    }

    private static boolean same(Frame frame, List<String> index, int a, int b) {
        return index.stream().allMatch(key -> Objects.equals(key(frame, a, key), key(frame, b, key)));
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
        for (Map.Entry<Object, String> entry : distinct(self(), column, true).entrySet()) {
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
        DType dtype = self().schema().dtype(column);
        if (dtype.kind() != DType.Kind.LIST) {
            throw new IllegalArgumentException(
                    "explode needs lists, and '%s' is %s; str().splitToList(separator) makes lists of texts"
                            .formatted(column, dtype));
        }
        Schema schema = self().schema().with(new Field(column, dtype.item()));
        return new DataFrame(MapPartitions.of(self().expr(), new Exploding(column), schema));
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
