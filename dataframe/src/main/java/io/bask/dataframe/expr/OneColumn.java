package io.bask.dataframe.expr;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/** Windows over one column: an expression or a series. */
record OneColumn<T>(ColumnVerbs<T> source, BiFunction<T, Integer, T> kept) implements WindowRows<T> {
    @Override
    public T every(T results, int step) {
        return kept.apply(results, step);
    }

    @Override
    public T beside(List<Result> results) {
        for (Result result : results) {
            if (!result.column().isEmpty()) {
                throw new IllegalArgumentException(
                        "column '%s' was named, and windows are over one column only; use windows over a table"
                                .formatted(result.column()));
            }
        }
        if (results.size() > 1) {
            throw new IllegalArgumentException(
                    "aggregations %s make several columns; use windows over a table: df.rolling(3), or series.toFrame().rolling(3)"
                            .formatted(results.stream().map(Result::name).toList()));
        }
        return source.then(results.get(0).change());
    }

    @Override
    public T pairs(BinaryOperator<ColumnExpr> function, List<String> keys) {
        throw new IllegalArgumentException(
                "pairs of columns were asked for, and windows are over one column only; give the other one, or use windows over a table");
    }
}
