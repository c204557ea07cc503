package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.becomes;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.stays;
import static io.bask.dataframe.rule.Cases.table;

import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeProjectionsTest {
    private final MergeProjections rule = new MergeProjections();

    @Test
    void keepsOnlyTheLastSelection() {
        FrameExpr table = table();
        becomes(
                rule,
                new Project(new Project(table, List.of("s", "a", "b")), List.of("b", "s")),
                new Project(table, List.of("b", "s")));
    }

    @Test
    void leavesOneSelection() {
        stays(rule, new Project(table(), List.of("a")));
        stays(rule, new Project(Filter.of(table(), col("a").gt(1)), List.of("a")));
    }
}
