package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.List;

/** How many rows of the source stand before the last partitions of a table. One value named {@code offset}. */
public final class RowOffset extends FrameExpr {
    private static final long serialVersionUID = 1L;
    private static final Schema SCHEMA = Schema.of(new Field("offset", DType.INT64));

    private final FrameExpr input;
    private final int trailing;

    /** The rows of all partitions of the input but its last {@code trailing}. */
    public RowOffset(FrameExpr input, int trailing) {
        super(Token.of("row-offset").with(input.token()).with((long) trailing).build(), SCHEMA, 1);
        this.input = input;
        this.trailing = trailing;
    }

    /** The table. */
    public FrameExpr input() {
        return input;
    }

    /** How many partitions at the end are not counted. */
    public int trailing() {
        return trailing;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of(input);
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new RowOffset(only(inputs), trailing);
    }

    @Override
    public String operation() {
        return "row-offset";
    }

    @Override
    public String describe() {
        return "row-offset before the last %d partitions".formatted(trailing);
    }
}
