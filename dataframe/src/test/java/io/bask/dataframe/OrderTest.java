package io.bask.dataframe;

import static io.bask.dataframe.Expressions.asc;
import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.SortKey;
import io.bask.testkit.Seeds;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Order, labels and partitions against pandas. */
class OrderTest extends VerbContract {
    OrderTest() {
        super("order.tsv", verbs());
    }

    private static Map<String, Function<Cut, Object>> verbs() {
        Map<String, Function<Cut, Object>> all = new LinkedHashMap<>();
        List<List<String>> columns = List.of(
                List.of("k"),
                List.of("f"),
                List.of("g"),
                List.of("t"),
                List.of("b"),
                List.of("n"),
                List.of("c"),
                List.of("g", "k"),
                List.of("k", "f", "id"),
                List.of("b", "g", "t"));
        for (List<String> by : columns) {
            for (boolean down : new boolean[] {false, true}) {
                for (boolean first : new boolean[] {false, true}) {
                    List<SortKey> keys = by.stream()
                            .map(column -> new SortKey(column, down, first))
                            .toList();
                    String name = "sort %s %s nulls %s"
                            .formatted(String.join(" ", by), down ? "down" : "up", first ? "first" : "last");
                    all.put(name, cut -> cut.left().sortValues(keys));
                }
            }
        }
        all.put("sort mixed", cut -> cut.left().sortValues(List.of(desc("b"), asc("k"), desc("f"))));
        all.put("sort series", cut -> cut.left().select("f").sortValues("f").col("f"));
        all.put(
                "sort filtered",
                cut -> cut.left().filter(col("k").gt(4)).sortValues("f").select("id", "f"));
        all.put("sort reset", cut -> cut.left().sortValues("n").resetIndex(true));
        all.put("nlargest", cut -> cut.left().nlargest(9, "f"));
        all.put("nlargest two", cut -> cut.left().nlargest(5, "k", "n"));
        all.put("nsmallest", cut -> cut.left().nsmallest(11, "n"));
        all.put("nlargest series", cut -> cut.left().nlargest(4, "f").col("f"));
        all.put("set index", cut -> cut.left().setIndex("k"));
        all.put("set index text", cut -> cut.left().dropNull("g").setIndex("g").select("id", "f"));
        all.put(
                "set index unsorted",
                cut -> cut.left().setIndexUnsorted("g", "b").select("id").head(9));
        all.put("set reset", cut -> cut.left().setIndex("n").resetIndex());
        all.put("reset", cut -> cut.left().filter(col("k").gt(4)).resetIndex().select("index", "id", "k"));
        all.put("reset drop", cut -> cut.left().filter(col("k").gt(4)).resetIndex(true));
        all.put("loc label", cut -> cut.left().setIndex("k").loc(4));
        all.put("loc range", cut -> cut.left().setIndex("k").loc(3, 5));
        all.put("loc number", cut -> cut.left().loc(33));
        all.put("loc numbers", cut -> cut.left().loc(30, 36));
        all.put("sorted head", cut -> cut.left().sortValues("f").head(7));
        all.put("sorted tail", cut -> cut.left().sortValues("f").tail(7));
        all.put("group reset", cut -> cut.left().groupBy("g", "k").sum("n").resetIndex());
        all.put("sort group", cut -> cut.left().groupBy("k").sum("n").sortValues("n"));
        return all;
    }

    private static int[] rows(DataFrame table) {
        Schema one = Schema.of(new Field("rows", DType.INT64));
        Column found = table.mapPartitions(part -> Frame.of("rows", LongColumn.of(part.rows())), one)
                .compute()
                .column(0);
        int[] rows = new int[found.length()];
        Arrays.setAll(rows, i -> (int) ((LongColumn) found).at(i));
        return rows;
    }

    @Test
    void manyEqualRowsAreSpreadOverPartitionsAndKeepTheirOrder() {
        int n = 20_000;
        double[] heavy = new double[n];
        for (int i = 0; i < n; i++) {
            heavy[i] = i % 20 == 0 ? i % 7 : 3;
        }
        DataFrame table = DataFrame.fromFrame(Frame.of("x", DoubleColumn.of(heavy)), 16);
        DataFrame sorted = table.sortValues("x");
        assertThat(sorted.npartitions()).isEqualTo(16);
        for (int rows : rows(sorted)) {
            assertThat(rows).isBetween(n / 16 / 2, n / 16 * 2);
        }
        DataFrame numbered = sorted.resetIndex().filter(col("x").eq(3));
        LongColumn labels = (LongColumn) numbered.compute().column("index");
        for (int i = 1; i < labels.length(); i++) {
            assertThat(labels.at(i)).isGreaterThan(labels.at(i - 1));
        }
    }

