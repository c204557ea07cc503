package io.bask.benchmarks.array;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.Affine;
import io.bask.array.kernel.Elementwise;
import io.bask.array.kernel.Placement;
import io.bask.array.kernel.Program;
import io.bask.array.kernel.ProgramBuilder;
import io.bask.array.kernel.Reducer;
import io.bask.array.kernel.Tier;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Reduction;
import io.bask.array.ufunc.Ufunc;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one thread does to one block of 1000 x 1000 elements, in nanoseconds an element.
 *
 * <p>The blocks are read in turn from a set larger than the caches, so reductions run from memory. Add
 * {@code -jvmArgsAppend --add-modules=jdk.incubator.vector} to measure with the Vector API.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(KernelBenchmark.ELEMENTS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class KernelBenchmark {
    static final int ELEMENTS = 1_000_000;

    private static final int BLOCKS = 16;
    private static final int STEPS = 20;
    private static final Shape SHAPE = Shape.of(1000, 1000);
    private static final Placement AT = Placement.of(SHAPE, 1000, 1000);

    @Param({"GENERATED", "INTERPRETED"})
    private Tier tier = Tier.GENERATED;

    private final NDArray[] blocks = new NDArray[BLOCKS];
    private final Program size = sizeProgram();
    private final Program random = randomProgram(true);
    private final Program normal = randomProgram(false);
    private final Program mandelbrot = mandelbrotProgram();
    private final Reducer sum = Reducer.ofAll(Reduction.SUM, DType.FLOAT64, SHAPE);
    private final Reducer max = Reducer.ofAll(Reduction.MAX, DType.FLOAT64, SHAPE);
    private final Reducer variance = Reducer.ofAll(Reduction.VAR, DType.FLOAT64, SHAPE);
    private final Reducer argmax = Reducer.ofAll(Reduction.ARGMAX, DType.FLOAT64, SHAPE);
    private final Reducer sumOfColumns = Reducer.of(Reduction.SUM, DType.FLOAT64, SHAPE, new int[] {0}, 0);
    private final Reducer sumOfRows = Reducer.of(Reduction.SUM, DType.FLOAT64, SHAPE, new int[] {1}, 0);
    private NDArray row = NDArray.scalar(0);
    private NDArray column = NDArray.scalar(0);
    private int next;

    /** Fills the blocks. */
    @Setup
    public void fillBlocks() {
        SplittableRandom numbers = new SplittableRandom(1);
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] =
                    NDArray.wrap(DType.FLOAT64, SHAPE, numbers.doubles(ELEMENTS).toArray());
        }
        double[] x = new double[1000];
        double[] y = new double[1000];
        for (int i = 0; i < 1000; i++) {
            x[i] = -2.5 + (1000 + i) * 0.001;
            y[i] = -1.5 + (1000 + i) * 0.001;
        }
        row = NDArray.of(x);
        column = NDArray.of(y).reshape(1000, 1);
    }

    private NDArray block() {
        next = (next + 1) % BLOCKS;
        return blocks[next];
    }

    private static Program sizeProgram() {
        ProgramBuilder builder = Program.builder();
        int x = builder.input(DType.FLOAT64);
        int y = builder.input(DType.FLOAT64);
        int squares =
                builder.apply(Ufunc.ADD, builder.apply(Ufunc.MULTIPLY, x, x), builder.apply(Ufunc.MULTIPLY, y, y));
        int twice =
                builder.apply(Ufunc.MULTIPLY, builder.apply(Ufunc.SQRT, squares), builder.constant(DType.FLOAT64, 2.0));
        return builder.build(builder.apply(Ufunc.SUBTRACT, twice, builder.constant(DType.FLOAT64, 1.0)));
    }

    private static Program randomProgram(boolean uniform) {
        ProgramBuilder builder = Program.builder();
        Affine counter = Affine.of(0, 10_000, 1);
        return builder.build(
                uniform
                        ? builder.uniform(DType.FLOAT64, 42, 0, 1, counter)
                        : builder.normal(DType.FLOAT64, 42, 0, 1, counter));
    }

    private static Program mandelbrotProgram() {
        ProgramBuilder builder = Program.builder();
        int x = builder.input(DType.FLOAT64);
        int y = builder.input(DType.FLOAT64);
        int unit = builder.constant(DType.COMPLEX128, new Complex(0, 1));
        int c = builder.apply(Ufunc.ADD, x, builder.apply(Ufunc.MULTIPLY, y, unit));
        int two = builder.constant(DType.COMPLEX128, 2.0);
        int z = builder.constant(DType.COMPLEX128, 0.0);
        int never = builder.constant(DType.INT64, STEPS);
        int time = never;
        for (int step = 0; step < STEPS; step++) {
            z = builder.apply(Ufunc.ADD, builder.apply(Ufunc.POWER, z, two), c);
            int far = builder.apply(
                    Ufunc.GREATER, builder.apply(Ufunc.ABSOLUTE, z), builder.constant(DType.FLOAT64, 2.0));
            int now = builder.apply(Ufunc.LOGICAL_AND, far, builder.apply(Ufunc.EQUAL, time, never));
            time = builder.apply(Ufunc.WHERE, now, builder.constant(DType.INT64, step), time);
            z = builder.apply(Ufunc.WHERE, far, two, z);
        }
        return builder.build(time);
    }

    private NDArray reduce(Reducer reducer) {
        return reducer.finish(reducer.chunk(block(), AT, tier));
    }

    /** Sum of a block. */
    @Benchmark
    public NDArray sum() {
        return reduce(sum);
    }

    /** Sum of each column. */
    @Benchmark
    public NDArray sumAlongAxis0() {
        return reduce(sumOfColumns);
    }

    /** Sum of each row. */
    @Benchmark
    public NDArray sumAlongAxis1() {
        return reduce(sumOfRows);
    }

    /** Largest element of a block. */
    @Benchmark
    public NDArray max() {
        return reduce(max);
    }

    /** Place of the largest element of a block. */
    @Benchmark
    public NDArray argmax() {
        return reduce(argmax);
    }

    /** Variance of a block. */
    @Benchmark
    public NDArray variance() {
        return reduce(variance);
    }

    /** {@code sqrt(x * x + y * y) * 2 - 1} of two blocks, stored. */
    @Benchmark
    public NDArray expression() {
        return Elementwise.runOne(size, List.of(block(), block()), AT, tier);
    }

    /** {@code max(sqrt(x * x + y * y) * 2 - 1)} of two blocks. */
    @Benchmark
    public NDArray maxOfExpression() {
        return max.finish(max.chunk(size, List.of(block(), block()), AT, tier));
    }

    /** Sum of uniform random numbers, never stored. */
    @Benchmark
    public NDArray sumOfRandom() {
        return sum.finish(sum.chunk(random, List.of(), AT, tier));
    }

    /** Sum of normal random numbers, never stored. */
    @Benchmark
    public NDArray sumOfNormal() {
        return sum.finish(sum.chunk(normal, List.of(), AT, tier));
    }

    /** 20 steps of Mandelbrot's iteration, whole-array style, over a block in the middle of the set. */
    @Benchmark
    public NDArray mandelbrot() {
        return Elementwise.runOne(mandelbrot, List.of(row, column), AT, tier);
    }
}
