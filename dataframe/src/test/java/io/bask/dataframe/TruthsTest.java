package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.lit;
import static io.bask.dataframe.Expressions.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.config.Config;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Missing truth values: what pandas answers for its dtype boolean, with and without the optimiser. */
class TruthsTest {
    private static final Boolean NA = null;

    /** All pairs of true, false and missing, and a text beside each. */
    private static Frame table() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("a", Column.of(DType.BOOL, Arrays.asList(true, true, true, false, false, false, NA, NA, NA)));
        columns.put("b", Column.of(DType.BOOL, Arrays.asList(true, false, NA, true, false, NA, true, false, NA)));
        columns.put(
                "s", Column.of(DType.STRING, Arrays.asList("one", "two", null, "six", "zoo", null, null, "oo", null)));
        return Frame.of(columns);
    }

    private static List<Object> values(ColumnExpr expr) {
        List<Object> first = null;
        for (int partitions : new int[] {1, 2, 7}) {
            Frame result = DataFrame.fromFrame(table(), partitions)
                    .assign("r", expr)
                    .select("r")
                    .compute();
            List<Object> values = new ArrayList<>();
            for (int row = 0; row < result.rows(); row++) {
                values.add(result.valueAt(row, "r"));
            }
            assertThat(first == null ? values : first).isEqualTo(values);
            first = values;
        }
        return first;
    }

    /** Row numbers that a chain of filters keeps, the same whatever the optimiser does. */
    private static List<Object> kept(ColumnExpr... filters) {
        List<List<Object>> all = new ArrayList<>();
        for (boolean optimize : new boolean[] {true, false}) {
            for (DataFrame df :
                    List.of(DataFrame.fromFrame(table(), 2), DataFrame.fromReader(ListedReader.of(table(), 3)))) {
                DataFrame now = df.rename("s", "text").assign("n", lit(1)).rename("text", "s");
                for (ColumnExpr filter : filters) {
                    now = now.filter(filter);
                }
                try (Config.Scope scope = Config.with("optimize", optimize)) {
                    Frame rows = now.resetIndex().compute();
                    List<Object> labels = new ArrayList<>();
                    for (int row = 0; row < rows.rows(); row++) {
                        labels.add(rows.valueAt(row, "index"));
                    }
                    all.add(labels);
                    assertThat(now.len()).isEqualTo(labels.size());
                }
            }
        }
        assertThat(all).containsOnly(all.get(0));
        return all.get(0);
    }

    @Test
    void connectivesAreThoseOfKleene() {
        assertThat(values(col("a").and(col("b")))).containsExactly(true, false, NA, false, false, false, NA, false, NA);
        assertThat(values(col("a").or(col("b")))).containsExactly(true, true, true, true, false, NA, true, NA, NA);
        assertThat(values(col("a").xor(col("b")))).containsExactly(false, true, NA, true, false, NA, NA, NA, NA);
        assertThat(values(col("a").not())).containsExactly(false, false, false, true, true, true, NA, NA, NA);
    }

    @Test
    void constantsDecideOrLeaveOpen() {
        assertThat(values(col("a").and(false))).containsOnly(false);
        assertThat(values(col("a").or(true))).containsOnly(true);
        assertThat(values(col("a").or(null))).containsExactly(true, true, true, NA, NA, NA, NA, NA, NA);
        assertThat(values(lit(null).and(col("a")))).containsExactly(NA, NA, NA, false, false, false, NA, NA, NA);
        assertThat(values(col("a").xor(null))).containsOnly(NA);
    }

    @Test
    void testsOfMissingTextsStayMissingWhenTurnedRound() {
        assertThat(values(col("s").str().contains("o").not()))
                .containsExactly(false, false, NA, true, false, NA, NA, false, NA);
        assertThat(kept(col("s").str().contains("o").not())).containsExactly(3L);
        assertThat(kept(col("s").str().contains("o").not().not())).containsExactly(0L, 1L, 4L, 7L);
    }

    @Test
    void comparisonsOfMissingValuesAreFalseAndSoNeverMissing() {
        assertThat(kept(col("s").eq("one").not())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(values(col("a").eq(true)))
                .containsExactly(true, true, true, false, false, false, false, false, false);
        assertThat(values(col("a").ne(true))).containsExactly(false, false, false, true, true, true, true, true, true);
    }

    @Test
    void filtersKeepWhatIsTrueAlsoWhenTheyAreMerged() {
        assertThat(kept(col("a").or(col("b")))).containsExactly(0L, 1L, 2L, 3L, 6L);
        assertThat(kept(col("a").or(col("b")), col("a").and(col("b")).not())).containsExactly(1L, 3L);
        assertThat(kept(col("a").not(), col("b").not())).containsExactly(4L);
        assertThat(kept(col("a").and(col("b")).isNull(), col("s").isNull())).containsExactly(2L, 6L, 8L);
    }

    @Test
    void choicesTakeTheOtherWhereTheConditionIsMissing() {
        assertThat(values(where(col("a"), 1, 2))).containsExactly(1, 1, 1, 2, 2, 2, 2, 2, 2);
        assertThat(values(lit(1L).where(col("a").not(), 2))).containsExactly(2L, 2L, 2L, 1L, 1L, 1L, 2L, 2L, 2L);
        assertThat(values(lit(1L).mask(col("a"), 2))).containsExactly(2L, 2L, 2L, 1L, 1L, 1L, 1L, 1L, 1L);
    }
}
