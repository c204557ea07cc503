package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RandomColumns;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.RankOptions;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups of several keys and first rows of groups, which many partitions find in other ways than one does. */
@Timeout(300)
class ManyGroupsTest {
    private static List<List<Object>> rows(Frame frame) {
        List<List<Object>> columns = new ArrayList<>();
        for (Column column : frame.columns()) {
            columns.add(RandomColumns.values(column));
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

    private static Frame table(Random random, int rows, List<DType> dtypes) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (DType dtype : dtypes) {
            double nulls = random.nextInt(3) * 0.1;
            columns.put("k" + columns.size(), Column.of(dtype, RandomColumns.values(dtype, rows, nulls, random)));
        }
        columns.put("v", LongColumn.adopt(random.longs(rows, 0, 1000).toArray(), null));
        return Frame.of(columns);
    }

    @Test
    void severalKeysMakeTheSameGroupsHoweverTheTableIsCut() {
        List<DType> dtypes = RandomColumns.dtypes().stream()
                .filter(dtype -> dtype != DType.CATEGORICAL && dtype.kind() != DType.Kind.LIST)
                .toList();
        for (int seed = 0; seed < 60; seed++) {
            Random random = Seeds.random(seed);
            List<DType> keys = List.of(
                    dtypes.get(seed % dtypes.size()),
                    dtypes.get(random.nextInt(dtypes.size())),
                    dtypes.get(random.nextInt(dtypes.size())));
            Frame frame = table(random, random.nextInt(300), keys.subList(0, 2 + random.nextInt(2)));
            String[] names = frame.schema().names().stream()
                    .filter(name -> name.startsWith("k"))
                    .toArray(String[]::new);
            boolean dropNull = random.nextBoolean();
            boolean sort = random.nextBoolean();
            List<List<List<Object>>> answers = new ArrayList<>();
            for (int partitions : new int[] {1, 2, 5, 40}) {
                answers.add(rows(DataFrame.fromFrame(frame, partitions)
                        .groupBy(names)
                        .dropNull(dropNull)
                        .sort(sort)
                        .agg(sum("v").as("s"), count().as("c"))
                        .resetIndex()
                        .compute()));
            }
            assertThat(answers).as("seed %d: %s", seed, keys).containsOnly(answers.get(0));
        }
    }

    @Test
    void almostDistinctKeysAreCountedExactly() {
        int rows = 150_000;
        Random random = Seeds.random(7);
        long[] first = random.longs(rows, -50_000, 50_000).toArray();
        int[] second = random.ints(rows, 0, 1000).toArray();
        Map<List<Long>, Long> expected = new TreeMap<>(
                (a, b) -> Arrays.compare(new long[] {a.get(0), a.get(1)}, new long[] {b.get(0), b.get(1)}));
        for (int row = 0; row < rows; row++) {
            if (row % 10 == 9) {
                first[row] = first[row / 2];
                second[row] = second[row / 2];
            }
            expected.merge(List.of(first[row], (long) second[row]), 1L, Long::sum);
        }
        Frame frame = Frame.of("a", LongColumn.of(first), "b", IntColumn.of(second));
        Frame counted = DataFrame.fromFrame(frame, 2)
                .groupBy("a", "b")
                .agg(count().as("c"))
                .resetIndex()
                .compute();
        assertThat(RandomColumns.values(counted.column("c"))).isEqualTo(List.copyOf(expected.values()));
        assertThat(RandomColumns.values(counted.column("a")))
                .isEqualTo(expected.keySet().stream().map(key -> key.get(0)).toList());
    }

    @ParameterizedTest
    @EnumSource(RankOptions.Ties.class)
    void rowsOfTheFirstRanksAreThoseThatAllRanksSay(RankOptions.Ties ties) {
        for (int seed = 0; seed < 40; seed++) {
            Random random = Seeds.random(seed);
            int rows = random.nextInt(400);
            DType operand = List.of(DType.FLOAT64, DType.INT32, DType.STRING, DType.INT64)
                    .get(seed % 4);
            Frame frame = table(random, rows, List.of(DType.INT32, operand))
                    .with(
                            "row",
                            LongColumn.of(
                                    IntStream.range(0, rows).asLongStream().toArray()));
            RankOptions options =
                    RankOptions.DEFAULT.withTies(ties).withMissing(RankOptions.Missing.values()[random.nextInt(3)]);
            options = random.nextBoolean() ? options.descending() : options;
            String[] over = random.nextInt(4) == 0 ? new String[0] : new String[] {"k0"};
            double most = random.nextInt(8) / 2.0;
            boolean isLess = random.nextBoolean();
            var rank = col("k1").rank(options, over);
            List<List<List<Object>>> answers = new ArrayList<>();
            for (int partitions : new int[] {1, 3, 20}) {
                DataFrame df = DataFrame.fromFrame(frame, partitions);
                answers.add(
                        rows(df.filter(isLess ? rank.lt(most) : rank.le(most)).compute()));
                DataFrame ranked = df.assign("r", rank);
                answers.add(rows(ranked.filter(isLess ? col("r").lt(most) : col("r").le(most))
                        .drop("r")
                        .compute()));
            }
            assertThat(answers).as("seed %d, up to %s", seed, most).containsOnly(answers.get(0));
        }
    }
}
