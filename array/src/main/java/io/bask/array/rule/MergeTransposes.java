package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Transpose;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Reorders axes once instead of twice, or not at all.
 *
 * <pre>  transpose(transpose(x, a), b)   becomes   transpose(x, a then b)
 *  transpose(x, axes in order)     becomes   x  </pre>
 */
public final class MergeTransposes implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof Transpose outer)) {
            return Optional.empty();
        }
        if (outer.view().isIdentity()) {
            return Optional.of(outer.input());
        }
        if (outer.input() instanceof Transpose inner) {
            return Optional.of(
                    new Transpose(inner.input(), outer.view().then(inner.view()).axes()));
        }
        return Optional.empty();
    }
}
