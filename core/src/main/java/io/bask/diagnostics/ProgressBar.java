package io.bask.diagnostics;

import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.TaskListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Draws how far a computation is, on one line of the terminal:
 *
 * <pre>  [##################                      ] | 45% Completed |  3.2s  </pre>
 *
 * <p>The threads that finish tasks draw it, at most ten times a second; there is no thread of its own to leave behind. A
 * new bar begins with every run. Safe from any thread.
 */
public final class ProgressBar implements TaskListener {
    private static final int WIDTH = 40;
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final PrintStream out;
    private final AtomicLong nextDraw = new AtomicLong();
    private volatile int total;
    private volatile long startNanos;
    // Guarded by this: characters of the last line drawn, so that a shorter one can wipe it.
    private int drawn;
    private int finished;

    /** A bar on standard error, whether or not that is a terminal. */
    public ProgressBar() {
        this(System.err);
    }

    /** A bar on {@code out}. */
    public ProgressBar(PrintStream out) {
        this.out = out;
    }

    /** Tells whether somebody is likely to be looking: the JVM has a console and does not run in CI. */
    public static boolean hasTerminal() {
        return System.console() != null && System.getenv("TERM") != null && !"dumb".equals(System.getenv("TERM"));
    }

    @Override
    public void runStarted(Run run, Job compiled) {
        begin(compiled.graph().size());
    }

    /** Starts a bar by hand, for work that is not one run: {@code steps} calls of {@link #step} fill it. */
    public synchronized void begin(int steps) {
        total = steps;
        startNanos = System.nanoTime();
        finished = 0;
        nextDraw.set(startNanos);
        draw(false);
    }

    /** One more step is done. */
    public void step() {
        long now = System.nanoTime();
        long next = nextDraw.get();
        boolean mine = now - next >= 0 && nextDraw.compareAndSet(next, now + REDRAW_NANOS);
        synchronized (this) {
            finished++;
            if (mine) {
                draw(false);
            }
        }
    }

    /** Draws the last state and ends the line. */
    public synchronized void end() {
        draw(true);
    }

    /** Draws how many of these stages (futures, say) are done, and waits until all are, in whatever way. */
    public void follow(Collection<? extends CompletionStage<?>> stages) {
        begin(stages.size());
        CountDownLatch open = new CountDownLatch(stages.size());
        stages.forEach(stage -> stage.whenComplete((result, failure) -> {
            step();
            open.countDown();
        }));
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for " + open.getCount() + " futures");
        } finally {
            end();
        }
    }

    @Override
    public void taskFinished(Run run, int task, int worker, long startNanos, long endNanos, @Nullable Object result) {
        step();
    }

    @Override
    public void runFinished(Run run, @Nullable Throwable failure) {
        end();
    }

    private void draw(boolean last) {
        int done = Math.min(finished, total);
        int percent = total == 0 ? 100 : (int) (100L * done / total);
        int filled = WIDTH * percent / 100;
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        String line = "[%s%s] | %d%% Completed | %s"
                .formatted("#".repeat(filled), " ".repeat(WIDTH - filled), percent, time(seconds));
        out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        if (last) {
            out.println();
        }
        out.flush();
        drawn = last ? 0 : line.length();
    }

    private static String time(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1fs", seconds);
        }
        long whole = (long) seconds;
        return whole < 3600
                ? "%dm %ds".formatted(whole / 60, whole % 60)
                : "%dh %dm %ds".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }
}
