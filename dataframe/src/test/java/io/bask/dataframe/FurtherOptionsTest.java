package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.Correlation;
import io.bask.dataframe.schema.CountOptions;
import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.CutOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Intervals;
import io.bask.dataframe.schema.Keep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What options refuse, samples of groups, and what intervals say of themselves. */
@Timeout(120)
class FurtherOptionsTest {
    private static DataFrame table(int rows, int partitions) {
        List<Object> keys = new ArrayList<>();
        List<Object> numbers = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            keys.add(i % 7 == 6 ? null : "k" + i % 3);
            numbers.add((double) (i * 37 % 101));
            texts.add("t" + i);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("k", Column.of(DType.STRING, keys));
        columns.put("x", Column.of(DType.FLOAT64, numbers));
        columns.put("s", Column.of(DType.STRING, texts));
        return DataFrame.of(columns, partitions);
    }

    @Test
    void samplesOfGroupsAreTheSameWhateverThePartitions() {
        Frame one = table(60, 1).groupBy("k").sampleRows(4, 9).compute();
        assertThat(one.rows()).isEqualTo(12);
        assertThat(table(60, 7).groupBy("k").sampleRows(4, 9).compute()).hasToString(one.toString());
        assertThat(one.toString())
                .isNotEqualTo(
                        table(60, 7).groupBy("k").sampleRows(4, 10).compute().toString());
        Set<Object> drawn = new HashSet<>();
        for (int row = 0; row < one.rows(); row++) {
            drawn.add(one.valueAt(row, "s"));
            assertThat(one.valueAt(row, "k")).isEqualTo("k" + row / 4);
        }
        assertThat(drawn).hasSize(12);
    }

    @Test
    void rowsOfGroupsMayComeSeveralTimesAndByWeight() {
        DataFrame weighed =
                table(60, 1).assign("w", col("x").mod(2).mul(3)).assign("w", col("w").where(col("x").gt(20), null));
        Frame one = weighed.groupBy("k").sampleRows(400, 3, true, "w").compute();
        assertThat(one.rows()).isEqualTo(1200);
        for (int row = 0; row < one.rows(); row++) {
            assertThat(one.valueAt(row, "k")).isEqualTo("k" + row / 400);
            assertThat(one.valueAt(row, "w")).isEqualTo(3.0);
        }
        for (int parts : new int[] {2, 7, 60}) {
            DataFrame cut = DataFrame.fromFrame(weighed.compute(), parts);
            assertThat(cut.groupBy("k").sampleRows(400, 3, true, "w").compute()).hasToString(one.toString());
            assertThat(cut.groupBy("k").sampleRows(3, 3, false, "w").compute())
                    .hasToString(weighed.groupBy("k")
                            .sampleRows(3, 3, false, "w")
                            .compute()
                            .toString());
        }
        Frame plain = table(60, 4).groupBy("k").sample(50.0, 3, true, null).compute();
        Map<Object, Integer> times = new LinkedHashMap<>();
        for (int row = 0; row < plain.rows(); row++) {
            times.merge(String.valueOf(plain.valueAt(row, "s")), 1, Integer::sum);
        }
        // Each of 52 rows with a key is expected 50 times, give or take 7.
        assertThat(times)
                .hasSize(52)
                .allSatisfy((row, count) -> assertThat(count).isBetween(15, 95));
        Frame light = weighed.groupBy("k").sample(1, 3, false, "w").compute();
        assertThat(light.column("w").nullCount()).isZero();
        assertThat(weighed.groupBy("k")
                        .dropNull(false)
                        .sampleRows(1, 3, true, null)
                        .len())
                .isEqualTo(4);
    }

    @Test
    void valuesOfGroupsMindMissingOnesIfTold() {
        DataFrame t = table(21, 3).assign("x", col("x").where(col("x").ne(0), null));
        GroupBy minding = t.groupBy("k").skipNull(false);
        assertThat(minding.sum("x").compute().column("x").nullCount()).isEqualTo(1);
        assertThat(minding.count("x").compute().column("x").nullCount()).isZero();
        Column whole = minding.transform("mean", "x").compute().column("x");
        assertThat(whole.valueAt(0)).isNull();
        assertThat(whole.valueAt(1))
                .isEqualTo(t.groupBy("k").mean("x").compute().column("x").valueAt(1));
        assertThatThrownBy(() -> minding.first("x")).hasMessageContaining("use nth(0)");
        assertThatThrownBy(() -> minding.corr("x")).hasMessageContaining("without skipNull(false)");
        assertThat(t.memoryUsage(true).compute().values().length()).isEqualTo(4);
        assertThatThrownBy(() -> t.rename("x", "Index").memoryUsage(true)).hasMessageContaining("leave labels out");
        GroupBy groups = t.groupBy("k");
        assertThatThrownBy(() -> groups.sampleRows(1, 1, true, "s")).hasMessageContaining("weights are numbers");
        assertThatThrownBy(() -> groups.sample(1.5, 1)).hasMessageContaining("shares lie in [0, 1]");
        assertThatThrownBy(() -> groups.sample(-0.5, 1, true, null)).hasMessageContaining("greater where");
        assertThatThrownBy(() -> groups.corrWith(t.col("s"))).hasMessageContaining("corrWith needs numbers");
        assertThatThrownBy(() -> groups.corrWith(t.select("s"))).hasMessageContaining("no numeric column is in both");
        assertThatThrownBy(() -> groups.corr(Correlation.KENDALL, -1, "x")).hasMessageContaining("minPeriods -1");
        DataFrame weightless = t.assign("w", col("x").mul(0));
        assertThatThrownBy(() ->
                        weightless.groupBy("k").sampleRows(1, 1, true, "w").compute())
                .hasMessageContaining("add up to 0");
    }

