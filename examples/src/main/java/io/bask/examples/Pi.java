package io.bask.examples;

import io.bask.array.Array;
import io.bask.array.shape.Chunks;
import io.bask.client.Client;
import io.bask.client.TaskFuture;
import io.bask.config.Config;
import io.bask.delayed.Delayed;
import io.bask.diagnostics.ProgressBar;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Pi as the integral of 4 / (1 + x^2) from 0 to 1 by the midpoint rule, cut into chunks: by futures of a client, by
 * delayed calls, or as one array expression.
 */
@Command(name = "pi", description = "Adds up the terms of an integral that is pi, in chunks that run in parallel.")
public final class Pi implements Runnable {
    private static final int LANES = 1024;
    private static final int MOST_CHUNKS = 10_000_000;

    /** The ways to write it. */
    enum Way {
        client,
        delayed,
        array
    }

    @Option(names = "--terms", paramLabel = "N", description = "terms in all (default: ${DEFAULT-VALUE})")
    private long terms = 10_000_000;

    @Option(names = "--chunks", paramLabel = "N", description = "chunks (default: ${DEFAULT-VALUE})")
    private int chunks = 10;

    @Option(names = "--threads", paramLabel = "N", description = "threads (default: one for each processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--with", paramLabel = "WAY", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Way way = Way.client;

    @Option(names = "--progress", negatable = true, description = "draw a progress bar (default: on a terminal)")
    private boolean progress = ProgressBar.hasTerminal();

    @Spec
    private CommandSpec spec;

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new Pi(), arguments);
    }

    /**
     * The share of the terms {@code from} (included) to {@code to} (excluded) of {@code terms}.
     *
     * <p>A single sum would have to wait for one addition after the other. Here each of {@value #LANES} sums takes every
     * {@value #LANES}th term, so that the JIT compiler computes eight at a time: 5 ms for ten million terms, not 50.
     */
    static double chunk(long terms, long from, long to) {
        double step = 1.0 / terms;
        double[] middles = new double[LANES];
        Arrays.setAll(middles, i -> i + 0.5);
        double[] sums = new double[LANES];
        for (long first = from; first < to; first += LANES) {
            int count = (int) Math.min(LANES, to - first);
            for (int i = 0; i < count; i++) {
                double x = (first + middles[i]) * step;
                sums[i] += 4 / (1 + x * x);
            }
        }
        return step * Arrays.stream(sums).sum();
    }

    @Override
    public void run() {
        check("--terms", terms, Long.MAX_VALUE);
        check("--chunks", chunks, MOST_CHUNKS);
        check("--threads", threads, Integer.MAX_VALUE);
        long start = System.nanoTime();
        double pi = switch (way) {
            case client -> byClient();
            case delayed -> byDelayed();
            case array -> byArray();
        };
        double seconds = (System.nanoTime() - start) / 1e9;
        PrintWriter out = spec.commandLine().getOut();
        out.println("pi = " + pi);
        out.printf(Locale.ROOT, "error %.1e, %d terms in %d chunks, %.3f s%n", pi - Math.PI, terms, chunks, seconds);
        out.flush();
    }

    private void check(String option, long value, long most) {
        if (value < 1 || value > most) {
            String range = value < 1 ? "1 or more" : "at most " + most;
            throw new ParameterException(spec.commandLine(), "%s is %d; use %s".formatted(option, value, range));
        }
    }

    private List<Long> bounds(int shift) {
        List<Long> bounds = new ArrayList<>();
        for (int chunk = 0; chunk < chunks; chunk++) {
            bounds.add(bound(chunk + shift));
        }
        return bounds;
    }

    /** Where a chunk begins: the first ones have a term more if there is a remainder. */
    private long bound(int chunk) {
        return terms / chunks * chunk + Math.min(chunk, terms % chunks);
    }

    private double byClient() {
        long n = terms;
        try (Client client = Client.local(threads)) {
            List<TaskFuture<Double>> parts = client.map((from, to) -> chunk(n, from, to), bounds(0), bounds(1));
            if (progress) {
                new ProgressBar().follow(parts);
            }
            return client.gather(parts).stream().mapToDouble(part -> part).sum();
        }
    }

    private double byDelayed() {
        var chunk = Delayed.function(Pi::chunk);
        var sum = Delayed.function(
                (List<Double> parts) -> parts.stream().mapToDouble(part -> part).sum());
        List<Delayed<Double>> parts = new ArrayList<>();
        for (int i = 0; i < chunks; i++) {
            parts.add(chunk.apply(terms, bound(i), bound(i + 1)));
        }
        try (Config.Scope scope = scope()) {
            return sum.apply(Delayed.list(parts)).compute();
        }
    }

    private double byArray() {
        double step = 1.0 / terms;
        Chunks chunkLength = Chunks.of(terms / chunks + (terms % chunks == 0 ? 0 : 1));
        Array x = Array.arange(0, terms, 1, chunkLength).add(0.5).mul(step);
        Array pi = x.square().add(1).rdiv(4).sum().mul(step);
        try (Config.Scope scope = scope()) {
            return pi.compute().doubleAt();
        }
    }

    private Config.Scope scope() {
        return Config.with(Map.of("threads", threads, "progress", progress ? "always" : "never"));
    }
}
