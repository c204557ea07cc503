package io.bask.diagnostics;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.TaskListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps when each task ran, for how long and on which thread.
 *
 * <pre>{@code
 * try (Profiler profiler = Profiler.start()) {
 *     x.sum().compute();
 *     System.out.println(profiler);
 * }
 * }</pre>
 *
 * <p>Costs some 500 ns and 45 bytes a task; keeps neither graphs nor results. Tasks that fail are not in it; the run says
 * why. Profilers may overlap and nest. Safe from any thread, also while runs go on.
 */
public final class Profiler implements TaskListener, AutoCloseable {
    private final List<TaskLog> logs = new CopyOnWriteArrayList<>();
    private final ThreadLocal<TaskLog> ownLog = ThreadLocal.withInitial(this::newLog);
    private final Map<Run, Open> open = new ConcurrentHashMap<>();
    private final List<RunProfile> ended = new ArrayList<>(); // guard: ended
    private volatile boolean closed;
    private Diagnostics.@Nullable Registration registration; // guard: written before the profiler is handed out
    private int runs; // guard: ended

    private record Open(int number, Graph graph, long startNanos) {}

    /** A profiler to be handed to a run by its options. */
    public Profiler() {}

    /** A profiler of all that is computed until it is closed. */
    public static Profiler start() {
        Profiler profiler = new Profiler();
        profiler.registration = Diagnostics.register(profiler);
        return profiler;
    }

    private TaskLog newLog() {
        TaskLog log = new TaskLog(Thread.currentThread().getName());
        logs.add(log);
        return log;
    }

    @Override
    public void runStarted(Run run, Job compiled) {
        synchronized (ended) {
            open.put(run, new Open(runs++, compiled.graph(), System.nanoTime()));
        }
    }

    @Override
    public void taskFinished(Run run, int task, int worker, long startNanos, long endNanos, @Nullable Object result) {
        Open known = open.get(run);
        if (known != null && !closed) {
            ownLog.get().add(known.number, known.graph, task, worker, startNanos, endNanos, result);
        }
    }

    @Override
    public void runFinished(Run run, @Nullable Throwable failure) {
        Open known = open.remove(run);
        if (known != null && !closed) {
            synchronized (ended) {
                ended.add(profile(known, failure));
            }
        }
    }

    private static RunProfile profile(Open run, @Nullable Throwable failure) {
        String reason = failure == null ? null : String.valueOf(failure.getMessage());
        return new RunProfile(run.number, run.graph.size(), run.startNanos, System.nanoTime(), reason);
    }

    /** Stops listening; what was kept stays. */
    @Override
    public void close() {
        if (registration != null) {
            registration.close();
        }
        if (!closed) {
            synchronized (ended) {
                open.values().forEach(run -> ended.add(profile(run, null)));
                closed = true;
            }
        }
    }

    /** Forgets all tasks, and the runs that have ended. */
    public void clear() {
        logs.forEach(TaskLog::clear);
        synchronized (ended) {
            ended.clear();
        }
    }

    /** Number of tasks kept. */
    public int size() {
        return logs.stream().mapToInt(TaskLog::size).sum();
    }

    /** All tasks, in the order in which they began. */
    public List<TaskProfile> tasks() {
        List<TaskProfile> tasks = new ArrayList<>(size());
        logs.forEach(log -> log.forEach(tasks::add));
        tasks.sort(Comparator.comparingLong(TaskProfile::startNanos));
        return tasks;
    }

    /** All runs, in the order in which they began; those that go on as if they ended now. */
    public List<RunProfile> runs() {
        List<RunProfile> all;
        synchronized (ended) {
            all = new ArrayList<>(ended);
            if (!closed) {
                open.values().forEach(run -> all.add(profile(run, null)));
            }
        }
        all.sort(Comparator.comparingInt(RunProfile::number));
        return all;
    }

    /** Time during which at least one run went on. */
    public Duration wall() {
        return Duration.ofNanos(Spans.union(runs().stream()
                .map(run -> new long[] {run.startNanos(), run.endNanos()})
                .toList()));
    }

    /** What was done, the longest in all first. */
    public List<OperationProfile> operations() {
        return OperationProfile.of(tasks());
    }

    /** The threads that ran tasks, the busiest first. */
    public List<WorkerProfile> workers() {
        return WorkerProfile.of(tasks());
    }

    /** What each thread did over time, as text of so many characters a line; a letter stands for an operation. */
    public String timeline(int width) {
        return new Timeline(this, width).toString();
    }

    /** A table of operations. */
    @Override
    public String toString() {
        TextTable table = new TextTable("operation", "tasks", "total", "share", "mean", "longest", "results");
        List<OperationProfile> operations = operations();
        long all = operations.stream().mapToLong(one -> one.total().toNanos()).sum();
        for (OperationProfile one : operations) {
            table.add(
                    one.operation(),
                    String.valueOf(one.tasks()),
                    Units.time(one.total()),
                    Units.percent(all == 0 ? 0 : (double) one.total().toNanos() / all),
                    Units.time(one.mean()),
                    Units.time(one.longest()),
                    one.resultBytes() == 0 ? "" : Units.bytes(one.resultBytes()));
        }
        return table.toString();
    }
}
