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

/** Order in 100 000 000 doubles in blocks of 1 000 000, kept in memory: case a9 of the peers; milliseconds each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx5g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OrderBenchmark {
    /** Elements. */
    @Param({"100000000"})
    private long length = 100_000_000;

    private Config.Scope scope;
    private Array x;

    /** Computes the input once. */
    @Setup
    public void makeInput() {
        scope = Config.with("threads", 2);
        x = Array.random(1).uniform(Shape.of(length), Chunks.of(length / 100)).persist();
    }

    /** JMH runs setup and benchmark in different threads, and settings belong to a thread. */
    @Setup(Level.Iteration)
    public void setThreads() {
        scope = Config.with("threads", 2);
    }

    /** Ends the setting. */
    @TearDown(Level.Iteration)
    public void unsetThreads() {
        scope.close();
    }

    /** Quartiles, exact. */
    @Benchmark
    public NDArray quartiles() {
        return x.percentile(new double[] {25, 50, 75}).compute();
    }

    /** The ten largest. */
    @Benchmark
    public NDArray largest() {
        return x.topk(10).compute();
    }

    /** A histogram of 100 bins over a given range. */
    @Benchmark
    public NDArray histogram() {
        return x.histogram(io.bask.array.Bins.count(100).range(0, 1)).counts().compute();
    }

    /** A tenth of the elements sorted by samples; the largest at the end. */
    @Benchmark
    public NDArray sort() {
        return x.get("::10").sort().get("-1:").compute();
    }
}
