package io.bask.schedule;

import io.bask.graph.Job;
import org.jspecify.annotations.Nullable;

/**
 * Is told what a run does: the ground that progress bars and profilers stand on.
 *
 * <p>The methods are called by the threads that run the tasks, several at once, and must be quick. What they throw is
 * logged and otherwise ignored.
 */
public interface TaskListener {
    /** The run begins; {@code compiled} is what will run: task numbers given to the other methods are its own. */
    default void runStarted(Run run, Job compiled) {}

    /** A task begins on worker {@code worker} (0 is the calling thread). */
    default void taskStarted(Run run, int task, int worker) {}

    /** A task has ended well; times are those of {@link System#nanoTime}. */
    default void taskFinished(Run run, int task, int worker, long startNanos, long endNanos, @Nullable Object result) {}

    /** The run has ended: well, where {@code failure} is null. */
    default void runFinished(Run run, @Nullable Throwable failure) {}
}
