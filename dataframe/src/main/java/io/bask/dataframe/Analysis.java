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
    private static final String LINE = "%-24s %7s %13s %12s %11s %6s%n";

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

    /** A table with a line a step: tasks, rows, bytes, milliseconds on all threads and their share of all of them. */
    @Override
    public String toString() {
        double total = steps.stream().mapToLong(step -> step.time().toNanos()).sum();
        StringBuilder text = new StringBuilder();
        text.append(LINE.formatted("operation", "tasks", "rows", "size", "ms", "share"));
        for (Step step : steps) {
            double share = total == 0 ? 0 : step.time().toNanos() / total;
            text.append(LINE.formatted(
                    step.operation(),
                    grouped(step.tasks()),
                    grouped(step.rows()),
                    PhysicalPlan.bytes(step.bytes()),
                    milliseconds(step.time()),
                    Math.round(100 * share) + "%"));
        }
        text.append("wall %s ms, tasks together %s ms, result %s rows%n"
                .formatted(milliseconds(wall), milliseconds(Duration.ofNanos((long) total)), grouped(result.rows())));
        return text.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%,.2f", time.toNanos() / 1e6);
    }
}
