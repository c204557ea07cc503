package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.becomes;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.stays;
import static io.bask.dataframe.rule.Cases.table;

import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Partitions;
import org.junit.jupiter.api.Test;

class PushPartitionsDownTest {
    private final PushPartitionsDown rule = new PushPartitionsDown();

    @Test
    void choosesPartitionsFirst() {
        FrameExpr table = table();
        becomes(
                rule,
                new Partitions(Filter.of(table, col("a").gt(1)), 2, true),
                Filter.of(new Partitions(table, 2, true), col("a").gt(1)));
        becomes(rule, new Partitions(table, 3, false), table);
        becomes(rule, new Partitions(new Partitions(table, 2, true), 1, true), new Partitions(table, 1, true));
    }

    @Test
    void leavesOtherEnds() {
        stays(rule, new Partitions(new Partitions(table(), 2, true), 1, false));
        stays(rule, new Partitions(table(), 1, false));
    }
}
