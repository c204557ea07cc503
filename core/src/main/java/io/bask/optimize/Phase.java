package io.bask.optimize;

import io.bask.expr.Expr;
import java.util.List;

/**
 * A named stretch of the optimiser's work.
 *
 * @param <E> the family of expressions
 */
public sealed interface Phase<E extends Expr<E>> {
    /** Name for {@code explain}, e.g. {@code "simplify"}. */
    String name();

    /** Local rules, applied until none fires any more. */
    record Local<E extends Expr<E>>(String name, List<Rule<E>> rules) implements Phase<E> {
        public Local {
            rules = List.copyOf(rules);
        }
    }

    /** Global rules, each applied once, in order. */
    record Global<E extends Expr<E>>(String name, List<GlobalRule<E>> rules) implements Phase<E> {
        public Global {
            rules = List.copyOf(rules);
        }
    }
}
