package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.becomes;
import static io.bask.dataframe.rule.Cases.stays;
import static io.bask.dataframe.rule.Cases.table;

import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.FrameExpr;
import org.junit.jupiter.api.Test;

class MergeEndsTest {
    private final MergeEnds rule = new MergeEnds();

    @Test
    void theFewerRowsAreTaken() {
        FrameExpr table = table();
        becomes(rule, new Ends(new Ends(table, 9, false), 5, false), new Ends(table, 5, false));
        becomes(rule, new Ends(new Ends(table, 5, true), 9, true), new Ends(table, 5, true));
    }

    @Test
    void firstAndLastRowsStayApart() {
        stays(rule, new Ends(new Ends(table(), 9, false), 5, true));
        stays(rule, new Ends(table(), 5, false));
    }
}
