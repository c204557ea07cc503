package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.first;
import static io.bask.dataframe.Expressions.max;
import static io.bask.dataframe.Expressions.mean;
import static io.bask.dataframe.Expressions.median;
import static io.bask.dataframe.Expressions.nunique;
import static io.bask.dataframe.Expressions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.config.Config;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.column.RandomColumns;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.function.Function1;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Groups that may be too many for one partition come in several, and are the same groups in the same order. */
@Timeout(300)
class PartedGroupsTest {
    private static final String BUDGET = "300 kB";

    private static List<List<Object>> rows(Frame frame) {
        List<List<Object>> columns = new ArrayList<>();
        for (Column column : frame.resetIndex().columns()) {
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
        columns.put("x", Column.of(DType.FLOAT64, RandomColumns.values(DType.FLOAT64, rows, 0.1, random)));
        return Frame.of(columns);
    }

    private static Frame numbers(int rows) {
        Random random = Seeds.random(5);
        return table(random, rows, List.of(DType.STRING))
                .with("id", LongColumn.adopt(random.longs(rows, 0, rows).toArray(), null));
    }

    private static Aggregate[] wanted() {
        return new Aggregate[] {
            sum("v").as("sum"),
            count().as("rows"),
            mean("x").as("mean"),
            first("v").as("first"),
            median("v").as("median"),
            nunique("v").as("distinct"),
            max("x").as("max")
        };
    }

    @Test
    void keysOfEveryDtypeGiveTheSameGroupsInSeveralPartitions() {
        List<DType> dtypes = RandomColumns.dtypes().stream()
                .filter(dtype -> dtype != DType.CATEGORICAL && dtype.kind() != DType.Kind.LIST)
                .toList();
        for (int seed = 0; seed < 3 * dtypes.size(); seed++) {
            Random random = Seeds.random(seed);
            List<DType> keys = new ArrayList<>(List.of(dtypes.get(seed % dtypes.size())));
            for (int more = random.nextInt(3); more > 0; more--) {
                keys.add(dtypes.get(random.nextInt(dtypes.size())));
            }
            Frame frame = table(random, random.nextInt(20) == 0 ? 0 : random.nextInt(3000), keys);
            String[] names = frame.schema().names().stream()
                    .filter(name -> name.startsWith("k"))
                    .toArray(String[]::new);
            boolean dropNull = random.nextBoolean();
            boolean sort = random.nextInt(3) > 0;
            int partitions = 2 + random.nextInt(40);
            Function1<DataFrame, DataFrame> groups =
                    table -> table.groupBy(names).dropNull(dropNull).sort(sort).agg(wanted());
            assertSame(frame, partitions, groups, "seed %d: %s in %d".formatted(seed, keys, partitions));
        }
    }

    private static void assertSame(
            Frame frame, int partitions, Function1<DataFrame, DataFrame> operation, String description) {
        try {
            List<List<Object>> whole =
                    rows(operation.apply(DataFrame.fromFrame(frame, 1)).compute());
            try (Config.Scope scope = Config.with("memory.budget", BUDGET)) {
                DataFrame parted = operation.apply(DataFrame.fromFrame(frame, partitions));
                assertThat(rows(parted.compute())).as(description).isEqualTo(whole);
                assertThat(parted.len()).as(description).isEqualTo(whole.size());
            }
        } catch (Exception e) {
            throw new AssertionError(description, e);
        }
    }

    private static Map<String, Function1<DataFrame, DataFrame>> operations() {
        Map<String, Function1<DataFrame, DataFrame>> all = new LinkedHashMap<>();
        all.put("groups", table -> table.groupBy("id").agg(wanted()));
        all.put("unsorted", table -> table.groupBy("id").sort(false).agg(wanted()));
        all.put("columns", table -> table.groupBy("id", "v").asIndex(false).size());
        all.put("texts", table -> table.groupBy("k0", "id").agg(sum("v").as("s")));
        all.put("values", table -> table.col("id").valueCounts().toFrame());
        all.put("distinct", table -> table.col("id").unique().toFrame());
        all.put("rows", table -> table.select("id", "k0").valueCounts());
        all.put("filtered", table -> table.groupBy("id").agg(sum("v").as("s")).filter(col("s").gt(500)));
        all.put(
                "joined",
                table -> table.merge(
                                table.groupBy("id").asIndex(false).agg(sum("v").as("s")),
                                MergeOptions.on("id").by(MergeOptions.Plan.EXCHANGE))
                        .sortValues("id", "v", "x")
                        .resetIndex(true));
        for (Aggregation each :
                List.of(Aggregation.MEAN, Aggregation.SUM, Aggregation.SIZE, Aggregation.FIRST, Aggregation.NUNIQUE)) {
            all.put("transform " + each, table -> table.assign("t", col("x").transform(each, "id")));
            all.put("keys " + each, table -> table.assign("t", col("v").transform(each, "k0", "id")));
        }
        all.put(
                "transforms",
                table -> table.filter(col("x").sub(col("x").transform(Aggregation.MEAN, "id"))
                        .gt(col("v").transform(Aggregation.MIN, "v").div(900))));
        all.put(
                "groups of groups",
                table -> table.groupBy("id", "v")
                        .asIndex(false)
                        .agg(sum("x").as("s"))
                        .groupBy("id")
                        .agg(max("s").as("m"), count().as("c")));
        all.put("sorted", table -> table.groupBy("id").agg(sum("v").as("s")).sortValues("s"));
        all.put("best", table -> table.groupBy("id").agg(sum("v").as("s")).nlargest(7, "s"));
        return all;
    }

    @Test
    void whatIsMadeOfManyGroupsIsTheSame() {
        Frame frame = numbers(9000);
        operations().forEach((name, operation) -> assertSame(frame, 12, operation, name));
    }

    @Test
    void manyGroupsLieInSeveralPartitionsOfAboutOneSize() {
        Frame frame = numbers(20_000);
        try (Config.Scope scope = Config.with("memory.budget", "1 MB")) {
            for (boolean sort : new boolean[] {true, false}) {
                DataFrame groups =
                        DataFrame.fromFrame(frame, 10).groupBy("id").sort(sort).agg(sum("v").as("s"), sum("x").as("t"));
                long rows = groups.len();
                assertThat(groups.npartitions()).isGreaterThan(4);
                int filled = 0;
                for (int i = 0; i < groups.npartitions(); i++) {
                    long length = groups.partition(i).len();
                    filled += length > 0 ? 1 : 0;
                    assertThat(length).as("partition %d of %d rows", i, rows).isLessThan(rows / 4);
                }
                assertThat(filled).isGreaterThan(4);
                List<List<Object>> all = rows(groups.resetIndex().compute());
                assertThat(rows(groups.resetIndex().tail(3))).isEqualTo(all.subList(all.size() - 3, all.size()));
            }
        }
    }

    @Test
    void fewGroupsOfManyRowsLieInTheFirstPartition() {
        Frame frame = numbers(20_000);
        try (Config.Scope scope = Config.with("memory.budget", "1 MB")) {
            for (boolean sort : new boolean[] {true, false}) {
                DataFrame groups = DataFrame.fromFrame(frame, 10)
                        .assign("few", col("id").mod(7))
                        .groupBy("few")
                        .sort(sort)
                        .agg(sum("v").as("s"));
                assertThat(groups.npartitions()).isGreaterThan(1);
                assertThat(groups.partition(0).len()).isEqualTo(7);
                assertThat(groups.len()).isEqualTo(7);
                assertThat(groups.head(3).rows()).isEqualTo(3);
                assertThat(groups.tail(2).rows()).isEqualTo(2);
                Frame whole = groups.resetIndex().compute();
                assertThat(rows(groups.resetIndex().tail(2)))
                        .isEqualTo(rows(whole).subList(5, 7));
                assertThat(rows(groups.resetIndex().head(2)))
                        .isEqualTo(rows(whole).subList(0, 2));
            }
        }
    }

    @Test
    void valuesOfManyGroupsAreNotLookedUpInOneTable() {
        DataFrame table = DataFrame.fromFrame(numbers(9000), 12);
        DataFrame means = table.assign("t", col("x").transform(Aggregation.MEAN, "id"));
        assertThat(means.explain().toString()).contains("lookup by [id]");
        try (Config.Scope scope = Config.with("memory.budget", BUDGET)) {
            assertThat(means.explain().toString())
                    .contains("regroup [transform mean] over [id]")
                    .doesNotContain("lookup by");
        }
    }

    @Test
    void distinctValuesAreCountedInParts() throws Exception {
        Frame frame = numbers(9000);
        for (String name : List.of("id", "x", "k0", "v")) {
            long whole = DataFrame.fromFrame(frame, 1).col(name).nunique().compute();
            try (Config.Scope scope = Config.with("memory.budget", "100 kB")) {
                Scalar<Long> parted = DataFrame.fromFrame(frame, 12).col(name).nunique();
                assertThat(parted.explain().toString()).contains("groupby");
                assertThat(parted.compute()).as(name).isEqualTo(whole);
            }
        }
    }

    @Test
    void distinctValuesOfAllColumnsAreCountedInParts() {
        Frame frame = numbers(9000);
        for (List<String> names : List.of(List.of("id", "x", "k0", "v"), List.of("id"), List.of("v", "even"))) {
            DataFrame whole = DataFrame.fromFrame(frame, 1)
                    .assign("even", col("id").mod(2).eq(0))
                    .select(names);
            NamedColumn counts = whole.nunique().compute();
            NamedColumn withMissing = whole.nunique(false).compute();
            try (Config.Scope scope = Config.with("memory.budget", "1 MB")) {
                DataFrame table = DataFrame.fromFrame(frame, 12)
                        .assign("even", col("id").mod(2).eq(0))
                        .select(names);
                assertThat(table.nunique().explain().toString()).contains("length");
                assertThat(table.nunique().compute()).hasToString(counts.toString());
                assertThat(table.nunique(false).compute()).hasToString(withMissing.toString());
            }
        }
    }

    @Test
    void aTableThatFitsIntoMemoryHasItsGroupsInOnePartition() {
        DataFrame groups = DataFrame.fromFrame(numbers(5000), 10).groupBy("id").agg(wanted());
        assertThat(groups.npartitions()).isEqualTo(1);
        assertThat(groups.explain().toString()).doesNotContain("groupby-cuts");
    }

    @Test
    void keysThatHaveFewValuesNeedOnePartition() {
        Frame frame = numbers(20_000);
        try (Config.Scope scope = Config.with("memory.budget", "1 MB")) {
            DataFrame table = DataFrame.fromFrame(frame, 10)
                    .assign("even", col("id").mod(2).eq(0));
            assertThat(table.groupBy("even").agg(sum("v").as("s")).npartitions())
                    .isEqualTo(1);
        }
    }
}
