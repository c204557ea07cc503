package io.bask.bag.partition;

import java.io.Serializable;

/** The elements of one partition, in order; they can be had any number of times. */
@FunctionalInterface
public interface Source extends Serializable {
    /**
     * Hands the elements to {@code sink} until there are none left or it wants no more.
     *
     * @return whether the sink would have taken more
     */
    boolean feed(Sink sink) throws Exception;
}
