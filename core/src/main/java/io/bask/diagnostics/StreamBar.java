package io.bask.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One bar of the task stream: a task, or several short ones.
 *
 * @param first the task, or the first of them
 * @param startNanos where the bar begins
 * @param nanos how long it is
 * @param tasks how many tasks it stands for
 */
record StreamBar(TaskProfile first, long startNanos, long nanos, int tasks) {
    /**
     * A bar for each task; where that is too many, time is cut into cells, and in each cell the short tasks of one
     * operation and thread become one bar as long as all of them. Cells grow until the bars are few enough.
     */
    static List<StreamBar> of(List<TaskProfile> tasks, int most) {
        List<StreamBar> bars = new ArrayList<>(tasks.size());
        for (TaskProfile task : tasks) {
            bars.add(new StreamBar(task, task.startNanos(), task.endNanos() - task.startNanos(), 1));
        }
        if (bars.size() <= most) {
            return bars;
        }
        long start = bars.get(0).startNanos;
        long end = tasks.stream().mapToLong(TaskProfile::endNanos).max().orElse(start);
        List<StreamBar> merged = bars;
        for (long cell = Math.max(1, (end - start) / most); merged.size() > most && cell <= end - start; cell *= 2) {
            merged = merge(bars, start, cell);
        }
        return merged;
    }

    private record Group(String thread, long cell, String operation) {}

    private static List<StreamBar> merge(List<StreamBar> bars, long start, long cell) {
        List<StreamBar> merged = new ArrayList<>();
        Map<Group, StreamBar> groups = new LinkedHashMap<>();
        for (StreamBar bar : bars) {
            if (bar.nanos >= cell) {
                merged.add(bar);
                continue;
            }
            Group group = new Group(bar.first.thread(), (bar.startNanos - start) / cell, bar.first.operation());
            groups.merge(group, bar, StreamBar::and);
        }
        Map<String, Long> free = new LinkedHashMap<>();
        for (Map.Entry<Group, StreamBar> entry : groups.entrySet()) {
            String thread = entry.getKey().thread;
            StreamBar bar = entry.getValue();
            long from = Math.max(bar.startNanos, free.getOrDefault(thread, Long.MIN_VALUE));
            merged.add(new StreamBar(bar.first, from, bar.nanos, bar.tasks));
            free.put(thread, from + bar.nanos);
        }
        merged.sort(Comparator.comparingLong(StreamBar::startNanos));
        return merged;
    }

    private StreamBar and(StreamBar other) {
        return new StreamBar(first, startNanos, nanos + other.nanos, tasks + other.tasks);
    }
}
