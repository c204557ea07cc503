package io.bask.benchmarks;

import io.bask.benchmarks.array.ArrayBenchmark;
import io.bask.benchmarks.core.ClientBenchmark;
import io.bask.dataframe.DataFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lesson's cases, computed again and again in one warm JVM: median and best in milliseconds.
 *
 * <p>Short enough to be run in the same minute as the C programs of the same cases, which is what comparisons on a
 * machine of changing speed need. Give the path of a CSV file with a column {@code v3} to measure its maximum too.
 */
public final class LessonMedians {
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 21;

    /** Where results go, so that nobody can leave the work out. */
    static volatile @Nullable Object latest;

    private LessonMedians() {}

    /** Prints a line a case. */
    public static void main(String[] arguments) {
        ArrayBenchmark arrays = new ArrayBenchmark();
        arrays.makeInputs();
        measure("random + sum", arrays::randomSum);
        measure("sum", arrays::sum);
        measure("max(sqrt(x * x + y * y) * 2 - 1)", arrays::elementwiseMax);
        measure("Mandelbrot", arrays::mandelbrot);
        measure("Pi as an array", arrays::pi);
        ClientBenchmark client = new ClientBenchmark();
        client.start();
        measure("Pi in 10 futures", client::piInTenFutures);
        client.stop();
        for (String file : arguments) {
            if (!Files.isReadable(Path.of(file))) {
                throw new IllegalArgumentException(file + " cannot be read; give a CSV file with a column v3");
            }
            measure("max(v3)", () -> DataFrame.readCsv(file).col("v3").max().compute());
        }
    }

    private static void measure(String name, Supplier<?> work) {
        for (int i = 0; i < WARM_UP; i++) {
            latest = work.get();
        }
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            latest = work.get();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("%-34s median %7.1f  best %7.1f%n", name, millis[ROUNDS / 2], millis[0]);
    }
}
