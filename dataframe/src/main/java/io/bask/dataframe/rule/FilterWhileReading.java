package io.bask.dataframe.rule;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Partitions;
import io.bask.dataframe.expr.Source;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.List;
import java.util.Map;

/**
 * Hands a filter to the reader of the table.
 *
 * <pre>  filter(read(t), p)   becomes   read(t where p)  </pre>
 *
 * <p>The reader then makes no values of rows that are dropped. Only where nobody else reads the same source: else it would
 * be read twice, which costs more than the filter saves.
 */
public final class FilterWhileReading implements GlobalRule<FrameExpr> {
    @Override
    public List<FrameExpr> apply(List<FrameExpr> roots) {
        Map<FrameExpr, Integer> readers = Walk.readers(roots);
        return Walk.rebuild(roots, (FrameExpr node) -> {
            if (!(node instanceof Filter filter)) {
                return node;
            }
            if (filter.input() instanceof Source source && canTake(filter, source, readers)) {
                return pushed(filter, source);
            }
            if (filter.input() instanceof Partitions some
                    && some.input() instanceof Source source
                    && canTake(filter, source, readers)) {
                return some.withInputs(List.of(pushed(filter, source)));
            }
            return node;
        });
    }

    private static boolean canTake(Filter filter, Source source, Map<FrameExpr, Integer> readers) {
        boolean isOnlyReader = readers.getOrDefault(source, 0) == 1;
        boolean isSafe = source.predicate() == null || filter.predicate().isTotal();
        return isOnlyReader && isSafe && !source.isLimited();
    }

    private static Source pushed(Filter filter, Source source) {
        ColumnExpr known = source.predicate();
        return source.withPredicate(known == null ? filter.predicate() : known.and(filter.predicate()));
    }
}
