package io.bask.dataframe.rule;

import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Partitions;
import io.bask.dataframe.expr.RowWise;
import io.bask.optimize.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Chooses partitions before anything is done to each of them.
 *
 * <pre>
 *   partitions(filter(x, p), first 2)               becomes   filter(partitions(x, first 2), p)
 *   partitions(partitions(x, last 9), last 2)       becomes   partitions(x, last 2)
 * </pre>
 */
public final class PushPartitionsDown implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (!(node instanceof Partitions some)) {
            return Optional.empty();
        }
        if (some.partitions() == some.input().partitions()) {
            return Optional.of(some.input());
        }
        if (some.input() instanceof RowWise rowWise) {
            FrameExpr below = new Partitions(rowWise.input(), some.count(), some.isLast());
            return Optional.of(rowWise.withInputs(List.of(below)));
        }
        if (some.input() instanceof Partitions inner && inner.isLast() == some.isLast()) {
            return Optional.of(new Partitions(inner.input(), some.count(), some.isLast()));
        }
        return Optional.empty();
    }
}
