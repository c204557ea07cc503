package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.expr.Token;
import java.util.List;

/** The rows of a table for which a predicate is true; they keep their labels. */
public final class Filter extends RowWise {
    private static final long serialVersionUID = 1L;

    private final ColumnExpr predicate;

    private Filter(Token token, FrameExpr input, ColumnExpr predicate) {
        super(token, input.schema(), input);
        this.predicate = predicate;
    }

    /** The rows of the input that the predicate keeps; it must be bool. */
    public static Filter of(FrameExpr input, ColumnExpr predicate) {
        DType dtype = predicate.dtype(input.schema());
        if (dtype != DType.BOOL) {
            throw new IllegalArgumentException("a filter must be bool, but %s is %s; compare it, for example with gt(0)"
                    .formatted(predicate.describe(), dtype));
        }
        return ofChecked(input, predicate);
    }

    /** As {@link #of} for a predicate that is known to be bool over the input: checking long ones again costs time. */
    public static Filter ofChecked(FrameExpr input, ColumnExpr predicate) {
        Token token =
                Token.of("filter").with(input.token()).with(predicate.token()).build();
        return new Filter(token, input, predicate);
    }

    /** Which rows are kept. */
    public ColumnExpr predicate() {
        return predicate;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        FrameExpr input = only(inputs);
        return input.schema().equals(schema()) ? ofChecked(input, predicate) : of(input, predicate);
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
