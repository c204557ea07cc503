package io.bask.schedule;

import io.bask.graph.Job;
import io.bask.memory.MemoryUse;
import org.jspecify.annotations.Nullable;

/** One job being run. Safe from any thread. */
public interface Run {
    /** What is being run, as the scheduler was given it. */
    Job job();

    /**
     * Waits for the end and answers the outputs' results, in order; the calling thread may be put to work meanwhile.
     *
     * @throws TaskFailedException where a task failed
     * @throws java.util.concurrent.CancellationException where the run was cancelled or the calling thread interrupted
     *     (the interrupt flag is set again)
     */
    @Nullable
    Object[] join();

    /**
     * Asks the run to stop: no further task starts. Kernels that are executing finish first, and then {@link #join} throws,
     * also where they were the last ones. Does nothing at the end.
     */
    void cancel();

    /** Tells whether the run has ended, in whatever way, and none of its kernels is executing. */
    boolean isDone();

    /** Number of tasks finished so far; roughly, while the run goes on. */
    int finishedTasks();

    /**
     * How the run stands, as text for people: which tasks run and where in their code, which are ready, which wait and for
     * what. Taken from any thread while the run goes on; as much of it as the scheduler knows.
     */
    default String dump() {
        return "%s, %d of %d tasks finished%n"
                .formatted(this, finishedTasks(), job().graph().size());
    }

    /**
     * How much memory the run's results take and have taken; those that were there before, and those that are handed over
     * at the end, do not count. Nothing where the scheduler does not count.
     */
    default MemoryUse memory() {
        return MemoryUse.none();
    }
}
