package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.List;

/** A table made from one other, each partition from the same partition, without looking at other rows. */
public abstract sealed class RowWise extends FrameExpr permits Project, Filter, Assign, Rename, MapPartitions {
    private static final long serialVersionUID = 1L;

    private final FrameExpr input;

    RowWise(Token token, Schema schema, FrameExpr input) {
        super(token, schema, input.partitions(), input.labels());
        this.input = input;
    }

    /** The table it is made from. */
    public final FrameExpr input() {
        return input;
    }

    @Override
    public final List<FrameExpr> inputs() {
        return List.of(input);
    }
}
