package io.bask.bag.expr;

import io.bask.expr.Token;
import io.bask.memory.Kept;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A single value that is there already; identified by reference. */
public final class HeldItem extends BagExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final @Nullable Kept<?> kept;

    /** This value. */
    public HeldItem(@Nullable Kept<?> kept) {
        super(Token.unique(), 1);
        this.kept = kept;
    }

    /** What a graph holds in its place. */
    public @Nullable Object inGraph() {
        return kept == null ? null : kept.inGraph();
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
