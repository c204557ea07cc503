package io.bask.benchmarks.core;

import io.bask.diagnostics.CacheProfiler;
import io.bask.diagnostics.Diagnostics;
import io.bask.diagnostics.Profiler;
import io.bask.diagnostics.ResourceProfiler;
import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskListener;
import io.bask.schedule.forkjoin.ForkJoinScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * What listening costs, and what it costs that somebody could: nanoseconds a run of tasks that do nothing, one thread.
 *
 * <p>{@code direct} hands the job to the scheduler, {@code off} goes the way that computations go while nobody listens;
 * {@code watched} that way with a watchdog that looks whether the run gets on; the others listen.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
@State(Scope.Benchmark)
public class ListenerBenchmark {
    /** Who listens. */
    @Param({"direct", "off", "watched", "profiler", "cache", "resources"})
    public String listener = "direct";

    /** How many tasks a run has. */
    @Param({"1", "100000"})
    public int tasks = 1;

    private final ForkJoinScheduler scheduler = new ForkJoinScheduler(1);
    private RunOptions options = RunOptions.defaults();
    private @Nullable Job job;

    /** Makes the graph. */
    @Setup(Level.Trial)
    public void makeGraph() {
        job = NoOpGraphs.independent(tasks);
    }

    /** Makes the listener; a new one for each iteration, so that what it keeps does not pile up. */
    @Setup(Level.Iteration)
    public void makeListener() {
        List<TaskListener> listeners = switch (listener) {
            case "profiler" -> List.of(new Profiler());
            case "cache" -> List.of(new CacheProfiler());
            case "resources" -> List.of(new ResourceProfiler());
            default -> List.of();
        };
        options = new RunOptions(0, listeners);
        if (listener.equals("watched")) {
            options = options.withPatience(Duration.ofMinutes(5));
        }
    }

    /** Stops the threads. */
    @TearDown(Level.Trial)
    public void close() {
        scheduler.close();
    }

    /** Runs the graph. */
    @Benchmark
    public @Nullable Object[] run() {
        if (job == null) {
            throw new IllegalStateException("makeGraph() comes first");
        }
        return listener.equals("direct") ? scheduler.run(job, options) : Diagnostics.run(scheduler, job, options);
    }
}
