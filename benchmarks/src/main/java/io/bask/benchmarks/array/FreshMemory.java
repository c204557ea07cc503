package io.bask.benchmarks.array;

import io.bask.benchmarks.Medians;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What answers in new arrays cost beside answers in arrays that are there already: a hundred blocks of eight megabytes are copied,
 * or added up down their columns, by two threads, in plain loops without anything of Bask.
 *
 * <p>So this is as fast as a computation in Java can be whose answer is kept, as those of the cases a4b, a7 and a10 are; programs
 * in C write into memory that they have from before.
 */
public final class FreshMemory {
    private static final int SIDE = 1_000;
    private static final int BLOCKS = 100;
    private static final double WARM_UP_SECONDS = 2;
    private static final double MOST_SECONDS = 5;

    private FreshMemory() {}

    private interface Work {
        void run(double[] block, double[] answer);
    }

    /** Prints a line for each way. */
    public static void main(String[] arguments) {
        double[][] blocks = new double[BLOCKS][SIDE * SIDE];
        double[][] answers = new double[BLOCKS][SIDE * SIDE];
        for (double[] block : blocks) {
            IntStream.range(0, block.length).forEach(i -> block[i] = i * 0.5);
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Work copy = (block, answer) -> System.arraycopy(block, 0, answer, 0, block.length);
        for (boolean isNew : new boolean[] {true, false}) {
            measure("copied", isNew, copy, threads, blocks, answers);
            measure("added up", isNew, FreshMemory::addUp, threads, blocks, answers);
        }
        threads.shutdown();
    }

    private static void measure(
            String label, boolean isNew, Work work, ExecutorService threads, double[][] blocks, double[][] answers) {
        Runnable all = () -> both(threads, i -> {
            double[] answer = isNew ? new double[SIDE * SIDE] : answers[i];
            work.run(blocks[i], answer);
            answers[i] = answer;
        });
        double[] millis = Medians.measure(
                () -> {
                    all.run();
                    return answers;
                },
                WARM_UP_SECONDS,
                MOST_SECONDS);
        System.out.println(Medians.line(label + (isNew ? ", new arrays" : ", arrays from before"), millis));
    }

    /** Half of the blocks by each of two threads. */
    private static void both(ExecutorService threads, IntConsumer block) {
        List<? extends Future<?>> halves = IntStream.range(0, 2)
                .mapToObj(half -> threads.submit(() -> {
                    for (int i = half; i < BLOCKS; i += 2) {
                        block.accept(i);
                    }
                }))
                .toList();
        try {
            for (Future<?> half : halves) {
                half.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a thread did not end its half", e);
        }
    }

    private static void addUp(double[] block, double[] answer) {
        System.arraycopy(block, 0, answer, 0, SIDE);
        for (int row = SIDE; row < block.length; row += SIDE) {
            for (int i = 0; i < SIDE; i++) {
                answer[row + i] = answer[row - SIDE + i] + block[row + i];
            }
        }
    }
}
