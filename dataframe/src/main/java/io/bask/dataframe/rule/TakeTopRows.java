package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Sort;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Keeps only the first or the last rows while sorting, where only those are wanted.
 *
 * <pre>
 *   head(sort(x, keys), n)              becomes   sort(x, keys, first n)
 *   tail(sort(x, keys), n)              becomes   sort(x, keys, last n)
 *   head(sort(x, keys, first m), n)     becomes   sort(x, keys, first min(m, n))
 * </pre>
 *
 * <p>Each partition then keeps n rows, and no rows change partitions. Sorts are stable, so which of equal rows are kept is the
 * same either way.
 */
public final class TakeTopRows implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (!(node instanceof Ends ends) || !(ends.input() instanceof Sort sort)) {
            return Optional.empty();
        }
        if (sort.limit() == Sort.ALL) {
            return Optional.of(new Sort(sort.input(), sort.keys(), ends.rows(), ends.isLast()));
        }
        return sort.isLast() == ends.isLast()
                ? Optional.of(new Sort(sort.input(), sort.keys(), Math.min(ends.rows(), sort.limit()), ends.isLast()))
                : Optional.empty();
    }
}
