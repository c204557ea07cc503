package io.bask.benchmarks.core;

import io.bask.client.Client;
import io.bask.client.TaskFuture;
import io.bask.client.TaskOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Futures of a client with two workers, nanoseconds a future from submit to done, against {@link CompletableFuture} on a
 * ForkJoinPool of two; and Pi as the mean of ten futures, against the same sums in one plain loop.
 *
 * <p>With {@code -t 4} four threads submit at once; a future then costs a quarter of the figure.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class ClientBenchmark {
    private static final int CALLS = 100_000;
    private static final int TERMS = 10_000_000;
    private static final int CHUNKS = 10;
    private static final int LANES = 1024;

    private Client client;
    private ForkJoinPool pool;

    /** Starts the workers. */
    @Setup
    public void start() {
        client = Client.local(2);
        pool = new ForkJoinPool(2);
    }

    /** Ends the workers. */
    @TearDown
    public void stop() {
        client.close();
        pool.shutdown();
    }

    /** Independent calls that do nothing. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Object independentFutures() {
        List<TaskFuture<Integer>> futures = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            futures.add(client.submit(x -> x + 1, i));
        }
        return client.gather(futures);
    }

    /** Calls that a task submits and waits for. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Object futuresFromInsideATask() {
        return client.submit(() -> {
                    List<TaskFuture<Integer>> futures = new ArrayList<>(CALLS);
                    for (int i = 0; i < CALLS; i++) {
                        futures.add(client.submit(x -> x + 1, i));
                    }
                    return client.gather(futures).size();
                })
                .join();
    }

    /** Independent calls that do nothing, a thousand at a time. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Object batchedFutures() {
        List<Integer> numbers = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            numbers.add(i);
        }
        return client.gather(
                client.with(TaskOptions.defaults().withBatchSize(1_000)).map(x -> x + 1, numbers));
    }

    /** Calls each of which reads the one before. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Object chainedFutures() {
        TaskFuture<Integer> future = client.scatter(0);
        for (int i = 0; i < CALLS; i++) {
            future = client.submit((Integer x) -> x + 1, future);
        }
        return future.join();
    }

    /** The peer: independent calls by the JDK. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Object independentCompletableFutures() {
        List<CompletableFuture<Integer>> futures = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            int x = i;
            futures.add(CompletableFuture.supplyAsync(() -> x + 1, pool));
        }
        int sum = 0;
        for (CompletableFuture<Integer> future : futures) {
            sum += future.join();
        }
        return sum;
    }

    /** Ten million terms in ten futures. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public double piInTenFutures() {
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < CHUNKS; i++) {
            parts.add(i);
        }
        double pi = 0;
        for (double part : client.gather(client.map(ClientBenchmark::part, parts))) {
            pi += part;
        }
        return pi;
    }

    /** The peer: ten million terms in one loop on one thread. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public double piInOneLoop() {
        double pi = 0;
        for (int i = 0; i < CHUNKS; i++) {
            pi += part(i);
        }
        return pi;
    }

    private static double part(int number) {
        return chunk(TERMS, number * (TERMS / CHUNKS), (number + 1) * (TERMS / CHUNKS));
    }

    /** Many sums, so that the JIT compiler adds several terms at a time. */
    private static double chunk(int terms, int from, int to) {
        double step = 1.0 / terms;
        double[] middles = new double[LANES];
        Arrays.setAll(middles, i -> i + 0.5);
        double[] sums = new double[LANES];
        for (int first = from; first < to; first += LANES) {
            int count = Math.min(LANES, to - first);
            for (int i = 0; i < count; i++) {
                double x = (first + middles[i]) * step;
                sums[i] += 4 / (1 + x * x);
            }
        }
        return step * Arrays.stream(sums).sum();
    }
}
