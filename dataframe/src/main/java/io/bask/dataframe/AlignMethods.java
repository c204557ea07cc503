package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.JoinKind;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * What two tables become whose rows go together by their labels.
 *
 * <p>Numbered rows are labelled by their numbers. Where a label is there several times, each row meets each: as a merge, and unlike
 * pandas, which refuses that. Tables with all labels of both come in order of the labels.
 */
public sealed interface AlignMethods permits DataFrame {
    private DataFrame self() {
        return (DataFrame) this;
    }

    /** The rows of this table beside those of another with equal labels; missing where there are none. */
    default DataFrame join(DataFrame right) {
        return join(right, JoinKind.LEFT, "", "");
    }

    /** The rows of both tables side by side by labels. */
    default DataFrame join(DataFrame right, JoinKind how) {
        return join(right, how, "", "");
    }

    /** The same with ends for the names that both tables have. */
    default DataFrame join(DataFrame right, JoinKind how, String leftSuffix, String rightSuffix) {
        Given.notNull(right, "right");
        Given.notNull(how, "how");
        Given.notNull(leftSuffix, "leftSuffix");
        Given.notNull(rightSuffix, "rightSuffix");
        return LabelMerging.beside(self(), right, how, leftSuffix, rightSuffix);
    }

    /**
     * The rows of this table beside those of another whose label equals the value of a column, as pandas' {@code join(other, on="k")};
     * rows keep their labels, and those without a partner stay.
     */
    default DataFrame joinOn(String column, DataFrame right) {
        Given.notNull(column, "column");
        Given.notNull(right, "right");
        return LabelMerging.byColumn(self(), column, right);
    }

    /** Tables side by side: all labels of all of them in order, values missing where a table lacks one. */
    static DataFrame concatColumns(List<DataFrame> tables) {
        return concatColumns(tables, false);
    }

