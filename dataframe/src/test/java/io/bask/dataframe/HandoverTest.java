package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.config.Config;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.RankOptions;
import io.bask.function.Function1;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Partitions are handed over in parts where the budget is small; no row and no label changes by that. */
@Timeout(300)
class HandoverTest {
    private static final int ROWS = 1500;
    private static final MergeOptions EXCHANGED = MergeOptions.on("key").by(MergeOptions.Plan.EXCHANGE);

    private static Frame frame(Random random) {
        List<@Nullable Object> keys = new ArrayList<>();
        List<@Nullable Object> few = new ArrayList<>();
        List<@Nullable Object> many = new ArrayList<>();
        List<@Nullable Object> kinds = new ArrayList<>();
        List<@Nullable Object> numbers = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            keys.add(random.nextInt(200) == 0 ? null : (long) random.nextInt(3000));
            few.add(random.nextInt(9) == 0 ? null : "few " + random.nextInt(7));
            many.add(random.nextInt(9) == 0 ? null : "many " + random.nextInt(100_000));
            kinds.add(random.nextInt(5) == 0 ? null : "kind " + random.nextInt(4));
            numbers.add(random.nextInt(7) == 0 ? null : random.nextInt(50) * 0.5);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("key", Column.of(DType.INT64, keys));
        columns.put("few", Column.of(DType.STRING, few));
        columns.put("many", Column.of(DType.STRING, many));
        columns.put("kind", Column.of(DType.CATEGORICAL, kinds));
        columns.put("number", Column.of(DType.FLOAT64, numbers));
        return Frame.of(columns);
    }

    private static Map<String, Function1<DataFrame, DataFrame>> operations() {
        Map<String, Function1<DataFrame, DataFrame>> all = new LinkedHashMap<>();
        all.put("sort", table -> table.sortValues("number", "few"));
        all.put("sort by text", table -> table.sortValues("many"));
        all.put("join", table -> table.merge(table.filter(col("number").gt(3)), EXCHANGED));
        all.put(
                "outer join",
                table -> table.merge(table.select("key", "many", "number"), EXCHANGED.how(JoinKind.OUTER)));
        all.put("more partitions", table -> table.repartition(table.npartitions() + 5));
        all.put("rank", table -> table.assign("rank", col("number").rank(RankOptions.DEFAULT, "key")));
        all.put("sort of a join", table -> table.merge(table, EXCHANGED).sortValues("number_x", "many_y"));
        return all;
    }

    private static List<List<@Nullable Object>> rows(Frame frame) {
        Frame whole = frame.resetIndex();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < whole.rows(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Column column : whole.columns()) {
                values.add(column.valueAt(row));
            }
            rows.add(values);
        }
        return rows;
    }

    @Test
    void partsGiveTheSameRowsAsWholePartitions() throws Exception {
        Frame frame = frame(Seeds.random());
        for (int partitions : new int[] {2, 3, 17, 40}) {
            for (Map.Entry<String, Function1<DataFrame, DataFrame>> each :
                    operations().entrySet()) {
                DataFrame table =
                        DataFrame.fromFrame(frame, partitions).filter(col("key").ne(250));
                List<List<@Nullable Object>> whole =
                        rows(each.getValue().apply(table).compute());
                List<List<@Nullable Object>> inParts;
                boolean isInParts;
                try (Config.Scope scope = Config.with("memory.budget", "200 kB")) {
                    DataFrame result = each.getValue().apply(table);
                    isInParts = result.explain().toString().contains("part-");
                    inParts = rows(result.compute());
                }
                assertThat(isInParts)
                        .as("%s of %d partitions is in parts", each.getKey(), partitions)
                        .isTrue();
                assertThat(inParts)
                        .as("%s of %d partitions", each.getKey(), partitions)
                        .isEqualTo(whole);
            }
        }
    }
}
