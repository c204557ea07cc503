package io.bask.schedule;

import io.bask.graph.Composite;
import io.bask.graph.Described;
import io.bask.graph.Graph;
import io.bask.graph.Kernel;
import io.bask.graph.Key;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A task failed: says which, what it did and what it read. The cause is what the task threw, untouched.
 *
 * <p>A failure is wrapped once, however many runs it passes on its way up.
 */
public final class TaskFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_INPUTS = 200;

    /** The hash in a key, of which people need its beginning. */
    private static final Pattern TOKEN = Pattern.compile("-([0-9a-f]{8})[0-9a-f]{24}");

    private final Key key;
    private final String operation;
    private final String inputs;

    private final @Nullable String site;

    private TaskFailedException(Key key, String operation, String inputs, @Nullable String site, Throwable cause) {
        super(message(key, operation, inputs, site, cause), cause);
        this.site = site;
        this.key = key;
        this.operation = operation;
        this.inputs = inputs;
    }

    /**
     * Wraps what a task threw; a failure of a run nested in the task is handed on as it is.
     *
     * @param inputs what the task read; described, not kept
     */
    public static TaskFailedException of(Graph graph, int task, @Nullable Object[] inputs, Throwable thrown) {
        Kernel kernel = graph.kernel(task);
        Key key = graph.key(task);
        String site = graph.layer(task).site();
        @Nullable Object[] read = inputs;
        Throwable cause = thrown;
        while (cause instanceof Composite.StageFailure failure && kernel instanceof Composite composite) {
            key = composite.stageKey(failure.stage());
            site = composite.stageSite(failure.stage());
            kernel = composite.stage(failure.stage());
            read = failure.stage() == 0 ? read : new Object[] {failure.input()};
            cause = failure.getCause() == null ? failure : failure.getCause();
        }
        if (cause instanceof TaskFailedException nested) {
            return nested;
        }
        return new TaskFailedException(key, kernel.operation(), describe(kernel.arguments(read)), site, cause);
    }

    /**
     * Wraps what a call that is not part of a graph threw; a failure of a run nested in it is handed on as it is.
     *
     * @param site where in the user's program the call was written; null where nobody noted it
     */
    public static TaskFailedException of(Key key, String operation, @Nullable String site, Throwable thrown) {
        return thrown instanceof TaskFailedException nested
                ? nested
                : new TaskFailedException(key, operation, "", site, thrown);
    }

    /** Key of the task that failed. */
    public Key key() {
        return key;
    }

    /** What the task was doing, e.g. {@code "add"}. */
    public String operation() {
        return operation;
    }

    /**
     * Where in the user's program the work was written, as stack traces write it: {@code "Main.main(Main.java:12)"}. Of
     * delayed calls and of calls submitted to a client it is the first call of the function.
     */
    public Optional<String> site() {
        return Optional.ofNullable(site);
    }

    /** What the task had read: dtypes and shapes, schemas, or types; never the values. */
    public String inputs() {
        return inputs;
    }

    private static String message(Key key, String operation, String inputs, @Nullable String site, Throwable cause) {
        String name = TOKEN.matcher(key.toString()).replaceAll("-$1");
        String where = site == null ? "" : ", written at " + site;
        return "task %s failed in %s(%s)%s: %s".formatted(name, operation, inputs, where, summary(cause));
    }

    private static String summary(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        String message;
        try {
            message = cause.getMessage();
        } catch (RuntimeException worse) {
            return name + " without a message: asking for it threw "
                    + worse.getClass().getName();
        }
        return message == null ? name : name + ": " + message;
    }

    private static String describe(@Nullable Object[] inputs) {
        StringBuilder text = new StringBuilder();
        for (Object input : inputs) {
            text.append(text.length() == 0 ? "" : ", ").append(describe(input));
            if (text.length() > LONGEST_INPUTS) {
                return text.append(", ... ")
                        .append(inputs.length)
                        .append(" in all")
                        .toString();
            }
        }
        return text.toString();
    }

    private static String describe(@Nullable Object input) {
        if (input == null) {
            return "null";
        }
        if (input instanceof Described described) {
            return described.describe();
        }
        return input instanceof Number || input instanceof Boolean
                ? input.toString()
                : input.getClass().getSimpleName();
    }
}
