package io.bask.schedule;

import io.bask.graph.Job;
import org.jspecify.annotations.Nullable;

/**
 * Runs graphs.
 *
 * <p>The seam between what Bask's collections produce and whatever executes it: a scheduler sees keys, kernels and
 * edges only, so it can be tested with strings, checked against a serial oracle, and swapped for a cluster.
 *
 * <p>Every implementation keeps this contract:
 *
 * <ul>
 *   <li>each task that an output needs runs exactly once, after all tasks that it reads; others do not run;
 *   <li>a result is dropped as soon as its last reader has finished, unless it is an output;
 *   <li>the first task to fail ends the run: no task starts afterwards, and {@link Run#join} throws one {@link
 *       TaskFailedException};
 *   <li>{@link Run#join} returns only when none of the run's kernels is executing any more;
 *   <li>a kernel may itself run a job, on the same scheduler, to any depth, without a deadlock;
 *   <li>after a failure or a cancelled run the scheduler is as good as new.
 * </ul>
 */
public interface Scheduler {
    /** Starts a job; a scheduler may leave the work to the thread that calls {@link Run#join}. */
    Run submit(Job job, RunOptions options);

    /** Runs a job and waits for it: the results of its outputs, in order. */
    default @Nullable Object[] run(Job job, RunOptions options) {
        return submit(job, options).join();
    }

    /** How many tasks can run at once. */
    int parallelism();
}
