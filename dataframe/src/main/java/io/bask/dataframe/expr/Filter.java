package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.expr.Token;
import java.util.List;

/** The rows of a table for which a predicate is true; they keep their labels. */
public final class Filter extends RowWise {
    private static final long serialVersionUID = 1L;

    private final ColumnExpr predicate;

    /** The rows of the input that the predicate keeps; it must be bool. */
    public Filter(FrameExpr input, ColumnExpr predicate) {
        super(Token.of("filter").with(input.token()).with(predicate.token()).build(), input.schema(), input);
        this.predicate = predicate;
        DType dtype = predicate.dtype(input.schema());
        if (dtype != DType.BOOL) {
            throw new IllegalArgumentException("a filter must be bool, but %s is %s; compare it, for example with gt(0)"
                    .formatted(predicate.describe(), dtype));
        }
    }

    /** Which rows are kept. */
    public ColumnExpr predicate() {
        return predicate;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Filter(only(inputs), predicate);
    }

    @Override
    public String operation() {
        return "filter";
    }

    @Override
    public String describe() {
        return "filter " + predicate.describe();
    }
}
