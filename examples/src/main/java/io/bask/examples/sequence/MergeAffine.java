package io.bask.examples.sequence;

import io.bask.examples.sequence.SequenceExpr.Affine;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Makes one step of two.
 *
 * <pre>  c * (a * x + b) + d   becomes   (c * a) * x + (c * b + d)  </pre>
 *
 * <p>Safe because whole numbers wrap around: both sides are equal modulo 2 to the power of 64.
 */
final class MergeAffine implements Rule<SequenceExpr> {
    @Override
    public Optional<SequenceExpr> apply(SequenceExpr node) {
        if (node instanceof Affine outer && outer.input() instanceof Affine inner) {
            return Optional.of(new Affine(
                    inner.input(), outer.factor() * inner.factor(), outer.factor() * inner.offset() + outer.offset()));
        }
        return Optional.empty();
    }
}
