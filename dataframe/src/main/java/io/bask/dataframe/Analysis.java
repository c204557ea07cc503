package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the operations of a table did when it was computed: made by {@link DataFrame#analyze()}.
 *
 * @param steps one for each kind of task, in the order in which tasks are written down
 * @param wall how long all of it took
 * @param result what was computed
 */
public record Analysis(List<Step> steps, Duration wall, Frame result) {
    /** Copies the list. */
    public Analysis {
        steps = List.copyOf(steps);
    }

    /**
     * The tasks of one operation of one table.
     *
     * @param operation what they do
     * @param tasks how many there were
     * @param rows rows of all their results; 0 where results are no tables
     * @param bytes size of all their results
     * @param time of all of them together, on all threads
     */
    public record Step(String operation, int tasks, long rows, long bytes, Duration time) {}

    /** A table with a line a step: tasks, rows, bytes and milliseconds on all threads. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(line("operation", "tasks", "rows", "bytes", "ms"));
        for (Step step : steps) {
            text.append(line(
                    step.operation(),
                    Integer.toString(step.tasks()),
                    Long.toString(step.rows()),
                    Long.toString(step.bytes()),
                    milliseconds(step.time())));
        }
        return text.append("wall ").append(milliseconds(wall)).append(" ms\n").toString();
    }

    private static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e6);
    }

    private static String line(String operation, String tasks, String rows, String bytes, String time) {
        return "%-40s %7s %12s %14s %10s%n".formatted(operation, tasks, rows, bytes, time);
    }
}
