package io.bask.diagnostics;

import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.TaskListener;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Draws how far computations are, on one line of the terminal:
 *
 * <pre>  [##################                      ] | 45% Completed |  3.2s  </pre>
 *
 * <p>The threads that finish tasks draw it, at most ten times a second; there is no thread of its own to leave behind.
 * Runs that go on at once, nested ones too, share one bar, whose total grows as they begin; when the last of them ends,
 * so does the line. Where nobody looks at a terminal, a line that is drawn over and over would only litter a file, so a
 * bar on standard error then prints a line of its own every five seconds and one at the end. Safe from any thread.
 */
public final class ProgressBar implements TaskListener, AutoCloseable {
    private static final int WIDTH = 40;
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration REPORT = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean redraws;
    private final long intervalNanos;
    private final AtomicLong nextDraw = new AtomicLong();
    private Diagnostics.@Nullable Registration registration; // guard: written before the bar is handed out
    // All guarded by this.
    private long startNanos;
    private int open;
    private long total;
    private long finished;
    private boolean isTotalKnown;
    private int drawn; // characters of the last line, so that a shorter one can wipe it

    /**
     * A bar on standard error, drawn over and over where that seems to be a terminal. It shows the runs that it is given to as a
     * listener; {@link #start()} makes one that shows all.
     */
    public ProgressBar() {
        this(System.err, hasTerminal());
    }

    /** A bar on {@code out}, which is taken to be a terminal; it shows what it is given to as a listener, see {@link #start()}. */
    public ProgressBar(PrintStream out) {
        this(out, true);
    }

    /**
     * A bar on {@code out}.
     *
     * @param redraws whether to draw it over and over in one line, ten times a second, or to print a line every five
     *     seconds and at the end
     */
    public ProgressBar(PrintStream out, boolean redraws) {
        this.out = Objects.requireNonNull(out, "out is null; use new ProgressBar() to draw on standard error");
        this.redraws = redraws;
        this.intervalNanos = (redraws ? REDRAW : REPORT).toNanos();
    }

    /** A bar on standard error for all that is computed until it is closed. */
    public static ProgressBar start() {
        ProgressBar bar = new ProgressBar();
        bar.registration = Diagnostics.register(bar);
        return bar;
    }

    /** A bar on {@code out}, which is taken to be a terminal, for all that is computed until it is closed. */
    public static ProgressBar start(PrintStream out) {
        ProgressBar bar = new ProgressBar(out);
        bar.registration = Diagnostics.register(bar);
        return bar;
    }

    /** Tells whether somebody is likely to be looking: the JVM has a console and does not run in CI. */
    public static boolean hasTerminal() {
        String terminal = System.getenv("TERM");
        return terminal != null && !terminal.equals("dumb") && System.getenv("CI") == null && isTerminal();
    }

    /** Newer JVMs have a console where there is none to look at, but say so. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJvm) {
            return true;
        }
    }

    @Override
    public void runStarted(Run run, Job compiled) {
        begin(compiled.graph().size());
    }

    /**
     * Starts a bar by hand, for work that is not one run: {@code steps} calls of {@link #step} fill it, {@link #end} ends
     * it. Where a bar is being drawn already, adds to it.
     */
    public void begin(int steps) {
        if (steps < 0) {
            throw new IllegalArgumentException(
                    "steps is %d; use 0 or more, or begin() where nobody knows".formatted(steps));
        }
        begin(steps, true);
    }

    /** Like {@link #begin(int)}, where nobody knows how many steps there will be: counts them. */
    public void begin() {
        begin(0, false);
    }

    private synchronized void begin(int steps, boolean isKnown) {
        if (open++ == 0) {
            total = 0;
            finished = 0;
            isTotalKnown = true;
            startNanos = System.nanoTime();
            nextDraw.set(redraws ? startNanos : startNanos + intervalNanos);
        }
        total += steps;
        isTotalKnown &= isKnown;
        if (redraws) {
            draw(false);
        }
    }

    /** One more step is done. */
    public void step() {
        long now = System.nanoTime();
        long next = nextDraw.get();
        boolean mine = now - next >= 0 && nextDraw.compareAndSet(next, now + intervalNanos);
        synchronized (this) {
            finished++;
            if (mine && open > 0) {
                draw(!redraws);
            }
        }
    }

    /** Ends what {@link #begin} began; with the last of it, draws the last state and ends the line. */
    public synchronized void end() {
        if (open > 0 && --open == 0) {
            draw(true);
        }
    }

    /** Draws how many of these stages (futures, say) are done, and waits until all are, in whatever way. */
    public void follow(Collection<? extends CompletionStage<?>> stages) {
        begin(stages.size());
        CountDownLatch waiting = new CountDownLatch(stages.size());
        stages.forEach(stage -> stage.whenComplete((result, failure) -> {
            step();
            waiting.countDown();
        }));
        try {
            waiting.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for " + waiting.getCount() + " futures");
        } finally {
            end();
        }
    }

    @Override
    public void taskFinished(Run run, int task, int worker, long startNanos, long endNanos, @Nullable Object result) {
        step();
    }

    @Override
    public synchronized void runFinished(Run run, @Nullable Throwable failure) {
        int left = Math.max(0, run.job().graph().size() - run.finishedTasks());
        if (failure == null) {
            finished += left; // tasks that no output needed
        } else if (open > 1) {
            total -= left;
        }
        end();
    }

    /** Stops listening to runs that begin later. */
    @Override
    public void close() {
        if (registration != null) {
            registration.close();
        }
    }

    private void draw(boolean last) {
        String line = line();
        out.print((redraws ? "\r" : "") + line + " ".repeat(Math.max(0, drawn - line.length())));
        if (last) {
            out.println();
        }
        out.flush();
        drawn = last ? 0 : line.length();
    }

    private String line() {
        String time = time((System.nanoTime() - startNanos) / 1e9);
        if (!isTotalKnown) {
            return "%d done | %s".formatted(finished, time);
        }
        int percent = total == 0 ? 100 : (int) (100 * Math.min(finished, total) / total);
        int filled = WIDTH * percent / 100;
        return "[%s%s] | %d%% Completed | %s".formatted("#".repeat(filled), " ".repeat(WIDTH - filled), percent, time);
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
