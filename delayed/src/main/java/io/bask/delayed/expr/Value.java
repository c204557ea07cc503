package io.bask.delayed.expr;

import io.bask.expr.Token;
import io.bask.memory.Kept;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that is there already; identified by reference. */
public final class Value extends DelayedExpr {
    private static final long serialVersionUID = 1L;

    // Serializable wherever the value is: only graphs that travel need that.
    @SuppressWarnings("serial")
    private final @Nullable Object value;

    /** The value as it is: not searched, not copied; one that was persisted as what keeps it. */
    public Value(@Nullable Object value) {
        super(Token.unique());
        this.value = value;
    }

    /** What a graph holds in its place. */
    public @Nullable Object inGraph() {
        return value instanceof Kept<?> kept ? kept.inGraph() : value;
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
        if (value == null) {
            return "value null";
        }
        Class<?> type = value instanceof Kept<?> kept ? kept.type() : value.getClass();
        return "value " + type.getSimpleName();
    }
}
