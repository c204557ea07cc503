package io.bask.benchmarks.dataframe;

import static io.bask.dataframe.Expressions.aggregate;
import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.corr;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.median;
import static io.bask.dataframe.Expressions.std;
import static io.bask.dataframe.Expressions.sum;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.RankOptions;
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
 * The ten questions of the db-benchmark for group-by, on a table of its making in memory, in 16 partitions.
 *
 * <p>Columns as there: {@code id1 id2} of 100 texts, {@code id3} of a hundredth of the rows' texts, {@code id4 id5} of 100 and
 * {@code id6} of a hundredth of the rows' whole numbers, {@code v1} to 5, {@code v2} to 15, {@code v3} to 100 with decimals.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class GroupBenchmark {
    private static final int PARTITIONS = 16;
    private static final int FEW = 100;

    @Param("10000000")
    private int rows = 10_000_000;

    private DataFrame table;

    /** Makes the table. */
    @Setup
    public void makeTable() {
        SplittableRandom random = new SplittableRandom(108);
        int many = Math.max(1, rows / FEW);
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id1", texts(random, FEW));
        columns.put("id2", texts(random, FEW));
        columns.put("id3", texts(random, many));
        columns.put("id4", numbers(random, FEW));
        columns.put("id5", numbers(random, FEW));
        columns.put("id6", numbers(random, many));
        columns.put("v1", numbers(random, 5));
        columns.put("v2", numbers(random, 15));
        double[] v3 = new double[rows];
        for (int i = 0; i < rows; i++) {
            v3[i] = Math.round(random.nextDouble() * 1e8) / 1e6;
        }
        columns.put("v3", DoubleColumn.adopt(v3));
        table = DataFrame.of(columns, PARTITIONS);
    }

    private Column texts(SplittableRandom random, int count) {
        String[] dictionary = new String[count];
        for (int i = 0; i < count; i++) {
            dictionary[i] = "id%010d".formatted(i + 1);
        }
        int[] codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            codes[i] = random.nextInt(count);
        }
        return DictionaryColumn.adopt(DType.STRING, codes, StringColumn.of(dictionary));
    }

    private Column numbers(SplittableRandom random, int count) {
        long[] values = new long[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = 1 + random.nextInt(count);
        }
        return LongColumn.adopt(values, null);
    }

    /** Sums by a text of 100. */
    @Benchmark
    public Frame q1() {
        return table.groupBy("id1").sum("v1").compute();
    }

    /** Sums by two texts of 100. */
    @Benchmark
    public Frame q2() {
        return table.groupBy("id1", "id2").sum("v1").compute();
    }

    /** A sum and a mean by a text of many. */
    @Benchmark
    public Frame q3() {
        return table.groupBy("id3")
                .agg(sum("v1"), aggregate("v3", "v3", Aggregation.MEAN))
                .compute();
    }

    /** Three means by a number of 100. */
    @Benchmark
    public Frame q4() {
        return table.groupBy("id4").mean("v1", "v2", "v3").compute();
    }

    /** Three sums by a number of many. */
    @Benchmark
    public Frame q5() {
        return table.groupBy("id6").sum("v1", "v2", "v3").compute();
    }

    /** Median and deviation by two numbers. */
    @Benchmark
    public Frame q6() {
        return table.groupBy("id4", "id5").agg(median("v3"), std("v3")).compute();
    }

    /** The range of two columns by a text of many. */
    @Benchmark
    public Frame q7() {
        return table.groupBy("id3")
                .agg(aggregate("a", "v1", Aggregation.MAX), aggregate("b", "v2", Aggregation.MIN))
                .assign("r", col("a").sub(col("b")))
                .select("r")
                .compute();
    }

    /** The two greatest values by a number of many. */
    @Benchmark
    public Frame q8() {
        RankOptions order = RankOptions.DEFAULT.withTies(RankOptions.Ties.FIRST).descending();
        return table.select("id6", "v3")
                .filter(col("v3").rank(order, "id6").le(2))
                .compute();
    }

    /** A correlation by a text and a number. */
    @Benchmark
    public Frame q9() {
        return table.groupBy("id2", "id4").agg(corr("v1", "v2")).compute();
    }

    /** A sum and a count by all six keys: nearly as many groups as rows. */
    @Benchmark
    public Frame q10() {
        return table.groupBy("id1", "id2", "id3", "id4", "id5", "id6")
                .agg(sum("v3"), count())
                .compute();
    }
}
