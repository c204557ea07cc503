package io.bask.schedule;

import io.bask.graph.Composite;
import org.jspecify.annotations.Nullable;

/** Tells a thread that was interrupted from a task that throws {@link InterruptedException} by itself. For authors of schedulers. */
public final class Interruption {
    private Interruption() {}

    /**
     * Whether a task threw because somebody interrupted its thread: because a method of Java that waits says so. What waits
     * takes the thread's flag away, so that its exception is all that is left of the interrupt; one that a task makes itself
     * while the flag is not set is a failure like any other.
     */
    public static boolean threw(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof Composite.StageFailure && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof InterruptedException && isOfJava(cause.getStackTrace());
    }

    private static boolean isOfJava(@Nullable StackTraceElement[] frames) {
        StackTraceElement first = frames.length == 0 ? null : frames[0];
        if (first == null) {
            return true;
        }
        String name = first.getClassName();
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }
}
