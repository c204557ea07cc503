package io.bask.bag.kernel;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a bag is reduced: each partition to a state, states to one state, and that to the result.
 *
 * <p>States are combined in the order of the partitions, in a tree whose shape depends on their number only.
 */
public interface Accumulator extends Serializable {
    /** The state of no elements, fresh for one pass. */
    @Nullable
    Object start() throws Exception;

    /** The state of no elements of partition number {@code partition}, for those to whom that matters. */
    @Nullable
    default Object start(int partition) throws Exception {
        return start();
    }

    /** Whether more elements would not change the state, so that a pass may stop. */
    default boolean isFull(@Nullable Object state) {
        return false;
    }

    /** What is left of the state once the pass over a partition has ended; called once. */
    @Nullable
    default Object seal(@Nullable Object state) throws Exception {
        return state;
    }

    /** The state with one more element; may change {@code state} and answer it. */
    @Nullable
    Object add(@Nullable Object state, @Nullable Object element) throws Exception;

    /** One state made of several, of which it changes none. */
    @Nullable
    Object combine(@Nullable Object[] states) throws Exception;

    /** The result. */
    @Nullable
    Object finish(@Nullable Object state) throws Exception;

    /** What errors, drawings and profiles call it, e.g. {@code sum}. */
    String operation();
}
