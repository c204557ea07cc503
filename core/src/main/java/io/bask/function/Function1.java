package io.bask.function;

import java.io.Serializable;

/**
 * A serializable function of one argument that may throw.
 *
 * @param <A> type of argument 1
 * @param <R> type of the result
 */
@FunctionalInterface
public interface Function1<A, R> extends Serializable {
    /** Applies the function; whatever it throws becomes the cause of the failure of the task that ran it. */
    R apply(A a) throws Exception;
}
