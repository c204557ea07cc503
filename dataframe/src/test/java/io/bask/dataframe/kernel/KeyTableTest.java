package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    private static List<Object> values(DType dtype, int rows, long base, int range, double missing, Random random) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            long number = base + random.nextInt(range);
            Object value =
                    dtype.isText() ? (Object) ("k" + number) : dtype == DType.INT32 ? (Object) (int) number : number;
            values.add(random.nextDouble() < missing ? null : value);
        }
        return values;
    }

    private static void check(DType dtype, List<Object> mine, List<Object> others) {
        KeyTable table = new KeyTable(List.of(Column.of(dtype, mine)));
        int[] ids = table.sharedIds();
        Map<Object, Integer> numbers = new HashMap<>();
        for (int row = 0; row < ids.length; row++) {
            numbers.putIfAbsent(mine.get(row), ids[row]);
        }
        assertThat(ids)
                .as("%s of %d", dtype, mine.size())
                .containsExactly(mine.stream().mapToInt(numbers::get).toArray());
        assertThat(table.size()).isEqualTo(numbers.size());
        assertThat(numbers.values()).doesNotHaveDuplicates().allMatch(number -> number >= 0 && number < numbers.size());
        int[] found = others.stream()
                .mapToInt(value -> numbers.getOrDefault(value, -1))
                .toArray();
        assertThat(table.find(List.of(Column.of(dtype, others)))).containsExactly(found);
    }

    @Test
    void numbersKeysFromZeroOnAndFindsThem() {
        Random random = Seeds.random();
        for (DType dtype : List.of(DType.INT32, DType.INT64, DType.STRING, DType.CATEGORICAL)) {
            for (double missing : new double[] {0, 0.1, 1}) {
                for (int rows : new int[] {0, 1, 50, 5000}) {
                    for (int range : new int[] {3, 4000, 1 << 28}) {
                        List<Object> mine = values(dtype, rows, -2, range, missing, random);
                        check(dtype, mine, values(dtype, 300, -4, range, missing, random));
                        check(dtype, mine, values(dtype, 300, -4, 8, 0.5, random));
                    }
                }
            }
        }
    }

    @Test
    void numbersFarFromAllOthersAreNotFound() {
        List<Object> mine = List.of(Long.MAX_VALUE, Long.MAX_VALUE - 5, Long.MAX_VALUE - 5);
        List<Object> others =
                List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L, 0L, Long.MAX_VALUE - 5, Long.MAX_VALUE - 4);
        check(DType.INT64, mine, others);
        check(DType.INT64, others, mine);
        check(DType.INT64, List.of(Long.MIN_VALUE, Long.MIN_VALUE + 3), others);
    }

    @Test
    void findsWhatAMapFindsWhateverTheRangeAndTheMissingOnes() {
        Random random = Seeds.random();
        for (int round = 0; round < 300; round++) {
            int rows = random.nextInt(200);
            int range = 1 << random.nextInt(31);
            long least = List.of(0L, -5L, Long.MIN_VALUE, Long.MAX_VALUE - range, 1L << 40)
                    .get(random.nextInt(5));
            int keys = 1 + random.nextInt(3);
            List<Column> some = columns(random, keys, rows, least, range);
            List<Column> others = columns(random, keys, 100, least, range);
            KeyTable table = new KeyTable(some);
            Map<List<Object>, Integer> known = new HashMap<>();
            for (int row = 0; row < rows; row++) {
                Integer id = known.putIfAbsent(key(some, row), table.sharedIds()[row]);
                assertThat(id == null ? table.sharedIds()[row] : id).isEqualTo(table.sharedIds()[row]);
            }
            assertThat(table.size()).isEqualTo(known.size());
            assertThat(Arrays.stream(table.sharedIds()).boxed())
                    .hasSize(rows)
                    .allMatch(id -> id >= 0 && id < known.size());
            assertThat(known.values()).doesNotHaveDuplicates();
            List<Column> sought = new ArrayList<>();
            for (int key = 0; key < keys; key++) {
                sought.add(Column.concat(List.of(others.get(key), some.get(key))));
            }
            int[] found = table.find(sought);
            for (int row = 0; row < found.length; row++) {
                assertThat(found[row]).isEqualTo(known.getOrDefault(key(sought, row), -1));
            }
        }
    }

    @Test
    void rowsOfDistinctKeysAreFoundInAnyOrder() {
        KeyTable sorted = new KeyTable(List.of(LongColumn.of(3, 5, 9)));
        assertThat(sorted.rowsOfKeys()).isNull();
        KeyTable table = new KeyTable(List.of(LongColumn.of(9, 3, 5)));
        int[] rows = table.rowsOfKeys();
        assertThat(rows).isNotNull();
        for (int row = 0; row < 3; row++) {
            assertThat(rows[table.sharedIds()[row]]).isEqualTo(row);
        }
    }

    private static List<Object> key(List<Column> columns, int row) {
        List<Object> key = new ArrayList<>();
        columns.forEach(column -> key.add(column.isNull(row) ? "missing" : column.valueAt(row)));
        return key;
    }

    private static List<Column> columns(Random random, int count, int rows, long least, int range) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean hasMissing = random.nextBoolean();
            List<Object> values = new ArrayList<>(Collections.nCopies(rows, null));
            for (int row = 0; row < rows; row++) {
                if (!hasMissing || random.nextInt(10) > 0) {
                    values.set(row, least + random.nextInt(range));
                }
            }
            columns.add(Column.of(DType.INT64, values));
        }
        return columns;
    }
}
