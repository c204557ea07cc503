package io.bask.benchmarks.array;

import io.bask.array.Array;
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

/** Products of matrices of 4000 x 4000 doubles in blocks of 1000 x 1000, and of one with a vector; milliseconds each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProductBenchmark {
    private static final int LENGTH = 4_000;
    private static final int CHUNK = 1_000;

    /** Threads. */
    @Param({"2"})
    private int threads = 2;

    private Config.Scope scope;
    private Array a;
    private Array b;
    private Array v;

    /** Computes the inputs once. */
    @Setup
    public void makeInputs() {
        scope = Config.with("threads", threads);
        a = Array.random(1).uniform(Shape.of(LENGTH, LENGTH), Chunks.of(CHUNK)).persist();
        b = Array.random(2).uniform(Shape.of(LENGTH, LENGTH), Chunks.of(CHUNK)).persist();
        v = Array.random(3).uniform(Shape.of(LENGTH), Chunks.of(CHUNK)).persist();
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

    /** Case a5 of the peers. */
    @Benchmark
    public NDArray matmul() {
        return a.matmul(b).compute();
    }

    /** One read of a matrix. */
    @Benchmark
    public NDArray matrixTimesVector() {
        return a.matmul(v).compute();
    }
}
