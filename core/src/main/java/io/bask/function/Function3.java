package io.bask.function;

import java.io.Serializable;

/**
 * A serializable function of three arguments that may throw.
 *
 * @param <A> type of argument 1
 * @param <B> type of argument 2
 * @param <C> type of argument 3
 * @param <R> type of the result
 */
@FunctionalInterface
public interface Function3<A, B, C, R> extends Serializable {
    /** Applies the function; whatever it throws becomes the cause of the failure of the task that ran it. */
    R apply(A a, B b, C c) throws Exception;
}
