package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.expr.Token;
import java.util.List;

/** A value in place of missing ones. */
public final class FillNull extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final ColumnExpr operand;
    private final DType dtype;

    @SuppressWarnings("serial") // one of the boxes that Literals stores, all serializable
    private final Object value;

    FillNull(ColumnExpr operand, DType dtype, Object value) {
        super(Literals.mix(Token.of("fillnull").with(operand.token()).with(dtype.label()), value)
                .build());
        this.operand = operand;
        this.dtype = dtype;
        this.value = value;
    }

    /** The dtype of the value put in. */
    public DType valueDtype() {
        return dtype;
    }

    /** The value put in. */
    public Object value() {
        return value;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of(operand);
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new FillNull(inputs.get(0), dtype, value);
    }

    @Override
    public String operation() {
        return "fillnull";
    }
}
