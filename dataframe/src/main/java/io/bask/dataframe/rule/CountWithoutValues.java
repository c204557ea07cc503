package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.RowOffset;
import io.bask.dataframe.expr.RowWise;
import io.bask.optimize.Rule;
import java.util.Optional;

/**
 * Counts rows where they come from.
 *
 * <pre>
 *   length(assign(x, c))          becomes   length(x)
 *   row-offset(filter(x, p), n)   becomes   row-offset(x, n)
 * </pre>
 *
 * <p>A row's number counts the rows of the source, so a filter does not matter for it.
 */
public final class CountWithoutValues implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (node instanceof Length length && keepsRows(length.input())) {
            return Optional.of(new Length(((RowWise) length.input()).input()));
        }
        if (node instanceof RowOffset offset && (keepsRows(offset.input()) || offset.input() instanceof Filter)) {
            return Optional.of(new RowOffset(((RowWise) offset.input()).input(), offset.trailing()));
        }
        return Optional.empty();
    }

    private static boolean keepsRows(FrameExpr node) {
        return node instanceof Project || node instanceof Rename || node instanceof Assign;
    }
}
