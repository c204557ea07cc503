package io.bask.optimize;

import io.bask.expr.Expr;
import java.util.Optional;

/**
 * What no rule may change: shape and dtype, or schema.
 *
 * @param <E> the family of expressions
 */
@FunctionalInterface
public interface Invariant<E extends Expr<E>> {
    /** What differs, in words with both values, or empty where {@code after} may stand for {@code before}. */
    Optional<String> broken(E before, E after);
}
