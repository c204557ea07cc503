package io.bask.diagnostics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one thread did.
 *
 * @param thread its name
 * @param tasks how many tasks it ran
 * @param busy how long it was in at least one of them
 */
public record WorkerProfile(String thread, int tasks, Duration busy) {
    /** Tasks grouped by thread, the busiest first. */
    static List<WorkerProfile> of(List<TaskProfile> tasks) {
        Map<String, List<long[]>> spans = new LinkedHashMap<>();
        for (TaskProfile task : tasks) {
            spans.computeIfAbsent(task.thread(), thread -> new ArrayList<>())
                    .add(new long[] {task.startNanos(), task.endNanos()});
        }
        List<WorkerProfile> workers = new ArrayList<>();
        spans.forEach((thread, own) ->
                workers.add(new WorkerProfile(thread, own.size(), Duration.ofNanos(Spans.union(own)))));
        workers.sort(Comparator.comparing(WorkerProfile::busy).reversed());
        return workers;
    }
}
