package io.bask.dataframe.rule;

import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Drops a selection of all columns in their own order.
 *
 * <pre>  project(x, [a, b])   becomes   x   where x has the columns a, b  </pre>
 */
public final class DropIdleProjection implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (node instanceof Project project
                && project.columns().equals(project.input().schema().names())) {
            return Optional.of(project.input());
        }
        return Optional.empty();
    }
}
