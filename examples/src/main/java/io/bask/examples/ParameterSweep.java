package io.bask.examples;

import io.bask.client.Client;
import io.bask.client.TaskFuture;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a simulation for many parameters and writes each result when it is there, so that none is lost to a later failure. */
@Command(name = "parameter-sweep", description = "Simulates many parameters, and writes results as they complete.")
public final class ParameterSweep implements Runnable {
    @Option(names = "--rates", paramLabel = "N", description = "number of parameters (default: ${DEFAULT-VALUE})")
    private int rates = 40;

    @Option(names = "--out", paramLabel = "FILE", description = "where results go (default: ${DEFAULT-VALUE})")
    private Path results = Path.of("sweep.csv");

    @Spec
    private CommandSpec spec;

    /** What came out for a growth rate: whether the population settles, and at what. */
    private record Outcome(double rate, boolean settles, double last) {}

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new ParameterSweep(), arguments);
    }

    @Override
    public void run() {
        if (rates < 2) {
            throw new ParameterException(spec.commandLine(), "--rates is %d; use 2 or more".formatted(rates));
        }
        int settled = 0;
        try (Client client = Client.local();
                BufferedWriter file = Files.newBufferedWriter(results)) {
            file.write("rate,settles,last\n");
            List<Double> parameters = new ArrayList<>();
            for (int i = 0; i < rates; i++) {
                parameters.add(1 + 3.0 * i / (rates - 1));
            }
            for (TaskFuture<Outcome> future : client.asCompleted(client.map(ParameterSweep::simulate, parameters))) {
                Outcome outcome = future.join();
                file.write(String.format(Locale.ROOT, "%.4f,%s,%.6f%n", outcome.rate, outcome.settles, outcome.last));
                file.flush();
                settled += outcome.settles ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s: %s".formatted(results, e), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%d of %d populations settle; see %s%n", settled, rates, results);
        out.flush();
    }

    /** The logistic map: does a population with this growth rate come to rest within ten thousand generations? */
    private static Outcome simulate(double rate) {
        double population = 0.5;
        double before = 0;
        for (int generation = 0; generation < 10_000; generation++) {
            before = population;
            population = rate * population * (1 - population);
        }
        return new Outcome(rate, Math.abs(population - before) < 1e-6, population);
    }
}
