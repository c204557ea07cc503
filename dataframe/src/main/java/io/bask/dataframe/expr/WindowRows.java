package io.bask.dataframe.expr;

import io.bask.function.Given;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * What windows over a series or a table can answer besides one value for each row: fewer rows, and several columns.
 *
 * @param <T> what comes out: an expression, a series or a table
 */
public interface WindowRows<T> {
    /** Every so many-th row of results, from the first on. */
    T every(T results, int step);

    /** Several results of columns side by side, in their order. */
    T beside(List<Result> results);

    /**
     * A value of each pair of columns for each row: a row for each of these and each column, labelled by both.
     *
     * @param function the value of two columns
     * @param keys columns whose values are in front of the labels
     */
    T pairs(BinaryOperator<ColumnExpr> function, List<String> keys);

    /**
     * A result of one column, or of each.
     *
     * @param column the column; empty for each that is a number
     * @param name what stands behind the name of the column in that of the result
     * @param change what makes the result
     */
    record Result(String column, String name, UnaryOperator<ColumnExpr> change) {}

    /** True for every so many-th row, from the first on. */
    static ColumnExpr isEvery(int step) {
        return ColumnExpr.of(1L).cumcount().mod((long) step).eq(0L);
    }

    /** What windows over one column answer, of which rows are kept in a way, or cannot be. */
    static <T> WindowRows<T> ofOne(ColumnVerbs<T> source, BiFunction<T, Integer, T> every) {
        Given.notNull(source, "source");
        Given.notNull(every, "every");
        return new OneColumn<>(source, every);
    }
}
