package io.bask.diagnostics;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One computation, as the flight recorder keeps it; its stack trace is that of whoever computes. */
@Name("io.bask.Run")
@Label("Run")
@Category("Bask")
@Description("A task graph that was run")
@StackTrace
final class RunEvent extends Event {
    @Label("Tasks")
    int tasks;

    @Label("Threads")
    int threads;

    @Label("Failure")
    @Description("Why the run ended early; empty where it did not")
    @Nullable
    String failure;
}
