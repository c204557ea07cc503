package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.expr.Token;
import java.util.List;

/** The value in another dtype. */
public final class Cast extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final ColumnExpr operand;
    private final DType dtype;

    Cast(ColumnExpr operand, DType dtype) {
        super(Token.of("cast").with(operand.token()).with(dtype.label()).build());
        this.operand = operand;
        this.dtype = dtype;
    }

    /** The dtype it becomes. */
    public DType target() {
        return dtype;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of(operand);
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new Cast(inputs.get(0), dtype);
    }

    @Override
    public String operation() {
        return "cast";
    }
}
