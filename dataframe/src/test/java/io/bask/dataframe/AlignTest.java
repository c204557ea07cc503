package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.RankOptions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables brought together by labels, intervals of quantiles and windows of whole partitions; values are those of pandas. */
@Timeout(600)
class AlignTest {
    private static final int[] PARTITIONS = {1, 2, 4, 7};

    private static DataFrame left(int partitions) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("k", Column.of(DType.INT64, List.of(3, 1, 2, 5)));
        columns.put("x", Column.of(DType.FLOAT64, Arrays.asList(1.0, null, 3.0, 4.0)));
        columns.put("s", Column.of(DType.STRING, Arrays.asList("a", null, "c", "d")));
        return DataFrame.of(columns, partitions).setIndexUnsorted("k");
    }

    private static DataFrame right(int partitions) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("k", Column.of(DType.INT64, List.of(2, 9, 1)));
        columns.put("x", Column.of(DType.FLOAT64, Arrays.asList(20.0, 90.0, null)));
        columns.put("y", Column.of(DType.INT64, List.of(7, 8, 9)));
        return DataFrame.of(columns, partitions).setIndexUnsorted("k");
    }

    private static DataFrame numbers(int partitions) {
        Column values = Column.of(DType.FLOAT64, Arrays.asList(1.0, 2.5, 7.25, 3.5, 9.125, 4.0, null, 6.0, 2.0, 100.5));
        return DataFrame.fromFrame(Frame.of("v", values), partitions);
    }

    private static List<Object> values(Series series) {
        Frame frame = series.toFrame().compute();
        Object[] values = new Object[frame.rows()];
        Arrays.setAll(values, row -> frame.column(0).valueAt(row));
        return Arrays.asList(values);
    }

    @Test
    void rowsGoTogetherByLabels() {
        for (int n : PARTITIONS) {
            assertThat(left(n).join(right(n), JoinKind.LEFT, "_l", "_r")
                            .sortValues("s")
                            .columns())
                    .containsExactly("x_l", "s", "x_r", "y");
            DataFrame outer = left(n).join(right(n), JoinKind.OUTER, "_l", "_r");
            assertThat(outer.indexNames()).containsExactly("k");
            assertThat(values(outer.resetIndex().col("k"))).containsExactly(1L, 2L, 3L, 5L, 9L);
            assertThat(values(outer.col("x_r"))).containsExactly(null, 20.0, null, null, 90.0);
            assertThat(values(outer.col("y"))).containsExactly(9L, 7L, null, null, 8L);
            assertThat(left(n).join(right(n).drop("x"), JoinKind.INNER).len()).isEqualTo(2);
            DataFrame wide = AlignMethods.concatColumns(left(n).select("x"), right(n).select("y"));
            assertThat(values(wide.col("x"))).containsExactly(null, 3.0, 1.0, 4.0, null);
            assertThat(values(wide.col("y"))).containsExactly(9L, 7L, null, null, 8L);
            assertThat(AlignMethods.concatColumns(List.of(left(n).select("s"), right(n)), true)
                            .len())
                    .isEqualTo(2);
            DataFrame byNumber = AlignMethods.concatColumns(
                    numbers(n), numbers(2).rename("v", "w").filter(col("w").gt(5)));
            assertThat(values(byNumber.col("w")))
                    .containsExactly(null, null, 7.25, null, 9.125, null, null, 6.0, null, 100.5);
        }
    }

    @Test
    void valuesOfOneTableFillAnother() {
        for (int n : PARTITIONS) {
            DataFrame both = left(n).combineFirst(right(n));
            assertThat(both.columns()).containsExactly("x", "s", "y");
            assertThat(values(both.col("x"))).containsExactly(null, 3.0, 1.0, 4.0, 90.0);
            assertThat(values(both.col("s"))).containsExactly(null, "c", "a", "d", null);
            DataFrame updated = left(n).update(right(n)).resetIndex().sortValues("k");
            assertThat(updated.columns()).containsExactly("k", "x", "s");
            assertThat(values(updated.col("x"))).containsExactly(null, 20.0, 1.0, 4.0);
            DataFrame sums = left(n).select("x").combine(right(n).select("x"), (a, b) -> a.add(b));
            assertThat(values(sums.col("x"))).containsExactly(null, 23.0, null, null, null);
            AlignMethods.Aligned aligned = left(n).align(right(n));
            assertThat(aligned.left().columns()).containsExactly("s", "x", "y");
            assertThat(values(aligned.left().col("x"))).containsExactly(null, 3.0, 1.0, 4.0, null);
            assertThat(values(aligned.left().col("y"))).containsExactly(null, null, null, null, null);
            assertThat(values(aligned.right().col("x"))).containsExactly(null, 20.0, null, null, 90.0);
            assertThat(values(aligned.right().col("y"))).containsExactly(9L, 7L, null, null, 8L);
        }
    }

    @Test
    void modesStandSideBySide() {
        Frame frame = Frame.of(
                "p",
                Column.of(DType.INT64, List.of(1, 1, 2, 2, 3)),
                "q",
                Column.of(DType.STRING, List.of("x", "y", "y", "z", "z")));
        assertThat(DataFrame.fromFrame(frame, 3).mode().compute().toString()).isEqualTo("   p  q\n0  1  y\n1  2  z");
    }

    @Test
    void intervalsAreThoseOfPandas() {
        for (int n : PARTITIONS) {
            Series v = numbers(n).col("v");
            assertThat(v.qcut(4).cat().categories())
                    .containsExactly("(0.999, 2.5]", "(2.5, 4.0]", "(4.0, 7.25]", "(7.25, 100.5]");
            assertThat(values(v.qcut(4).cat().codes())).containsExactly(0L, 0L, 2L, 1L, 3L, 1L, -1L, 2L, 0L, 3L);
            assertThat(v.cutInto(3).cat().categories())
                    .containsExactly("(0.9, 34.167]", "(34.167, 67.333]", "(67.333, 100.5]");
            assertThat(values(v.cutInto(3).cat().codes())).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, -1L, 0L, 0L, 2L);
            assertThat(v.autocorr(2).compute()).isCloseTo(0.4448836483174809, within(1e-12));
        }
        Series small = DataFrame.fromFrame(Frame.of("v", DoubleColumn.of(0.00012, 0.5, 0.00013, 0.3)), 2)
                .col("v");
        assertThat(small.qcut(0, 0.3, 1).cat().categories()).containsExactly("(-0.00088, 0.000129]", "(0.000129, 0.5]");
        Series one =
                DataFrame.fromFrame(Frame.of("v", DoubleColumn.of(5, 5)), 1).col("v");
        assertThat(one.cutInto(2).cat().categories()).containsExactly("(4.995, 5.0]", "(5.0, 5.005]");
        assertThatThrownBy(() -> one.qcut(2)).hasMessageContaining("not all different");
        assertThatThrownBy(() -> one.qcut(0)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> one.cutInto(0)).hasMessageContaining("at least one");
    }

    @Test
    void functionsSeeRowsOfNeighbours() {
        for (int n : PARTITIONS) {
            DataFrame table = numbers(n);
            DataFrame smooth = table.mapOverlap(
                    part -> {
                        DoubleColumn v = (DoubleColumn) part.column("v");
                        double[] out = new double[v.length()];
                        for (int i = 0; i < out.length; i++) {
                            double before = i > 2 ? v.at(i - 3) : -1;
                            double after = i + 1 < out.length ? v.at(i + 1) : -1;
                            out[i] = before + after;
                        }
                        return part.with("v", DoubleColumn.of(out));
                    },
                    3,
                    1,
                    table.schema());
            assertThat(values(smooth.col("v")))
                    .containsExactly(1.5, 6.25, 2.5, 10.125, 6.5, null, 9.5, 11.125, 104.5, null);
            assertThat(smooth.filter(col("v").gt(100)).compute().toString()).isEqualTo("       v\n8  104.5");
        }
        DataFrame table = numbers(2);
        assertThatThrownBy(() -> table.mapOverlap(part -> part.head(1), 1, 0, table.schema())
                        .compute())
                .rootCause()
                .hasMessageContaining("as many rows was promised");
        assertThatThrownBy(() -> table.mapOverlap(part -> part, -1, 0, table.schema()))
                .hasMessageContaining("must not be negative");
    }

    @Test
    void columnsAreWorkedOnAlike() {
        DataFrame table = DataFrame.of(
                Map.of(
                        "a",
                        Column.of(DType.INT64, List.of(1, 2, 3)),
                        "b",
                        Column.of(DType.INT64, Arrays.asList(4, null, 6))),
                2);
        assertThat(values(table.add(1).mul(2).col("a"))).containsExactly(4L, 6L, 8L);
        assertThat(values(table.sub(table).col("b"))).containsExactly(0L, null, 0L);
        assertThat(values(table.gt(2).col("b"))).containsExactly(true, false, true);
        assertThat(values(table.fillNull(0).col("b"))).containsExactly(4L, 0L, 6L);
        assertThat(values(table.replace(Map.of(1, 2, 2, 3)).col("a"))).containsExactly(2L, 3L, 3L);
        assertThat(values(table.cumsum().col("b"))).containsExactly(4L, null, 10L);
        assertThat(values(table.isIn(Map.of("a", List.of(2))).col("b"))).containsExactly(false, false, false);
        assertThat(values(table.shift(1).col("a"))).containsExactly(null, 1L, 2L);
        assertThat(values(table.apply(row -> row.whole("a") + row.number("b"), DType.FLOAT64)))
                .containsExactly(5.0, null, 9.0);
        assertThat(values(table.col("b").apply(b -> b == null ? "none" : b.toString(), DType.STRING)))
                .containsExactly("4", "none", "6");
        assertThat(values(table.col("b").map(b -> (Long) b * 10, DType.INT64))).containsExactly(40L, null, 60L);
        assertThat(table.addPrefix("p_").columns()).allMatch(name -> name.startsWith("p_"));
        assertThat(table.selectDtypes(DType.FLOAT64).columns()).isEmpty();
        assertThat(table.select("a").squeeze().name()).isEqualTo("a");
        assertThat(values(table.partition(-1).col("a"))).containsExactly(2L, 3L);
        assertThat(table.pipe(DataFrame::npartitions)).isEqualTo(2);
        assertThat(table.groupBy("a").getGroup(3).len()).isEqualTo(1);
        assertThat(table.groupBy("a", "b").getGroup(1, 6).len()).isZero();
        assertThatThrownBy(() -> table.groupBy("a").getGroup(1, 2)).hasMessageContaining("2 values for 1 keys");
        assertThatThrownBy(table::squeeze).hasMessageContaining("the table has 2 columns");
        assertThatThrownBy(() -> table.partition(2)).hasMessageContaining("use a number in [-2, 1]");
        assertThatThrownBy(() -> table.fillNull("x")).hasMessageContaining("no column holds values such as x");
    }

    @Test
    void errorsAreFoundAtTheCall() {
        assertThatThrownBy(() -> left(1).join(right(1)))
                .hasMessageContaining("both tables have columns [x]; rename some");
        assertThatThrownBy(() -> left(1).join(right(1).resetIndex().setIndexUnsorted("k", "y")))
                .hasMessageContaining("labels of 2 levels");
        assertThatThrownBy(() -> AlignMethods.concatColumns(List.of())).hasMessageContaining("give at least one");
        assertThatThrownBy(() -> left(1).join(left(1).resetIndex().setIndexUnsorted("s")))
                .hasMessageContaining("which never equal");
    }

    /** Values as pandas has them for {@code p.combine(q, add, fill_value=0)}, and without {@code fill_value}. */
    @Test
    void combineGivesTheFunctionWhatOneTableLacks() {
        DataFrame p =
                DataFrame.of(Map.of("a", DoubleColumn.of(1, Double.NaN, 3), "b", DoubleColumn.of(Double.NaN, 5, 6)), 2);
        DataFrame q = DataFrame.of(
                Map.of("b", DoubleColumn.of(10, 20, 30, 40), "c", DoubleColumn.of(7, Double.NaN, 9, 1)), 3);
        Frame filled = p.combine(q, (x, y) -> x.add(y), 0).compute();
        assertThat(values(filled, "a")).containsExactly(1.0, 0.0, 3.0, 0.0);
        assertThat(values(filled, "b")).containsExactly(10.0, 25.0, 36.0, 40.0);
        assertThat(values(filled, "c")).containsExactly(7.0, 0.0, 9.0, 1.0);
        Frame plain = p.combine(q, (x, y) -> x.add(y)).compute();
        assertThat(values(plain, "a")).containsOnlyNulls();
        assertThat(values(plain, "b")).containsExactly(null, 25.0, 36.0, null);
        assertThat(values(plain, "c")).containsOnlyNulls();
    }

    private static List<@Nullable Object> values(Frame frame, String column) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            Object value = frame.valueAt(row, column);
            values.add(value instanceof Double number && number.isNaN() ? null : value);
        }
        return values;
    }

    @Test
    void ranksOfRowsKeepTheLabelsOfRows() {
        DataFrame p = DataFrame.of(Map.of("x", LongColumn.of(3, 1, 2)), 3);
        assertThat(DataFrame.concat(p, p)
                        .across()
                        .rank(RankOptions.DEFAULT)
                        .compute()
                        .index())
                .isEqualTo(RowIndex.range(6));
        assertThat(p.merge(p, "x").across().rank(RankOptions.DEFAULT).compute().index())
                .isEqualTo(RowIndex.range(3));
    }

    @Test
    void rowsOfNoGroupAreMissingBehindInterpolation() {
        DataFrame g = DataFrame.of(
                Map.of(
                        "k",
                        Column.of(DType.STRING, Arrays.asList("a", null, "a")),
                        "y",
                        DoubleColumn.of(1, 2, Double.NaN)),
                2);
        assertThat(values(g.groupBy("k").interpolate("y").compute(), "y")).containsExactly(1.0, null, 1.0);
        assertThat(values(g.groupBy("k").ffill("y").compute(), "y")).containsExactly(1.0, null, 1.0);
    }

    @Test
    void oddNumbersAreRefused() {
        assertThatThrownBy(() -> AsofOptions.on("x").tolerance(-1)).hasMessageContaining("give 0 or more");
        assertThatThrownBy(() -> AsofOptions.on("x").tolerance(Duration.ofSeconds(-1)))
                .hasMessageContaining("give 0 or more");
        assertThatThrownBy(() -> col("x").rolling(-1).sum()).hasMessageContaining("a window of -1 rows");
        DataFrame days = DataFrame.of(
                        Map.of(
                                "t",
                                Column.of(
                                        DType.DATETIME,
                                        List.of(
                                                LocalDateTime.of(2000, 1, 1, 0, 0),
                                                LocalDateTime.of(2024, 1, 1, 0, 0)))),
                        1)
                .setIndex("t");
        assertThatThrownBy(() -> days.asfreq("ns"))
                .hasMessageContaining("757382400000000000 steps of 'ns'")
                .hasMessageContaining("take longer steps");
        assertThatThrownBy(() -> days.resetIndex().resample("10ns", "t").size().compute())
                .hasStackTraceContaining("75738240000000000 steps of '10ns'")
                .hasStackTraceContaining("2000-01-01T00:00 and 2024-01-01T00:00");
        assertThat(days.asfreq("D").len()).isEqualTo(8767);
    }

    @Test
    void textsThatWouldFillTheMemoryAreRefused() {
        DataFrame table = DataFrame.of(Map.of("s", Column.of(DType.STRING, List.of("abc", ""))), 1);
        assertThatThrownBy(() -> table.col("s").str().zfill(Integer.MAX_VALUE))
                .hasMessageContaining("str.zfill to 2147483647 characters")
                .hasMessageContaining("give a smaller width");
        assertThatThrownBy(() -> col("s").str().center(Integer.MAX_VALUE, '-')).hasMessageContaining("str.pad");
        Series many = table.col("s").str().repeat(Integer.MAX_VALUE);
        assertThatThrownBy(many::compute)
                .hasStackTraceContaining("column 's': a text of 3 characters, 'abc', was asked for 2147483647 times");
        // The filter may not run after what can fail on other rows.
        DataFrame empty =
                table.filter(col("s").eq("")).assign("n", col("s").str().repeat(Integer.MAX_VALUE));
        assertThat(empty.compute().column("n").valueAt(0)).isEqualTo("");
    }

    @Test
    void errorsDoNotShowColumnsThatComeAndGo() {
        DataFrame table = DataFrame.of(Map.of("s", Column.of(DType.STRING, List.of("abc", "d"))), 1);
        DataFrame failing = table.assign("n", col("s").shift(1).str().index("zz"));
        assertThatThrownBy(failing::compute)
                .hasMessageContaining("a value computed from other rows: 'zz' is not in the text 'abc'")
                .hasMessageContaining("frame of 2 rows x 1 columns [s: object]")
                .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain("\u0000"));
        assertThatThrownBy(() -> table.col("s").str().index("zz").compute())
                .hasMessageContaining("column 's': 'zz' is not in the text 'abc'");
        DataFrame lists = table.assign("l", col("s").str().splitToList("-"));
        assertThatThrownBy(lists::describeAll)
                .hasMessageContaining("column 'l' holds list[object]")
                .hasMessageContaining("explode(\"l\")");
    }
}
