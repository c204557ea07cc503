package io.bask.diagnostics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws with characters what each thread did over time: a letter for the operation that filled most of a column. */
final class Timeline {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final List<TaskProfile> tasks;
    private final int width;
    private final long start;
    private final long nanos;
    private final Map<String, Character> letters = new LinkedHashMap<>();

    Timeline(Profiler profiler, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("the width is %d; use 1 character or more".formatted(width));
        }
        this.width = width;
        tasks = profiler.tasks();
        start = tasks.stream().mapToLong(TaskProfile::startNanos).min().orElse(0);
        nanos = Math.max(
                1, tasks.stream().mapToLong(TaskProfile::endNanos).max().orElse(0) - start);
        for (OperationProfile operation : profiler.operations()) {
            letters.put(
                    operation.operation(), letters.size() < LETTERS.length() ? LETTERS.charAt(letters.size()) : '*');
        }
    }

    @Override
    public String toString() {
        Map<String, double[][]> shares = new LinkedHashMap<>();
        Map<Character, Integer> numbers = new LinkedHashMap<>();
        letters.values().forEach(letter -> numbers.putIfAbsent(letter, numbers.size()));
        for (TaskProfile task : tasks) {
            double[][] row = shares.computeIfAbsent(task.thread(), thread -> new double[width][numbers.size()]);
            Character letter = letters.get(task.operation());
            addTo(row, task, letter == null ? 0 : numbers.getOrDefault(letter, 0));
        }
        StringBuilder text = new StringBuilder();
        int widest = shares.keySet().stream().mapToInt(String::length).max().orElse(0);
        shares.forEach((thread, row) -> {
            text.append(thread).append(" ".repeat(widest - thread.length())).append(" |");
            for (double[] column : row) {
                text.append(mostOf(column, List.copyOf(numbers.keySet())));
            }
            text.append("|\n");
        });
        text.append(" ".repeat(widest))
                .append(" 0")
                .append(" ".repeat(width))
                .append(Units.time(nanos))
                .append('\n');
        letters.forEach((operation, letter) ->
                text.append(letter).append(" = ").append(operation).append('\n'));
        return text.toString();
    }

    private void addTo(double[][] row, TaskProfile task, int letter) {
        double from = (double) (task.startNanos() - start) / nanos * width;
        double to = (double) (task.endNanos() - start) / nanos * width;
        for (int column = (int) from; column < Math.min(width, to); column++) {
            row[column][letter] += Math.min(to, column + 1) - Math.max(from, column);
        }
    }

    private static char mostOf(double[] column, List<Character> letters) {
        double busy = 0;
        int most = 0;
        for (int i = 0; i < column.length; i++) {
            busy += column[i];
            most = column[i] > column[most] ? i : most;
        }
        return busy < 0.5 ? (busy > 0 ? '.' : ' ') : letters.get(most);
    }
}
