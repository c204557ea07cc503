package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Rechunk;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Keeps only the last of two rechunks in a row.
 *
 * <pre>  rechunk(rechunk(x, a), b)   becomes   rechunk(x, b)  </pre>
 *
 * <p>Safe because rechunking never changes values, only where the block borders lie.
 */
public final class MergeRechunks implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (node instanceof Rechunk outer && outer.input() instanceof Rechunk inner) {
            return Optional.of(new Rechunk(inner.input(), outer.chunks(), outer.limits()));
        }
        return Optional.empty();
    }
}
