package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Partitions of a size, and of a time as Dask makes them: repartition_fixtures.py. */
class RepartitionTest {
    @Test
    void partitionsOfATimeBeginWhereDaskHasThem() throws IOException {
        int cases = 0;
        for (String line : lines()) {
            String[] parts = line.split("\t", -1);
            DataFrame table = dated(LocalDateTime.parse(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]))
                    .repartition(Integer.parseInt(parts[3]));
            List<Integer> expected =
                    Arrays.stream(parts[5].split(",")).map(Integer::valueOf).toList();
            DataFrame cut = table.repartitionEvery(parts[4]);
            assertThat(lengths(cut)).as(line).isEqualTo(expected);
            assertThat(cut.compute().toString())
                    .as(line)
                    .isEqualTo(table.compute().toString());
            cases++;
        }
        assertThat(cases).isGreaterThan(200);
    }

    @Test
    void timesNeedDates() {
        DataFrame table = DataFrame.fromFrame(Frame.of("x", LongColumn.of(1, 2, 3)), 2);
        assertThatThrownBy(() -> table.repartitionEvery("D")).hasMessageContaining("call setIndex(column) first");
        assertThatThrownBy(() -> table.setIndex("x").repartitionEvery("D"))
                .hasMessageContaining("need rows labelled by one column of dates");
        DataFrame dates = dated(LocalDateTime.of(2000, 1, 1, 0, 0), 2, 86_400_000_000_000L * 365);
        assertThatThrownBy(() -> dates.repartitionEvery("fortnight")).hasMessageContaining("fortnight");
        assertThatThrownBy(() -> dates.repartitionEvery("1s")).hasMessageContaining("take a longer time");
        assertThat(lengths(dates.filter(col("x").gt(5)).repartitionEvery("D"))).containsExactly(0);
    }

    @Test
    void missingLabelsAreNoBoundsAndLieBetweenNone() {
        Column labels = Column.of(DType.INT64, Arrays.asList(1L, null, 3L, 4L, 5L, null));
        DataFrame table = DataFrame.fromFrame(Frame.of("x", labels), 3).setIndex("x");
        assertThat(table.divisions()).first().isEqualTo(1L);
        assertThat(table.divisions()).last().isEqualTo(5L).isNotNull();
        assertThatThrownBy(() -> table.repartition(List.of(1L, 3L, 5L)).compute())
                .rootCause()
                .hasMessageContaining("leave such rows out before setIndex");
        DataFrame none = DataFrame.fromFrame(Frame.of("x", Column.of(DType.INT64, Arrays.asList(null, null))), 1);
        assertThat(none.setIndex("x").divisions()).isEmpty();
    }

    @Test
    void divisionsAscend() {
        DataFrame table =
                DataFrame.fromFrame(Frame.of("x", LongColumn.of(1, 2, 3)), 2).setIndex("x");
        assertThat(lengths(table.repartition(List.of(1, 3, 3)))).containsExactly(2, 1);
        assertThatThrownBy(() -> table.repartition(List.of(3, 1)))
                .hasMessageContaining("divisions descend from 3 to 1; give them in ascending order");
        assertThatThrownBy(() -> table.repartition(Arrays.asList(1, null)))
                .hasMessageContaining("division 1 is missing");
        assertThatThrownBy(() -> table.repartition(List.of(1))).hasMessageContaining("give at least two");
        Column texts = Column.of(DType.STRING, List.of("\uFFEE", "\uD83D\uDE00"));
        DataFrame named = DataFrame.fromFrame(Frame.of("x", texts), 1).setIndex("x");
        assertThat(lengths(named.repartition(List.of("\uFFEE", "\uD83D\uDE00"))))
                .containsExactly(2);
        assertThatThrownBy(() -> named.repartition(List.of("b", "a"))).hasMessageContaining("descend from b to a");
        DataFrame dates = dated(LocalDateTime.of(2000, 1, 1, 0, 0), 2, 1);
        assertThatThrownBy(() -> dates.repartition(
                        List.of(LocalDateTime.of(2025, 1, 1, 0, 0), LocalDateTime.of(2000, 1, 1, 0, 0))))
                .hasMessageContaining("divisions descend from 2025-01-01T00:00 to 2000-01-01T00:00");
    }

    @Test
    void listedPlacesBeyondTheEndAreErrors() {
        DataFrame table = DataFrame.fromFrame(Frame.of("x", LongColumn.of(1, 2, 3)), 2);
        assertThat(table.iloc(3).compute().rows()).isZero();
        assertThatThrownBy(() -> table.iloc(new long[] {0, 3}).compute())
                .rootCause()
                .hasMessageContaining("row 3 was asked for, counted from 0, and there are fewer");
        assertThatThrownBy(() -> table.iloc(new long[] {-4}))
                .hasMessageContaining("row -4 was asked for, and there are 3");
    }

    @Test
    void partitionsOfASizeAreMeasured() {
        Random random = new Random(3);
        for (int round = 0; round < 40; round++) {
            int rows = random.nextInt(400);
            String[] texts = new String[rows];
            for (int i = 0; i < rows; i++) {
                texts[i] = "x".repeat(random.nextInt(8) == 0 ? random.nextInt(2000) : random.nextInt(20)) + i;
            }
            Frame frame = Frame.of(
                    "n",
                    LongColumn.of(LongStream.range(0, rows).toArray()),
                    "t",
                    Column.of(DType.STRING, Arrays.asList(texts)));
            DataFrame table = DataFrame.fromFrame(frame, 1 + random.nextInt(9));
            DataFrame kept =
                    round % 2 == 0 ? table : table.filter(col("n").mod(3).ne(1)).setIndex("n");
            long bytes = 500 + random.nextInt(20_000);
            DataFrame sized = kept.repartitionBytes(bytes);
            assertThat(sized.compute().toString()).isEqualTo(kept.compute().toString());
            assertThat(lengths(sized).stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(kept.len());
            checkSizes(kept, sized, bytes);
        }
    }

    /** No partition could have been joined with its neighbour, and about all rows lie in partitions of at most the size. */
    private static void checkSizes(DataFrame before, DataFrame after, long bytes) {
        long total = sizes(before).stream().mapToLong(Long::longValue).sum();
        int most = before.npartitions() + (int) (2 * total / bytes) + 1;
        assertThat(after.npartitions()).isBetween((int) (total / bytes), most);
    }

    @Test
    void smallPartitionsAreJoinedAndLargeOnesCut() {
        DataFrame table = DataFrame.fromFrame(
                Frame.of("x", LongColumn.of(LongStream.range(0, 8000).toArray())), 8);
        assertThat(sizes(table)).allMatch(bytes -> bytes >= 8000 && bytes < 8200);
        assertThat(lengths(table.repartitionBytes(17_000))).containsExactly(2000, 2000, 2000, 2000);
        assertThat(lengths(table.repartitionBytes(1L << 40))).containsExactly(8000);
        assertThat(lengths(table.repartitionBytes(4200))).hasSize(16).containsOnly(500);
        assertThat(table.filter(col("x").lt(100)).repartitionBytes(5000).npartitions())
                .isEqualTo(1);
        assertThat(table.repartitionBytes(4200).head(3, -1).rows()).isEqualTo(3);
        assertThat(table.repartitionBytes(4200).col("x").sum().compute())
                .isEqualTo(table.col("x").sum().compute());
        assertThatThrownBy(() -> table.repartitionBytes(0)).hasMessageContaining("give at least 1");
    }

    private static DataFrame dated(LocalDateTime first, int rows, long step) {
        long start = Moments.nanoseconds(first);
        long[] dates = LongStream.range(0, rows).map(i -> start + i * step).toArray();
        Frame frame = Frame.of(
                "d",
                Column.ofLongs(DType.DATETIME, dates, null),
                "x",
                LongColumn.of(LongStream.range(0, rows).toArray()));
        return DataFrame.fromFrame(frame, 1).setIndex("d");
    }

    private static List<Integer> lengths(DataFrame table) {
        List<Integer> lengths = new ArrayList<>();
        for (DataFrame partition : table.partitions()) {
            lengths.add(partition.compute().rows());
        }
        return lengths;
    }

    private static List<Long> sizes(DataFrame table) {
        LongColumn sizes =
                (LongColumn) table.memoryUsagePerPartition().compute().values();
        return LongStream.range(0, sizes.length())
                .map(i -> sizes.at((int) i))
                .boxed()
                .toList();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = RepartitionTest.class.getResourceAsStream("repartition.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
