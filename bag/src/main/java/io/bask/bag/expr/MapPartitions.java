package io.bask.bag.expr;

import io.bask.bag.partition.RowFunction;
import io.bask.bag.partition.Verb;
import io.bask.expr.Token;
import io.bask.function.Function1;
import java.util.List;

/** A function of all elements of a partition at once; identified by reference. */
public final class MapPartitions extends BagExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<BagExpr> inputs;

    private final RowFunction function;
    private final String verb;
    private final Token use;

    /** {@code function} of each partition of {@code input}. */
    @SuppressWarnings("unchecked")
    public MapPartitions(BagExpr input, Function1<List<Object>, Iterable<Object>> function) {
        this(
                List.of(input),
                List.of(),
                row -> function.apply((List<Object>) row[0]),
                Verb.of("mapPartitions", Given.function(function)));
    }

    /**
     * {@code function} of the partitions of several bags, side by side, and then of the values of items.
     *
     * @param verb what explanations and errors call it
     */
    public MapPartitions(List<BagExpr> bags, List<BagExpr> items, RowFunction function, String verb) {
        this(Rows.joined(bags, items), function, verb, Token.unique());
        SideBySide.check(verb, bags);
    }

    private MapPartitions(List<BagExpr> inputs, RowFunction function, String verb, Token use) {
        super(
                SideBySide.token("map-partitions", inputs).with(use).build(),
                inputs.get(0).npartitions());
        this.inputs = List.copyOf(inputs);
        this.function = function;
        this.verb = verb;
        this.use = use;
    }

    /** What is applied. */
    public RowFunction function() {
        return function;
    }

    @Override
    public List<BagExpr> inputs() {
        return inputs;
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new MapPartitions(inputs, function, verb, use);
    }

    @Override
    public String operation() {
        return "map-partitions";
    }

    @Override
    public String describe() {
        return verb;
    }
}
