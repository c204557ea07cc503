package io.bask.diagnostics;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One task that ended well, as the flight recorder keeps it; only where a recording asks for it, since there are many. */
@Name("io.bask.Task")
@Label("Task")
@Category("Bask")
@Description("A task of a graph")
@Enabled(false)
@StackTrace(false)
final class TaskEvent extends Event {
    @Label("Key")
    @Nullable
    String key;

    @Label("Operation")
    @Nullable
    String operation;

    @Label("Worker")
    @Description("0 is the thread that asked for the computation")
    int worker;

    @Label("Result")
    @Description("Estimated size of the result")
    @DataAmount
    long resultBytes;
}
