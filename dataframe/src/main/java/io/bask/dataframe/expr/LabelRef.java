package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.expr.Token;
import java.util.List;

/** The label of the row at one level, or its number where rows are numbered. */
public final class LabelRef extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final int level;
    private final DType dtype;

    /** The label at that level, counted from 0, of rows whose labels there have that dtype. */
    public LabelRef(int level, DType dtype) {
        super(Token.of("label").with((long) level).with(dtype.label()).build());
        this.level = level;
        this.dtype = dtype;
    }

    /** The level, counted from 0. */
    public int level() {
        return level;
    }

    /** The dtype of the labels. */
    DType labelDtype() {
        return dtype;
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
        return "label";
    }
}
