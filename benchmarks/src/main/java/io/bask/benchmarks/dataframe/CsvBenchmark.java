package io.bask.benchmarks.dataframe;

import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.io.CsvReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a CSV file of nine columns, 51 bytes a row, on two threads and without a graph: what the reader itself can
 * do.
 *
 * <p>The file is made once in the folder of temporary files, or is the one that {@code -Dbask.benchmark.csv=} names,
 * which must have a column {@code v3} of decimals. Opening the file, with its sample, is part of every measurement.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class CsvBenchmark {
    private static final int ROWS = 10_000_000;

    @Param({"16 MB", "64 MB"})
    private String blockSize = "64 MB";

    private String file;
    private ForkJoinPool pool;

    /** Makes the file unless it is there. */
    @Setup
    public void makeFile() throws IOException {
        pool = new ForkJoinPool(2);
        Path made = Path.of(System.getProperty("java.io.tmpdir"), "bask-benchmark-%d.csv".formatted(ROWS));
        file = System.getProperty("bask.benchmark.csv", made.toString());
        if (file.equals(made.toString()) && !Files.exists(made)) {
            write(made);
        }
    }

    /** Ends the workers. */
    @TearDown
    public void stop() {
        pool.shutdown();
    }

    /** The largest value of one of nine columns. */
    @Benchmark
    public double maxOfOneColumn() {
        CsvReader reader = open();
        return each(reader, partition -> max(reader.read(partition, List.of("v3"), null)));
    }

    /** All nine columns into memory. */
    @Benchmark
    public double wholeTable() {
        CsvReader reader = open();
        return each(
                reader,
                partition ->
                        reader.read(partition, reader.schema().names(), null).rows());
    }

    /** Counting records, no field parsed. */
    @Benchmark
    public double countRows() {
        CsvReader reader = open();
        return each(reader, reader::countRows);
    }

    /** Header, sample and cutting alone. */
    @Benchmark
    public CsvReader open() {
        return CsvReader.open(List.of(file), CsvOptions.blockSize(blockSize));
    }

    private double each(CsvReader reader, IntToDoubleFunction work) {
        return pool.submit(() -> IntStream.range(0, reader.partitions())
                        .parallel()
                        .mapToDouble(work)
                        .max()
                        .orElseThrow())
                .join();
    }

    private static double max(Frame frame) {
        DoubleColumn column = (DoubleColumn) frame.column(0);
        double[] values = column.sharedValues();
        double max = Double.NEGATIVE_INFINITY;
        for (int i = column.offset(); i < column.offset() + column.length(); i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

    private static void write(Path path) throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("id1,id2,id3,id4,id5,id6,v1,v2,v3\n");
            StringBuilder line = new StringBuilder();
            for (int row = 0; row < ROWS; row++) {
                line.setLength(0);
                line.append("id")
                        .append(100 + random.nextInt(100))
                        .append(",id")
                        .append(100 + random.nextInt(100));
                line.append(",id").append(1_000_000_000 + random.nextInt(ROWS / 100));
                line.append(',').append(1 + random.nextInt(100)).append(',').append(1 + random.nextInt(100));
                line.append(',')
                        .append(1 + random.nextInt(ROWS / 100))
                        .append(',')
                        .append(1 + random.nextInt(5));
                line.append(',')
                        .append(1 + random.nextInt(15))
                        .append(',')
                        .append(random.nextInt(100))
                        .append('.');
                line.append(Integer.toString(1_000_000 + random.nextInt(1_000_000)), 1, 7)
                        .append('\n');
                out.append(line);
            }
        }
    }
}
