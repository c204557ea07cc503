package io.bask.benchmarks.dataframe;

import static io.bask.dataframe.Expressions.col;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.schema.Decay;
import io.bask.dataframe.schema.WindowShape;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Windows of time, falling weights, steps of time and formulas over a million rows in eight partitions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WindowBenchmark {
    private static final int ROWS = 1_000_000;
    private static final long MINUTE = 60_000_000_000L;

    private DataFrame table;

    /** Makes the table: a row about every minute. */
    @Setup
    public void makeTable() {
        SplittableRandom random = new SplittableRandom(7);
        long[] moments = new long[ROWS];
        double[] values = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            moments[i] = (i == 0 ? 0 : moments[i - 1]) + random.nextLong(2 * MINUTE);
            values[i] = random.nextDouble();
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("t", DateTimeColumn.adopt(moments, null));
        columns.put("x", DoubleColumn.adopt(values));
        table = DataFrame.of(columns, 8);
    }

    /** Means of three hours. */
    @Benchmark
    public double timeWindows() {
        return table.assign("r", col("x").rolling("3h", "t").mean())
                .col("r")
                .sum()
                .compute();
    }

    /** Means of falling weights. */
    @Benchmark
    public double weights() {
        return table.assign("r", col("x").ewm(Decay.span(20)).mean())
                .col("r")
                .sum()
                .compute();
    }

    /** Correlations of a hundred rows with the rows before them. */
    @Benchmark
    public double correlations() {
        return table.assign("y", col("x").shift(1))
                .assign("r", col("x").rolling(100).corr(col("y")))
                .col("r")
                .sum()
                .compute();
    }

    /** Means of twenty rows under a bell. */
    @Benchmark
    public double weightsByPlace() {
        return table.assign(
                        "r",
                        col("x").rolling(20).weighted(WindowShape.gaussian(5)).mean())
                .col("r")
                .sum()
                .compute();
    }

    /** Values on the line between those before and after. */
    @Benchmark
    public double interpolation() {
        return table.assign("r", col("x").mask(col("x").lt(0.3), null).interpolate())
                .col("r")
                .sum()
                .compute();
    }

    /** Sums of working days. */
    @Benchmark
    public long workingDays() {
        return table.resample("B", "t").sum("x").len();
    }

    /** Sums of days. */
    @Benchmark
    public long steps() {
        return table.resample("D", "t").sum("x").len();
    }

    /** A filter read from a text. */
    @Benchmark
    public long formula() {
        return table.query("x > 0.5 and x * 2 < 1.5").len();
    }
}
