package io.bask.bag.expr;

import io.bask.expr.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A single value that lies in memory; identified by reference. */
public final class HeldItem extends BagExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final @Nullable Object value;

    /** This value. */
    public HeldItem(@Nullable Object value) {
        super(Token.unique(), 1);
        this.value = value;
    }

    /** What is held. */
    public @Nullable Object value() {
        return value;
    }

    @Override
    public boolean isItem() {
        return true;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of();
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return "item";
    }
}
