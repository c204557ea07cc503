package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.List;

/** The number of rows of a table: one value named {@code length}. */
public final class Length extends FrameExpr {
    private static final long serialVersionUID = 1L;
    private static final Schema SCHEMA = Schema.of(new Field("length", DType.INT64));

    private final FrameExpr input;

    /** The number of rows of the input. */
    public Length(FrameExpr input) {
        super(Token.of("length").with(input.token()).build(), SCHEMA, 1);
        this.input = input;
    }

    /** The table. */
    public FrameExpr input() {
        return input;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of(input);
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Length(only(inputs));
    }

    @Override
    public String operation() {
        return "length";
    }
}
