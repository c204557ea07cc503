package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;

/** A test for membership. */
public final class IsIn extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final ColumnExpr operand;

    @SuppressWarnings("serial") // an immutable list of boxes
    private final List<Object> values;

    IsIn(ColumnExpr operand, List<Object> values) {
        super(Literals.mixAll(Token.of("isin").with(operand.token()), values).build());
        this.operand = operand;
        this.values = List.copyOf(values);
    }

    /** The values looked for. */
    public List<Object> values() {
        return values;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of(operand);
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new IsIn(inputs.get(0), values);
    }

    @Override
    public String operation() {
        return "isin";
    }
}
