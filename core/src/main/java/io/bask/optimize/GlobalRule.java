package io.bask.optimize;

import io.bask.expr.Expr;
import java.util.List;

/**
 * A rewrite that has to see all roots at once, because whether it pays depends on who else reads a node.
 *
 * @param <E> the family of expressions
 */
@FunctionalInterface
public interface GlobalRule<E extends Expr<E>> {
    /** The better roots, as many as before and in the same order. */
    List<E> apply(List<E> roots);

    /** What traces and errors call this rule. */
    default String name() {
        return getClass().getSimpleName();
    }
}
