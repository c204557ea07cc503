package io.bask.benchmarks.array;

import io.bask.array.Array;
import io.bask.array.Fft;
import io.bask.array.FftOptions;
import io.bask.array.Linalg;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * Factorisations of 200 000 x 50 doubles in blocks of 20 000 rows (case a8 of the peers) and Fourier transforms of 1000 lines of
 * 10 000; milliseconds each.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LinalgBenchmark {
    private static final Shape TALL = Shape.of(200_000, 50);
    private static final Chunks ROWS = Chunks.of(20_000, 50);
    private static final int LARGEST = 10;

    /** Threads. */
    @Param({"2"})
    private int threads = 2;

    private Config.Scope scope;
    private Array tall;
    private Array lines;

    /** Computes the inputs once. */
    @Setup
    public void makeInputs() {
        scope = Config.with("threads", threads);
        tall = Array.random(1).uniform(TALL, ROWS).persist();
        lines = Array.random(2)
                .uniform(Shape.of(1_000, 10_000), Chunks.of(100, 10_000))
                .persist();
    }

    /** JMH runs setup and benchmark in different threads, and settings belong to a thread. */
    @Setup(Level.Iteration)
    public void setThreads() {
        scope = Config.with("threads", threads);
    }

    /** Ends the setting. */
    @TearDown(Level.Iteration)
    public void unsetThreads() {
        scope.close();
    }

    /** The triangle of QR. */
    @Benchmark
    public NDArray triangle() {
        return Linalg.qr(tall).r().compute();
    }

    /** All singular values. */
    @Benchmark
    public NDArray singularValues() {
        return Linalg.svdvals(tall).compute();
    }

    /** The largest singular values, nearly. */
    @Benchmark
    public NDArray largestSingularValues() {
        return Linalg.svdCompressed(tall, LARGEST).s().compute();
    }

    /** One transform along blocks. */
    @Benchmark
    public NDArray fourier() {
        return Fft.rfft(lines).compute();
    }

    /** Two transforms, one across blocks. */
    @Benchmark
    public NDArray fourierAcross() {
        return Fft.fft(lines, FftOptions.axes(0)).compute();
    }
}
