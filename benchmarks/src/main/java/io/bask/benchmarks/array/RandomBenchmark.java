package io.bask.benchmarks.array;

import io.bask.array.Array;
import io.bask.array.Choice;
import io.bask.array.RandomArrays;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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

/** Random numbers, drawn and added up: 4 000 000 of each distribution in blocks of 500 000; milliseconds each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RandomBenchmark {
    private static final Shape SHAPE = Shape.of(4_000_000);
    private static final Chunks CHUNKS = Chunks.of(500_000);

    private static final Map<String, Function<RandomArrays, Array>> DRAWS = Map.ofEntries(
            Map.entry("uniform", random -> random.uniform(SHAPE, CHUNKS)),
            Map.entry("normal", random -> random.normal(SHAPE, CHUNKS)),
            Map.entry("integers", random -> random.integers(0, 1000, SHAPE, CHUNKS)),
            Map.entry("exponential", random -> random.exponential(2, SHAPE, CHUNKS)),
            Map.entry("gamma", random -> random.gamma(2.5, 1, SHAPE, CHUNKS)),
            Map.entry("beta", random -> random.beta(2, 3, SHAPE, CHUNKS)),
            Map.entry("standard_t", random -> random.standardT(5, SHAPE, CHUNKS)),
            Map.entry("vonmises", random -> random.vonmises(0, 4, SHAPE, CHUNKS)),
            Map.entry("poisson", random -> random.poisson(20, SHAPE, CHUNKS)),
            Map.entry("binomial", random -> random.binomial(100, 0.3, SHAPE, CHUNKS)),
            Map.entry("geometric", random -> random.geometric(0.1, SHAPE, CHUNKS)),
            Map.entry("hypergeometric", random -> random.hypergeometric(50, 60, 20, SHAPE, CHUNKS)),
            Map.entry("zipf", random -> random.zipf(2.5, SHAPE, CHUNKS)),
            Map.entry(
                    "choice",
                    random -> random.choice(1_000_000, SHAPE, Choice.repeated().chunks(CHUNKS))),
            Map.entry("permutation", random -> random.permutation(SHAPE.size())));

    /** What is drawn. */
    @Param({
        "uniform",
        "normal",
        "integers",
        "exponential",
        "gamma",
        "beta",
        "standard_t",
        "vonmises",
        "poisson",
        "binomial",
        "geometric",
        "hypergeometric",
        "zipf",
        "choice",
        "permutation"
    })
    private String draw = "uniform";

    private Config.Scope scope;
    private long seed;

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

    /** Others each time, so that nothing is kept. */
    @Benchmark
    public NDArray sum() {
        return Objects.requireNonNull(DRAWS.get(draw), draw)
                .apply(Array.random(seed++))
                .sum()
                .compute();
    }
}
