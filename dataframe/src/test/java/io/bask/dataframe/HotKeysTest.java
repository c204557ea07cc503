package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.config.Config;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RandomColumns;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Joins whose left rows often have the same key spread them, and answer the rows that any other join does. */
@Timeout(300)
class HotKeysTest {
    private static JoinSpec spec(JoinKind kind, List<String> left, List<String> right, Uniqueness uniqueness) {
        return new JoinSpec(kind, left, right, "side", uniqueness, false, true);
    }

    /** Rows that have one of few keys with that probability, else one of many. */
    private static Frame table(Random random, String prefix, int rows, double hot, DType dtype, int keys) {
        List<@Nullable Object> few = new ArrayList<>(RandomColumns.values(dtype, 2, 0, random));
        few.add(null);
        List<@Nullable Object> first = new ArrayList<>();
        List<@Nullable Object> second = new ArrayList<>();
        Object always = few.get(random.nextInt(few.size()));
        for (int row = 0; row < rows; row++) {
            boolean isHot = random.nextDouble() < hot;
            first.add(
                    isHot ? always : RandomColumns.values(dtype, 1, 0.1, random).get(0));
            second.add(isHot ? 1L : (long) random.nextInt(3));
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(prefix + "a", Column.of(dtype, first));
        if (keys > 1) {
            columns.put(prefix + "b", Column.of(DType.INT64, second));
        }
        columns.put(prefix + "row", LongColumn.of(LongStream.range(0, rows).toArray()));
        return Frame.of(columns);
    }

    private static List<List<Object>> rows(Frame frame) {
        List<List<Object>> columns = new ArrayList<>();
        for (String name : frame.schema().names()) {
            columns.add(RandomColumns.values(frame.column(name)));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            List<Object> values = new ArrayList<>();
            for (List<Object> column : columns) {
                values.add(column.get(row));
            }
            rows.add(values);
        }
        return rows;
    }

    private static DataFrame joined(DataFrame left, DataFrame right, JoinSpec spec, int partitions) {
        return new DataFrame(
                partitions == 0
                        ? new Join(left.expr(), right.expr(), spec, false)
                        : Join.spread(left.expr(), right.expr(), spec, partitions));
    }

    @ParameterizedTest
    @EnumSource(
            value = JoinKind.class,
            names = {"INNER", "LEFT", "OUTER", "SEMI", "ANTI"})
    void everyKindAnswersTheRowsOfAJoinInOnePartition(JoinKind kind) {
        List<DType> dtypes = List.of(DType.INT64, DType.STRING, DType.FLOAT64, DType.DATETIME, DType.BOOL);
        for (int seed = 0; seed < 24; seed++) {
            Random random = Seeds.random(seed);
            DType dtype = dtypes.get(seed % dtypes.size());
            int keys = 1 + random.nextInt(2);
            double hot = random.nextInt(4) == 0 ? 0 : 0.2 + random.nextDouble() * 0.8;
            Frame left = table(random, "l", random.nextInt(4) == 0 ? random.nextInt(300) : 4000, hot, dtype, keys);
            Frame right = table(random, "r", random.nextInt(30), random.nextDouble(), dtype, keys);
            List<String> leftKeys = List.of("la", "lb").subList(0, keys);
            List<String> rightKeys = List.of("ra", "rb").subList(0, keys);
            JoinSpec spec = spec(kind, leftKeys, rightKeys, Uniqueness.MANY_TO_MANY);
            List<List<Object>> expected =
                    rows(joined(DataFrame.fromFrame(left, 1), DataFrame.fromFrame(right, 1), spec, 0)
                            .compute());
            int leftParts = 1 + random.nextInt(9);
            int rightParts = 1 + random.nextInt(5);
            int partitions = 1 + random.nextInt(20);
            String[] budgets = {"1 GB", "200 kB"};
            try (Config.Scope scope = Config.with("memory.budget", budgets[seed % 2])) {
                DataFrame spread = joined(
                        DataFrame.fromFrame(left, leftParts), DataFrame.fromFrame(right, rightParts), spec, partitions);
                assertThat(spread.npartitions()).isEqualTo(partitions);
                assertThat(rows(spread.compute()))
                        .as("seed %d: %s, %d and %d into %d", seed, dtype, leftParts, rightParts, partitions)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void leftRowsKeepTheirOrderInEachPartitionAndNoPartitionGetsMuchMoreThanItsShare() {
        Random random = Seeds.random();
        int rows = 40_000;
        long[] keys = random.longs(rows, 0, 1000).toArray();
        for (int row = 0; row < rows; row++) {
            keys[row] = random.nextInt(10) > 0 ? 1 : keys[row];
        }
        Frame left = Frame.of(
                "la",
                LongColumn.of(keys),
                "lrow",
                LongColumn.of(LongStream.range(0, rows).toArray()));
        Frame one = Frame.of("ra", LongColumn.of(1, 5), "rrow", LongColumn.of(7, 8));
        JoinSpec spec = spec(JoinKind.LEFT, List.of("la"), List.of("ra"), Uniqueness.MANY_TO_MANY);
        int partitions = 10;
        DataFrame joined = joined(DataFrame.fromFrame(left, 8), DataFrame.fromFrame(one, 1), spec, partitions);
        long all = 0;
        for (int i = 0; i < partitions; i++) {
            Frame part = joined.partition(i).compute();
            LongColumn order = (LongColumn) part.column("lrow");
            for (int row = 1; row < part.rows(); row++) {
                assertThat(order.at(row)).isGreaterThanOrEqualTo(order.at(row - 1));
            }
            assertThat(part.rows()).as("rows of partition %d", i).isLessThan(rows / 4);
            all += part.rows();
        }
        assertThat(all).isEqualTo(rows);
    }

    @Test
    void mergesOfTablesTooLargeToBroadcastSpread() {
        Random random = Seeds.random(3);
        Frame left = table(random, "", 6000, 0.8, DType.INT64, 1).rename(Map.of("row", "x"));
        Frame right = table(random, "", 40, 0.5, DType.INT64, 1).rename(Map.of("row", "y"));
        DataFrame merged = DataFrame.fromFrame(left, 6)
                .merge(DataFrame.fromFrame(right, 5), MergeOptions.on("a").how(JoinKind.OUTER));
        assertThat(merged.explain().toString()).contains("hot keys spread, npartitions=6", "join-hot");
        assertThat(rows(merged.compute()))
                .containsExactlyInAnyOrderElementsOf(rows(DataFrame.fromFrame(left, 1)
                        .merge(
                                DataFrame.fromFrame(right, 1),
                                MergeOptions.on("a").how(JoinKind.OUTER))
                        .compute()));
        DataFrame counts = merged.groupBy("a").dropNull(false).size();
        assertThat(rows(counts.resetIndex().compute()))
                .isEqualTo(rows(DataFrame.fromFrame(merged.compute(), 1)
                        .groupBy("a")
                        .dropNull(false)
                        .size()
                        .resetIndex()
                        .compute()));
    }

    @Test
    void keysThatAreDemandedToBeDifferentAreNotSpreadOrSeenAllTheSame() {
        Random random = Seeds.random(4);
        DataFrame left = DataFrame.fromFrame(table(random, "", 6000, 0.8, DType.INT64, 1), 6);
        DataFrame right = DataFrame.fromFrame(table(random, "", 60, 0.5, DType.INT64, 1), 5);
        MergeOptions outer = MergeOptions.on("a").how(JoinKind.OUTER);
        assertThat(left.merge(right, outer.validate(Uniqueness.ONE_TO_MANY))
                        .explain()
                        .toString())
                .doesNotContain("hot keys spread");
        assertThatThrownBy(() -> left.merge(right, outer.validate(Uniqueness.MANY_TO_ONE))
                        .compute())
                .hasStackTraceContaining("the right table has a key more than once");
        assertThatThrownBy(() -> joined(
                        left.rename("a", "la").rename("row", "lrow"),
                        right.rename("a", "ra").rename("row", "rrow"),
                        spec(JoinKind.LEFT, List.of("la"), List.of("ra"), Uniqueness.ONE_TO_ONE),
                        4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot spread");
    }

    @Test
    void joinsByKeysThatRowsLieByAlreadyAreNotSpreadBelow() {
        Random random = Seeds.random(6);
        Frame frame = table(random, "", 3000, 0.8, DType.INT64, 1);
        DataFrame left = DataFrame.fromFrame(frame, 5).rename("row", "x");
        DataFrame right = DataFrame.fromFrame(table(random, "", 20, 0.5, DType.INT64, 1), 5)
                .rename("row", "y");
        DataFrame other = DataFrame.fromFrame(table(random, "", 20, 0.5, DType.INT64, 1), 5);
        MergeOptions semi = MergeOptions.on("a").how(JoinKind.OUTER);
        DataFrame twice = left.merge(right, semi).filter(col("a").notNull()).merge(other, semi);
        List<List<Object>> expected = rows(DataFrame.fromFrame(frame, 1)
                .rename("row", "x")
                .merge(right.repartition(1), semi)
                .filter(col("a").notNull())
                .merge(other.repartition(1), semi)
                .compute());
        assertThat(rows(twice.compute())).containsExactlyInAnyOrderElementsOf(expected);
    }
}
