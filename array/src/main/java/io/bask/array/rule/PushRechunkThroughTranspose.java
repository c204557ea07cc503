package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Creation;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.Transpose;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Cuts before the axes are reordered, where the cuts then vanish: in a creation, a reader or another rechunk.
 *
 * <pre>  rechunk(transpose(load(file)), (5, 3))   becomes   transpose(load(file) in chunks (3, 5))  </pre>
 *
 * <p>Elsewhere the copy that a rechunk makes anyway leaves its blocks in the order in which they are read next.
 */
public final class PushRechunkThroughTranspose implements Rule<ArrayExpr> {
    @Override
    public Optional<ArrayExpr> apply(ArrayExpr node) {
        if (!(node instanceof Rechunk rechunk)
                || !(rechunk.input() instanceof Transpose transpose)
                || !vanishesIn(transpose.input())) {
            return Optional.empty();
        }
        int[] axes = transpose.axes();
        int[] back = new int[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            back[axes[axis]] = axis;
        }
        ArrayExpr pushed =
                new Transpose(Rechunk.of(transpose.input(), rechunk.chunks().transpose(back), rechunk.limits()), axes);
        return pushed.meta().equals(rechunk.meta()) ? Optional.of(pushed) : Optional.empty();
    }

    private static boolean vanishesIn(ArrayExpr input) {
        return input instanceof Creation || input instanceof FromNDArray || input instanceof Rechunk;
    }
}
