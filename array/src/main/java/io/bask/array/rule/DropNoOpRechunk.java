package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Rechunk;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Drops a rechunk to the chunks that are there already.
 *
 * <pre>  rechunk(x, chunks of x)   becomes   x  </pre>
 */
public final class DropNoOpRechunk implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (node instanceof Rechunk rechunk && rechunk.input().chunks().equals(rechunk.chunks())) {
            return Optional.of(rechunk.input());
        }
        return Optional.empty();
    }
}
