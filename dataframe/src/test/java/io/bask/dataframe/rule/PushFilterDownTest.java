package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.becomes;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.stays;
import static io.bask.dataframe.rule.Cases.table;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushFilterDownTest {
    private final PushFilterDown rule = new PushFilterDown();

    @Test
    void filtersBeforeColumnsAreSelected() {
        FrameExpr table = table();
        becomes(
                rule,
                Filter.of(new Project(table, List.of("s", "a")), col("a").gt(1)),
                new Project(Filter.of(table, col("a").gt(1)), List.of("s", "a")));
    }

    @Test
    void filtersUnderTheOldNames() {
        FrameExpr table = table();
        Map<String, String> names = Map.of("a", "b", "b", "a");
        becomes(
                rule,
                Filter.of(new Rename(table, names), col("a").gt(1).and(col("b").lt(4))),
                new Rename(Filter.of(table, col("b").gt(1).and(col("a").lt(4))), names));
    }

    @Test
    void filtersBeforeOtherColumnsAreComputed() {
        FrameExpr table = table();
        List<ColumnExpr> values = List.of(col("b").mul(2));
        becomes(
                rule,
                Filter.of(new Assign(table, List.of("c"), values), col("a").gt(1)),
                new Assign(Filter.of(table, col("a").gt(1)), List.of("c"), values));
    }

    @Test
    void waitsForColumnsThatItReads() {
        stays(rule, Filter.of(new Assign(table(), List.of("a"), List.of(col("a").mul(2))), col("a").gt(1)));
        stays(rule, Filter.of(table(), col("a").gt(1)));
        stays(rule, Filter.of(new Ends(table(), 3, false), col("a").gt(1)));
        stays(rule, Filter.of(MapPartitions.of(table(), part -> part, table().schema()), col("a").gt(1)));
    }
}
