package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Replacing;
import io.bask.dataframe.schema.CountOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.InterpolateOptions;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Columns by parts of their names, row labels by a map, bounds and replacements of each column's own, and counts with options. */
public sealed interface FrameValues permits DataFrame {
    private DataFrame self() {
        return (DataFrame) this;
    }

    /** The columns whose name holds a text: pandas' {@code filter(like="x")}. */
    default DataFrame selectLike(String part) {
        Given.notNull(part, "part");
        return self().select(self().columns().stream()
                .filter(name -> name.contains(part))
                .toList());
    }

    /** The columns in whose name a pattern matches somewhere: pandas' {@code filter(regex="^x")}. */
    default DataFrame selectMatching(String pattern) {
        Pattern wanted = Pattern.compile(Given.notNull(pattern, "pattern"));
        return self().select(self().columns().stream()
                .filter(name -> wanted.matcher(name).find())
                .toList());
    }

    /** Those of these columns that there are, in the order given: pandas' {@code filter(items=[...])}. */
    default DataFrame selectPresent(String... names) {
        Given.noneNull(names, "names");
        return self().select(Arrays.stream(names)
                .distinct()
                .filter(self().columns()::contains)
                .toList());
    }

    /** Other labels of rows in place of some; the rest stay. Rows are labelled by one column, or numbered. */
    default DataFrame renameIndex(Map<?, ?> labels) {
        Given.notNull(labels, "labels");
        return Labels.renamed(self(), label -> label.replace(labels));
    }

    /** The labels of rows that a function makes of those there are; missing ones stay. */
    default <V> DataFrame renameIndex(Function1<V, ? extends @Nullable Object> function, DType dtype) {
        Given.notNull(function, "function");
        Given.notNull(dtype, "dtype");
        return Labels.renamed(self(), label -> label.map(function, dtype));
    }

