package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.bag.Bag;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.delayed.Delayed;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables from bags and from delayed frames. */
class RowsToFrameTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private enum Level {
        LOW,
        HIGH
    }

    private record Row(
            int i, Long l, double d, boolean b, String s, Level level, LocalDate day, Optional<String> maybe) {}

    private record Odd(Thread thread) {}

    private static Row row(int i) {
        CALLS.incrementAndGet();
        return new Row(
                i,
                i % 2 == 0 ? null : (long) i,
                i / 2.0,
                i > 1,
                "s" + i,
                Level.values()[i % 2],
                LocalDate.of(2024, 1, 1 + i),
                i == 0 ? Optional.empty() : Optional.of("m"));
    }

    @Test
    void recordsBecomeRowsAndTheirComponentsColumns() {
        DataFrame table = DataFrame.fromBag(
                Bag.of(IntStream.range(0, 5).boxed().toList(), 2).map(RowsToFrameTest::row), Row.class);
        assertThat(table.npartitions()).isEqualTo(2);
        Frame frame = table.compute();
        assertThat(frame.schema().dtypes())
                .containsExactly(
                        DType.INT32,
                        DType.INT64,
                        DType.FLOAT64,
                        DType.BOOL,
                        DType.STRING,
                        DType.STRING,
                        DType.DATETIME,
                        DType.STRING);
        assertThat(frame.rows()).isEqualTo(5);
        assertThat(frame.valueAt(3, "l")).isEqualTo(3L);
        assertThat(frame.valueAt(2, "l")).isNull();
        assertThat(frame.valueAt(4, "level")).isEqualTo("LOW");
        assertThat(frame.valueAt(0, "maybe")).isNull();
        assertThat(frame.toString()).contains("2024-01-05");
        assertThat(table.filter(Expressions.col("i").ge(3)).compute().rows()).isEqualTo(2);
    }

    @Test
    void mapsBecomeRowsByASchemaOrByTheirFirstOnes() {
        Map<String, Object> lacking = new HashMap<>(Map.of("b", "y"));
        lacking.put("a", null);
        Bag<Map<String, Object>> maps = Bag.of(List.of(Map.of("a", 1, "b", "x"), lacking, Map.of("a", 2.5)), 2);
        Frame frame = DataFrame.fromBag(maps, Schema.of(new Field("b", DType.STRING), new Field("a", DType.FLOAT64)))
                .compute();
        assertThat(frame.schema().names()).containsExactly("b", "a");
        assertThat(frame.valueAt(2, "a")).isEqualTo(2.5);
        assertThat(frame.valueAt(2, "b")).isNull();
        assertThat(DataFrame.fromBag(maps).compute().schema().dtype("a")).isEqualTo(DType.FLOAT64);
        assertThatThrownBy(() -> DataFrame.fromBag(maps.filter(map -> false))).hasMessageContaining("no columns");
        assertThatThrownBy(() -> DataFrame.fromBag(maps, Schema.of(new Field("b", DType.INT64)))
                        .compute())
                .hasMessageContaining("column b: x (a String) does not fit a int64 column");
    }

    @Test
    void missingMapsAreMissingRowsAndMixturesAreRefusedAtOnce() {
        Bag<Map<String, Object>> maps = Bag.of(Arrays.asList(Map.of("a", 1), null, Map.of("a", 2)), 2);
        Frame frame = DataFrame.fromBag(maps).compute();
        assertThat(frame.rows()).isEqualTo(3);
        assertThat(frame.valueAt(1, "a")).isNull();
        Bag<Map<String, Object>> mixed = Bag.of(List.of(Map.of("a", 1), Map.of("a", "x")), 1);
        assertThatThrownBy(() -> DataFrame.fromBag(mixed))
                .hasMessageContaining("fromBag: the first elements have both int32 and object as 'a'")
                .hasMessageContaining("DataFrame.fromBag(bag, schema)");
    }

    @Test
    void readingFromTheSameBagSharesItsWork() {
        CALLS.set(0);
        Bag<Row> rows = Bag.of(List.of(0, 1, 2, 3), 2).map(RowsToFrameTest::row);
        DataFrame table = DataFrame.fromBag(rows, Row.class);
        Bask.compute(table, table.groupBy("b").agg(Expressions.mean("d")));
        assertThat(CALLS).hasValue(4);
    }

    @Test
    void delayedFramesAreThePartitionsOfATable() {
        Schema schema = Schema.of(new Field("x", DType.INT64));
        var make = Delayed.function((Integer n) -> Frame.of("x", LongColumn.of(n, n + 1)));
        DataFrame table = DataFrame.fromDelayed(List.of(make.apply(1), make.apply(5)), schema);
        assertThat(table.compute().toString()).isEqualTo("   x\n0  1\n1  2\n2  5\n3  6");
        assertThat(table.col("x").sum().compute()).isNotNull();
        DataFrame wrong = DataFrame.fromDelayed(List.of(make.apply(1)), Schema.of(new Field("y", DType.INT64)));
        assertThatThrownBy(wrong::compute)
                .hasMessageContaining("but [y: int64]")
                .hasMessageContaining("were announced");
        assertThatThrownBy(() -> DataFrame.fromDelayed(List.of(), schema)).hasMessageContaining("no lazy frames");
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> DataFrame.fromBag(Bag.of(List.<Odd>of(), 1), Odd.class))
                .hasMessageContaining("column thread would hold values of type Thread");
        assertThatNullPointerException()
                .isThrownBy(() -> DataFrame.fromBag(null, Row.class))
                .withMessageContaining("the bag is null");
    }

    @Test
    void tablesBecomeMapsAndFramesByPartitionAndBack() {
        Bag<Row> bag = Bag.of(IntStream.range(0, 5).boxed().toList(), 2).map(RowsToFrameTest::row);
        DataFrame table = DataFrame.fromBag(bag, Row.class).select("i", "l", "s");
        Bag<Map<String, Object>> rows = table.toBag();
        assertThat(rows.npartitions()).isEqualTo(2);
        Map<String, Object> second = new HashMap<>(Map.of("i", 3, "l", 3L, "s", "s3"));
        assertThat(rows.compute().get(3)).isEqualTo(second);
        second.replaceAll((name, value) -> name.equals("l") ? null : name.equals("i") ? (Object) 2 : "s2");
        assertThat(rows.compute().get(2)).isEqualTo(second);
        assertThat(List.copyOf(rows.compute().get(0).keySet())).containsExactly("i", "l", "s");
        assertThat(table.col("l").toBag().compute()).containsExactly(null, 1L, null, 3L, null);
        assertThat(table.col("i").add(1).toBag().npartitions()).isEqualTo(2);
        List<Delayed<Frame>> parts = table.toDelayed();
        assertThat(Bask.compute(parts).stream().map(Frame::rows)).containsExactly(3, 2);
        assertThat(parts.get(1).compute().valueAt(0, "s")).isEqualTo("s3");
        Frame whole = table.compute();
        assertThat(DataFrame.fromDelayed(parts, whole.schema()).compute()).hasToString(whole.toString());
        assertThat(DataFrame.fromBag(rows, whole.schema()).compute()).hasToString(whole.toString());
    }

    @Test
    void whatPartitionsShareRunsOnceWhenTheyAreComputedTogether() {
        DataFrame table = DataFrame.fromBag(
                Bag.of(IntStream.range(0, 4).boxed().toList(), 1).map(RowsToFrameTest::row), Row.class);
        List<Delayed<Frame>> parts = DataFrame.fromDelayed(
                        table.toDelayed(), table.compute().schema())
                .toDelayed();
        CALLS.set(0);
        Bask.compute(parts.get(0), parts.get(0).map(Frame::rows));
        assertThat(CALLS.get()).isEqualTo(4);
    }
}
