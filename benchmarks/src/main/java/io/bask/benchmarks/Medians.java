package io.bask.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work done again and again in a warm JVM of its own: median and best in milliseconds. */
public final class Medians {
    /** How many seconds a case is computed before the clock runs: {@value}. */
    public static final String WARM_UP = "benchmarks.warmup";

    private static final double NANOS = 1e9;
    private static final int ROUNDS = 21;
    private static final int FEWEST = 5;

    /** Where results go, so that nobody can leave the work out. */
    private static volatile @Nullable Object latest;

    private Medians() {}

    /** Runs a class with a main method in a JVM of its own, which gets the options of this one. */
    public static void inItsOwnJvm(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("%s ended with %d; its output is above".formatted(arguments, status));
        }
    }

    /**
     * Sorted milliseconds of rounds after a warm-up by time.
     *
     * <p>C2 compiles the last of the code some three seconds after the first computation: a shorter warm-up measures the
     * interpreter.
     *
     * @param warmUpSeconds unless the system property {@value #WARM_UP} says otherwise
     * @param mostSeconds after which no round is begun, once there are {@value #FEWEST}; of {@value #ROUNDS} at most
     */
    public static double[] measure(Supplier<?> work, double warmUpSeconds, double mostSeconds) {
        double warmUp = Double.parseDouble(System.getProperty(WARM_UP, Double.toString(warmUpSeconds)));
        long begun = System.nanoTime();
        do {
            latest = work.get();
        } while (System.nanoTime() - begun < warmUp * NANOS);
        double[] millis = new double[ROUNDS];
        int done = 0;
        begun = System.nanoTime();
        while (done < ROUNDS && (done < FEWEST || System.nanoTime() - begun < mostSeconds * NANOS)) {
            long start = System.nanoTime();
            latest = work.get();
            millis[done++] = (System.nanoTime() - start) / 1e6;
        }
        double[] sorted = Arrays.copyOf(millis, done);
        Arrays.sort(sorted);
        return sorted;
    }

    /** A line about sorted milliseconds. */
    public static String line(String name, double[] sorted) {
        return String.format(Locale.ROOT, "%-34s median %7.1f  best %7.1f", name, sorted[sorted.length / 2], sorted[0]);
    }

    /** Forgets the last result, so that it does not take up memory. */
    public static void forget() {
        latest = null;
    }
}