    /**
     * Tables side by side by labels.
     *
     * @param sharedOnly true for only the labels that all of them have
     */
    static DataFrame concatColumns(List<DataFrame> tables, boolean sharedOnly) {
        Given.noneNull(tables, "tables");
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("no tables given; give at least one");
        }
        DataFrame all = tables.get(0);
        for (DataFrame table : tables.subList(1, tables.size())) {
            all = LabelMerging.beside(all, table, sharedOnly ? JoinKind.INNER : JoinKind.OUTER, "", "");
        }
        return all;
    }

    /**
     * Tables side by side by labels, as pandas' {@code concat(axis=1, ignore_index=True, join=, sort=)}: only the labels that all have where
     * only what is shared is asked for; columns called 0, 1 and so on where numbers are, so that tables may have columns of the same names;
     * else columns of one name are an error at the call. Labels are in order unless they are those of the first table.
     */
    static DataFrame concatColumns(List<DataFrame> tables, ConcatOptions options) {
        Given.noneNull(tables, "tables");
        Given.notNull(options, "options");
        List<DataFrame> named = new ArrayList<>();
        int columns = 0;
        for (DataFrame table : tables) {
            Map<String, String> numbers = new LinkedHashMap<>();
            for (String name : table.columns()) {
                numbers.put(name, String.valueOf(columns++));
            }
            named.add(options.numbered() ? table.rename(numbers) : table);
        }
        DataFrame all = concatColumns(named, options.sharedOnly());
        return options.sorted() ? all.sortIndex() : all;
    }

    /** This table with values of another in place of missing ones, and its rows and columns that this one lacks. */
    default DataFrame combineFirst(DataFrame other) {
        Given.notNull(other, "other");
        return combine(other, JoinKind.OUTER, (own, its) -> ColumnExpr.where(own.notNull(), own, its));
    }

    /** This table with the values that another has in its rows and columns; missing ones of the other change nothing. */
    default DataFrame update(DataFrame other) {
        Given.notNull(other, "other");
        DataFrame changed = combine(other, JoinKind.LEFT, (own, its) -> ColumnExpr.where(its.notNull(), its, own));
        return changed.select(self().columns());
    }

    /** The same where this table has no value, or with {@code overwrite} everywhere as usual. */
    default DataFrame update(DataFrame other, boolean overwrite) {
        Given.notNull(other, "other");
        if (overwrite) {
            return update(other);
        }
        DataFrame changed = combine(other, JoinKind.LEFT, (own, its) -> ColumnExpr.where(own.notNull(), own, its));
        return changed.select(self().columns());
    }

    /** What an expression makes of each column of the two tables, with a value in place of missing ones, and of what one lacks. */
    default DataFrame combine(DataFrame other, BinaryOperator<ColumnExpr> function, Object filler) {
        Given.notNull(other, "other");
        Given.notNull(function, "function");
        Given.notNull(filler, "filler");
        return combine(
                withAll(self(), other),
                withAll(other, self()),
                (own, its) -> function.apply(own.fillNull(filler), its.fillNull(filler)));
    }

    /**
     * What an expression makes of each column of the two tables, over all labels of both; what one of them lacks is missing to the
     * expression.
     */
    default DataFrame combine(DataFrame other, BinaryOperator<ColumnExpr> function) {
        Given.notNull(other, "other");
        Given.notNull(function, "function");
        return combine(withAll(self(), other), withAll(other, self()), function);
    }

    private static DataFrame combine(DataFrame one, DataFrame other, BinaryOperator<ColumnExpr> function) {
        return ((AlignMethods) one).combine(other, JoinKind.OUTER, function);
    }

    /** A table with the columns that only another has, without values. */
    private static DataFrame withAll(DataFrame table, DataFrame other) {
        Map<String, ColumnExpr> lacking = new LinkedHashMap<>();
        for (Field field : other.schema().fields()) {
            if (!table.schema().contains(field.name())) {
                lacking.put(field.name(), ColumnExpr.of(null).cast(field.dtype()));
            }
        }
        return lacking.isEmpty() ? table : table.assign(lacking);
    }

    private DataFrame combine(DataFrame other, JoinKind how, BinaryOperator<ColumnExpr> function) {
        DataFrame both = LabelMerging.beside(self(), other, how, "", Hidden.OTHER);
        List<String> names = new ArrayList<>(self().columns());
        Map<String, ColumnExpr> made = new LinkedHashMap<>();
        for (String name : other.columns()) {
            if (names.contains(name)) {
                made.put(name, function.apply(ColumnExpr.column(name), ColumnExpr.column(name + Hidden.OTHER)));
            } else {
                names.add(name);
            }
        }
        return (made.isEmpty() ? both : both.assign(made)).select(names);
    }

    /**
     * Two tables with the same labels and columns.
     *
     * @param left the rows of the first, missing values where it has none
     * @param right the rows of the second
     */
    record Aligned(DataFrame left, DataFrame right) {}

    /** This table and another, both with all labels and all columns of both. */
    default Aligned align(DataFrame other) {
        return align(other, AlignOptions.DEFAULT);
    }

    /** The same with the labels and columns of both, of one of them, or those that both have. */
    default Aligned align(DataFrame other, JoinKind how) {
        return align(other, AlignOptions.DEFAULT.how(how));
    }

    /** This table and another with the same labels, columns or both, and perhaps a value where they lack some. */
    default Aligned align(DataFrame other, AlignOptions options) {
        Given.notNull(other, "other");
        Given.notNull(options, "options");
        return TableAlignment.of(self(), other, options);
    }

    /** The only column of this table as a series; of several columns an error. */
    default Series squeeze() {
        if (self().columns().size() != 1) {
            throw new IllegalArgumentException("the table has %d columns, %s; select one"
                    .formatted(self().columns().size(), self().columns()));
        }
        return self().col(self().columns().get(0));
    }

    /** The most frequent values of every column, below each other in order; missing where a column has fewer than another. */
    default DataFrame mode() {
        return concatColumns(self().columns().stream()
                .map(name -> self().col(name).mode().toFrame())
                .toList());
    }

    /** The same, where a missing value may be the most frequent one: pandas' {@code mode(dropna=False)}. */
    default DataFrame mode(boolean dropNull) {
        return concatColumns(self().columns().stream()
                .map(name -> self().col(name).mode(dropNull).toFrame())
                .toList());
    }

    /** Tables side by side by labels, see {@link #concatColumns(List)}. */
    static DataFrame concatColumns(DataFrame... tables) {
        return concatColumns(Arrays.asList(Given.noneNull(tables, "tables")));
    }
}
