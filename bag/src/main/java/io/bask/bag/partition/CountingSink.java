package io.bask.bag.partition;

import org.jspecify.annotations.Nullable;

/** A sink that only counts, and so takes equal elements together, whenever they come. */
public interface CountingSink extends Sink {
    /**
     * Takes an element so many times.
     *
     * @param times 0 or more; with 0 the element takes its place in the order of first arrival, and its times follow later
     */
    void accept(@Nullable Object element, long times) throws Exception;
}
