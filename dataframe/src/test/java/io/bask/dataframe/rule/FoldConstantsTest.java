package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.become;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.schema.DType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldConstantsTest {
    private final FoldConstants rule = new FoldConstants();

    private void filtersBecome(ColumnExpr before, ColumnExpr after) {
        FrameExpr table = table();
        become(rule, List.of(Filter.of(table, before)), List.of(Filter.of(table, after)));
    }

    private void filterGoes(ColumnExpr predicate) {
        FrameExpr table = table();
        become(rule, List.of(Filter.of(table, predicate)), List.of(table));
    }

    private void filterStays(ColumnExpr predicate) {
        filtersBecome(predicate, predicate);
    }

    private static ColumnExpr lit(Object value) {
        return ColumnExpr.of(value);
    }

    @Test
    void knownPartsOfFiltersGo() {
        ColumnExpr some = col("a").gt(1);
        filtersBecome(lit(1).lt(2).and(some), some);
        filtersBecome(some.and(lit(2.5).ge(2.5)), some);
        filtersBecome(some.or(lit(LocalDate.of(2020, 1, 2)).lt(LocalDate.of(2020, 1, 1))), some);
        filtersBecome(some.not().not(), some);
        filtersBecome(some.and(lit(3).eq(4)), lit(false));
        filtersBecome(some.and(lit(3).isNull().not().not().or(some)), some.and(some));
    }

    @Test
    void filtersOfEverythingGo() {
        filterGoes(lit(true));
        filterGoes(lit(1).ne(2));
        filterGoes(col("a").gt(1).or(lit(0.0).eq(-0.0)));
        filterGoes(lit(false).not());
    }

    @Test
    void valuesOfColumnsAreFoldedToo() {
        FrameExpr table = table();
        become(
                rule,
                List.of(new Assign(table, List.of("c"), List.of(lit(1).lt(2)))),
                List.of(new Assign(table, List.of("c"), List.of(lit(true)))));
    }

    @Test
    void whatDependsOnRowsOrCanFailStays() {
        filterStays(col("a").gt(1).and(col("b").lt(3)));
        filterStays(lit(1).lt(col("a")));
        filterStays(col("a").cast(DType.INT8).gt(1).and(lit(false)));
        filterStays(lit(Double.NaN).eq(1.0).or(col("a").gt(1)));
        FrameExpr sum = new Assign(table(), List.of("c"), List.of(lit(1).add(2)));
        assertThat(rule.apply(List.of(sum))).containsExactly(sum);
    }
}
