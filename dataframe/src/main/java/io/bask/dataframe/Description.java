package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Lookup;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.SortKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes columns of any dtype: numbers by count, mean, deviation, extremes and quantiles, dates likewise without deviation,
 * texts, categories and truth values by count, number of distinct values, the most frequent one and how often it occurs.
 *
 * <p>All values are aggregated into one row, which is then set upright. What is no column of numbers comes out as text.
 */
final class Description {
    private static final List<String> OF_VALUES = List.of("count", "unique", "top", "freq");
    private static final String VALUE = "\u0000value";

    private final DataFrame table;
    private final List<Double> fractions;
    private final List<Aggregate> aggregates = new ArrayList<>();

    private Description(DataFrame table, List<Double> fractions) {
        this.table = table;
        this.fractions = fractions;
    }

    /** One row a statistic, one column for each column of the table. */
    static DataFrame of(DataFrame table, List<Double> fractions) {
        if (table.columns().isEmpty()) {
            throw new IllegalArgumentException("there is no column to describe");
        }
        for (Field field : table.schema().fields()) {
            if (field.dtype().kind() == DType.Kind.LIST) {
                throw new IllegalArgumentException(
                        "describe knows no statistics of lists, and column '%s' holds %s; select the others, or explode(\"%s\") first"
                                .formatted(field.name(), field.dtype(), field.name()));
            }
        }
        return new Description(table, fractions).described();
    }

    /** The name of a quantile: {@code 25%}. */
    private static String percent(double fraction) {
        return BigDecimal.valueOf(fraction)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }

    private static boolean isOfNumbers(DType dtype) {
        return isFloat(dtype) || dtype.isTime();
    }

    /** True where statistics are numbers. */
    private static boolean isFloat(DType dtype) {
        return dtype.isNumeric() || dtype.isDecimal();
    }

    private static String cell(String column, String statistic) {
        return "\u0000" + statistic + " of " + column;
    }

    private List<String> statistics(DType dtype) {
        if (!isOfNumbers(dtype)) {
            return OF_VALUES;
        }
        List<String> names = new ArrayList<>(List.of("count", "mean"));
        if (!dtype.isMoment()) {
            names.add("std");
        }
        names.add("min");
        fractions.forEach(fraction -> names.add(percent(fraction)));
        names.add("max");
        return names;
    }

    private DataFrame described() {
        for (Field field : table.schema().fields()) {
            aggregate(field);
        }
        FrameExpr row = new Aggregated(table.expr(), List.of(), aggregates);
        for (Field field : table.schema().fields()) {
            if (!isOfNumbers(field.dtype())) {
                row = withMostFrequent(row, field.name());
            }
        }
        DataFrame texts = new DataFrame(row);
        for (Field field : table.schema().fields()) {
            for (String statistic : statistics(field.dtype())) {
                String cell = cell(field.name(), statistic);
                texts = texts.assign(
                        cell, shown(ColumnExpr.column(cell), texts.schema().dtype(cell), field.dtype()));
            }
        }
        return upright(texts);
    }

    private void aggregate(Field field) {
        String name = field.name();
        add(name, Aggregation.COUNT, "count");
        if (!isOfNumbers(field.dtype())) {
            add(name, Aggregation.NUNIQUE, "unique");
            return;
        }
        add(name, Aggregation.MEAN, "mean");
        if (!field.dtype().isMoment()) {
            add(name, Aggregation.STD, "std");
        }
        add(name, Aggregation.MIN, "min");
        for (double fraction : fractions) {
            AggregateOptions numbers = AggregateOptions.DEFAULT.withFraction(fraction);
            aggregates.add(new Aggregate(name, Aggregation.QUANTILE, cell(name, percent(fraction)), numbers));
        }
        add(name, Aggregation.MAX, "max");
    }

    private void add(String column, Aggregation aggregation, String statistic) {
        aggregates.add(new Aggregate(column, aggregation, cell(column, statistic)));
    }

    /** The row with the most frequent value of a column, of equally frequent ones the first, and how often it occurs. */
    private FrameExpr withMostFrequent(FrameExpr row, String column) {
        DataFrame counts = table.select(column)
                .rename(Map.of(column, VALUE))
                .groupBy(VALUE)
                .sort(false)
                .asIndex(false)
                .size()
                .sortValues(List.of(SortKey.descending("count")));
        String top = cell(column, "top");
        String often = cell(column, "freq");
        FrameExpr first = new Aggregated(
                counts.expr(),
                List.of(),
                List.of(
                        new Aggregate(VALUE, Aggregation.FIRST, top),
                        new Aggregate("count", Aggregation.FIRST, often)));
        List<Lookup.Step> steps = List.of(new Lookup.Step(top, top), new Lookup.Step(often, often));
        return new Lookup(row, first, steps, List.of());
    }

    /** A statistic in the dtype of its column: numbers as float64, others as text. */
    private static ColumnExpr shown(ColumnExpr value, DType dtype, DType of) {
        if (isFloat(of)) {
            return value.cast(DType.FLOAT64);
        }
        if (dtype == DType.DATETIME) {
            ColumnExpr isWhole = value.dt().microsecond().eq(0);
            return ColumnExpr.where(
                    isWhole,
                    value.dt().strftime("%Y-%m-%d %H:%M:%S"),
                    value.dt().strftime("%Y-%m-%d %H:%M:%S.%f"));
        }
        return value.cast(DType.STRING);
    }

    /** The names of all statistics, those of the columns with the fewest first, as pandas orders them. */
    private List<String> rows() {
        Set<String> names = new LinkedHashSet<>();
        table.schema().fields().stream()
                .map(field -> statistics(field.dtype()))
                .sorted(Comparator.comparingInt(List::size))
                .forEach(names::addAll);
        return List.copyOf(names);
    }

    private DataFrame upright(DataFrame row) {
        List<String> statistics = rows();
        List<String> columns = table.columns();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(VALUE, DType.STRING));
        for (Field field : table.schema().fields()) {
            fields.add(field.withDtype(isFloat(field.dtype()) ? DType.FLOAT64 : DType.STRING));
        }
        Schema schema = Schema.of(fields);
        DataFrame upright = row.mapPartitions(frame -> upright(frame, statistics, columns, schema), schema);
        return upright.setIndexUnsorted(VALUE).renameAxis("");
    }

    private static Frame upright(Frame row, List<String> statistics, List<String> columns, Schema schema) {
        List<Column> values = new ArrayList<>();
        values.add(Column.of(DType.STRING, statistics));
        for (String column : columns) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (String statistic : statistics) {
                String cell = cell(column, statistic);
                cells.add(row.schema().contains(cell) ? row.valueAt(0, cell) : null);
            }
            values.add(Column.of(schema.dtype(column), cells));
        }
        return Frame.of(schema, values, RowIndex.range(statistics.size()));
    }
}
