package io.bask.bag.partition;

import org.jspecify.annotations.Nullable;

/** Where the elements of a partition go, one after the other. Belongs to one pass; may keep state. */
@FunctionalInterface
public interface Sink {
    /** Takes an element; false means that it wants no more. */
    boolean accept(@Nullable Object element) throws Exception;
}
