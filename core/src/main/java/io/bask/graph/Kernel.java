package io.bask.graph;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a task does with the results of the tasks it reads: a pure function of its inputs.
 *
 * <p>A kernel may run more than once and its result may be shared by several readers, so it must neither change its
 * inputs nor keep state. The inputs arrive in the order in which the task lists its dependencies.
 */
@FunctionalInterface
public interface Kernel extends Serializable {
    /** Computes the result; the array belongs to this call and may be overwritten. */
    @Nullable
    Object run(@Nullable Object[] inputs) throws Exception;

    /** What the work is given, for errors to describe, when the task reads {@code inputs}: they and what it knows itself. */
    default @Nullable Object[] arguments(@Nullable Object[] inputs) {
        return inputs;
    }

    /** What errors, drawings and profiles call this work, e.g. {@code "add"}. */
    default String operation() {
        String name = getClass().getSimpleName();
        int lambda = name.indexOf("$$Lambda");
        if (lambda == 0 || name.isEmpty()) {
            return "lambda";
        }
        return lambda > 0 ? name.substring(0, lambda) : name;
    }
}
