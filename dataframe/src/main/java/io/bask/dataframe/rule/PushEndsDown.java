package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.RowWise;
import io.bask.optimize.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Takes the first or last rows before columns are selected, renamed, computed or made labels.
 *
 * <pre>
 *   head(assign(x, c), n)      becomes   assign(head(x, n), c)
 *   tail(labelled(x, k), n)    becomes   labelled(tail(x, n), k)
 *   head(numbered(x), n)       becomes   numbered(head(x, n))
 * </pre>
 *
 * <p>Safe because these keep every row in its place; a filter does not. What numbers rows anew gives the last ones numbers
 * that count those before, so it lets only the first ones through.
 */
public final class PushEndsDown implements Rule<FrameExpr> {
    @Override
    public Optional<FrameExpr> apply(FrameExpr node) {
        if (!(node instanceof Ends ends)) {
            return Optional.empty();
        }
        FrameExpr input = ends.input();
        if (input instanceof Project || input instanceof Rename || input instanceof Assign) {
            FrameExpr below = ((RowWise) input).input();
            return Optional.of(input.withInputs(List.of(new Ends(below, ends.rows(), ends.isLast()))));
        }
        if (input instanceof Relabel relabel && (!ends.isLast() || !numbers(relabel))) {
            return Optional.of(relabel.withInputs(List.of(new Ends(relabel.input(), ends.rows(), ends.isLast()))));
        }
        return Optional.empty();
    }

    private static boolean numbers(Relabel relabel) {
        return relabel.mode() == Relabel.Mode.NUMBER || relabel.mode() == Relabel.Mode.TO_COLUMNS;
    }
}
