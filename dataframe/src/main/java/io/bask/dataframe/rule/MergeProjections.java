package io.bask.dataframe.rule;

import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Keeps only the last of two selections of columns in a row.
 *
 * <pre>  project(project(x, [a, b, c]), [c, a])   becomes   project(x, [c, a])  </pre>
 */
public final class MergeProjections implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (node instanceof Project outer && outer.input() instanceof Project inner) {
            return Optional.of(new Project(inner.input(), outer.columns()));
        }
        return Optional.empty();
    }
}
