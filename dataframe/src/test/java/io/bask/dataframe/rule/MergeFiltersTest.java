package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.becomes;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.stays;
import static io.bask.dataframe.rule.Cases.table;

import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.schema.DType;
import org.junit.jupiter.api.Test;

class MergeFiltersTest {
    private final MergeFilters rule = new MergeFilters();

    @Test
    void makesOneFilterOfTwo() {
        FrameExpr table = table();
        becomes(
                rule,
                Filter.of(Filter.of(table, col("a").gt(1)), col("b").lt(5)),
                Filter.of(table, col("a").gt(1).and(col("b").lt(5))));
    }

    @Test
    void keepsAFilterApartThatCouldFailOnDroppedRows() {
        FrameExpr some = Filter.of(table(), col("s").ne("t1"));
        stays(rule, Filter.of(some, col("s").cast(DType.INT64).gt(1)));
        stays(rule, Filter.of(some, col("a").pow(col("a")).gt(1)));
        stays(rule, some);
    }
}
