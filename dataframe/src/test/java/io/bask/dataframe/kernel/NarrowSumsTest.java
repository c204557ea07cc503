package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.RandomColumns;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NarrowSumsTest {
    private static final List<DType> KEYS =
            List.of(DType.INT8, DType.UINT16, DType.INT32, DType.INT64, DType.CATEGORICAL);
    private static final List<DType> VALUES =
            List.of(DType.INT8, DType.INT32, DType.UINT32, DType.INT64, DType.UINT64, DType.FLOAT32, DType.FLOAT64);

    private static Column keys(DType dtype, int rows, double missing, Random random) {
        List<Object> values = new ArrayList<>();
        int least = dtype == DType.UINT16 ? 200 : -3;
        for (int row = 0; row < rows; row++) {
            int number = least + random.nextInt(7);
            boolean isMissing = random.nextDouble() < missing;
            values.add(isMissing ? null : dtype == DType.CATEGORICAL ? "k" + number : (Object) number);
        }
        return Column.of(dtype, values);
    }

    /** The same by groups that are written down first. */
    private static GroupPartial grouped(Frame frame, List<Column> keys, List<Wanted> wanted, boolean dropNull) {
        Grouping grouping = Grouping.of(keys, dropNull);
        int[] first = grouping.firstRows();
        List<List<Column>> states = wanted.stream()
                .map(one -> one.measure() == Measure.PLACE
                        ? List.<Column>of(Wanted.places(grouping, 5))
                        : one.chunk(frame, grouping))
                .toList();
        return new GroupPartial(keys.stream().map(key -> key.take(first)).toList(), grouping.groups(), states);
    }

    private static List<Wanted> wanted(Frame frame) {
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(new Wanted("", "", Measure.SIZE, null));
        for (DType dtype : VALUES) {
            for (Measure measure : List.of(Measure.COUNT, Measure.TOTAL, Measure.SUM)) {
                if (measure != Measure.TOTAL || dtype != DType.UINT64) {
                    wanted.add(new Wanted(dtype.toString(), "", measure, null));
                }
            }
        }
        wanted.add(new Wanted("", "", Measure.PLACE, null));
        assertThat(frame.schema().size()).isEqualTo(VALUES.size());
        return wanted;
    }

    private static Frame values(int rows, Random random) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (DType dtype : VALUES) {
            double missing = dtype.isFloat() ? 0.2 : 0;
            columns.put(dtype.toString(), Column.of(dtype, RandomColumns.values(dtype, rows, missing, random)));
        }
        return Frame.of(columns);
    }

    private static void check(Frame frame, List<Column> keys, boolean dropNull) {
        List<Wanted> wanted = wanted(frame);
        GroupPartial expected = grouped(frame, keys, wanted, dropNull);
        GroupPartial made = NarrowSums.of(frame, keys, wanted, dropNull, 5);
        assertThat(made).isNotNull();
        assertThat(made.keys()).hasToString(expected.keys().toString());
        assertThat(made.groups()).isEqualTo(expected.groups());
        for (int i = 0; i < wanted.size(); i++) {
            List<Object> values = new ArrayList<>();
            List<Object> known = new ArrayList<>();
            for (int group = 0; group < made.groups(); group++) {
                values.add(made.states().get(i).get(0).valueAt(group));
                known.add(expected.states().get(i).get(0).valueAt(group));
            }
            assertThat(values).as("%s", wanted.get(i)).isEqualTo(known);
        }
    }

    @Test
    void areThoseOfGroupsBitByBit() {
        Random random = Seeds.random();
        for (int rows : new int[] {1, 2, 1023, 1024, 1025, 3000}) {
            for (DType dtype : KEYS) {
                for (double missing : new double[] {0, 0.2}) {
                    Frame frame = values(rows + 3, random).slice(2, rows + 2);
                    Column key = keys(dtype, rows + 3, missing, random).slice(1, rows + 1);
                    Column other = keys(DType.INT32, rows, missing, random);
                    if (key.nullCount() < rows && other.nullCount() < rows) {
                        check(frame, List.of(key), true);
                        check(frame, List.of(key), false);
                        check(frame, List.of(key, other), true);
                        check(frame, List.of(other, key), false);
                    }
                }
            }
        }
    }

    @Test
    void areNotForWideKeysNorForOtherMeasures() {
        Random random = Seeds.random();
        Frame frame = values(3000, random);
        List<Wanted> sums = List.of(new Wanted("int32", "", Measure.SUM, null));
        Column wide = IntColumn.adopt(random.ints(3000).toArray(), null);
        int[] late = new int[3000];
        late[2999] = 1 << 20;
        Column narrow = keys(DType.INT32, 3000, 0.1, random);
        assertThat(NarrowSums.of(frame, List.of(wide), sums, true, 0)).isNull();
        assertThat(NarrowSums.of(frame, List.of(IntColumn.of(late)), sums, true, 0))
                .isNull();
        List<Wanted> least = List.of(new Wanted("int32", "", Measure.MIN, null));
        assertThat(NarrowSums.of(frame, List.of(narrow), least, true, 0)).isNull();
        assertThat(NarrowSums.of(frame, List.of(narrow), sums, true, 0)).isNotNull();
    }

    @Test
    void endsOfFloatsAreThoseOfGroups() {
        Random random = Seeds.random();
        double[] values = random.doubles(5000, -1, 1).toArray();
        for (int row = 0; row < values.length; row += 5) {
            values[row] = row % 2 == 0 ? Double.NaN : row % 3 == 0 ? Double.POSITIVE_INFINITY : -0.0;
        }
        Column key = keys(DType.INT32, values.length, 0.1, random);
        List<Wanted> wanted = List.of(
                new Wanted("v", "", Measure.MIN, null),
                new Wanted("v", "", Measure.MAX, null),
                new Wanted("v", "", Measure.COUNT, null));
        Frame frame = Frame.of("v", DoubleColumn.adopt(values));
        GroupPartial made = NarrowSums.of(frame, List.of(key), wanted, true, 0);
        GroupPartial expected = grouped(frame, List.of(key), wanted, true);
        assertThat(made).isNotNull();
        assertThat(made.states()).hasToString(expected.states().toString());
    }

    @Test
    void aGroupWithoutFiniteValuesIsLeftToGroups() {
        List<Wanted> least = List.of(new Wanted("v", "", Measure.MIN, null));
        Column key = IntColumn.of(1, 2, 1, 2);
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            Frame frame = Frame.of("v", DoubleColumn.of(1, odd, 3, odd));
            assertThat(NarrowSums.of(frame, List.of(key), least, true, 0)).isNull();
        }
        Frame frame = Frame.of("v", DoubleColumn.of(1, 5, 3, Double.NaN));
        GroupPartial made = NarrowSums.of(frame, List.of(key), least, true, 0);
        assertThat(made).isNotNull();
        assertThat(made.states().get(0).get(0).valueAt(1)).isEqualTo(5.0);
    }
}
