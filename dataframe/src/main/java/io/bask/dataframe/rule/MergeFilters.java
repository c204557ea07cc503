package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Makes one filter of two in a row.
 *
 * <pre>  filter(filter(x, p), q)   becomes   filter(x, p &amp; q)  </pre>
 *
 * <p>Then q also sees rows that p drops, so q must not be able to fail on a value: a cast stays above.
 */
public final class MergeFilters implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (node instanceof Filter outer
                && outer.input() instanceof Filter inner
                && outer.predicate().isTotal()) {
            return Optional.of(Filter.ofChecked(inner.input(), inner.predicate().and(outer.predicate())));
        }
        return Optional.empty();
    }
}
