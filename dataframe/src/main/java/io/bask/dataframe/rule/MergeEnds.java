package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Takes the first rows, or the last ones, once.
 *
 * <pre>  head(head(x, 9), 5)   becomes   head(x, 5)  </pre>
 */
public final class MergeEnds implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (node instanceof Ends outer && outer.input() instanceof Ends inner && outer.isLast() == inner.isLast()) {
            return Optional.of(new Ends(inner.input(), Math.min(outer.rows(), inner.rows()), outer.isLast()));
        }
        return Optional.empty();
    }
}
