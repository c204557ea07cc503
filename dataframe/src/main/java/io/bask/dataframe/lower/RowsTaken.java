package io.bask.dataframe.lower;

import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.schema.Uniqueness;
import io.bask.expr.Walk;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which filters and joins are lowered together with what is above them, so that rows are taken out of columns once, and of no column
 * that nobody reads: those below a selection of columns, and filters of the left side of a join. Only where nobody else reads them.
 */
final class RowsTaken {
    private final Map<FrameExpr, Integer> readers;
    private final Set<FrameExpr> absorbed = new HashSet<>();

    private RowsTaken(Map<FrameExpr, Integer> readers) {
        this.readers = readers;
    }

    static RowsTaken of(List<FrameExpr> roots) {
        RowsTaken taken = new RowsTaken(Walk.readers(roots));
        for (FrameExpr node : Walk.postOrder(roots)) {
            if (node instanceof Project project) {
                FrameExpr input = project.input();
                boolean takesRows = input instanceof Filter || input instanceof Join;
                if (takesRows && taken.isReadOnce(input)) {
                    taken.absorbed.add(input);
                }
            } else if (node instanceof Join join && taken.filter(join) != null) {
                taken.absorbed.add(join.inputs().get(0));
            }
        }
        return taken;
    }

    private boolean isReadOnce(FrameExpr node) {
        return readers.getOrDefault(node, 0) == 1;
    }

    /** True for a table that has no tasks of its own. */
    boolean isAbsorbed(FrameExpr node) {
        return absorbed.contains(node);
    }

    /** The filter or join that a selection of columns is lowered with, or the table itself. */
    FrameExpr moving(FrameExpr node) {
        return node instanceof Project project && absorbed.contains(project.input()) ? project.input() : node;
    }

    /**
     * The filter that a join's left rows pass while they are joined; null where they do so before, as they must where the join
     * exchanges them itself, or there is none.
     */
    @Nullable
    Filter filter(Join join) {
        FrameExpr left = join.inputs().get(0);
        FrameExpr below = left instanceof Project project && isReadOnce(left) ? project.input() : left;
        boolean fits = below instanceof Filter filter
                && isReadOnce(below)
                && !join.isSpread()
                && filter.predicate().isTotal()
                && !left.equals(join.inputs().get(1))
                && join.spec().uniqueness() == Uniqueness.MANY_TO_MANY;
        return fits ? (Filter) below : null;
    }

    /** The table whose tasks a join's left rows come from. */
    FrameExpr left(Join join) {
        Filter filter = filter(join);
        return filter == null ? join.inputs().get(0) : filter.input();
    }
}
