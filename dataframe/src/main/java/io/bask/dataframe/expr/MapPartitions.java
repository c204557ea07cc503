package io.bask.dataframe.expr;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import io.bask.function.Function1;
import java.util.List;

/** A table whose partitions a function of the user's makes from the input's partitions. */
public final class MapPartitions extends RowWise {
    private static final long serialVersionUID = 1L;

    private final Function1<Frame, Frame> function;
    private final Token identity;

    private MapPartitions(FrameExpr input, Function1<Frame, Frame> function, Schema schema, Token identity) {
        super(Token.of("map").with(input.token()).with(identity).build(), schema, input);
        this.function = function;
        this.identity = identity;
    }

    /** The function applied to each partition of the input; its results have that schema. Functions are never equal. */
    public static MapPartitions of(FrameExpr input, Function1<Frame, Frame> function, Schema schema) {
        return new MapPartitions(input, function, schema, Token.unique());
    }

    /** What is applied to each partition. */
    public Function1<Frame, Frame> function() {
        return function;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new MapPartitions(only(inputs), function, schema(), identity);
    }

    @Override
    public String operation() {
        return "map-partitions";
    }

    @Override
    public String describe() {
        return "map-partitions to " + schema();
    }
}
