package io.bask.bag.expr;

import io.bask.bag.partition.RowFunction;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/** A function of the elements of several bags, side by side, and of values that are the same for all rows. */
public final class Rows extends BagExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<BagExpr> inputs;

    private final int bags;
    private final RowFunction function;
    private final String verb;
    private final Token use;

    /**
     * {@code function} of a row of elements, followed by the values of items.
     *
     * @param bags one at least, with equally many partitions
     * @param items single values
     * @param verb what explanations and errors call it
     */
    public Rows(List<BagExpr> bags, List<BagExpr> items, RowFunction function, String verb) {
        this(joined(bags, items), bags.size(), Given.function(function), verb, Token.unique());
        SideBySide.check(verb, bags);
    }

    private Rows(List<BagExpr> inputs, int bags, RowFunction function, String verb, Token use) {
        super(SideBySide.token("rows", inputs).with(use).build(), inputs.get(0).npartitions());
        this.inputs = List.copyOf(inputs);
        this.bags = bags;
        this.function = function;
        this.verb = verb;
        this.use = use;
    }

    static List<BagExpr> joined(List<BagExpr> bags, List<BagExpr> items) {
        List<BagExpr> inputs = new ArrayList<>(bags);
        inputs.addAll(items);
        return inputs;
    }

    /** How many of the inputs are bags; the others are items. */
    public int bags() {
        return bags;
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
        return new Rows(inputs, bags, function, verb, use);
    }

    @Override
    public String operation() {
        int end = verb.indexOf('(');
        return end < 0 ? verb : verb.substring(0, end);
    }

    @Override
    public String describe() {
        return verb;
    }
}
