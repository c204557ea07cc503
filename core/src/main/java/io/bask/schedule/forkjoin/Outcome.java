package io.bask.schedule.forkjoin;

import io.bask.memory.SpillException;
import io.bask.schedule.RunTimedOutException;
import io.bask.schedule.TaskFailedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How a run ends: completed, failed or cancelled, and who waits to hear of it.
 *
 * <p>The one thread that {@link #settle settles} it tells the listeners next and then {@link #release releases} those who
 * wait; to itself, and to its listeners, the outcome is there at once.
 */
final class Outcome {
    private static final VarHandle FAILURE;
    private static final VarHandle CLAIMED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            FAILURE = lookup.findVarHandle(Outcome.class, "failure", Throwable.class);
            CLAIMED = lookup.findVarHandle(Outcome.class, "claimed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int size;
    private final ConcurrentLinkedQueue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Throwable failure; // guard: compare-and-set, the first wins
    private volatile boolean claimed; // guard: compare-and-set
    private volatile @Nullable Thread settler;
    private volatile boolean settled;
    private volatile boolean released;
    private @Nullable Object @Nullable [] outputs; // guard: written before `settled`
    private @Nullable Throwable verdict; // guard: written before `settled`; what fails later does not count
    private int finished; // guard: written before `settled`

    Outcome(int size) {
        this.size = size;
    }

    /** Notes a failure; later ones are kept as suppressed by the first. */
    void fail(Throwable thrown) {
        if (!FAILURE.compareAndSet(this, (Throwable) null, thrown)) {
            Throwable first = failure;
            if (first != null && first != thrown) {
                first.addSuppressed(thrown);
            }
        }
    }

    /** Makes the calling thread the one that settles the outcome; false where another one is. */
    boolean claim() {
        return CLAIMED.compareAndSet(this, false, true);
    }

    /** Settles the outcome: outputs where the run was completed, null where it was not. */
    void settle(@Nullable Object @Nullable [] outputs, int finished) {
        this.outputs = outputs;
        this.verdict = failure;
        this.finished = finished;
        this.settler = Thread.currentThread();
        this.settled = true;
    }

    /** Lets those go who wait. */
    void release() {
        settler = null;
        released = true;
        for (Thread thread : waiting) {
            LockSupport.unpark(thread);
        }
    }

    boolean isSettled() {
        return settled;
    }

    boolean isReleased() {
        return released;
    }

    /** Tells whether the calling thread need not wait. */
    boolean isThereForCaller() {
        return released || settler == Thread.currentThread();
    }

    /** From now on the calling thread is unparked on release. */
    void awaitRelease() {
        waiting.add(Thread.currentThread());
    }

    /** Number of tasks that had finished when the run ended. */
    int finished() {
        return finished;
    }

    /** What a run that did not complete throws; null where it did. */
    @Nullable
    RuntimeException thrown() {
        Throwable thrown = settled ? verdict : failure;
        if (thrown instanceof TaskFailedException
                || thrown instanceof SpillException
                || thrown instanceof RunTimedOutException) {
            return (RuntimeException) thrown;
        }
        if (thrown instanceof OutOfMemoryError) {
            return new IllegalStateException(
                    ("the heap ran out after %d of %d tasks (%s): what is asked for, or what it takes, does not fit; reduce it first, use"
                                    + " smaller chunks, or start the JVM with more than -Xmx%dm")
                            .formatted(
                                    finished,
                                    size,
                                    thrown.getMessage(),
                                    Runtime.getRuntime().maxMemory() >> 20),
                    thrown);
        }
        if (thrown != null) {
            return new IllegalStateException(
                    "the scheduler itself failed after %d of %d tasks: %s".formatted(finished, size, thrown), thrown);
        }
        return outputs != null
                ? null
                : new CancellationException("cancelled after %d of %d tasks".formatted(finished, size));
    }

    /** The outputs of a completed run, copied. */
    @Nullable
    Object[] outputs() {
        RuntimeException thrown = thrown();
        if (thrown != null || outputs == null) {
            throw thrown == null ? new IllegalStateException("the run is not over") : thrown;
        }
        return outputs.clone();
    }
}
