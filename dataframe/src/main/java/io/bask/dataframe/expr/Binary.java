package io.bask.dataframe.expr;

import io.bask.dataframe.schema.BinaryOp;
import io.bask.expr.Token;
import java.util.List;

/** An operation on two operands. */
public final class Binary extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final BinaryOp op;
    private final ColumnExpr left;
    private final ColumnExpr right;

    Binary(BinaryOp op, ColumnExpr left, ColumnExpr right) {
        super(Token.of("binary")
                .with(op.name())
                .with(left.token())
                .with(right.token())
                .build());
        this.op = op;
        this.left = left;
        this.right = right;
    }

    /** What is done. */
    public BinaryOp op() {
        return op;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of(left, right);
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new Binary(op, inputs.get(0), inputs.get(1));
    }

    @Override
    public String operation() {
        return op.toString();
    }
}
