package io.bask.client;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread of a client that runs one task after the other while it has a seat, see {@link Workers}. */
final class Worker extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final VarHandle CURRENT;
    private static final VarHandle BEGUN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CURRENT = lookup.findVarHandle(Worker.class, "current", Task.class);
            BEGUN = lookup.findVarHandle(Worker.class, "begun", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Workers workers;
    // Written by holders of the workers' lock, read by all.
    volatile boolean seated;
    /** Whether it counts among those that look out for work. Written by whoever gives it a seat, then by this thread. */
    boolean searches;
    /** Whether it waits for a seat, or has been given one and not woken yet. Written by this thread. */
    volatile boolean parked;
    /** How many tasks deep this worker is in running tasks that others wait for. Only used by this thread. */
    int depth;
    /** What became ready when the last task ended, to be run next. Only used by this thread. */
    @Nullable
    Ready next;
    /** Whether a task has just ended, so that what becomes ready may be run next. Only used by this thread. */
    boolean finishing;
    /** The number of tasks begun when the watch last saw this worker wait; only used by the watch. */
    long begunWhenSeenWaiting = -1;

    // The innermost task; written by this thread only, in release mode.
    private @Nullable Task<?> current;
    // Tasks begun; written by this thread only, in opaque mode.
    private long begun;
    private List<WorkerPlugin> plugins = List.of();

    Worker(Workers workers, int number) {
        super(null, null, "bask-client-" + number, 0, false);
        setDaemon(true);
        this.workers = workers;
    }

    /** The worker that this thread is, or null. */
    static @Nullable Worker here() {
        return Thread.currentThread() instanceof Worker worker ? worker : null;
    }

    @Nullable
    Task<?> current() {
        return (Task<?>) CURRENT.getAcquire(this);
    }

    void current(@Nullable Task<?> task) {
        CURRENT.setRelease(this, task);
    }

    long begun() {
        return (long) BEGUN.getOpaque(this);
    }

    @Override
    public void run() {
        try {
            while (seated || workers.awaitSeat(this)) {
                Ready task = take();
                if (task == null) {
                    workers.rest(this);
                } else {
                    workers.found(this);
                    runOne(task);
                    if (workers.someoneReturns()) {
                        workers.giveUpSeat(this);
                    }
                }
            }
        } finally {
            plugins.forEach(plugin -> quietly(plugin, false));
            workers.ended(this);
        }
    }

    private @Nullable Ready take() {
        Ready own = next;
        if (own == null) {
            return workers.ready.poll();
        }
        next = null;
        if (!workers.ready.outranks(own.priority())) {
            return own;
        }
        workers.ready.offer(own);
        return workers.ready.poll();
    }

    private void runOne(Ready task) {
        BEGUN.setOpaque(this, begun + 1);
        if (workers.plugins() != plugins) {
            setUp(workers.plugins());
        }
        task.run(this);
    }

    private void setUp(List<WorkerPlugin> wanted) {
        List<WorkerPlugin> before = plugins;
        plugins = wanted;
        wanted.stream().filter(plugin -> !before.contains(plugin)).forEach(plugin -> quietly(plugin, true));
    }

    private void quietly(WorkerPlugin plugin, boolean begins) {
        try {
            if (begins) {
                plugin.setup(getName());
            } else {
                plugin.teardown(getName());
            }
        } catch (Throwable thrown) {
            LOG.error("plugin {} failed to {} worker {}", plugin, begins ? "set up" : "tear down", getName(), thrown);
        }
    }
}
