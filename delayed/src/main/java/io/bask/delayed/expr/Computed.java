package io.bask.delayed.expr;

import io.bask.Lazy;
import io.bask.expr.Token;
import java.util.List;

/** What another collection computes to, as one value: the array in memory, the frame, the list of a bag's elements. */
public final class Computed extends DelayedExpr {
    private static final long serialVersionUID = 1L;

    private final transient Lazy<?> lazy;

    /** The result of {@code lazy}, identified by reference. */
    public Computed(Lazy<?> lazy) {
        super(Token.unique());
        this.lazy = lazy;
    }

    /** What has to be computed. */
    public Lazy<?> lazy() {
        return lazy;
    }

    /** This node with the metadata of one source looked up anew; see {@link Lazy#refreshed}. */
    public Computed refreshed(String source) {
        Lazy<?> refreshed = lazy.refreshed(source);
        return refreshed == lazy ? this : new Computed(refreshed);
    }

    @Override
    public boolean readsOthers() {
        return true;
    }

    @Override
    public List<DelayedExpr> inputs() {
        return List.of();
    }

    @Override
    public DelayedExpr withInputs(List<DelayedExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return "compute";
    }

    @Override
    public String describe() {
        return "compute " + lazy.getClass().getSimpleName();
    }
}
