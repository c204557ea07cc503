package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.FromFunction;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.FromSource;
import io.bask.array.expr.Full;
import io.bask.array.expr.Numbered;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.ChunkGrid;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Makes blocks of the wanted size in the first place.
 *
 * <pre>  rechunk(arange(n, a), b)   becomes   arange(n, b)  </pre>
 */
public final class PushRechunkIntoCreation implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof Rechunk rechunk)) {
            return Optional.empty();
        }
        ChunkGrid chunks = rechunk.chunks();
        ArrayExpr input = rechunk.input();
        if (input instanceof Full full) {
            return Optional.of(full.with(chunks));
        }
        if (input instanceof Numbered numbered) {
            return Optional.of(numbered.with(numbered.numbering(), chunks));
        }
        if (input instanceof FromFunction function) {
            return Optional.of(function.with(chunks));
        }
        if (input instanceof FromSource source) {
            return Optional.of(source.with(chunks));
        }
        return input instanceof FromNDArray array ? Optional.of(array.with(chunks)) : Optional.empty();
    }
}
