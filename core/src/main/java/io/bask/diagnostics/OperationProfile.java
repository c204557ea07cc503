package io.bask.diagnostics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All tasks that did the same.
 *
 * @param operation what they did
 * @param tasks how many
 * @param total time of all of them together, on all threads
 * @param longest time of the longest
 * @param resultBytes estimated size of all their results; 0 where nobody knows
 */
public record OperationProfile(String operation, int tasks, Duration total, Duration longest, long resultBytes) {
    /** Tasks grouped by operation, the longest in all first. */
    static List<OperationProfile> of(List<TaskProfile> tasks) {
        Map<String, long[]> sums = new LinkedHashMap<>();
        for (TaskProfile task : tasks) {
            long[] sum = sums.computeIfAbsent(task.operation(), operation -> new long[4]);
            long nanos = task.endNanos() - task.startNanos();
            sum[0]++;
            sum[1] += nanos;
            sum[2] = Math.max(sum[2], nanos);
            sum[3] += task.resultBytes();
        }
        List<OperationProfile> operations = new ArrayList<>();
        sums.forEach((operation, sum) -> operations.add(new OperationProfile(
                operation, (int) sum[0], Duration.ofNanos(sum[1]), Duration.ofNanos(sum[2]), sum[3])));
        operations.sort(Comparator.comparing(OperationProfile::total).reversed());
        return operations;
    }

    /** Time of a task on average. */
    public Duration mean() {
        return total.dividedBy(Math.max(1, tasks));
    }
}
