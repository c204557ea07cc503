package io.bask.dataframe;

import static io.bask.dataframe.Expressions.asc;
import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static DataFrame table() {
        long[] a = new long[1000];
        long[] b = new long[1000];
        for (int i = 0; i < a.length; i++) {
            a[i] = i % 10;
            b[i] = i;
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("a", LongColumn.of(a));
        columns.put("b", LongColumn.of(b));
        return DataFrame.fromFrame(Frame.of(columns), 4);
    }

    @Test
    void limitsAreLazyAndTakeTheFirstRows() {
        DataFrame first = table().limit(3);
        assertThat(first.npartitions()).isEqualTo(1);
        assertThat(first.compute().valueAt(2, "b")).isEqualTo(2L);
        assertThat(first.len()).isEqualTo(3);
        assertThat(table().limit(0).len()).isZero();
        assertThat(table().limit(5000).len()).isEqualTo(1000);
        assertThatThrownBy(() -> table().limit(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 rows");
    }

    @Test
    void plansTellExpectedRows() {
        DataFrame few = table().filter(col("a").eq(3)).groupBy("a").agg(count());
        assertThat(few.explain("estimates"))
                .contains("from-frame [a, b], npartitions=4  ~ 1,000 rows, 62.6 KiB")
                .contains("~ 50 rows");
        assertThat(table().sortValues(List.of(asc("a"))).limit(5).explain("estimates"))
                .contains("first 5  ~ 5 rows");
        assertThat(table().merge(table(), "a").explain("estimates")).contains("~ 1,000 rows");
    }

    @Test
    void endsOfSortedRowsSortNoOthers() {
        DataFrame sorted = table().sortValues("b");
        for (DataFrame few : List.of(
                sorted.limit(2),
                sorted.filter(col("a").gt(3)).limit(2),
                sorted.select("a").limit(2),
                table().setIndex("b").limit(2),
                sorted.resetIndex(true).limit(2))) {
            assertThat(few.explain("physical")).contains("4 x sort-top").doesNotContain("sort-bounds");
        }
        assertThat(sorted.filter(col("a").gt(3)).head(2).column("b").toString()).contains("4", "5");
        assertThat(sorted.tail(2).toString()).contains("998  8  998", "999  9  999");
    }

    @Test
    void physicalPlansTellTasks() {
        assertThat(table().sortValues("b").explain("physical")).contains("4 x sort-each", "1 x sort-bounds");
        assertThat(table().sortValues("b").limit(2).explain("physical")).doesNotContain("sort-bounds");
        assertThat(table().explain())
                .contains(
                        "expression:\n  from-frame",
                        "\n\nfold, simplify, plan, tidy, spread: as above\n\nestimates:\n",
                        "physical:\n");
        assertThat(table().merge(table(), "a").explain())
                .doesNotContain("\u0000")
                .contains("[a] = [*key 0]");
        assertThat(table().groupBy("b").sum("a").explain("physical"))
                .contains("4 x groupby-chunk", "4 x groupby-merge1", "1 x groupby");
    }

    @Test
    void analysesTellRowsAndTimesOfEachOperation() {
        Analysis analysis =
                table().filter(col("b").lt(500)).groupBy("a").agg(count()).analyze();
        assertThat(analysis.result().rows()).isEqualTo(10);
        assertThat(analysis.steps()).anySatisfy(step -> {
            assertThat(step.rows()).isEqualTo(10);
            assertThat(step.tasks()).isEqualTo(1);
            assertThat(step.bytes()).isPositive();
        });
        assertThat(analysis.wall()).isPositive();
        assertThat(analysis.toString()).contains("operation", "groupby", "share", "wall ", "result 10 rows");
    }
}
