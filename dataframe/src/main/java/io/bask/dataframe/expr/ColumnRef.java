package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;

/** A column of the frame. */
public final class ColumnRef extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final String name;

    ColumnRef(String name) {
        super(Token.of("column").with(name).build());
        this.name = name;
    }

    /** The column's name. */
    public String name() {
        return name;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of();
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return "column";
    }
}
