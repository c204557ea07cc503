package io.bask.dataframe.expr;

import io.bask.dataframe.schema.AcrossFunction;
import io.bask.dataframe.schema.DType;
import io.bask.expr.Token;
import java.util.List;

/** What the values of a row become that stand in several columns: their sum, the greatest of them, and so on. */
public final class Across extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final AcrossFunction function;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> names;

    @SuppressWarnings("serial") // an immutable list of expressions
    private final List<ColumnExpr> values;

    /**
     * A value out of several of one row.
     *
     * @param function what they become
     * @param names how the values are called, for the labels of extremes
     * @param values at least one
     */
    public Across(AcrossFunction function, List<String> names, List<ColumnExpr> values) {
        super(token(function, names, values));
        this.function = function;
        this.names = List.copyOf(names);
        this.values = List.copyOf(values);
    }

    private static Token token(AcrossFunction function, List<String> names, List<ColumnExpr> values) {
        Token.Builder token = Token.of("across")
                .with(function.aggregation().name())
                .with(function.numbers().fraction())
                .with((long) function.numbers().ddof())
                .with((long) function.numbers().minCount())
                .with(function.numbers().interpolation().name())
                .with(function.skipNull())
                .with((long) values.size());
        names.forEach(token::with);
        values.forEach(value -> token.with(value.token()));
        return token.build();
    }

    /** What the values become. */
    public AcrossFunction function() {
        return function;
    }

    /** How the values are called. */
    public List<String> names() {
        return names;
    }

    DType result(List<DType> inputs) {
        return function.result(inputs);
    }

    @Override
    public List<ColumnExpr> inputs() {
        return values;
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new Across(function, names, inputs);
    }

    @Override
    public String operation() {
        return function.toString();
    }
}
