package io.bask.benchmarks.dataframe;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.Expressions;
import io.bask.dataframe.MergeOptions;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.IntColumn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Joins, group-bys and sorts of a table in memory, in 16 partitions, through the whole of Bask.
 *
 * <p>Columns: {@code id4} of 100 and {@code id6} of a hundredth of the rows' distinct whole numbers, {@code key} all
 * different, and the float {@code v3}. Results are computed but not put together, except for their sums.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FrameBenchmark {
    private static final int PARTITIONS = 16;
    private static final int FACTOR = 1_000_003;

    @Param("10000000")
    private int rows = 10_000_000;

    private DataFrame table;
    private DataFrame medium;
    private DataFrame big;

    /** Makes the tables. */
    @Setup
    public void makeTables() {
        SplittableRandom random = new SplittableRandom(42);
        int groups = Math.max(1, rows / 100);
        int[] id4 = new int[rows];
        int[] id6 = new int[rows];
        int[] key = new int[rows];
        double[] v3 = new double[rows];
        for (int i = 0; i < rows; i++) {
            id4[i] = random.nextInt(100);
            id6[i] = random.nextInt(groups);
            key[i] = (int) ((long) i * FACTOR % rows);
            v3[i] = random.nextDouble() * 100;
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id4", IntColumn.adopt(id4, null));
        columns.put("id6", IntColumn.adopt(id6, null));
        columns.put("key", IntColumn.adopt(key, null));
        columns.put("v3", DoubleColumn.adopt(v3));
        table = DataFrame.of(columns, PARTITIONS);
        medium = side(groups * 9 / 10, "id6", "v2");
        big = side(rows * 9 / 10, "key", "v2");
    }

    private static DataFrame side(int count, String key, String value) {
        int[] keys = new int[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            keys[i] = i;
            values[i] = i % 97;
        }
        return DataFrame.fromFrame(
                Frame.of(key, IntColumn.adopt(keys, null), value, DoubleColumn.adopt(values)), PARTITIONS);
    }

    /** Every row beside its partner of a table of a hundredth of the rows, which meets every partition. */
    @Benchmark
    public Frame joinMedium() {
        return table.merge(medium, "id6")
                .agg(Expressions.sum("v3"), Expressions.sum("v2"))
                .compute();
    }

    /** Two tables of about that many rows, both exchanged by key. */
    @Benchmark
    public Frame joinBig() {
        return table.merge(big, MergeOptions.on("key").by(MergeOptions.Plan.EXCHANGE))
                .agg(Expressions.sum("v3"), Expressions.sum("v2"))
                .compute();
    }

    /** The mean of 100 groups. */
    @Benchmark
    public Frame groupByFew() {
        return table.groupBy("id4").mean("v3").compute();
    }

    /** Sums of a hundredth of the rows' groups. */
    @Benchmark
    public Frame groupByMany() {
        return table.groupBy("id6").sum("v3").compute();
    }

    /** The whole table by its float, and one of its rows. */
    @Benchmark
    public Frame sort() {
        DataFrame sorted = table.sortValues("v3").resetIndex(true);
        return sorted.loc(rows / 4).compute();
    }
}
