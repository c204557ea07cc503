package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.Expressions;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClusteredGroupsTest {
    /** Rows in the order of their groups, nearly so, or in none: groups of few values, of many, and missing ones. */
    @Test
    void groupsThatLieTogetherCountTheSameDistinctValues() {
        Random random = Seeds.random();
        for (int round = 0; round < 120; round++) {
            int rows = random.nextInt(400);
            int size = 1 + random.nextInt(60);
            boolean hasMissing = random.nextBoolean();
            boolean isText = random.nextBoolean();
            List<Object> keys = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            Map<Long, TreeSet<String>> distinct = new TreeMap<>();
            Map<Long, Long> sums = new TreeMap<>();
            for (int row = 0; row < rows; row++) {
                boolean isAstray = round % 3 == 1 && random.nextInt(50) == 0;
                long key = round % 3 == 2 || isAstray ? random.nextInt(rows) : 1000L * (row / size);
                boolean isKeyless = hasMissing && random.nextInt(20) == 0;
                Object value = hasMissing && random.nextInt(8) == 0 ? null : (Object) (long) random.nextInt(50);
                keys.add(isKeyless ? null : key);
                values.add(value == null ? null : isText ? "v" + value : value);
                if (!isKeyless) {
                    TreeSet<String> mine = distinct.computeIfAbsent(key, any -> new TreeSet<>());
                    sums.merge(key, 1L, Long::sum);
                    if (value != null) {
                        mine.add(value.toString());
                    }
                }
            }
            Map<String, Column> columns = new LinkedHashMap<>();
            columns.put("k", Column.of(DType.INT64, keys));
            columns.put("v", Column.of(isText ? DType.STRING : DType.INT64, values));
            Frame result = DataFrame.fromFrame(Frame.of(columns), 1 + random.nextInt(6))
                    .groupBy("k")
                    .asIndex(false)
                    .agg(Expressions.nunique("v").as("n"), Expressions.count().as("rows"))
                    .compute();
            List<List<Object>> expected = new ArrayList<>();
            distinct.forEach((key, mine) -> expected.add(List.of(key, (long) mine.size(), sums.get(key))));
            List<List<Object>> found = new ArrayList<>();
            for (int row = 0; row < result.rows(); row++) {
                found.add(List.of(result.valueAt(row, "k"), result.valueAt(row, "n"), result.valueAt(row, "rows")));
            }
            assertThat(found).isEqualTo(expected);
        }
    }
}
