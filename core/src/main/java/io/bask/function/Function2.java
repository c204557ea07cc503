package io.bask.function;

import java.io.Serializable;

/**
 * A serializable function of two arguments that may throw.
 *
 * @param <A> type of argument 1
 * @param <B> type of argument 2
 * @param <R> type of the result
 */
@FunctionalInterface
public interface Function2<A, B, R> extends Serializable {
    /** Applies the function; whatever it throws becomes the cause of the failure of the task that ran it. */
    R apply(A a, B b) throws Exception;
}
