package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;

/** One of two values by a condition. */
public final class Choose extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final List<ColumnExpr> parts;

    Choose(ColumnExpr condition, ColumnExpr yes, ColumnExpr no) {
        super(Token.of("where")
                .with(condition.token())
                .with(yes.token())
                .with(no.token())
                .build());
        this.parts = List.of(condition, yes, no);
    }

    @Override
    public List<ColumnExpr> inputs() {
        return parts;
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new Choose(inputs.get(0), inputs.get(1), inputs.get(2));
    }

    @Override
    public String operation() {
        return "where";
    }
}
