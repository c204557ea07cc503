package io.bask.diagnostics;

import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.TaskListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps when each result was made and when its last reader was done with it: what is in memory at any moment because a
 * later task needs it.
 *
 * <p>Sizes are what the layers' lowerings estimated, or what can be seen of a result without walking through it. Costs
 * some 60 bytes a task; keeps neither graphs nor results once a run has ended. Safe from any thread.
 */
public final class CacheProfiler implements TaskListener, AutoCloseable {
    private final Map<Run, ResultLog> open = new ConcurrentHashMap<>();
    private final List<ResultLog> logs = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private Diagnostics.@Nullable Registration registration; // guard: written before the profiler is handed out

    /** A profiler to be handed to a run by its options. */
    public CacheProfiler() {}

    /** A profiler of all that is computed until it is closed. */
    public static CacheProfiler start() {
        CacheProfiler profiler = new CacheProfiler();
        profiler.registration = Diagnostics.register(profiler);
        return profiler;
    }

    @Override
    public void runStarted(Run run, Job compiled) {
        if (!closed) {
            ResultLog log = new ResultLog(compiled);
            logs.add(log);
            open.put(run, log);
        }
    }

    @Override
    public void taskFinished(Run run, int task, int worker, long startNanos, long endNanos, @Nullable Object result) {
        ResultLog log = open.get(run);
        if (log != null) {
            log.finished(task, endNanos, result);
        }
    }

    @Override
    public void runFinished(Run run, @Nullable Throwable failure) {
        ResultLog log = open.remove(run);
        if (log != null) {
            log.end(System.nanoTime());
        }
    }

    /** Stops listening; what was kept stays. */
    @Override
    public void close() {
        if (registration != null) {
            registration.close();
        }
        closed = true;
        long now = System.nanoTime();
        open.values().forEach(log -> log.end(now));
        open.clear();
    }

    /** All results, in the order in which they were made; those of runs that go on are released now. */
    public List<ResultProfile> results() {
        List<ResultProfile> results = new ArrayList<>();
        long now = System.nanoTime();
        logs.forEach(log -> log.forEach(now, results::add));
        results.sort(Comparator.comparingLong(ResultProfile::producedNanos));
        return results;
    }

    /** How much was kept over time: one sample whenever that changed. */
    public List<LiveSample> live() {
        List<ResultProfile> results = results();
        long[][] changes = new long[2 * results.size()][];
        for (int i = 0; i < results.size(); i++) {
            ResultProfile result = results.get(i);
            changes[2 * i] = new long[] {result.producedNanos(), 1, result.bytes()};
            changes[2 * i + 1] = new long[] {result.releasedNanos(), -1, -result.bytes()};
        }
        Arrays.sort(
                changes,
                Comparator.comparingLong((long[] change) -> change[0]).thenComparingLong(change -> -change[1]));
        List<LiveSample> samples = new ArrayList<>(changes.length);
        int count = 0;
        long bytes = 0;
        for (long[] change : changes) {
            count += (int) change[1];
            bytes += change[2];
            samples.add(new LiveSample(change[0], count, bytes));
        }
        return samples;
    }

    /** The most results kept at once; 0 before any. */
    public int peakResults() {
        return live().stream().mapToInt(LiveSample::results).max().orElse(0);
    }

    /** The most bytes kept at once, estimated; 0 before any. */
    public long peakBytes() {
        return live().stream().mapToLong(LiveSample::bytes).max().orElse(0);
    }

    /** One line: how many results there were, and the most at once. */
    @Override
    public String toString() {
        return "%d results, at most %d and %s at once"
                .formatted(results().size(), peakResults(), Units.bytes(peakBytes()));
    }
}
