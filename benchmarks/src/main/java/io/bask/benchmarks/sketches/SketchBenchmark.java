package io.bask.benchmarks.sketches;

import io.bask.bag.Bag;
import io.bask.sketches.Frequent;
import io.bask.sketches.Sketches;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A million numbers in eight partitions, a few of them frequent and most of them rare, nanoseconds a number: sketches against
 * the exact answer of the same question.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class SketchBenchmark {
    private static final int NUMBERS = 1_000_000;
    private static final int PARTITIONS = 8;
    private static final int DIFFERENT = 400_000;

    private Bag<Long> numbers;

    /** Draws the numbers. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(44);
        numbers = Bag.of(
                random.doubles(NUMBERS)
                        .mapToObj(x -> (long) (x * x * x * DIFFERENT))
                        .toList(),
                PARTITIONS);
    }

    /** How many different ones, with an error of 1 percent. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public long different() {
        return Sketches.nuniqueApprox(numbers).compute();
    }

    /** How many different ones. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public long differentExactly() {
        return numbers.distinct().count().compute();
    }

    /** The ten most frequent, with counts off by a thousandth of all. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public List<Frequent<Long>> frequent() {
        return Sketches.topFrequent(numbers, 10).compute();
    }

    /** The counts of all. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public Map<Long, Long> frequentExactly() {
        return numbers.frequencies().compute();
    }

    /** The median, with a rank off by 1 percent. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double median() {
        return Sketches.quantiles(numbers).map(sketch -> sketch.quantile(0.5)).compute();
    }

    /** The median, by sorting. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double medianExactly() {
        return numbers.<List<Long>, Double>reduction(
                        List::copyOf,
                        parts -> parts.stream()
                                .flatMap(List::stream)
                                .sorted()
                                .skip(NUMBERS / 2)
                                .findFirst()
                                .orElseThrow()
                                .doubleValue())
                .compute();
    }
}
