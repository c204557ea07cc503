package io.bask.bag.expr;

import io.bask.bag.partition.RowFunction;
import io.bask.expr.Token;
import java.util.List;

/** A function of single values; identified by reference. */
public final class ItemMap extends BagExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<BagExpr> inputs;

    private final RowFunction function;
    private final String verb;
    private final Token use;

    /** {@code function} of the values of {@code items}; explanations and errors call it {@code verb}. */
    public ItemMap(List<BagExpr> items, RowFunction function, String verb) {
        this(items, function, verb, Token.unique());
    }

    private ItemMap(List<BagExpr> inputs, RowFunction function, String verb, Token use) {
        super(SideBySide.token("item-map", inputs).with(use).build(), 1);
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
    public boolean isItem() {
        return true;
    }

    @Override
    public List<BagExpr> inputs() {
        return inputs;
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new ItemMap(inputs, function, verb, use);
    }

    @Override
    public String operation() {
        return "map";
    }

    @Override
    public String describe() {
        return verb;
    }
}
