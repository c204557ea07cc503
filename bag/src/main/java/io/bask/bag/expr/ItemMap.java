package io.bask.bag.expr;

import io.bask.expr.Token;
import io.bask.function.Function1;
import io.bask.function.MethodName;
import java.util.List;

/** A function of a single value; identified by reference. */
public final class ItemMap extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final BagExpr input;
    private final Function1<Object, Object> function;
    private final Token use;

    /** {@code function} of the item {@code input}. */
    public ItemMap(BagExpr input, Function1<Object, Object> function) {
        this(input, Given.function(function), Token.unique());
    }

    private ItemMap(BagExpr input, Function1<Object, Object> function, Token use) {
        super(Token.of("item-map").with(input.token()).with(use).build(), 1);
        this.input = input;
        this.function = function;
        this.use = use;
    }

    /** What is applied. */
    public Function1<Object, Object> function() {
        return function;
    }

    /** What it is applied to. */
    public BagExpr input() {
        return input;
    }

    @Override
    public boolean isItem() {
        return true;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(input);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new ItemMap(inputs.get(0), function, use);
    }

    @Override
    public String operation() {
        return "map";
    }

    @Override
    public String describe() {
        return "map(%s)".formatted(MethodName.of(function));
    }
}
