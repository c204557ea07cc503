package io.bask.benchmarks.core;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.schedule.RunOptions;
import io.bask.schedule.forkjoin.CompiledGraph;
import io.bask.schedule.forkjoin.ForkJoinScheduler;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What the scheduler itself costs: nanoseconds a task on graphs of a million tasks that do nothing.
 *
 * <p>Everything a real run does is in it: the inputs' array, the call of one of four kinds of kernel, storing the result
 * and dropping it at its last use, looking whether the run was cancelled. {@code ...Compiled} runs a graph compiled
 * before; the others compile it too, which is what {@code compute()} pays. {@code microseconds} measures how well two
 * threads share tasks of about a microsecond.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class SchedulerBenchmark {
    private static final int MILLION = 1_000_000;
    private static final int LEAVES = 1 << 19;
    private static final int TREE = 2 * LEAVES - 1;
    private static final int SIDE = 1_000;
    private static final int LONG_TASKS = 40_000;

    /** A scheduler of some threads, and a job for it. */
    @State(Scope.Benchmark)
    public abstract static class Prepared {
        /** Threads of the scheduler. */
        @Param({"1", "2"})
        public int threads;

        private final Job job;
        private final CompiledGraph compiled;
        private @Nullable ForkJoinScheduler scheduler;

        /** A state for one graph. */
        protected Prepared(Supplier<Job> job) {
            this.job = job.get();
            this.compiled = CompiledGraph.of(this.job);
        }

        /** Starts the scheduler. */
        @Setup(Level.Trial)
        public void start() {
            scheduler = new ForkJoinScheduler(threads);
        }

        /** Closes the scheduler. */
        @TearDown(Level.Trial)
        public void close() {
            scheduler().close();
        }

        private ForkJoinScheduler scheduler() {
            if (scheduler == null) {
                throw new IllegalStateException("start() comes first");
            }
            return scheduler;
        }

        @Nullable
        Object[] run() {
            return scheduler().run(compiled, RunOptions.defaults());
        }

        @Nullable
        Object[] compileAndRun() {
            return scheduler().run(job, RunOptions.defaults());
        }
    }

    /** Tasks that do not know each other. */
    public static class Independent extends Prepared {
        /** A million of them. */
        public Independent() {
            super(() -> NoOpGraphs.independent(MILLION));
        }
    }

    /** Each task reads the one before. */
    public static class Chain extends Prepared {
        /** A million of them. */
        public Chain() {
            super(() -> NoOpGraphs.chain(MILLION));
        }
    }

    /** A binary tree. */
    public static class Tree extends Prepared {
        /** Of 2^20 - 1 tasks. */
        public Tree() {
            super(() -> NoOpGraphs.tree(LEAVES));
        }
    }

    /** Steps of a stencil. */
    public static class Stencil extends Prepared {
        /** 1000 steps of 1000. */
        public Stencil() {
            super(() -> NoOpGraphs.stencil(SIDE, SIDE));
        }
    }

    /** Pairs of tasks of about a microsecond. */
    public static class Microseconds extends Prepared {
        /** 20 000 pairs. */
        public Microseconds() {
            super(Microseconds::pairs);
        }

        private static Job pairs() {
            Kernel work = inputs -> {
                Blackhole.consumeCPU(500);
                return inputs.length;
            };
            GraphBuilder graph = Graph.builder();
            int layer = graph.layer("pairs", new int[] {LONG_TASKS}, 0);
            int[] outputs = new int[LONG_TASKS / 2];
            for (int i = 0; i < LONG_TASKS; i++) {
                graph.add(layer, i, work, i % 2 == 0 ? new int[0] : new int[] {i - 1});
                outputs[i / 2] = i;
            }
            return new Job(graph.build(), outputs);
        }
    }

    /** Runs a million tasks that do not know each other. */
    @Benchmark
    @OperationsPerInvocation(MILLION)
    public @Nullable Object[] independentCompiled(Independent state) {
        return state.run();
    }

    /** Compiles and runs them. */
    @Benchmark
    @OperationsPerInvocation(MILLION)
    public @Nullable Object[] independent(Independent state) {
        return state.compileAndRun();
    }

    /** Runs a chain of a million. */
    @Benchmark
    @OperationsPerInvocation(MILLION)
    public @Nullable Object[] chainCompiled(Chain state) {
        return state.run();
    }

    /** Compiles and runs it. */
    @Benchmark
    @OperationsPerInvocation(MILLION)
    public @Nullable Object[] chain(Chain state) {
        return state.compileAndRun();
    }

    /** Runs a tree of 2^20 - 1. */
    @Benchmark
    @OperationsPerInvocation(TREE)
    public @Nullable Object[] treeCompiled(Tree state) {
        return state.run();
    }

    /** Compiles and runs it. */
    @Benchmark
    @OperationsPerInvocation(TREE)
    public @Nullable Object[] tree(Tree state) {
        return state.compileAndRun();
    }

    /** Runs a stencil of 1000 by 1000. */
    @Benchmark
    @OperationsPerInvocation(MILLION)
    public @Nullable Object[] stencilCompiled(Stencil state) {
        return state.run();
    }

    /** Compiles and runs it. */
    @Benchmark
    @OperationsPerInvocation(MILLION)
    public @Nullable Object[] stencil(Stencil state) {
        return state.compileAndRun();
    }

    /** Runs tasks of about a microsecond; twice as fast with two threads would be perfect. */
    @Benchmark
    @OperationsPerInvocation(LONG_TASKS)
    public @Nullable Object[] microseconds(Microseconds state) {
        return state.run();
    }
}
