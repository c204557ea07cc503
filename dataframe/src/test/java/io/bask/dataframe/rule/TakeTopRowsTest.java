package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.becomes;
import static io.bask.dataframe.rule.Cases.stays;
import static io.bask.dataframe.rule.Cases.table;

import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.schema.SortKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeTopRowsTest {
    private static final List<SortKey> KEYS = List.of(SortKey.descending("a"), SortKey.ascending("b"));

    private final TakeTopRows rule = new TakeTopRows();

    @Test
    void firstRowsOfASortAreTheTopOnes() {
        FrameExpr table = table();
        for (int rows : new int[] {0, 1, 5, 12, 99}) {
            becomes(rule, new Ends(new Sort(table, KEYS, Sort.ALL), rows, false), new Sort(table, KEYS, rows));
        }
    }

    @Test
    void theSmallerLimitHolds() {
        FrameExpr table = table();
        becomes(rule, new Ends(new Sort(table, KEYS, 7), 3, false), new Sort(table, KEYS, 3));
        becomes(rule, new Ends(new Sort(table, KEYS, 3), 7, false), new Sort(table, KEYS, 3));
    }

    @Test
    void lastRowsOfASortAreTheTopOnesFromTheOtherEnd() {
        FrameExpr table = table();
        for (int rows : new int[] {0, 1, 5, 12, 99}) {
            becomes(rule, new Ends(new Sort(table, KEYS, Sort.ALL), rows, true), new Sort(table, KEYS, rows, true));
        }
        becomes(rule, new Ends(new Sort(table, KEYS, 7, true), 3, true), new Sort(table, KEYS, 3, true));
    }

    @Test
    void firstRowsOfTheLastOnesStay() {
        stays(rule, new Ends(new Sort(table(), KEYS, 5), 3, true));
        stays(rule, new Ends(new Sort(table(), KEYS, 5, true), 3, false));
        stays(rule, new Ends(table(), 3, false));
        stays(rule, new Sort(table(), KEYS, 3));
    }
}
