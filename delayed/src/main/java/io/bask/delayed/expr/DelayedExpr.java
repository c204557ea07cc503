package io.bask.delayed.expr;

import io.bask.expr.Expr;
import io.bask.expr.Token;

/**
 * One value that will be there once somebody asks for it.
 *
 * <p>Calls are identified one by one: calling a function twice on equal arguments is two calls, since nobody knows
 * whether the function is pure.
 */
public abstract sealed class DelayedExpr extends Expr<DelayedExpr> permits Call, Computed, Value {
    private static final long serialVersionUID = 1L;

    DelayedExpr(Token token) {
        super(token);
    }

    /** Whether other collections have to be computed on the way: whether there is a {@link Computed} below. */
    public abstract boolean readsOthers();
}
