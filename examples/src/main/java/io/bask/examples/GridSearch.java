package io.bask.examples;

import io.bask.client.AsCompleted;
import io.bask.client.Client;
import io.bask.client.FutureStatus;
import io.bask.client.TaskFuture;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Looks for the polynomial and the penalty that predict best: one future a candidate, looked at as they complete, and all
 * others cancelled as soon as one is good enough.
 */
@Command(name = "grid-search", description = "Fits a grid of models by futures and stops at the first good one.")
public final class GridSearch implements Runnable {
    private static final int ROWS = 400;
    private static final double[] PENALTIES = {10, 1, 0.1, 0.01, 0.001};

    @Option(
            names = "--degrees",
            paramLabel = "N",
            description = "polynomials of degree 1 to N (default: ${DEFAULT-VALUE})")
    private int degrees = 8;

    @Option(names = "--enough", paramLabel = "ERROR", description = "mean squared error that is good enough")
    private double enough;

    @Spec
    private CommandSpec spec;

    /** A candidate and how well it predicts what it has not seen. */
    private record Fit(int degree, double penalty, double error) {}

    /** Starts the program. */
    public static void main(String[] arguments) {
        Start.program(new GridSearch(), arguments);
    }

    @Override
    public void run() {
        if (degrees < 1) {
            throw new ParameterException(spec.commandLine(), "--degrees is %d; use 1 or more".formatted(degrees));
        }
        if (!(enough >= 0)) {
            throw new ParameterException(spec.commandLine(), "--enough is %s; use 0 or more".formatted(enough));
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Client client = Client.local()) {
            double[][] data = madeUp();
            Map<TaskFuture<Fit>, String> candidates = new LinkedHashMap<>();
            for (int degree = 1; degree <= degrees; degree++) {
                for (double penalty : PENALTIES) {
                    candidates.put(client.submit(GridSearch::fit, data, degree, penalty), degree + "/" + penalty);
                }
            }
            List<TaskFuture<Fit>> all = new ArrayList<>(candidates.keySet());
            Fit best = best(client, all);
            long finished = all.stream()
                    .filter(future -> future.status() == FutureStatus.FINISHED)
                    .count();
            out.printf(Locale.ROOT, "best: degree %d, penalty %s, error %.4f%n", best.degree, best.penalty, best.error);
            out.println(enough > 0 && finished < all.size() ? "stopped early" : "all candidates were looked at");
        }
        out.flush();
    }

    private Fit best(Client client, List<TaskFuture<Fit>> all) {
        Fit best = null;
        AsCompleted<Fit> completed = client.asCompleted(all);
        for (TaskFuture<Fit> future : completed) {
            Fit fit = future.join();
            if (best == null || fit.error < best.error) {
                best = fit;
            }
            if (best.error <= enough) {
                client.cancel(all);
                return best;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no candidate was looked at");
        }
        return best;
    }

    /** Least squares with a penalty on all coefficients, by the normal equations; the last quarter of the rows tests. */
    private static Fit fit(double[][] data, int degree, double penalty) {
        int train = ROWS * 3 / 4;
        int terms = degree + 1;
        double[][] equations = new double[terms][terms + 1];
        for (int row = 0; row < train; row++) {
            double[] powers = powers(data[0][row], terms);
            for (int i = 0; i < terms; i++) {
                for (int j = 0; j < terms; j++) {
                    equations[i][j] += powers[i] * powers[j];
                }
                equations[i][terms] += powers[i] * data[1][row];
            }
        }
        for (int i = 0; i < terms; i++) {
            equations[i][i] += penalty;
        }
        double[] coefficients = solve(equations);
        double error = 0;
        for (int row = train; row < ROWS; row++) {
            double[] powers = powers(data[0][row], terms);
            double predicted = 0;
            for (int i = 0; i < terms; i++) {
                predicted += coefficients[i] * powers[i];
            }
            error += (predicted - data[1][row]) * (predicted - data[1][row]);
        }
        return new Fit(degree, penalty, error / (ROWS - train));
    }

    private static double[] powers(double x, int terms) {
        double[] powers = new double[terms];
        powers[0] = 1;
        for (int i = 1; i < terms; i++) {
            powers[i] = powers[i - 1] * x;
        }
        return powers;
    }

    /** Gauss-Jordan elimination; the penalty keeps every pivot away from zero. */
    private static double[] solve(double[][] equations) {
        int size = equations.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                double factor = row == pivot ? 0 : equations[row][pivot] / equations[pivot][pivot];
                for (int column = pivot; column <= size && factor != 0; column++) {
                    equations[row][column] -= factor * equations[pivot][column];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = equations[i][size] / equations[i][i];
        }
        return solution;
    }

    /** Noisy values of a cubic polynomial, the same in every run. */
    private static double[][] madeUp() {
        Random random = new Random(3);
        double[][] data = new double[2][ROWS];
        for (int row = 0; row < ROWS; row++) {
            double x = 2 * random.nextDouble() - 1;
            data[0][row] = x;
            data[1][row] = 1 - 2 * x + 3 * x * x * x + 0.1 * random.nextGaussian();
        }
        return data;
    }
}
