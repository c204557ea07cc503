package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.becomes;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.stays;
import static io.bask.dataframe.rule.Cases.table;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.RowOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountWithoutValuesTest {
    private final CountWithoutValues rule = new CountWithoutValues();

    @Test
    void countsWhereRowsComeFrom() {
        FrameExpr table = table();
        becomes(rule, new Length(new Assign(table, List.of("c"), List.of(col("a").add(1)))), new Length(table));
        becomes(rule, new Length(new Project(table, List.of("a"))), new Length(table));
        becomes(rule, new Length(new Rename(table, Map.of("a", "x"))), new Length(table));
        becomes(rule, new RowOffset(Filter.of(table, col("a").gt(1)), 1), new RowOffset(table, 1));
    }

    @Test
    void countsWhatFiltersAndFunctionsLeave() {
        stays(rule, new Length(Filter.of(table(), col("a").gt(1))));
        stays(rule, new Length(MapPartitions.of(table(), part -> part.head(1), table().schema())));
        stays(rule, new RowOffset(MapPartitions.of(table(), part -> part, table().schema()), 1));
        stays(rule, new Length(table()));
    }
}
