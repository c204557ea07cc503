package io.bask.benchmarks.dataframe;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.Series;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.StringColumn;
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

/** Texts of six words wrapped, cut, searched and matched: two hundred thousand, all different, in eight partitions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextBenchmark {
    private static final int ROWS = 200_000;
    private static final int WORDS = 6;

    private Series texts;

    /** Makes the texts. */
    @Setup
    public void makeTexts() {
        SplittableRandom random = new SplittableRandom(11);
        String[] rows = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < WORDS; word++) {
                text.append(word == 0 ? "" : " ").append(Long.toString(random.nextLong(1L << 40), 36));
            }
            rows[i] = text.toString();
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("x", StringColumn.of(rows));
        texts = DataFrame.of(columns, 8).col("x");
    }

    /** In lines of 20 characters. */
    @Benchmark
    public long wrap() {
        return texts.str().wrap(20).str().len().sumLong().compute();
    }

    /** Backwards, every second character. */
    @Benchmark
    public long sliceWithStep() {
        return texts.str().slice(null, null, -2).str().len().sumLong().compute();
    }

    /** Between two places. */
    @Benchmark
    public long findBetween() {
        return texts.str().find("a", 5, 25).sumLong().compute();
    }

    /** A row for each match. */
    @Benchmark
    public long extractAll() {
        return texts.extractAll("([a-z])([0-9])").len();
    }
}