    @Test
    void sharesOfGroupsAreRounded() {
        DataFrame groups = table(60, 3).dropNull("k");
        Frame sizes = groups.groupBy("k").size().compute();
        Frame drawn = groups.groupBy("k").sample(0.3, 5).groupBy("k").size().compute();
        for (int row = 0; row < sizes.rows(); row++) {
            long size = ((Number) sizes.column(0).valueAt(row)).longValue();
            assertThat(drawn.column(0).valueAt(row)).isEqualTo((long) Math.rint(0.3 * size));
        }
        assertThat(groups.groupBy("k").sample(1, 5).len()).isEqualTo(groups.len());
        assertThat(groups.groupBy("k").sampleRows(0, 5).len()).isZero();
    }

    @Test
    void groupsThatKeepMissingKeysKeepThem() {
        DataFrame rows = table(21, 4);
        assertThat(rows.groupBy("k").dropNull(false).nlargest(1, "x").len()).isEqualTo(4);
        assertThat(rows.groupBy("k").dropNull(false).sampleRows(1, 1).len()).isEqualTo(4);
        assertThat(rows.groupBy("k")
                        .dropNull(false)
                        .valueCounts(CountOptions.DEFAULT, "s")
                        .len())
                .isEqualTo(21);
        assertThat(rows.groupBy("k").valueCounts("s").len()).isEqualTo(18);
        assertThat(rows.groupBy("k")
                        .sort(false)
                        .nlargest(1, "x")
                        .resetIndex()
                        .select("k")
                        .compute()
                        .valueAt(0, "k"))
                .isEqualTo("k0");
    }

    @Test
    void intervalsSayTheirEdges() {
        Series x = table(60, 3).col("x");
        CutFunction even = x.evenIntervals(4, CutOptions.DEFAULT.closedLeft());
        assertThat(even.edges()).hasSize(5).startsWith(0.0);
        assertThat(even.labels()).allMatch(label -> label.startsWith("["));
        CutFunction quarters = x.quantileIntervals(CutOptions.DEFAULT.labelled("low", "high"), 0, 0.5, 1);
        assertThat(x.cut(quarters).cat().categories()).containsExactly("low", "high");
        assertThat(x.cutCodes(quarters).nunique().compute()).isEqualTo(2L);
    }

    @Test
    void namesOfIntervalsWithZeros() {
        assertThat(Intervals.of(CutOptions.DEFAULT, -0.0, 1.0).labels()).containsExactly("(-0.0, 1.0]");
        assertThat(Intervals.of(CutOptions.DEFAULT.withoutDuplicates(), -0.0, 0.0, 1.0)
                        .labels())
                .containsExactly("(-0.0, 1.0]");
        assertThat(Intervals.of(CutOptions.DEFAULT.withoutDuplicates(), 0L, 0L, 2L)
                        .labels())
                .containsExactly("(0, 2]");
        assertThatThrownBy(() -> table(5, 1).col("x").cut(-0.0, 0.0, 1.0)).hasMessageContaining("do not ascend");
    }

