package io.bask.benchmarks.dataframe;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * Joins of a large table in memory, in 16 partitions, with a table of ten thousand rows of which each has a key of its own; one
 * row in ten of the large table has no partner.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class JoinBenchmark {
    private static final int PARTITIONS = 16;
    private static final int KEYS = 10_000;

    @Param("10000000")
    private int rows = 10_000_000;

    private DataFrame large;
    private DataFrame medium;

    /** Makes the tables. */
    @Setup
    public void makeTables() {
        int all = KEYS + KEYS / 10;
        large = DataFrame.of(
                columns(new SplittableRandom(108).ints(rows, 0, all).toArray(), all, "v1"), PARTITIONS);
        medium = DataFrame.of(columns(IntStream.range(0, KEYS).toArray(), all, "v2"), 1);
    }

    private static Map<String, Column> columns(int[] keys, int all, String value) {
        String[] texts = new String[all];
        for (int i = 0; i < all; i++) {
            texts[i] = "id" + i;
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("text", DictionaryColumn.adopt(DType.STRING, keys, StringColumn.of(texts)));
        columns.put("number", IntColumn.adopt(keys.clone(), null));
        columns.put(
                value, DoubleColumn.adopt(IntStream.of(keys).asDoubleStream().toArray()));
        return columns;
    }

    /** Rows with a partner, by a number. */
    @Benchmark
    public DataFrame inner() {
        return large.merge(medium, "number").persist();
    }

    /** All rows, by a number. */
    @Benchmark
    public DataFrame left() {
        return large.merge(medium, JoinKind.LEFT, "number").persist();
    }

    /** Rows with a partner, by a text. */
    @Benchmark
    public DataFrame innerByText() {
        return large.merge(medium, "text").persist();
    }
}
