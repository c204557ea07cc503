package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.TableRoom;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.FloatDigits;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Schema;
import io.bask.memory.HeapRoom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates in a table with a row for each combination of values of some columns and a column for each of others. Computes the distinct
 * values of the latter at the call.
 *
 * @param table what is aggregated
 * @param index the columns whose values label rows
 * @param columns the columns whose values are called columns
 * @param isWhole whether there are rows and columns of all combinations of values, also of those that no row has
 */
record Pivoting(DataFrame table, List<String> index, List<String> columns, boolean isWhole) {
    /** How the aggregates are called before they are spread. */
    static final String VALUE = "\u0000value";

    private static final String NAME = "\u0000name ";

    Pivoting {
        List<String> keys = new ArrayList<>(index);
        keys.addAll(columns);
        if (index.isEmpty() || columns.isEmpty() || keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException(
                    "rows by %s and columns by %s: give at least one column for rows, one for columns, and each once"
                            .formatted(index, columns));
        }
    }

    Pivoting(DataFrame table, List<String> index, String columns) {
        this(table, index, List.of(columns), false);
    }

    /**
     * The same with totals in a last column and a last row of that name: aggregates of all rows without missing keys or values that
     * belong there. Labels become text.
     */
    DataFrame withMargins(Aggregate value, @Nullable Object absent, String margins) {
        List<String> present = new ArrayList<>(index);
        present.addAll(columns);
        if (value.readsColumn()) {
            present.add(value.column());
        }
        DataFrame known = table.dropNull(present.toArray(String[]::new));
        Map<String, ColumnExpr> total = new LinkedHashMap<>();
        index.forEach(key -> total.put(key, ColumnExpr.of(total.isEmpty() ? margins : "")));
        DataFrame top = beside(this, known, value, absent, margins);
        Pivoting below = new Pivoting(known.assign(total), index, columns, false);
        DataFrame both = JoinMethods.concat(List.of(top, beside(below, below.table(), value, absent, margins)));
        DataFrame filled = absent == null ? both : both.fillNull(absent);
        return filled.setIndexUnsorted(index.toArray(String[]::new));
    }

    /** The pivoted table, its labels as columns of text, with the aggregates of whole rows behind. */
    private static DataFrame beside(
            Pivoting pivot, DataFrame known, Aggregate value, @Nullable Object absent, String margins) {
        DataFrame body = pivot.wide(value, absent).resetIndex();
        if (body.schema().contains(margins)) {
            throw new IllegalArgumentException(
                    "totals would be called '%s', as a value of %s is; give them another name"
                            .formatted(margins, pivot.columns()));
        }
        String[] keys = pivot.index().toArray(String[]::new);
        DataFrame totals = known.groupBy(keys).asIndex(false).agg(value.as(margins));
        DataFrame all = body.merge(totals, JoinKind.LEFT, keys);
        Map<String, ColumnExpr> texts = new LinkedHashMap<>();
        pivot.index().forEach(key -> texts.put(key, ColumnExpr.column(key).cast(DType.STRING)));
        return all.assign(texts);
    }

    /** Counts as shares, with totals where there are some; pandas' rules for which totals stay. */
    static DataFrame shares(DataFrame counts, CrosstabOptions options) {
        boolean hasTotals = !options.margins().isEmpty();
        List<String> names = new ArrayList<>(counts.columns());
        if (hasTotals && options.shares() == CrosstabOptions.Shares.OF_ROW) {
            names.remove(names.size() - 1);
        }
        List<Field> fields =
                names.stream().map(name -> new Field(name, DType.FLOAT64)).toList();
        Schema schema = Schema.of(fields);
        return counts.repartition(1).mapPartitions(frame -> shares(frame, schema, options.shares(), hasTotals), schema);
    }

