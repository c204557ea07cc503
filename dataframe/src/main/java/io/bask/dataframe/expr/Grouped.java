package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;

/** A value for which all rows with equal keys must be known, or all rows of the table. */
public final class Grouped extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final RowsFunction function;

    @SuppressWarnings("serial") // an immutable list of expressions
    private final List<ColumnExpr> operands;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keys;

    private final boolean dropNull;

    /**
     * A value of the rows with equal keys.
     *
     * @param function what a row gets
     * @param operand the value it is computed from
     * @param keys the columns whose equal values make a group; empty when all rows are one
     * @param dropNull true when rows with a missing key are in no group, and get nothing
     */
    public Grouped(RowsFunction function, ColumnExpr operand, List<String> keys, boolean dropNull) {
        this(function, List.of(operand), keys, dropNull);
    }

    /** The same with values beside the first one that the function reads: see {@link RowsFunction}. */
    Grouped(RowsFunction function, List<ColumnExpr> operands, List<String> keys, boolean dropNull) {
        super(token(function, operands, keys, dropNull));
        this.function = function;
        this.operands = List.copyOf(operands);
        this.keys = List.copyOf(keys);
        this.dropNull = dropNull;
    }

    private static Token token(RowsFunction function, List<ColumnExpr> operands, List<String> keys, boolean dropNull) {
        Token.Builder token =
                Token.of("grouped").with(function.token()).with(dropNull).with((long) operands.size());
        operands.forEach(operand -> token.with(operand.token()));
        keys.forEach(token::with);
        return token.build();
    }

    /** What a row gets. */
    public RowsFunction function() {
        return function;
    }

    /** The columns whose equal values make a group; empty when all rows are one. */
    public List<String> keys() {
        return keys;
    }

    /** True when rows with a missing key are in no group. */
    public boolean dropsNull() {
        return dropNull;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return operands;
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new Grouped(function, inputs, keys, dropNull);
    }

    @Override
    public String operation() {
        return function + (keys.isEmpty() ? "" : " over " + keys);
    }
}
