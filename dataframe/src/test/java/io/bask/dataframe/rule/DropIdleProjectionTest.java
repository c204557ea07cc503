package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.becomes;
import static io.bask.dataframe.rule.Cases.stays;
import static io.bask.dataframe.rule.Cases.table;

import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropIdleProjectionTest {
    private final DropIdleProjection rule = new DropIdleProjection();

    @Test
    void dropsASelectionOfAllColumnsInOrder() {
        FrameExpr table = table();
        becomes(rule, new Project(table, List.of("a", "b", "s")), table);
    }

    @Test
    void keepsOneThatReordersOrDrops() {
        stays(rule, new Project(table(), List.of("b", "a", "s")));
        stays(rule, new Project(table(), List.of("a", "b")));
    }
}
