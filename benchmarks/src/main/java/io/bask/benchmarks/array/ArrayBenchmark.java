package io.bask.benchmarks.array;

import io.bask.array.Array;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import java.util.List;
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
 * Whole computations on arrays of 10 000 x 10 000 doubles in blocks of 1000 x 1000, and the Mandelbrot set on 12 million
 * points, from expression to result, milliseconds each. The peers are the C, NumPy and Dask programs that
 * {@code docs/benchmarks.md} names; the data are the same: a multiplicative hash of the position.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 9, time = 1)
public class ArrayBenchmark {
    private static final Shape SHAPE = Shape.of(10_000, 10_000);
    private static final Chunks CHUNKS = Chunks.of(1_000, 1_000);
    private static final int ROUNDS = 20;

    /** Threads. */
    @Param({"2"})
    private int threads = 2;

    private Config.Scope scope;
    private Array x;
    private Array y;

    /** Computes the inputs once. */
    @Setup
    public void makeInputs() {
        scope = Config.with("threads", threads);
        x = hashed(0).persist();
        y = hashed(12_345).persist();
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

    /** The data of the peers: ((k + shift) * 2654435761 mod 2^32) / 2^32, k the row-major position. */
    private static Array hashed(long shift) {
        Array rows = Array.arange(0, SHAPE.length(0), 1, Chunks.of(1_000)).expandDims(1);
        Array columns = Array.arange(0, SHAPE.length(1), 1, Chunks.of(1_000));
        Array k = rows.mul(SHAPE.length(1)).add(columns).add(shift);
        return k.mul(2_654_435_761L).and(0xFFFFFFFFL).mul(0x1p-32);
    }

    /** Random numbers, added up; they never exist at once. */
    @Benchmark
    public NDArray randomSum() {
        return Array.random(42).uniform(SHAPE, CHUNKS).sum().compute();
    }

    /** The sum of numbers in memory. */
    @Benchmark
    public NDArray sum() {
        return x.sum().compute();
    }

    /** The maximum of sqrt(x * x + y * y) * 2 - 1 of numbers in memory. */
    @Benchmark
    public NDArray elementwiseMax() {
        return x.mul(x).add(y.mul(y)).sqrt().mul(2).sub(1).max().compute();
    }

    /** NumPy's whole-array Mandelbrot, h = w = 1000. */
    @Benchmark
    public NDArray mandelbrot() {
        Array re = Array.linspace(-2.5, 1.5, 4001, Chunks.of(1_000));
        Array im = Array.linspace(-1.5, 1.5, 3001, Chunks.of(1_000));
        List<Array> grid = Array.meshgrid(re, im);
        Array c = grid.get(0).add(grid.get(1).mul(new Complex(0, 1)));
        Array z = Array.zerosLike(c);
        Array divtime = Array.full(c.shape(), ROUNDS, Chunks.of(c.chunks()), DType.INT64);
        for (int i = 0; i < ROUNDS; i++) {
            z = z.pow(2).add(c);
            Array diverge = z.abs().gt(2);
            divtime = divtime.with(diverge.and(divtime.eq(ROUNDS)), i);
            z = z.with(diverge, 2);
        }
        return divtime.compute();
    }

    /** Pi by ten million terms in ten blocks, as one array expression. */
    @Benchmark
    public NDArray pi() {
        double step = 1e-7;
        Array t = Array.arange(0, 10_000_000, 1, Chunks.of(1_000_000)).add(0.5).mul(step);
        return t.square().add(1).rdiv(4).sum().mul(step).compute();
    }
}
