package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.become;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.source;

import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Partitions;
import io.bask.dataframe.expr.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadFirstRowsTest {
    private final ReadFirstRows rule = new ReadFirstRows();

    @Test
    void letsTheReaderStop() {
        Source source = source();
        become(rule, List.of(new Ends(source, 2, false)), List.of(new Ends(source.withFirstRows(2), 2, false)));
        become(
                rule,
                List.of(new Ends(new Partitions(source, 1, false), 2, false)),
                List.of(new Ends(new Partitions(source.withFirstRows(2), 1, false), 2, false)));
    }

    @Test
    void leavesTheLastRowsAndSharedSources() {
        Source source = source();
        FrameExpr head = new Ends(source, 2, false);
        become(rule, List.of(new Ends(source, 2, true)), List.of(new Ends(source, 2, true)));
        become(rule, List.of(head, source), List.of(head, source));
        FrameExpr afterFilter = new Ends(Filter.of(source, col("a").gt(1)), 2, false);
        become(rule, List.of(afterFilter), List.of(afterFilter));
    }
}
