package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Results that are no number, or of groups without rows, are not taken for missing ones. */
class DefinedTest {
    @Test
    void whatInfinitiesMakeUndefinedIsNotMissingHoweverRowsAreCut() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("v", DoubleColumn.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, 2, 0));
        columns.put("k", LongColumn.of(1, 1, 1, 1, 1));
        for (int partitions : new int[] {1, 2, 5}) {
            DataFrame table = DataFrame.of(columns, partitions);
            assertThat(table.col("v").sum().compute()).as("sum, %d", partitions).isNaN();
            assertThat(table.col("v").mean().compute())
                    .as("mean, %d", partitions)
                    .isNaN();
            assertThat(table.col("v").prod().compute())
                    .as("prod, %d", partitions)
                    .isNaN();
            assertThat(table.groupBy("k").sum("v").compute().column("v").isNull(0))
                    .isTrue();
        }
    }

    @Test
    void groupsThatDoNotOccurAreThereWhereGroupsAreNotSorted() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("c", Column.of(DType.CATEGORICAL, Arrays.asList("x", "y", "x", null)));
        columns.put("i", LongColumn.of(1, 2, 4, 8));
        for (int partitions : new int[] {1, 2}) {
            Frame sums = DataFrame.of(columns, partitions)
                    .filter(col("i").ne(2))
                    .groupBy("c")
                    .observed(false)
                    .sort(false)
                    .sum("i")
                    .compute();
            assertThat(((LongColumn) sums.column("i")).at(0)).isEqualTo(5);
            assertThat(((LongColumn) sums.column("i")).at(1)).isZero();
        }
    }

    @Test
    void dummiesDoNotReplaceOtherColumns() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("a", Column.of(DType.STRING, List.of("x", "y")));
        columns.put("a_x", LongColumn.of(7, 8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFrame.of(columns, 1).getDummies("a"))
                .withMessageContaining("'a_x'");
    }

    @Test
    void countsOfWindowsNeedAsManyValuesAsWasSaid() {
        DataFrame table = DataFrame.of(Map.of("v", DoubleColumn.of(1, 2, 3)), 2);
        assertThat(table.col("v").rolling(2).count().compute().values().isNull(0))
                .isFalse();
        assertThat(table.col("v")
                        .rolling(2)
                        .minPeriods(2)
                        .count()
                        .compute()
                        .values()
                        .isNull(0))
                .isTrue();
    }

    @Test
    void laterValuesDoNotSpoilEarlierVariances() {
        DataFrame table = DataFrame.of(Map.of("v", DoubleColumn.of(1, 2, 3, 4, 1e12, 1e12 + 1, 1e12 + 2)), 2);
        Column std = table.col("v").expanding().std().compute().values();
        assertThat((double) std.valueAt(1)).isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat((double) std.valueAt(2)).isCloseTo(1, within(1e-15));
        assertThat((double) std.valueAt(3)).isCloseTo(1.2909944487358056, within(1e-15));
    }
}
