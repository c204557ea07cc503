package io.bask.dataframe.expr;

import io.bask.dataframe.schema.WindowFunction;
import io.bask.expr.Token;
import java.util.List;

/** A value computed from rows before and after, of all rows or of those with equal keys. */
public final class Window extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final WindowFunction function;
    private final ColumnExpr operand;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keys;

    Window(WindowFunction function, ColumnExpr operand, List<String> keys) {
        super(token(function, operand, keys));
        this.function = function;
        this.operand = operand;
        this.keys = List.copyOf(keys);
    }

    private static Token token(WindowFunction function, ColumnExpr operand, List<String> keys) {
        Token.Builder token = Token.of("window")
                .with(operand.token())
                .with(function.op().name())
                .with((long) function.rows())
                .with((long) function.minPeriods())
                .with(function.centered())
                .with(function.options().text());
        keys.forEach(token::with);
        return token.build();
    }

    /** What is computed. */
    public WindowFunction function() {
        return function;
    }

    /** The columns whose equal values make a group; empty when all rows are one. */
    public List<String> keys() {
        return keys;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of(operand);
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new Window(function, inputs.get(0), keys);
    }

    @Override
    public String operation() {
        return function + (keys.isEmpty() ? "" : " over " + keys);
    }
}
