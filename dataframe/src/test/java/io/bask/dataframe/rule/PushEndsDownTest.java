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
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Rename;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushEndsDownTest {
    private final PushEndsDown rule = new PushEndsDown();

    @Test
    void takesRowsBeforeColumnsAreMade() {
        FrameExpr table = table();
        List<ColumnExpr> values = List.of(col("b").mul(2));
        becomes(
                rule,
                new Ends(new Assign(table, List.of("c"), values), 5, false),
                new Assign(new Ends(table, 5, false), List.of("c"), values));
        becomes(
                rule,
                new Ends(new Project(table, List.of("s")), 5, true),
                new Project(new Ends(table, 5, true), List.of("s")));
        becomes(
                rule,
                new Ends(new Rename(table, Map.of("a", "x")), 2, true),
                new Rename(new Ends(table, 2, true), Map.of("a", "x")));
    }

    @Test
    void takesRowsBeforeTheyAreLabelled() {
        FrameExpr table = table();
        for (boolean last : new boolean[] {false, true}) {
            becomes(
                    rule,
                    new Ends(Relabel.fromColumns(table, List.of("s")), 5, last),
                    Relabel.fromColumns(new Ends(table, 5, last), List.of("s")));
            becomes(
                    rule,
                    new Ends(Relabel.copied(table, List.of("n")), 5, last),
                    Relabel.copied(new Ends(table, 5, last), List.of("n")));
        }
        FrameExpr kept = Filter.of(table, col("a").gt(1));
        becomes(rule, new Ends(Relabel.numbered(kept), 5, false), Relabel.numbered(new Ends(kept, 5, false)));
        becomes(
                rule,
                new Ends(Relabel.toColumns(kept, List.of("n")), 5, false),
                Relabel.toColumns(new Ends(kept, 5, false), List.of("n")));
    }

    @Test
    void lastRowsAreNumberedAmongAll() {
        stays(rule, new Ends(Relabel.numbered(table()), 3, true));
        stays(rule, new Ends(Relabel.toColumns(table(), List.of("n")), 3, true));
    }

    @Test
    void waitsForFiltersAndFunctions() {
        stays(rule, new Ends(Filter.of(table(), col("a").gt(1)), 3, false));
        stays(rule, new Ends(MapPartitions.of(table(), part -> part, table().schema()), 3, false));
        stays(rule, new Ends(table(), 3, true));
    }
}