    private static Frame shares(Frame counts, Schema schema, CrosstabOptions.Shares shares, boolean hasTotals) {
        int rows = counts.rows();
        int columns = counts.schema().size();
        double[][] numbers = new double[columns][rows];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                numbers[column][row] =
                        ((Number) Objects.requireNonNull(counts.column(column).valueAt(row))).doubleValue();
            }
        }
        int lines = hasTotals ? Math.max(0, rows - 1) : rows;
        int heads = hasTotals ? columns - 1 : columns;
        double[][] result = new double[columns][rows];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                double whole = switch (shares) {
                    case OF_ROW -> sum(numbers, 0, heads, row, row + 1);
                    case OF_COLUMN -> sum(numbers, column, column + 1, 0, lines);
                    default -> sum(numbers, 0, heads, 0, lines);
                };
                result[column][row] = whole == 0 ? 0 : numbers[column][row] / whole;
            }
        }
        int kept = hasTotals && shares == CrosstabOptions.Shares.OF_COLUMN ? lines : rows;
        List<Column> values = new ArrayList<>();
        for (int column = 0; column < schema.size(); column++) {
            values.add(DoubleColumn.of(result[column]));
        }
        return Frame.of(schema, values, counts.index()).head(kept);
    }

    private static double sum(double[][] numbers, int fromColumn, int toColumn, int fromRow, int toRow) {
        double sum = 0;
        for (int column = fromColumn; column < toColumn; column++) {
            for (int row = fromRow; row < toRow; row++) {
                sum += numbers[column][row];
            }
        }
        return sum;
    }

    /** The aggregates in their places, with this one where there are no rows. */
    DataFrame wide(Aggregate value, @Nullable Object absent) {
        List<String> keys = new ArrayList<>(index);
        keys.addAll(columns);
        DataFrame counted =
                table.groupBy(keys.toArray(String[]::new)).asIndex(false).agg(value);
        ColumnExpr isKnown = ColumnExpr.column(value.name()).notNull();
        DataFrame known = hasMissing(value.aggregation()) && !isWhole ? counted.filter(isKnown) : counted;
        Map<List<Object>, String> heads = isWhole
                ? allHeads()
                : distinct(known == counted ? table.dropNull(index.toArray(String[]::new)) : known, columns, false);
        Schema promised = promised(heads.values(), counted.schema().dtype(value.name()));
        List<List<Object>> wanted = List.copyOf(heads.keySet());
        DataFrame result =
                known.mapPartitions(frame -> spread(frame, index, columns, wanted, promised, absent), promised);
        DataFrame all = isWhole && index.size() > 1 ? withAllRows(result, absent) : result;
        return all.setIndexUnsorted(index.toArray(String[]::new));
    }

    /** The columns that label rows, and one for each head. */
    private Schema promised(Collection<String> heads, DType dtype) {
        List<Field> fields = new ArrayList<>(table.schema().select(index).fields());
        Set<String> names = new HashSet<>(index);
        for (String head : heads) {
            if (!names.add(head)) {
                throw new IllegalArgumentException(
                        "value '%s' of %s would be a second column of that name; rename the other one"
                                .formatted(head, columns));
            }
            fields.add(new Field(head, dtype));
        }
        return Schema.of(fields);
    }

    /** All combinations of values of the columns, also of those in rows that have no label. */
    private Map<List<Object>, String> allHeads() {
        Map<List<Object>, String> heads = new LinkedHashMap<>();
        heads.put(List.of(), "");
        for (String column : columns) {
            Map<List<Object>, String> longer = new LinkedHashMap<>();
            Map<List<Object>, String> values = distinct(table, List.of(column), false);
            checkHeads((long) heads.size() * values.size(), columns);
            heads.forEach((head, name) -> values.forEach((value, text) -> {
                List<Object> both = new ArrayList<>(head);
                both.addAll(value);
                longer.put(both, name.isEmpty() && head.isEmpty() ? text : name + "_" + text);
            }));
            heads = longer;
        }
        return heads;
    }

    /** The rows of the result among rows of all combinations of the values that label some of them. */
    private DataFrame withAllRows(DataFrame result, @Nullable Object absent) {
        DataFrame all = null;
        for (String key : index) {
            DataFrame values = result.groupBy(key).asIndex(false).size().select(key);
            all = all == null ? values : all.merge(values, MergeOptions.cross());
        }
        DataFrame rows = Objects.requireNonNull(all).merge(result, JoinKind.LEFT, index.toArray(String[]::new));
        return absent == null ? rows : rows.fillNull(absent);
    }

    /** True where groups may have no value: then pandas leaves out rows and columns of nothing else. */
    private static boolean hasMissing(Aggregation aggregation) {
        return switch (aggregation) {
            case SUM, PROD, COUNT, SIZE, NUNIQUE, ANY, ALL -> false;
            default -> true;
        };
    }

    /** The distinct values of a column in order, and how they are written; whole moments with their time of day. */
    static Map<Object, String> distinct(DataFrame table, String column, boolean hasTimes) {
        Map<Object, String> values = new LinkedHashMap<>();
        distinct(table, List.of(column), hasTimes).forEach((value, name) -> values.put(value.get(0), name));
        return values;
    }

    private static Map<List<Object>, String> distinct(DataFrame table, List<String> columns, boolean hasTimes) {
        Map<String, ColumnExpr> names = new LinkedHashMap<>();
        for (String column : columns) {
            ColumnExpr value = ColumnExpr.column(column);
            ColumnExpr text = hasTimes && table.schema().dtype(column) == DType.DATETIME
                    ? value.dt().strftime("%Y-%m-%d %H:%M:%S")
                    : value.cast(DType.STRING);
            names.put(NAME + column, text);
        }
        Frame found = table.groupBy(columns.toArray(String[]::new))
                .asIndex(false)
                .size()
                .assign(names)
                .compute();
        checkHeads(found.rows(), columns);
        Map<List<Object>, String> values = new LinkedHashMap<>();
        for (int row = 0; row < found.rows(); row++) {
            int at = row;
            String name =
                    columns.stream().map(column -> name(found, at, column)).collect(Collectors.joining("_"));
            values.put(head(found, row, columns), name);
        }
        return values;
    }

    private static void checkHeads(long count, List<String> columns) {
        TableRoom.columns(
                count,
                "each value of %s was to be a column".formatted(columns),
                "take columns of fewer values, cut them into intervals, or group by them and leave rows as they are");
    }

    private static List<Object> head(Frame frame, int row, List<String> columns) {
        return columns.stream().map(column -> head(frame, row, column)).toList();
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
                : String.valueOf(found.valueAt(row, NAME + column));
    }

    /** Rows of (index, head, value), sorted by index, as one row an index and one column a head. */
    private static Frame spread(
            Frame frame,
            List<String> index,
            List<String> heads,
            List<List<Object>> wanted,
            Schema schema,
            @Nullable Object absent) {
        Map<List<Object>, Integer> places = new HashMap<>();
        wanted.forEach(head -> places.put(head, places.size()));
        int[] rows = IntStream.range(0, frame.rows())
                .filter(row -> row == 0 || !same(frame, index, row - 1, row))
                .toArray();
        checkCells((long) rows.length * wanted.size(), index, heads);
        List<@Nullable Object[]> cells = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            if (cells.size() < rows.length && row == rows[cells.size()]) {
                @Nullable Object[] fresh = new Object[wanted.size()];
                Arrays.fill(fresh, absent);
                cells.add(fresh);
            }
            Integer place = places.get(head(frame, row, heads));
            cells.get(cells.size() - 1)[Objects.requireNonNull(place)] = frame.valueAt(row, VALUE);
        }
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

    private static void checkCells(long count, List<String> index, List<String> heads) {
        HeapRoom.require(
                count,
                Long.BYTES,
                "cells",
                () -> "a row for each value of %s and a column for each of %s".formatted(index, heads),
                "take columns of fewer values, or group by them and leave rows as they are");
    }

    private static boolean same(Frame frame, List<String> index, int a, int b) {
        return index.stream().allMatch(key -> Objects.equals(key(frame, a, key), key(frame, b, key)));
    }
}
