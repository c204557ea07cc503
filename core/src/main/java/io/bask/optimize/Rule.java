package io.bask.optimize;

import io.bask.expr.Expr;
import java.util.Optional;

/**
 * A local rewrite: looks at one node (and below it) and offers a better one of the same meaning.
 *
 * <p>Rules are stateless and know nothing of each other. The driver owns the traversal, the fixed point and the limits.
 *
 * @param <E> the family of expressions
 */
@FunctionalInterface
public interface Rule<E extends Expr<E>> {
    /** The better node, or empty: "not mine". Must not answer a node equal to the one given. */
    Optional<E> apply(E node);

    /** What traces and errors call this rule. */
    default String name() {
        return getClass().getSimpleName();
    }
}
