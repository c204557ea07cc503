package io.bask.function;

import java.io.Serializable;

/**
 * A serializable function of no arguments that may throw.
 *
 * @param <R> type of the result
 */
@FunctionalInterface
public interface Function0<R> extends Serializable {
    /** Applies the function; whatever it throws becomes the cause of the failure of the task that ran it. */
    R apply() throws Exception;
}
