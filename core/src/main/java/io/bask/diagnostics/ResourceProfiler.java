package io.bask.diagnostics;

import io.bask.graph.Job;
import io.bask.memory.MemoryBudget;
import io.bask.memory.MemoryUse;
import io.bask.schedule.Run;
import io.bask.schedule.TaskListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how much processor, heap and disk the JVM uses while computations go on.
 *
 * <p>A daemon thread takes a sample when the first run begins, at fixed intervals, and when the last run ends; while
 * nothing runs it takes none, and soon ends. Safe from any thread.
 */
public final class ResourceProfiler implements TaskListener, AutoCloseable {
    private static final Duration USUAL = Duration.ofMillis(50);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final long IDLE_MILLIS = 1_000;

    /** Operating systems count processor time in steps of this; over less, nothing can be said. */
    private static final long CLOCK_NANOS = 10_000_000;

    private final long intervalMillis;
    private final ProcessHandle process = ProcessHandle.current();
    private Diagnostics.@Nullable Registration registration; // guard: written before the profiler is handed out
    // All guarded by this.
    private final List<ResourceSample> samples = new ArrayList<>();
    private final Set<Run> active = new HashSet<>();
    private @Nullable Thread sampler;
    private MemoryUse atFirst = MemoryUse.none();
    private boolean closed;
    private long lastNanos;
    private long lastCpuNanos;
    private double percent;

    /** A profiler to be handed to a run by its options, with 20 samples a second. */
    public ResourceProfiler() {
        this(USUAL);
    }

    /**
     * A profiler to be handed to a run by its options.
     *
     * @param interval between samples, at least a millisecond
     */
    public ResourceProfiler(Duration interval) {
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "the interval between samples is %s; it must be at least %s".formatted(interval, SHORTEST));
        }
        intervalMillis = interval.toMillis();
    }

    /** A profiler of all that is computed until it is closed, with 20 samples a second. */
    public static ResourceProfiler start() {
        return start(USUAL);
    }

    /** A profiler of all that is computed until it is closed. */
    public static ResourceProfiler start(Duration interval) {
        ResourceProfiler profiler = new ResourceProfiler(interval);
        profiler.registration = Diagnostics.register(profiler);
        return profiler;
    }

    @Override
    public synchronized void runStarted(Run run, Job compiled) {
        if (closed || !active.add(run) || active.size() > 1) {
            return;
        }
        sample();
        if (sampler == null) {
            sampler = new Thread(this::sampleWhileActive, "bask-resource-profiler");
            sampler.setDaemon(true);
            sampler.start();
        }
        notifyAll();
    }

    @Override
    public synchronized void runFinished(Run run, @Nullable Throwable failure) {
        if (active.remove(run) && active.isEmpty() && !closed) {
            sample();
        }
    }

    private synchronized void sampleWhileActive() {
        try {
            while (!closed) {
                if (active.isEmpty()) {
                    wait(IDLE_MILLIS);
                    if (active.isEmpty()) {
                        break;
                    }
                } else {
                    wait(intervalMillis);
                    if (!active.isEmpty() && System.nanoTime() - lastSampleNanos() >= intervalMillis * 500_000) {
                        sample();
                    }
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            sampler = null;
        }
    }

    private long lastSampleNanos() {
        return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).nanoTime();
    }

    private void sample() {
        long now = System.nanoTime();
        long cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        if (samples.isEmpty() || now - lastNanos >= CLOCK_NANOS) {
            percent = samples.isEmpty() ? 0 : 100.0 * (cpu - lastCpuNanos) / (now - lastNanos);
            lastNanos = now;
            lastCpuNanos = cpu;
        }
        Runtime runtime = Runtime.getRuntime();
        MemoryUse use = MemoryBudget.shared().use();
        if (samples.isEmpty()) {
            atFirst = use;
        }
        samples.add(new ResourceSample(
                now,
                percent,
                runtime.totalMemory() - runtime.freeMemory(),
                use.spilled() - atFirst.spilled(),
                use.reloaded() - atFirst.reloaded(),
                use.onDisk()));
    }

    /** Stops listening and sampling; the samples stay. */
    @Override
    public void close() {
        if (registration != null) {
            registration.close();
        }
        synchronized (this) {
            if (!closed && !active.isEmpty()) {
                sample();
            }
            closed = true;
            active.clear();
            notifyAll();
        }
    }

    /** All samples, in order. */
    public synchronized List<ResourceSample> samples() {
        return List.copyOf(samples);
    }

    /** The most heap in use in any sample; 0 without samples. */
    public synchronized long peakHeapBytes() {
        return samples.stream().mapToLong(ResourceSample::heapBytes).max().orElse(0);
    }

    /** One line: how many samples, average and highest use. */
    @Override
    public synchronized String toString() {
        return "%d samples, processors %.0f %% on average and %.0f %% at most, heap %s at most"
                .formatted(
                        samples.size(),
                        samples.stream()
                                .mapToDouble(ResourceSample::cpuPercent)
                                .average()
                                .orElse(0),
                        samples.stream()
                                .mapToDouble(ResourceSample::cpuPercent)
                                .max()
                                .orElse(0),
                        Units.bytes(peakHeapBytes()));
    }
}