    @Test
    void whatIsWrongIsSaidAtTheCall() {
        DataFrame t = table(10, 2);
        Series s = t.col("s");
        assertThatThrownBy(() -> s.str().wrap(0)).hasMessageContaining("width 0");
        assertThatThrownBy(() -> s.str().wrap(3, null)).hasMessageContaining("options is null");
        assertThatThrownBy(() -> s.str().slice(0, 1, 0)).hasMessageContaining("step 0");
        assertThatThrownBy(() -> s.str().sliceReplace(0, 1, null)).hasMessageContaining("by is null");
        assertThatThrownBy(() -> s.str().cat(Arrays.asList("a", null), "", null))
                .hasMessageContaining("others");
        assertThatThrownBy(() -> s.extractAll("a")).hasMessageContaining("no groups");
        assertThatThrownBy(() -> s.dummyColumns("")).hasMessageContaining("separator is empty");
        assertThatThrownBy(() -> t.col("x").str().wrap(3).compute()).hasMessageContaining("needs text");
        assertThatThrownBy(() -> CutOptions.DEFAULT.withPrecision(-1)).hasMessageContaining("precision -1");
        assertThatThrownBy(() -> CutOptions.DEFAULT.labelled("a", "a")).hasMessageContaining("not all different");
        assertThatThrownBy(() -> t.col("x").cut(CutOptions.DEFAULT.labelled("a"), 0, 1, 2))
                .hasMessageContaining("2 intervals, and 1 labels");
        assertThatThrownBy(() -> t.col("x").qcut(2, CutOptions.DEFAULT.closedLeft()))
                .hasMessageContaining("right end");
        assertThatThrownBy(() -> t.col("x").valueCounts(2, CountOptions.DEFAULT.withNull()))
                .hasMessageContaining("no interval");
        assertThatThrownBy(() -> t.col("x").interpolateWithin(0)).hasMessageContaining("0 rows");
        assertThatThrownBy(() -> t.replace(List.of(1, 2), List.of(3)))
                .hasMessageContaining("2 values to replace and 1");
        assertThatThrownBy(() -> t.replaceIn(Map.of("q", Map.of(1, 2)))).hasMessageContaining("'q'");
        assertThatThrownBy(() -> t.clip(Map.of("q", 1), null)).hasMessageContaining("'q'");
        assertThatThrownBy(() -> t.select("s").corrWith(t.col("x"))).hasMessageContaining("no numeric column");
        assertThatThrownBy(() -> t.corrWith(s)).hasMessageContaining("corrWith needs numbers, and series 's' holds");
        assertThatThrownBy(() -> t.compare(t.select("x"))).hasMessageContaining("same columns");
        assertThatThrownBy(() -> t.groupByLevel("k")).hasMessageContaining("no level of the row labels is called 'k'");
        assertThatThrownBy(() -> t.groupByLevel(1)).hasMessageContaining("level 1");
        assertThatThrownBy(() -> t.groupBy(Grouper.of("x", "D"))).hasMessageContaining("needs dates");
        assertThatThrownBy(() -> t.groupBy("k").nlargest(-1, "x")).hasMessageContaining("-1 rows");
        assertThatThrownBy(() -> t.groupBy("k").nlargest(1, Keep.NONE, "x")).hasMessageContaining("Keep.FIRST");
        assertThatThrownBy(() -> t.groupBy("k").nlargest(1, "q")).hasMessageContaining("'q'");
        assertThatThrownBy(() -> t.groupBy("k").sample(2, 1)).hasMessageContaining("share of 2.0");
        assertThatThrownBy(() -> t.groupBy("k").describe((double[]) null, "x"))
                .hasMessageContaining("fractions is null");
        assertThatThrownBy(() -> t.setIndexUnsorted("k", "s").renameIndex(Map.of()))
                .hasMessageContaining("2 levels");
    }

    @Test
    void roundingBeyondTheLastMomentIsAnError() {
        Map<String, Column> ends =
                Map.of("n", Column.of(DType.INT64, List.of(Long.MAX_VALUE - 1, 5L, Long.MIN_VALUE + 1)));
        Series moments = DataFrame.of(ends, 1).col("n").astype(DType.DATETIME);
        assertThatThrownBy(() -> moments.dt().ceil("D").compute()).hasMessageContaining("beyond what 64 bits hold");
        assertThatThrownBy(() -> moments.dt().floor("D").compute()).hasMessageContaining("rounded down");
        Series spans = DataFrame.of(ends, 1).col("n").astype(DType.TIMEDELTA);
        assertThatThrownBy(() -> spans.dt().ceil("h").compute()).hasMessageContaining("beyond what 64 bits hold");
        assertThat(moments.iloc(1).dt().ceil("D").dt().day().compute().valueAt(0))
                .isEqualTo(2L);
    }

    @Test
    void onlyNumbersAreInterpolated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(5, 1).col("s").interpolate());
        assertThat(table(5, 2).interpolate().col("s").dtype()).isEqualTo(DType.STRING);
    }

    @Test
    void tablesOfOtherColumnsOrLengthsAreNotTheSame() {
        DataFrame t = table(10, 3);
        assertThat(t.sameAs(table(10, 2)).compute()).isTrue();
        assertThat(t.sameAs(table(11, 2)).compute()).isFalse();
        assertThat(table(11, 2).sameAs(t).compute()).isFalse();
        assertThat(t.sameAs(t.select("k", "x")).compute()).isFalse();
        assertThat(t.sameAs(t.setIndexUnsorted("s").select("k", "x")).compute()).isFalse();
        assertThat(t.sameAs(t.assign("x", col("x").add(0))).compute()).isTrue();
        assertThat(t.compare(table(10, 1)).compute().rows()).isZero();
        Series changed = t.col("x").mask(col("x").eq(37), -1.0);
        assertThat(t.col("x").sameAs(changed).compute()).isFalse();
        assertThat(t.col("x").sameAs(changed.mask(changed.eq(-1), 37.0)).compute())
                .isTrue();
        assertThat(t.col("x").compare(changed).compute()).hasToString("   self  other\n1  37.0   -1.0");
    }
}
