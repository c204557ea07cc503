package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnRef;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import io.bask.expr.Walk;
import io.bask.optimize.Rule;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Filters before columns are selected, renamed or computed.
 *
 * <pre>
 *   filter(project(x), p)     becomes   project(filter(x, p))
 *   filter(rename(x), p)      becomes   rename(filter(x, p with the old names))
 *   filter(assign(x, c), p)   becomes   assign(filter(x, p), c)     where p does not read c
 * </pre>
 *
 * <p>Fewer rows are then computed on, and the filter comes closer to a source that can use it.
 */
public final class PushFilterDown implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (!(node instanceof Filter filter)) {
            return Optional.empty();
        }
        ColumnExpr predicate = filter.predicate();
        if (filter.input() instanceof Project project) {
            return Optional.of(new Project(Filter.ofChecked(project.input(), predicate), project.columns()));
        }
        if (filter.input() instanceof Rename rename) {
            return Optional.of(new Rename(
                    Filter.ofChecked(rename.input(), renamed(predicate, rename.newNames())), rename.newNames()));
        }
        if (filter.input() instanceof Assign assign && Collections.disjoint(assign.names(), predicate.columns())) {
            return Optional.of(
                    new Assign(Filter.ofChecked(assign.input(), predicate), assign.names(), assign.values()));
        }
        return Optional.empty();
    }

    private static ColumnExpr renamed(ColumnExpr predicate, Map<String, String> newNames) {
        Map<String, String> oldNames = new HashMap<>();
        newNames.forEach((from, to) -> oldNames.put(to, from));
        return Walk.rebuild(
                        List.of(predicate),
                        (ColumnExpr node) -> node instanceof ColumnRef ref
                                ? ColumnExpr.column(oldNames.getOrDefault(ref.name(), ref.name()))
                                : node)
                .get(0);
    }
}
