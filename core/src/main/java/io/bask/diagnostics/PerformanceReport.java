package io.bask.diagnostics;

import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.TaskListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listens to all that is computed until it is closed, and then writes a page about it: how busy each thread was with
 * what, how much memory was needed when, and what the graph looks like.
 *
 * <pre>{@code
 * try (PerformanceReport report = Diagnostics.performanceReport(Path.of("report.html"))) {
 *     x.sum().compute();
 * }
 * }</pre>
 *
 * <p>The page is one HTML file that needs no other, nor the network. Of more than 100 000 tasks, short ones that lie close
 * together are drawn as one. Where the work fails the page is written all the same and says so. Costs what {@link
 * Profiler}, {@link CacheProfiler} and {@link ResourceProfiler} cost, and keeps the graph of the largest run until the
 * end.
 */
public final class PerformanceReport implements AutoCloseable {
    private final Path file;
    private final long startNanos = System.nanoTime();
    private final Profiler profiler;
    private final CacheProfiler cache;
    private final ResourceProfiler resources;
    private final Largest largest = new Largest();
    private final List<Diagnostics.Registration> registrations;
    private boolean closed; // guard: this

    /** Keeps the job of the run with the most tasks. */
    private static final class Largest implements TaskListener {
        private @Nullable Job job; // guard: this

        @Override
        public synchronized void runStarted(Run run, Job compiled) {
            if (job == null || compiled.graph().size() > job.graph().size()) {
                job = compiled;
            }
        }

        synchronized @Nullable Job job() {
            return job;
        }
    }

    PerformanceReport(Path file) {
        if (file == null) {
            throw new IllegalArgumentException("the report's file is null; name one, for instance report.html");
        }
        requireWritable(file);
        this.file = file;
        profiler = new Profiler();
        cache = new CacheProfiler();
        resources = new ResourceProfiler();
        registrations = List.of(
                Diagnostics.register(resources),
                Diagnostics.register(cache),
                Diagnostics.register(largest),
                Diagnostics.register(profiler));
    }

    /** Finds out now rather than when the work is done. */
    private static void requireWritable(Path file) {
        boolean isNew = Files.notExists(file);
        try {
            Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)
                    .close();
            if (isNew) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static UncheckedIOException cannotWrite(Path file, IOException e) {
        String reason = "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
        return new UncheckedIOException(
                "cannot write a report to %s (%s); name a file in a folder that is there and may be written to"
                        .formatted(file.toAbsolutePath(), reason),
                e);
    }

    /** When each task ran. */
    public Profiler profiler() {
        return profiler;
    }

    /** When each result was kept. */
    public CacheProfiler cache() {
        return cache;
    }

    /** How much processor and heap was used. */
    public ResourceProfiler resources() {
        return resources;
    }

    /**
     * Stops listening and writes the page; does nothing the second time.
     *
     * @throws UncheckedIOException where the file cannot be written
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        registrations.forEach(Diagnostics.Registration::close);
        profiler.close();
        cache.close();
        resources.close();
        long endNanos = System.nanoTime();
        String page = new ReportPage(this, largest.job(), startNanos, endNanos).html();
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** The file and what was seen so far. */
    @Override
    public String toString() {
        return "PerformanceReport(%s, %d tasks)".formatted(file, profiler.size());
    }
}
