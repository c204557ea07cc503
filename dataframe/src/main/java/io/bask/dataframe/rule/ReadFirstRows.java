package io.bask.dataframe.rule;

import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Partitions;
import io.bask.dataframe.expr.Source;
import io.bask.expr.Walk;
import io.bask.optimize.GlobalRule;
import java.util.List;
import java.util.Map;

/**
 * Lets the reader stop after the rows that are wanted.
 *
 * <pre>  head(read(t), 5)   becomes   head(read(t, first 5 rows of each), 5)  </pre>
 *
 * <p>Only where nobody else reads the same source, which would then be read twice.
 */
public final class ReadFirstRows implements GlobalRule<FrameExpr> {
    @Override
    public List<FrameExpr> apply(List<FrameExpr> roots) {
        Map<FrameExpr, Integer> readers = Walk.readers(roots);
        return Walk.rebuild(roots, (FrameExpr node) -> {
            if (!(node instanceof Ends ends) || ends.isLast()) {
                return node;
            }
            if (ends.input() instanceof Source source && isOnlyReader(readers, source)) {
                return ends.withInputs(List.of(source.withFirstRows(ends.rows())));
            }
            if (ends.input() instanceof Partitions some
                    && some.input() instanceof Source source
                    && isOnlyReader(readers, source)) {
                return ends.withInputs(List.of(some.withInputs(List.of(source.withFirstRows(ends.rows())))));
            }
            return node;
        });
    }

    private static boolean isOnlyReader(Map<FrameExpr, Integer> readers, Source source) {
        return readers.getOrDefault(source, 0) == 1 && !source.isLimited();
    }
}
