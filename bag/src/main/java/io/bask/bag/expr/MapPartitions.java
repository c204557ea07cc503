package io.bask.bag.expr;

import io.bask.expr.Token;
import io.bask.function.Function1;
import io.bask.function.MethodName;
import java.util.List;

/** A function of all elements of a partition at once; identified by reference. */
public final class MapPartitions extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final BagExpr input;
    private final Function1<List<Object>, Iterable<Object>> function;
    private final Token use;

    /** {@code function} of each partition of {@code input}. */
    public MapPartitions(BagExpr input, Function1<List<Object>, Iterable<Object>> function) {
        this(input, Given.function(function), Token.unique());
    }

    private MapPartitions(BagExpr input, Function1<List<Object>, Iterable<Object>> function, Token use) {
        super(Token.of("map-partitions").with(input.token()).with(use).build(), input.npartitions());
        this.input = input;
        this.function = function;
        this.use = use;
    }

    /** What is applied. */
    public Function1<List<Object>, Iterable<Object>> function() {
        return function;
    }

    /** Whose partitions it is applied to. */
    public BagExpr input() {
        return input;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(input);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new MapPartitions(inputs.get(0), function, use);
    }

    @Override
    public String operation() {
        return "map-partitions";
    }

    @Override
    public String describe() {
        return "mapPartitions(%s)".formatted(MethodName.of(function));
    }
}
