package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Full;
import io.bask.array.expr.Ramp;
import io.bask.array.expr.Transpose;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Makes elements in the order of the axes that is wanted.
 *
 * <pre>  transpose(ones((3, 5)))   becomes   ones((5, 3))
 *  transpose(indices(0))     becomes   a ramp along the other axis  </pre>
 *
 * <p>Random numbers and what readers read stay as they are: to transpose their blocks costs nothing, and an array that is read beside its
 * transpose would be made twice. Slices and rechunks reach them through the transpose.
 */
public final class PushTransposeIntoCreation implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof Transpose transpose)) {
            return Optional.empty();
        }
        if (transpose.input() instanceof Full full) {
            return Optional.of(full.with(transpose.chunks()));
        }
        return transpose.input() instanceof Ramp ramp
                ? Optional.of(ramp.with(
                        ramp.numbering().through(transpose.view(), ramp.shape(), transpose.shape()),
                        transpose.chunks()))
                : Optional.empty();
    }
}
