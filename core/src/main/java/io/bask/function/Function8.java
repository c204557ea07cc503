package io.bask.function;

import java.io.Serializable;

/**
 * A serializable function of eight arguments that may throw.
 *
 * @param <A> type of argument 1
 * @param <B> type of argument 2
 * @param <C> type of argument 3
 * @param <D> type of argument 4
 * @param <E> type of argument 5
 * @param <F> type of argument 6
 * @param <G> type of argument 7
 * @param <H> type of argument 8
 * @param <R> type of the result
 */
@FunctionalInterface
public interface Function8<A, B, C, D, E, F, G, H, R> extends Serializable {
    /** Applies the function; whatever it throws becomes the cause of the failure of the task that ran it. */
    R apply(A a, B b, C c, D d, E e, F f, G g, H h) throws Exception;
}
