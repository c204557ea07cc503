package io.bask.diagnostics;

import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import io.bask.schedule.Scheduler;
import io.bask.schedule.TaskListener;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens to everything that is computed while a scope is open, in whatever thread.
 *
 * <pre>{@code
 * try (Profiler profiler = Profiler.start()) {
 *     x.sum().compute();
 *     System.out.println(profiler);
 * }
 * }</pre>
 *
 * <p>A run takes the listeners that are registered when it begins, and keeps them to its end. To listen to one
 * computation only, hand the listener to it: {@code Bask.compute(x, RunOptions.defaults().withListener(profiler))}.
 * Without listeners nothing is measured. Safe from any thread.
 */
public final class Diagnostics {
    private static final CopyOnWriteArrayList<Registration> OPEN = new CopyOnWriteArrayList<>();

    private Diagnostics() {}

    /** A listener that hears all runs that begin until this is closed. */
    public static final class Registration implements AutoCloseable {
        private final TaskListener listener;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Registration(TaskListener listener) {
            this.listener = listener;
        }

        /** Ends it for runs that begin later; from any thread, in any order, any number of times. */
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                OPEN.removeIf(registration -> registration == this);
            }
        }
    }

    /**
     * Lets a listener hear all runs that begin from now on until what this answers is closed.
     *
     * <p>A listener that is registered twice, or also given to a run by its options, hears a run once.
     */
    public static Registration register(TaskListener listener) {
        if (listener == null) {
            throw new IllegalArgumentException("the listener is null; register a Profiler, a Callback or your own");
        }
        Registration registration = new Registration(listener);
        OPEN.add(registration);
        return registration;
    }

    /** The listeners registered now, the first one first. */
    public static List<TaskListener> registered() {
        return listening(RunOptions.defaults()).listeners();
    }

    /** Run options with the registered listeners added. For those who start runs. */
    public static RunOptions listening(RunOptions options) {
        RunOptions all = options;
        for (Registration registration : OPEN) {
            if (all.listeners().stream().noneMatch(listener -> listener == registration.listener)) {
                all = all.withListener(registration.listener);
            }
        }
        return all;
    }

    /**
     * Runs a job and waits for it, with the registered listeners and, where a flight recording wants them, events. For
     * those who start runs.
     */
    public static @Nullable Object[] run(Scheduler scheduler, Job job, RunOptions options) {
        RunOptions all = listening(options);
        return FlightRecording.isOn() ? FlightRecording.run(scheduler, job, all) : scheduler.run(job, all);
    }

    /**
     * Writes an HTML page about all that is computed until the report is closed.
     *
     * <pre>{@code
     * try (PerformanceReport report = Diagnostics.performanceReport(Path.of("report.html"))) {
     *     x.sum().compute();
     * }
     * }</pre>
     *
     * @throws java.io.UncheckedIOException where the file cannot be written
     */
    public static PerformanceReport performanceReport(Path file) {
        return new PerformanceReport(file);
    }

    /** Writes an HTML page about all that is computed meanwhile, and answers what {@code work} answers. */
    public static <T> T performanceReport(Path file, Supplier<T> work) {
        if (work == null) {
            throw new IllegalArgumentException("there is no work to report on: it is null");
        }
        try (PerformanceReport report = performanceReport(file)) {
            return work.get();
        }
    }
}
