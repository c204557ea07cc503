package io.bask.delayed.expr;

import io.bask.expr.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that is there already; identified by reference. */
public final class Value extends DelayedExpr {
    private static final long serialVersionUID = 1L;

    // Serializable wherever the value is: only graphs that travel need that.
    @SuppressWarnings("serial")
    private final @Nullable Object value;

    /** The value as it is: not searched, not copied. */
    public Value(@Nullable Object value) {
        super(Token.unique());
        this.value = value;
    }

    /** What is there. */
    public @Nullable Object value() {
        return value;
    }

    @Override
    public boolean readsOthers() {
        return false;
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
        return "value";
    }

    @Override
    public String describe() {
        return value == null ? "value null" : "value " + value.getClass().getSimpleName();
    }
}
