package io.bask.benchmarks.delayed;

import io.bask.delayed.Delayed;
import io.bask.delayed.DelayedFunction1;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A hundred thousand delayed calls that do nothing, nanoseconds a call: written, and written and run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
public class DelayedCallsBenchmark {
    private static final int CALLS = 100_000;

    private final DelayedFunction1<Integer, Integer> inc = Delayed.function(DelayedCallsBenchmark::inc);
    private final DelayedFunction1<List<Integer>, Integer> last = Delayed.function(DelayedCallsBenchmark::last);

    private static int inc(int x) {
        return x + 1;
    }

    private static int last(List<Integer> numbers) {
        return numbers.get(numbers.size() - 1);
    }

    /** Independent calls on values, and one call that reads them all; written only. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Delayed<Integer> writeIndependent() {
        List<Delayed<Integer>> calls = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            calls.add(inc.apply(i));
        }
        return last.apply(Delayed.list(calls));
    }

    /** Each call reads the one before; written only. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Delayed<Integer> writeChain() {
        Delayed<Integer> value = inc.apply(0);
        for (int i = 1; i < CALLS; i++) {
            value = inc.apply(value);
        }
        return value;
    }

    /** Independent calls, written and run. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int runIndependent() {
        return writeIndependent().compute();
    }

    /** A chain of calls, written and run. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int runChain() {
        return writeChain().compute();
    }

    /** A chain of {@code map}, each round with an operation of its own; written only. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Delayed<Integer> writeMapChain() {
        Delayed<Integer> value = inc.apply(0);
        for (int i = 1; i < CALLS; i++) {
            value = value.map(x -> x + 1);
        }
        return value;
    }

    /** A chain of {@code map}, written and run. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int runMapChain() {
        return writeMapChain().compute();
    }

    /** Independent calls under a name; written only. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Delayed<Integer> writeNamed() {
        List<Delayed<Integer>> calls = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            calls.add(inc.apply(i).named("increment"));
        }
        return last.apply(Delayed.list(calls));
    }

    /** Independent calls under a name, written and run. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int runNamed() {
        return writeNamed().compute();
    }

    /** A delayed function a call, as loops make them of lambdas; written only. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Delayed<Integer> writeLambdas() {
        List<Delayed<Integer>> calls = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            int number = i;
            calls.add(Delayed.function(() -> number).apply());
        }
        return last.apply(Delayed.list(calls));
    }

    /** A delayed function a call, written and run. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int runLambdas() {
        return writeLambdas().compute();
    }
}