    @Test
    void randomNumbersOfAllKindsSortAsArraysDo() {
        Random random = Seeds.random();
        int n = 5000;
        double[] values = new double[n];
        long[] wide = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = i % 97 == 0
                    ? Double.NEGATIVE_INFINITY
                    : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            wide[i] = random.nextLong();
        }
        wide[0] = Long.MIN_VALUE;
        wide[1] = Long.MAX_VALUE;
        Frame frame = Frame.of("x", DoubleColumn.of(values), "w", LongColumn.of(wide));
        for (int partitions : new int[] {1, 3, 40}) {
            DataFrame table = DataFrame.fromFrame(frame, partitions);
            DoubleColumn x = (DoubleColumn) table.sortValues("x").compute().column("x");
            LongColumn w =
                    (LongColumn) table.sortValues(List.of(desc("w"))).compute().column("w");
            double[] expected = values.clone();
            long[] expectedWide = wide.clone();
            Arrays.sort(expected);
            Arrays.sort(expectedWide);
            for (int i = 0; i < n; i++) {
                assertThat(x.at(i)).isEqualTo(expected[i]);
                assertThat(w.at(i)).isEqualTo(expectedWide[n - 1 - i]);
            }
        }
    }

    @Test
    void repartitionKeepsRowsOrderAndLabels() {
        for (Cut cut : fixtures().cuts()) {
            DataFrame table = cut.left().filter(col("k").gt(2));
            String before = VerbFixtures.print(table);
            for (int n : new int[] {1, 2, 5, 13, 300}) {
                DataFrame changed = table.repartition(n);
                assertThat(changed.npartitions()).isEqualTo(n);
                assertThat(VerbFixtures.print(changed)).isEqualTo(before);
            }
        }
        assertThat(rows(fixtures().cuts().get(1).left().repartition(10))).containsOnly(6, 7);
    }

    @Test
    void divisionsBoundTheLabelsOfPartitions() {
        DataFrame table = fixtures().cuts().get(2).left().setIndex("id");
        assertThat(table.divisions()).hasSize(8).startsWith(0L).endsWith(66L);
        DataFrame cut = table.repartition(List.of(0L, 10L, 60L, 66L));
        assertThat(rows(cut)).containsExactly(10, 50, 7);
        assertThat(cut.divisions()).containsExactly(0L, 10L, 60L, 66L);
        assertThat(cut.indexNames()).containsExactly("id");
        assertThatThrownBy(() -> table.repartition(List.of(5L, 66L)).compute())
                .rootCause()
                .hasMessageContaining("label 0 lies outside the divisions 5 to 66");
    }

    @Test
    void samplesAreDrawnAgainFromTheSameSeed() {
        DataFrame table = DataFrame.fromFrame(Frame.of("x", LongColumn.of(new long[10_000])), 5);
        assertThat(table.sample(0.3, 1).len()).isBetween(2700L, 3300L);
        assertThat(table.sample(0.3, 1).compute().toString())
                .isEqualTo(table.sample(0.3, 1).compute().toString());
        assertThat(table.sample(0.3, 2).compute().toString())
                .isNotEqualTo(table.sample(0.3, 1).compute().toString());
        assertThat(table.sample(1, 9).len()).isEqualTo(10_000);
        assertThat(table.sample(0, 9).len()).isZero();
        List<DataFrame> parts = table.randomSplit(3, 0.5, 0.2, 0.3);
        assertThat(parts.stream().mapToLong(DataFrame::len).sum()).isEqualTo(10_000);
        assertThatThrownBy(() -> table.sample(1.5, 1)).hasMessageContaining("shares lie in [0, 1]");
    }

    @Test
    void errorsAreFoundAtTheCall() {
        DataFrame table = fixtures().cuts().get(1).left();
        assertThatThrownBy(() -> table.sortValues("kk")).hasMessageContaining("no column is called 'kk'");
        assertThatThrownBy(table::sortValues).hasMessageContaining("nothing to sort by");
        assertThatThrownBy(() -> table.nlargest(-1, "k")).hasMessageContaining("must not be negative");
        assertThatThrownBy(() -> table.repartition(0)).hasMessageContaining("give at least one");
        assertThatThrownBy(() -> table.repartition(List.of(1, 2))).hasMessageContaining("call setIndex(column) first");
        assertThatThrownBy(() -> table.setIndexUnsorted("g", "k").loc(1)).hasMessageContaining("labels of 2 levels");
    }
}
