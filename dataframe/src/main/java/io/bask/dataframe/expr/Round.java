package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;

/** A rounded number. */
public final class Round extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final ColumnExpr operand;
    private final int decimals;

    Round(ColumnExpr operand, int decimals) {
        super(Token.of("round").with(operand.token()).with((long) decimals).build());
        this.operand = operand;
        this.decimals = decimals;
    }

    /** Digits kept after the point. */
    public int decimals() {
        return decimals;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of(operand);
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new Round(inputs.get(0), decimals);
    }

    @Override
    public String operation() {
        return "round";
    }
}
