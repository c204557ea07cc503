package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RandomColumns;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.RankOptions;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FirstRowsTest {
    private static final List<DType> KEYS = List.of(DType.INT32, DType.INT64, DType.CATEGORICAL, DType.FLOAT64);
    private static final List<DType> VALUES = List.of(
            DType.INT8,
            DType.INT32,
            DType.INT64,
            DType.UINT64,
            DType.FLOAT32,
            DType.FLOAT64,
            DType.DATETIME,
            DType.STRING);

    private static Column keys(DType dtype, int rows, Random random) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int number = random.nextInt(40) - 5;
            Object value = dtype == DType.CATEGORICAL
                    ? "k" + number
                    : dtype == DType.FLOAT64 ? (Object) (number / 4.0) : (Object) number;
            values.add(random.nextInt(9) == 0 ? null : value);
        }
        return Column.of(dtype, values);
    }

    /** Kept are at least the rows that fewer than n rows of their group come before, and none that misses its value. */
    private static void check(Frame frame, RankOptions options, int count) {
        int[] kept = new FirstRows(List.of("k"), true, "v", options, count).of(frame);
        assertThat(kept).isSorted();
        boolean[] isKept = new boolean[frame.rows()];
        for (int row : kept) {
            isKept[row] = true;
        }
        Column values = frame.column("v");
        long[] codes = SortCodes.of(values);
        int[] ids = Grouping.of(frame.column("k")).sharedIds();
        for (int row = 0; row < codes.length; row++) {
            boolean isRanked = ids[row] >= 0 && !values.isNull(row);
            int before = 0;
            for (int other = 0; other < codes.length && isRanked; other++) {
                boolean isBefore = options.ascending() ? codes[other] < codes[row] : codes[other] > codes[row];
                before += ids[other] == ids[row] && !values.isNull(other) && isBefore ? 1 : 0;
            }
            boolean mustStay = isRanked && before < count;
            assertThat(isKept[row] || !mustStay)
                    .as("row %d of %d, first %d %s", row, codes.length, count, options)
                    .isTrue();
            assertThat(isKept[row] && !isRanked).isFalse();
        }
    }

    @Test
    void areAllThatFewRowsComeBefore() {
        Random random = Seeds.random();
        for (DType key : KEYS) {
            for (DType value : VALUES) {
                int rows = 1 + random.nextInt(200);
                double missing = random.nextBoolean() ? 0 : 0.3;
                Frame frame = Frame.of(
                        "k",
                        keys(key, rows, random),
                        "v",
                        Column.of(value, RandomColumns.values(value, rows, missing, random)));
                for (int count : new int[] {1, 2, 3, 7}) {
                    check(frame, RankOptions.DEFAULT, count);
                    check(frame.slice(rows / 3, rows), RankOptions.DEFAULT.descending(), count);
                }
            }
        }
    }

    @Test
    void rowsBehindTheFirstTwoOfLargeGroupsAreLeftOut() {
        int rows = 5000;
        List<Object> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            keys.add(row % 10);
            values.add((row * 7919 % rows) / 16.0);
        }
        Frame frame = Frame.of("k", Column.of(DType.INT32, keys), "v", Column.of(DType.FLOAT64, values));
        for (RankOptions options : List.of(RankOptions.DEFAULT, RankOptions.DEFAULT.descending())) {
            assertThat(new FirstRows(List.of("k"), true, "v", options, 2).of(frame))
                    .hasSize(20);
            check(frame.head(300), options, 2);
        }
    }
}