    /** The values between bounds of each column's own; a column without one, or with null for it, has none on that side. */
    default DataFrame clip(
            @Nullable Map<String, ? extends @Nullable Object> low,
            @Nullable Map<String, ? extends @Nullable Object> high) {
        Map<String, ? extends @Nullable Object> least = low == null ? Map.of() : low;
        Map<String, ? extends @Nullable Object> most = high == null ? Map.of() : high;
        least.keySet().forEach(self().schema()::indexOf);
        most.keySet().forEach(self().schema()::indexOf);
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String name : self().columns()) {
            Object from = least.get(name);
            Object to = most.get(name);
            if (from != null || to != null) {
                values.put(name, ColumnExpr.column(name).clip(from, to));
            }
        }
        return values.isEmpty() ? self() : self().assign(values);
    }

    /**
     * Missing numbers on the line between the last number before and the next one behind, by their places; the last number goes on to the
     * end, and there is none before the first. Columns of numbers become float64; others stay.
     */
    default DataFrame interpolate() {
        return interpolated(ColumnExpr::interpolate);
    }

    /** The same for at most so many rows in a row. */
    default DataFrame interpolateWithin(int rows) {
        return interpolated(value -> value.interpolateWithin(rows));
    }

    /** Numbers in place of missing ones as the options say, in columns of numbers, which become float64; others stay. */
    default DataFrame interpolate(InterpolateOptions options) {
        Given.notNull(options, "options");
        return interpolated(
                value -> value.equals(ColumnExpr.column(options.by())) ? value : value.interpolate(options));
    }

    private DataFrame interpolated(java.util.function.UnaryOperator<ColumnExpr> change) {
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (Field field : self().schema().fields()) {
            if (field.dtype().isNumeric()) {
                values.put(field.name(), change.apply(ColumnExpr.column(field.name())));
            }
        }
        return values.isEmpty() ? self() : self().assign(values);
    }

    /** One value in place of each of these, in the columns that hold such values. */
    default DataFrame replace(List<?> from, @Nullable Object to) {
        return self().replace(Replacing.pairs(from, to));
    }

    /**
     * In each column the last value that is none of these, in place of each of these; see
     * {@link io.bask.dataframe.expr.FillVerbs#ffillReplacing}.
     */
    default DataFrame ffillReplacing(List<?> unwanted) {
        return fillReplacing(unwanted, (value, fitting) -> value.ffillReplacing(fitting));
    }

    /** The same for at most so many unwanted values in a row. */
    default DataFrame ffillReplacing(List<?> unwanted, int rows) {
        return fillReplacing(unwanted, (value, fitting) -> value.ffillReplacing(fitting, rows));
    }

    /** In each column the next value that is none of these, in place of each of these. */
    default DataFrame bfillReplacing(List<?> unwanted) {
        return fillReplacing(unwanted, (value, fitting) -> value.bfillReplacing(fitting));
    }

    /** The same for at most so many unwanted values in a row. */
    default DataFrame bfillReplacing(List<?> unwanted, int rows) {
        return fillReplacing(unwanted, (value, fitting) -> value.bfillReplacing(fitting, rows));
    }

    private DataFrame fillReplacing(List<?> unwanted, BiFunction<ColumnExpr, List<?>, ColumnExpr> change) {
        Given.notNull(unwanted, "unwanted");
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (Field field : self().schema().fields()) {
            List<?> fitting = unwanted.stream()
                    .filter(value -> value == null
                            || ElementMethods.fits(
                                    field.dtype(), ColumnExpr.of(value).dtype(Schema.of(List.of()))))
                    .toList();
            if (!fitting.isEmpty()) {
                values.put(field.name(), change.apply(ColumnExpr.column(field.name()), fitting));
            }
        }
        return values.isEmpty() ? self() : self().assign(values);
    }

    /** Other values in place of some of each column's own: {@code replaceIn(Map.of("a", Map.of(1, 2)))}. */
    default DataFrame replaceIn(Map<String, ? extends Map<?, ?>> values) {
        Given.notNull(values, "values");
        Map<String, ColumnExpr> replaced = new LinkedHashMap<>();
        values.forEach((name, pairs) -> {
            self().schema().indexOf(name);
            replaced.put(name, ColumnExpr.column(name).replace(Given.notNull(pairs, "the values of a column")));
        });
        return replaced.isEmpty() ? self() : self().assign(replaced);
    }

    /** What matches patterns replaced in columns, each by patterns of its own; see {@link ElementMethods#replaceRegex}. */
    default DataFrame replaceRegexIn(Map<String, ? extends Map<String, ? extends @Nullable Object>> patterns) {
        Given.notNull(patterns, "patterns");
        Map<String, ColumnExpr> replaced = new LinkedHashMap<>();
        patterns.forEach((name, pairs) -> {
            self().schema().indexOf(name);
            replaced.put(name, ColumnExpr.column(name).replaceRegex(Given.notNull(pairs, "the patterns of a column")));
        });
        return replaced.isEmpty() ? self() : self().assign(replaced);
    }

    /** How many distinct values every column has, of which a missing one is one too unless it is left out. */
    default Summary nunique(boolean dropNull) {
        if (dropNull) {
            return self().nunique();
        }
        return new Summary(DistinctCounts.withMissing(self().expr(), self().columns()));
    }

    /**
     * How often each row occurs, in these columns or in all: labelled by its values, in a column {@code count}. Rows with a missing value
     * are left out unless the options count them; what is not sorted by counts comes in the order of the values.
     */
    default DataFrame valueCounts(CountOptions options, String... subset) {
        Given.notNull(options, "options");
        Given.noneNull(subset, "subset");
        String[] names = subset.length == 0 ? self().columns().toArray(String[]::new) : subset;
        DataFrame counts = self().groupBy(names)
                .dropNull(options.dropNull())
                .asIndex(false)
                .size();
        return Counting.ordered(counts, options).setIndexUnsorted(names);
    }
}
