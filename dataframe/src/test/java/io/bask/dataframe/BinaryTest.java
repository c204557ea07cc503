package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.ByteText;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.schema.DType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Columns of bytes through every verb that makes sense for them. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BinaryTest {
    private static final List<byte @Nullable []> VALUES = values();

    private static List<byte @Nullable []> values() {
        List<byte @Nullable []> values = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            values.add(i % 7 == 6 ? null : new byte[] {(byte) (37 * i), (byte) (i % 3), 0, (byte) -1});
        }
        values.set(3, new byte[0]);
        values.set(4, "caf\u00e9".getBytes(StandardCharsets.UTF_8));
        return values;
    }

    private static List<DataFrame> tables() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("b", Column.of(DType.BINARY, VALUES));
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < VALUES.size(); i++) {
            numbers.add(i % 5);
        }
        columns.put("x", Column.of(DType.INT64, numbers));
        Frame whole = Frame.of(columns);
        return List.of(
                DataFrame.fromFrames(List.of(whole)),
                DataFrame.fromFrames(List.of(
                        whole.slice(0, 5), whole.slice(5, 5), whole.slice(5, 6), whole.slice(6, whole.rows()))));
    }

    private static void check(Column column, List<? extends byte @Nullable []> expected) {
        assertThat(column.dtype()).isEqualTo(DType.BINARY);
        assertThat(column.length()).isEqualTo(expected.size());
        for (int row = 0; row < expected.size(); row++) {
            assertThat((byte[]) column.valueAt(row)).as("row %d", row).isEqualTo(expected.get(row));
        }
    }

    @Test
    void bytesSurviveTheVerbs() {
        for (DataFrame df : tables()) {
            check(df.persist().repartition(3).compute().column("b"), VALUES);
            check(df.head(5).column("b"), VALUES.subList(0, 5));
            check(df.tail(3).column("b"), VALUES.subList(37, 40));
            check(DataFrame.concat(df, df).compute().column("b").slice(40, 80), VALUES);
            Column shifted = df.col("b").shift(1).compute().values();
            assertThat(shifted.isNull(0)).isTrue();
            assertThat((byte[]) shifted.valueAt(5)).isEqualTo(VALUES.get(4));
            Column filled = df.col("b").fillNull(new byte[] {1, 2}).compute().values();
            assertThat((byte[]) filled.valueAt(6)).containsExactly(1, 2);
            Column chosen = df.col("b").where(col("x").eq(0), null).compute().values();
            assertThat(chosen.nullCount()).isGreaterThan(30);
            assertThat(df.dropNull().compute().rows()).isEqualTo(35);
            assertThat(df.info()).contains("binary");
            assertThat(df.setIndex("b").compute().rows()).isEqualTo(40);
        }
    }

    @Test
    void bytesCompareWithoutSignAndAreKeys() {
        List<byte[]> sorted = new ArrayList<>();
        VALUES.stream().filter(value -> value != null).forEach(sorted::add);
        sorted.sort(Arrays::compareUnsigned);
        for (DataFrame df : tables()) {
            check(df.sortValues("b").compute().column("b").slice(0, sorted.size()), sorted);
            assertThat(df.filter(col("b").eq(VALUES.get(4))).compute().rows()).isEqualTo(1);
            assertThat(df.filter(col("b").lt(new byte[] {(byte) 0x80}))
                            .compute()
                            .rows())
                    .isEqualTo((int) sorted.stream()
                            .filter(value -> Arrays.compareUnsigned(value, new byte[] {(byte) 0x80}) < 0)
                            .count());
            assertThat(df.filter(col("b").isIn(List.of(VALUES.get(0), VALUES.get(4))))
                            .compute()
                            .rows())
                    .isEqualTo(2);
            Frame groups = df.groupBy("b").sum("x").compute();
            assertThat(groups.rows()).isEqualTo(35);
            assertThat(((RowIndex.Keys) groups.index()).levels().get(0).dtype()).isEqualTo(DType.BINARY);
            Frame lasts = df.groupBy("x")
                    .agg(Expressions.last("b"), Expressions.max("b").as("most"))
                    .compute();
            assertThat(lasts.schema().dtype("most")).isEqualTo(DType.BINARY);
            assertThat(df.merge(df.rename(Map.of("x", "y")), "b")
                            .dropNull()
                            .compute()
                            .rows())
                    .isEqualTo(35);
            assertThat(df.select("b").dropDuplicates().compute().rows()).isEqualTo(36);
            assertThat(df.col("b").nunique().compute()).isEqualTo(35L);
        }
    }

    @Test
    void textsEncodeAndBytesDecode() {
        Frame texts = Frame.of(Map.of("s", Column.of(DType.STRING, Arrays.asList("caf\u00e9", "", null, "caf\u00e9"))));
        DataFrame df = DataFrame.fromFrames(List.of(texts));
        Column bytes = df.col("s").str().encode().compute().values();
        check(bytes, Arrays.asList(VALUES.get(4), new byte[0], null, VALUES.get(4)));
        Frame both = df.assign("b", col("s").str().encode())
                .assign("n", col("b").str().len())
                .assign("t", col("b").str().decode())
                .compute();
        assertThat(both.column("n").valueAt(0)).isEqualTo(5L);
        assertThat(both.column("t").valueAt(0)).isEqualTo("caf\u00e9");
        assertThat(both.column("t").isNull(2)).isTrue();
        DataFrame bad = tables().get(0);
        assertThatThrownBy(() -> bad.col("b").str().decode().compute()).hasMessageContaining("is no UTF-8");
    }

    @Test
    void bytesPrintAsInPython() {
        assertThat(ByteText.of("a'b".getBytes(StandardCharsets.UTF_8))).isEqualTo("b\"a'b\"");
        assertThat(ByteText.of("a'\"b".getBytes(StandardCharsets.UTF_8))).isEqualTo("b'a\\'\"b'");
        Frame frame = Frame.of(Map.of(
                "b",
                Column.of(
                        DType.BINARY,
                        Arrays.asList("caf\u00e9\n".getBytes(StandardCharsets.UTF_8), null, new byte[] {0, 92}))));
        assertThat(frame)
                .hasToString(
                        "                  b\n0  b'caf\\xc3\\xa9\\n'\n1               NaN\n2         b'\\x00\\\\'");
    }

    @Test
    void whatBytesCannotDoIsAnErrorAtTheCall() {
        DataFrame df = tables().get(0);
        assertThatThrownBy(() -> df.col("b").astype(DType.STRING)).hasMessageContaining("str().decode()");
        assertThatThrownBy(() -> df.col("x").astype(DType.BINARY)).hasMessageContaining("str().encode()");
        assertThatThrownBy(() -> df.assign("c", col("b").add(col("b")))).hasMessageContaining("is not defined");
        assertThatThrownBy(() -> df.col("b").str().upper()).hasMessageContaining("needs text");
        assertThatThrownBy(() -> df.filter(col("b").eq("text"))).hasMessageContaining("is not defined");
        assertThatThrownBy(() -> CsvOptions.defaults().withDtype("b", DType.BINARY))
                .hasMessageContaining("cannot be read as binary");
        assertThatThrownBy(() -> Column.of(DType.BINARY, List.of("text"))).hasMessageContaining("give a byte[]");
    }
}
