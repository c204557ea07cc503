package io.bask.dataframe.column;

import static io.bask.dataframe.column.RandomColumns.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {
    @ParameterizedTest
    @MethodSource("io.bask.dataframe.column.RandomColumns#dtypes")
    void holdsTheValuesItWasBuiltFrom(DType dtype) {
        for (int rows : new int[] {0, 1, 8, 63, 64, 65, 1000}) {
            List<Object> expected = values(dtype, rows, 0.2, Seeds.random(rows));
            Column column = Column.of(dtype, expected);
            assertThat(column.dtype()).isEqualTo(dtype);
            assertThat(values(column)).isEqualTo(expected);
            assertThat(column.nullCount())
                    .isEqualTo((int) expected.stream().filter(v -> v == null).count());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 200})
    void slicesTakesAndFiltersAsAListDoes(int rows) {
        Random random = Seeds.random(rows);
        for (Column column : RandomColumns.all(rows, random)) {
            List<Object> list = values(column);
            int from = rows == 0 ? 0 : random.nextInt(rows);
            int to = from + (rows == from ? 0 : random.nextInt(rows - from));
            assertThat(values(column.slice(from, to))).isEqualTo(list.subList(from, to));
            int[] positions = rows == 0 ? new int[0] : random.ints(50, 0, rows).toArray();
            assertThat(values(column.take(positions))).isEqualTo(taken(list, positions));
            boolean[] mask = new boolean[rows];
            List<Object> kept = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                mask[row] = random.nextInt(3) > 0;
                if (mask[row]) {
                    kept.add(list.get(row));
                }
            }
            assertThat(values(column.filter(Bitmap.of(mask)))).isEqualTo(kept);
            for (int row = 0; row < rows; row++) {
                assertThat(column.isNull(row)).isEqualTo(list.get(row) == null);
            }
        }
    }

    private static List<Object> taken(List<Object> list, int[] positions) {
        List<Object> taken = new ArrayList<>();
        for (int position : positions) {
            taken.add(list.get(position));
        }
        return taken;
    }

    @Test
    void concatenatesAnyLayouts() {
        Random random = Seeds.random();
        for (DType dtype : RandomColumns.dtypes()) {
            List<Column> parts = RandomColumns.all(70, random).stream()
                    .filter(column -> column.dtype() == dtype)
                    .toList();
            List<Object> expected = new ArrayList<>();
            parts.forEach(part -> expected.addAll(values(part)));
            assertThat(values(Column.concat(parts))).isEqualTo(expected);
        }
    }

    @Test
    void columnsThatShareADictionaryKeepIt() {
        DictionaryColumn column = (DictionaryColumn) Column.of(DType.STRING, List.of("a", "b", "a"));
        DictionaryColumn joined = (DictionaryColumn) Column.concat(List.of(column.slice(0, 2), column.slice(2, 3)));
        assertThat(joined.dictionary()).isSameAs(column.dictionary());
    }

    @Test
    void mostlyDistinctTextLeavesTheDictionary() {
        TextBuilder distinct = new TextBuilder(DType.STRING, 0);
        TextBuilder repeated = new TextBuilder(DType.STRING, 0);
        for (int i = 0; i < 200_000; i++) {
            distinct.append("value " + i);
            repeated.append("value " + i % 50_000);
            if (i % 7 == 0) {
                distinct.appendNull();
            }
        }
        TextColumn plain = distinct.build();
        assertThat(plain).isInstanceOf(StringColumn.class);
        assertThat(plain.valueAt(1)).isNull();
        assertThat(plain.valueAt(2)).isEqualTo("value 1");
        assertThat(plain.valueAt(plain.length() - 1)).isEqualTo("value 199999");
        assertThat(repeated.build()).isInstanceOf(DictionaryColumn.class);
    }

    @Test
    void textsOfSeveralDictionariesGetTheSameCodes() {
        StringColumn first = StringColumn.of("skipped", "b", "a").slice(1, 3);
        StringColumn second = StringColumn.of("", "c", "a", "a text of more than twelve bytes");
        TextBuilder builder = new TextBuilder(DType.STRING, 0);
        builder.append("c");
        builder.append(first, new int[] {1, -1, 0, 7}, 3);
        builder.append(first, new int[] {1}, 1);
        builder.append(second, new int[] {3, 2, 1, 0, -1}, 5);
        builder.append(StringColumn.of(), new int[] {-1}, 1);
        DictionaryColumn column = (DictionaryColumn) builder.build();
        assertThat(values(column))
                .containsExactly(
                        "c", "a", null, "b", "a", "a text of more than twelve bytes", "a", "c", "", null, null);
        assertThat(values(column.dictionary())).containsExactly("c", "b", "a", "", "a text of more than twelve bytes");

        TextBuilder plain = new TextBuilder(DType.STRING, 0);
        for (int i = 0; i < 200_000; i++) {
            plain.append("value " + i);
        }
        plain.append(second, new int[] {3, -1, 1}, 3);
        assertThat(values(plain.build().slice(199_999, 200_003)))
                .containsExactly("value 199999", "a text of more than twelve bytes", null, "c");
    }

    @Test
    void categoriesAreSorted() {
        DictionaryColumn column =
                (DictionaryColumn) Column.of(DType.CATEGORICAL, Arrays.asList("mid", "low", null, "high", "low"));
        assertThat(values(column.dictionary())).containsExactly("high", "low", "mid");
        assertThat(values(column)).containsExactly("mid", "low", null, "high", "low");
    }

    @Test
    void valuesThatDoNotFitAreShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Column.of(DType.INT32, List.of(1L << 40)))
                .withMessageContaining("1099511627776")
                .withMessageContaining("int32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Column.of(DType.INT64, List.of(1.5)))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> Column.of(DType.BOOL, List.of("true")));
        assertThatIllegalArgumentException().isThrownBy(() -> LongColumn.adopt(new long[3], Bitmap.filled(4, true)));
    }

    @Test
    void survivesSerialization() throws Exception {
        for (Column column : RandomColumns.all(100, Seeds.random())) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(column);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(values((Column) in.readObject())).isEqualTo(values(column));
            }
        }
    }

    @Test
    void nanIsTheMissingFloat() {
        DoubleColumn column = DoubleColumn.of(1, Double.NaN, 3);
        assertThat(column.nullCount()).isEqualTo(1);
        assertThat(column.validity()).isEqualTo(Bitmap.of(true, false, true));
        assertThat(DoubleColumn.of(1, 2).validity()).isNull();
    }

    @Test
    void slicesCountOnlyTheirOwnBytes() {
        assertThat(LongColumn.of(new long[1000]).slice(10, 20).nbytes()).isEqualTo(80);
        assertThat(StringColumn.of("abc", "de", "f").slice(1, 2).nbytes()).isEqualTo(2 + 8);
    }
}
