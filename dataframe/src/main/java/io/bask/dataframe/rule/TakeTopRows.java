package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Sort;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Keeps only the first rows while sorting, where only those are wanted.
 *
 * <pre>
 *   head(sort(x, keys), n)              becomes   sort(x, keys, first n)
 *   head(sort(x, keys, first m), n)     becomes   sort(x, keys, first min(m, n))
 * </pre>
 *
 * <p>Each partition then keeps n rows, and no rows change partitions.
 */
public final class TakeTopRows implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (!(node instanceof Ends ends) || ends.isLast() || !(ends.input() instanceof Sort sort)) {
            return Optional.empty();
        }
        int rows = sort.limit() == Sort.ALL ? ends.rows() : Math.min(ends.rows(), sort.limit());
        return Optional.of(new Sort(sort.input(), sort.keys(), rows));
    }
}
