package io.bask.function;

import java.io.Serializable;

/**
 * A serializable yes-or-no question about one value.
 *
 * @param <A> type of the value
 */
@FunctionalInterface
public interface Predicate1<A> extends Serializable {
    /** Answers for {@code a}; whatever it throws becomes the cause of the failure of the task that ran it. */
    boolean test(A a) throws Exception;
}
