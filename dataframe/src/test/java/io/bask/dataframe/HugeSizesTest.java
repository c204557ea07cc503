package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.WindowShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Sizes beyond any heap are refused where they are asked for; wide tables cost what their columns cost. */
class HugeSizesTest {
    private static final int HUGE = Integer.MAX_VALUE;
    private static final DataFrame SMALL =
            DataFrame.of(columns("n", LongColumn.of(1, 2, 3), "s", StringColumn.of("a b c", "d e", "f")), 2);

    private static Map<String, Column> columns(String a, Column first, String b, Column second) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(a, first);
        columns.put(b, second);
        return columns;
    }

    private static void refused(String things, String wayOut, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(things + " are more than a heap of ")
                .hasMessageContaining(wayOut)
                .hasMessageEndingWith("or start the JVM with a larger -Xmx");
    }

    @Test
    void columnsOfSplitTexts() {
        String wayOut = "leave the number out";
        refused("2147483648 columns", wayOut, () -> SMALL.col("s").splitColumns(" ", HUGE));
        refused("2147483648 columns", wayOut, () -> SMALL.col("s").rsplitColumns(" ", HUGE));
        refused("4294967295 columns", wayOut, () -> SMALL.col("s").splitRegexColumns("( )", HUGE));
    }

    @Test
    void intervals() {
        refused("2147483647 intervals", "ask for fewer", () -> SMALL.col("n").cutInto(HUGE));
        refused("2147483647 intervals", "ask for fewer", () -> SMALL.col("n").qcut(HUGE));
        refused("2147483647 intervals", "ask for fewer", () -> SMALL.col("n").valueCounts(HUGE));
    }

    @Test
    void partitions() {
        refused("2147483647 partitions", "ask for fewer", () -> SMALL.repartition(HUGE));
        refused("2147483647 partitions", "ask for fewer", () -> SMALL.col("n").repartition(HUGE));
        refused(
                "2147483647 partitions",
                "ask for fewer",
                () -> DataFrame.of(Map.of("n", LongColumn.of(1, 2, 3)), HUGE));
    }

    @Test
    void rowsDrawnSeveralTimes() {
        refused("2147483647 rows", "draw fewer", () -> SMALL.sampleRows(HUGE, 1, true, null));
        refused(
                "2147483647 rows",
                "draw fewer of each group",
                () -> SMALL.groupBy("n").sampleRows(HUGE, 1, true, null));
        assertThatThrownBy(() -> SMALL.groupBy("n").sample(1e300, 1, true, null).compute())
                .hasMessageContaining("9223372036854775807 rows are more than a heap of ");
    }

    @Test
    void rowsDrawnOnceAreAllThatThereAre() {
        assertThat(SMALL.sampleRows(HUGE, 1).compute().rows()).isEqualTo(3);
        assertThat(SMALL.sampleRows(HUGE, 1, false, "n").compute().rows()).isEqualTo(3);
    }

    @Test
    void weightsOfWindows() {
        refused(
                "2147483647 weights",
                "use shorter windows",
                () -> SMALL.col("n").rolling(HUGE).weighted(WindowShape.of("hamming")));
    }

    @Test
    void textsThatReplacingMakesTooLong() {
        String text = "a".repeat(1 << 18);
        DataFrame table = DataFrame.of(Map.of("s", StringColumn.of(text)), 1);
        String by = "b".repeat(1 << 10);
        for (var made : List.of(
                col("s").str().replace("a", by),
                col("s").str().replace("", by),
                col("s").str().replace("a", by, 1 << 18),
                col("s").str().replaceRegex("a", by),
                col("s").str().join(by),
                col("s").str().translate(Map.of('a', by)))) {
            assertThatThrownBy(() -> table.assign("t", made).compute())
                    .hasMessageContaining("a text of 262144 characters, 'aaa")
                    .hasMessageContaining("texts of more than 134217728 are not made; put in a shorter text");
        }
        assertThat(table.assign("t", col("s").str().replace("a", by, 2).str().len())
                        .compute()
                        .valueAt(0, "t"))
                .isEqualTo((1L << 18) + 2 * 1023);
    }

    @Test
    void columnsOfAllCombinationsOfValues() {
        LongColumn values = LongColumn.of(LongStream.range(0, 200_000).toArray());
        Map<String, Column> columns = columns("x", values, "y", values);
        columns.put("z", values);
        DataFrame table = DataFrame.of(columns, 1);
        CrosstabOptions options = CrosstabOptions.DEFAULT.keepingEmpty();
        refused(
                "40000000000 columns",
                "cut them into intervals",
                () -> table.crosstab(options, List.of("x"), List.of("y", "z")));
        assertThatThrownBy(() -> table.crosstab("x", "y").compute())
                .hasMessageContaining(
                        "a row for each value of [x] and a column for each of [y]: 40000000000 cells are more than a heap of ");
    }

    @Test
    void rowsOfCrossJoins() {
        DataFrame table = DataFrame.of(
                Map.of("x", LongColumn.of(LongStream.range(0, 300_000).toArray())), 1);
        assertThatThrownBy(() -> table.merge(table.rename(Map.of("x", "y")), MergeOptions.cross())
                        .compute())
                .hasMessageContaining("one partition of a join: 90000000000 rows are more than a heap of ");
    }

    @Test
    void wideTables() {
        assertThat(SMALL.col("s").splitColumns(" ", 20_000).columns()).hasSize(20_001);
        DataFrame dummies = DataFrame.of(
                        Map.of("n", LongColumn.of(LongStream.range(0, 20_000).toArray())), 1)
                .getDummies("n");
        assertThat(dummies.columns()).hasSize(20_000).endsWith("n_19999");
    }
}
