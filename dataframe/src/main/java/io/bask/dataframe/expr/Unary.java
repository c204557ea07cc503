package io.bask.dataframe.expr;

import io.bask.dataframe.schema.UnaryOp;
import io.bask.expr.Token;
import java.util.List;

/** An operation on one operand. */
public final class Unary extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final UnaryOp op;
    private final ColumnExpr operand;

    Unary(UnaryOp op, ColumnExpr operand) {
        super(Token.of("unary").with(op.name()).with(operand.token()).build());
        this.op = op;
        this.operand = operand;
    }

    /** What is done. */
    public UnaryOp op() {
        return op;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of(operand);
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new Unary(op, inputs.get(0));
    }

    @Override
    public String operation() {
        return op.toString();
    }
}
