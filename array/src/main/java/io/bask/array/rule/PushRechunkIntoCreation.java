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
 *
 * <p>Stays away where a source has chunks of its own that would be read, and unpacked, several times.
 */
public final class PushRechunkIntoCreation implements Rule<ArrayExpr> {
    private static final double MOST_READS = 1.25;

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
            return readsOnce(source, chunks) ? Optional.of(source.with(chunks)) : Optional.empty();
        }
        return input instanceof FromNDArray array ? Optional.of(array.with(chunks)) : Optional.empty();
    }

    /** Whether blocks of a grid read a source's own chunks about once. */
    private static boolean readsOnce(FromSource source, ChunkGrid chunks) {
        if (source.source().chunks().isEmpty()) {
            return true;
        }
        double reads = 1;
        for (int axis = 0; axis < chunks.ndim(); axis++) {
            ChunkGrid own = source.chunks();
            reads *= (double) own.axis(axis).overlaps(chunks.axis(axis)) / own.numBlocks(axis);
        }
        return reads <= MOST_READS;
    }
}
